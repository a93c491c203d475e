/** The trail under another key: a row of it says so, and its chain is made anew. */
import { chained, giveLink, head, moveHead, notesOfTrail } from '../../db/queries/trail.ts';
import type { Tx } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { linkOf, markOfRow, read, readEnd, shownEnd, written, writtenEnd } from '../trail/chain.ts';
import { baseOf, NEW_KEY, type NewKey, noteOf } from '../trail/notes.ts';
import { sealBatch } from '../trail/seal.ts';
import type { Step } from './tables.ts';

/** Under the former key, as the last row that is sealed with it. @param wrong places at which something was wrong already. */
export async function noteNewKey(tx: Tx, wrong: readonly number[]): Promise<void> {
	const [kept] = await tx.run(head, {});
	const end = kept && readEnd(tx.keys, kept);
	const detail: NewKey = { head: end ? shownEnd(end) : '', wrong };
	await audit(tx, { actor: 'server', action: NEW_KEY, entity: 'trail', detail: { ...detail } });
	while ((await sealBatch(tx)) > 0);
}

/** Chains the next rows after a place. Under the next key. To do a row twice changes nothing. */
export async function rechain(tx: Tx, after: number, limit: number): Promise<Step> {
	const { keys } = tx;
	// The row at that place is the one that the next links to.
	const [before] = after > 0 ? await tx.run(chained, { after: after - 1, limit: 1 }) : [];
	const rows = await tx.run(chained, { after, limit });
	const [note] = await tx.run(notesOfTrail, { action: NEW_KEY });
	const wrong = new Set(note && noteOf<NewKey>(keys, note)?.wrong);
	let seq = after;
	let link = before ? read(before.chain).link : (await baseOf(tx)).link;
	const given = rows.map((row) => {
		const mark = markOfRow(keys, row);
		seq = row.seq!;
		const foreign = read(row.chain).foreign || wrong.has(seq);
		link = linkOf(keys, link, row.id, { mark, foreign });
		return { id: row.id, seq, chain: written({ mark, link, foreign }) };
	});
	await Promise.all(given.map((row) => tx.run(giveLink, row)));
	if (rows.length < limit && seq > 0) await tx.run(moveHead, { seq, chain: writtenEnd(keys, { seq, link }) });
	return { done: rows.length === limit ? seq : undefined, rows: rows.length, unreadable: 0 };
}
