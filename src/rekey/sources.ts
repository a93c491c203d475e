/** What registers know people by: a hash of the register's own key, made anew from that key. */
import { rehashSource, sourcesAfter } from '../../db/queries/rekey.ts';
import type { Tx } from '../../db/store.ts';
import { keyHash } from '../register/marks.ts';
import type { Step } from './tables.ts';

/**
 * Does the next rows after one. Under the next key. What was read of them is forgotten, so that the next import looks at
 * each of them as at one that has changed.
 */
export async function rehashSources(tx: Tx, after: number, limit: number): Promise<Step> {
	const rows = await tx.run(sourcesAfter, { after, limit });
	for (const { id, source, own } of rows)
		if (own !== null) await tx.run(rehashSource, { id, key: keyHash(tx.keys, source, own) });
	return { done: rows.length === limit ? rows.at(-1)!.id : undefined, rows: rows.length, unreadable: 0 };
}
