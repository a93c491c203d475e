/** What staff were shown of a handover can be answered by its number too: what it stands for is kept as other choices are. */
import { part } from '../../flows/prompt.ts';
import { promptOf } from '../core/handovers.ts';
import type { Turn } from '../perform/performer.ts';
import { openHandover } from './end.ts';
import { linesOf } from './post.ts';

/** By way of a timer's row of the chat it was said in. Whoever is in the middle of writing is not disturbed. */
export async function knowHandover({ tx, talk }: Turn, { handover: id }: { readonly handover: number }): Promise<void> {
	if (talk.beside.drafts.staffLine !== undefined || !(await openHandover(tx, id))) return;
	const events = linesOf(id).map((line) => ({ type: 'commandChosen', line, sure: false }));
	const choices = ['choice-answer', 'choice-done'].map((key, i) => ({ label: part(key), event: events[i] as never }));
	const earlier = talk.beside.offers.filter(({ number }) => number !== promptOf(id));
	talk.beside.offers = [
		...earlier.map((offer) => ({ ...offer, live: false })),
		{ number: promptOf(id), live: true, events: events as never },
	].slice(-5);
	talk.beside.question = { parts: [], choices };
	talk.beside.aside = null;
}
