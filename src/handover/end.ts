/** A handover ends: once, whoever ends it; the bot listens again. */
import { endHandover, handoverWithId } from '../../db/queries/handover.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { type Part, part, text } from '../../flows/prompt.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { askAgain } from '../speak.ts';
import type { Handover } from './post.ts';

/** The handover of that number, while it is open. */
export async function openHandover(reading: Reading, id: number): Promise<Handover | undefined> {
	const [row] = await reading.run(handoverWithId, { id });
	return row?.endedAt === null ? row : undefined;
}

/** Whether it was this that ended it. @param by `staff:<id>`, `patient` or `system`. */
export const end = async (tx: Tx, id: number, by: string): Promise<boolean> =>
	(await tx.run(endHandover, { id, by, now: tx.now })).length > 0;

/** The bot listens again: it says so. What was asked before is asked again when it was looked at anew (patient.ts). */
export async function listenAgain({ tx, network, talk }: Turn, word?: Part): Promise<void> {
	const [row] = await tx.run(handoverWithId, { id: talk.beside.handover! });
	delete talk.beside.handover;
	const place = row ? text(locationOf(network, row.locationId).name) : '';
	delete talk.beside.drafts.forPerson;
	talk.beside.aside = null;
	askAgain(talk, [word ?? part('handover-ended', { place })]);
}
