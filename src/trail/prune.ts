/** What is too old to be kept goes from the beginning of the trail, and a row of the trail says so. */
import { chained, pruneLinks } from '../../db/queries/trail.ts';
import type { Tx } from '../../db/store.ts';
import { audit } from '../audit.ts';
import { read } from './chain.ts';
import { PRUNED, type Pruned } from './notes.ts';
import { sealBatch } from './seal.ts';

const AT_ONCE = 1_000;

/**
 * Removes the oldest rows of the trail, as many as were written before an instant and at most a thousand.
 * Answers how many; there may be more as old when it is not 0. In a transaction of its own, that touches nothing else.
 */
export async function pruneTrail(tx: Tx, before: number): Promise<number> {
	const oldest = await tx.run(chained, { after: 0, limit: AT_ONCE });
	const kept = oldest.findIndex(({ at }) => at >= before);
	const gone = kept < 0 ? oldest : oldest.slice(0, kept);
	const last = gone.at(-1);
	if (!last) return 0;
	const detail: Pruned = { upTo: last.seq!, link: read(last.chain).link };
	await audit(tx, { actor: 'system', action: PRUNED, entity: 'trail', detail: { ...detail } });
	// With what waits before it: at once, as without this row the chain would seem to have lost its beginning.
	while ((await sealBatch(tx)) > 0);
	await tx.run(pruneLinks, { upTo: last.seq! });
	return gone.length;
}
