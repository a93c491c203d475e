/** The sealer: gives the rows that turns have written their places in the chain of the trail, in batches. */
import { beginHead, giveLink, head, lastLink, lockHead, moveHead, unchained } from '../../db/queries/trail.ts';
import type { Store, Tx } from '../../db/store.ts';
import { BEGINNING, type End, linkOf, markOfRow, read, readEnd, written, writtenEnd } from './chain.ts';

/** So few that no turn waits for them. */
const AT_ONCE = 100;

/** So many that whoever stops this process waits for a moment only. */
const MOST_BATCHES = 100;

/** Seals what there is; of a great deal, the rest the next time. Two sealers at once wait for each other at each batch. */
export async function sealTrail(store: Store): Promise<void> {
	const waits = () => store.read(({ run }) => run(unchained, { limit: 1 }));
	for (let batches = 0; batches < MOST_BATCHES && (await waits()).length > 0; batches++)
		await store.transaction(sealBatch);
}

/** Seals the next rows. Answers how many. */
export async function sealBatch(tx: Tx): Promise<number> {
	const { keys } = tx;
	const found = await lockEnd(tx);
	const rows = await tx.run(unchained, { limit: AT_ONCE });
	let { seq, link } = found.end;
	const given = rows.map((row, place) => {
		const mark = markOfRow(keys, row);
		const known = row.chain === mark || (row.chain === null && found.isFirst);
		const foreign = !known || (place === 0 && !found.fits);
		link = linkOf(keys, link, row.id, { mark, foreign });
		return { id: row.id, seq: ++seq, chain: written({ mark, link, foreign }) };
	});
	await Promise.all(given.map((row) => tx.run(giveLink, row)));
	if (given.length > 0) await tx.run(moveHead, { seq, chain: writtenEnd(keys, { seq, link }) });
	return given.length;
}

/**
 * Where the chain ends, which nobody else moves until the transaction ends. Where that was removed or changed by other
 * means, the chain goes on after the last row there is, and the next row says that it did not fit.
 */
async function lockEnd(tx: Tx): Promise<{ end: End; fits: boolean; isFirst: boolean }> {
	const there = await tx.run(head, {});
	if (there.length === 0) await tx.run(beginHead, {});
	const [locked] = await tx.run(lockHead, {});
	const [last] = await tx.run(lastLink, {});
	const end = readEnd(tx.keys, locked!);
	const lastSeq = last?.seq ?? 0;
	const fits = end !== undefined && lastSeq <= end.seq && (end.seq > 0 || lastSeq === 0);
	if (fits) return { end, fits, isFirst: end.seq === 0 };
	const seq = Math.max(lastSeq, locked!.seq);
	return { end: { seq, link: last ? read(last.chain).link : BEGINNING }, fits, isFirst: false };
}
