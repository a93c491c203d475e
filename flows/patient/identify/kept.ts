/** What was typed before can stay, with one tap. */
import { type Choice, part } from '../../prompt.ts';
import type { PersonEvent } from '../events.ts';

export const kept = (typed: string | null): readonly Choice<PersonEvent>[] =>
	typed === null
		? []
		: [{ label: part('choice-keep', { typed }), also: [part('also-keep')], event: { type: 'draftKept' } }];
