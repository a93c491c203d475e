/** The visit that was looked at, or was to be moved, is no more: what became of it, and what can be done instead. */
import { at, type Part, part } from '../prompt.ts';
import type { AnswerEvent } from './events.ts';
import { askWhatNext } from './idle.ts';
import { visitLine } from './visit.ts';

type Gone = Extract<AnswerEvent, { type: 'appointmentGone' }>;

function whatBecameOfIt({ gone }: Gone): readonly Part[] {
	if (!gone) return [part('appointment-gone')];
	const { visit } = gone;
	const word =
		gone.what === 'over'
			? part('visit-gone-over')
			: part(`visit-gone-${gone.what}`, { by: gone.by, at: at(gone.at, visit.zone) });
	return [word, { ...visitLine(visit), line: true }];
}

export const appointmentGone = {
	target: '#patient.idle',
	actions: [
		{ type: 'releaseHold' as const, params: {} },
		{ type: 'ask' as const, params: ({ event }: { event: Gone }) => askWhatNext(...whatBecameOfIt(event)) },
	],
};
