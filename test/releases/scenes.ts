/**
 * The conversations that a release is remembered by: one in every state that somebody is waited for in, and a few more; a
 * file for each thing that people come for.
 */
import { BOOKING } from './scenes/booking.ts';
import { ELSEWHERE } from './scenes/elsewhere.ts';
import { IDENTIFY } from './scenes/identify.ts';
import { LINKS } from './scenes/links.ts';
import { NEEDS } from './scenes/needs.ts';
import { OTHERWISE } from './scenes/otherwise.ts';
import { OWN_DATA } from './scenes/own-data.ts';
import type { Scene } from './scenes/scene.ts';
import { VISITS } from './scenes/visits.ts';

/** In this order: the first ones move the clock, under which the later ones' holds would run out. */
export const SCENES: readonly Scene[] = [
	...BOOKING,
	...VISITS,
	...IDENTIFY,
	...ELSEWHERE,
	...OWN_DATA,
	...LINKS,
	...NEEDS,
	...OTHERWISE,
];
