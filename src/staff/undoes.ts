/** How each thing that staff did is taken back. What has changed since stays as it is: then a sentence says so (`Wrong`). */
import type { Turn } from '../perform/performer.ts';
import type { Member } from './who.ts';

/** What was done: by whom, when (epoch milliseconds), to what, and how it was before. */
export interface Done {
	readonly actor: string;
	readonly at: number;
	/** `appointment:17` */
	readonly entity: string;
	// Each action knows what it kept.
	// biome-ignore lint/suspicious/noExplicitAny: sealed JSON of the action's own making
	readonly before: any;
}

export type Undo = (turn: Turn, member: Member, done: Done) => Promise<void>;

/** By the action, as the trail names it. */
export const UNDOES: Readonly<Record<string, Undo>> = {};
