/**
 * What staff were shown of a handover can be answered by its number too: what it stands for is kept as other choices are,
 * beside those that are open in their chat, which stay good.
 */
import { part } from '../../flows/prompt.ts';
import { FIRST_OF_HANDOVERS, promptOf } from '../core/handovers.ts';
import type { Turn } from '../perform/performer.ts';
import { openHandover } from './end.ts';
import { linesOf } from './post.ts';

/** By way of a timer's row of the chat it was said in. Whoever is in the middle of writing is not disturbed. */
export async function knowHandover({ tx, talk }: Turn, { handover: id }: { readonly handover: number }): Promise<void> {
	if (talk.beside.drafts.staffLine !== undefined || !(await openHandover(tx, id))) return;
	const events = linesOf(id).map((line) => ({ type: 'commandChosen', line, sure: false }));
	const choices = ['choice-answer', 'choice-done'].map((key, i) => ({ label: part(key), event: events[i] as never }));
	// A tap on these needs none of it: of all such messages the last is enough, and it pushes nothing out (speak.ts).
	const own = talk.beside.offers.filter(({ number }) => number < FIRST_OF_HANDOVERS);
	talk.beside.offers = [...own, { number: promptOf(id), live: true, events: events as never }];
	talk.beside.aside = { parts: [], choices, keeps: true };
}
