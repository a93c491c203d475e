/** The keyed hashes that booking links are found by, made anew from their tokens. */
import { Unopened } from '../../db/keyring.ts';
import { linksAfter, rehashLink } from '../../db/queries/links.ts';
import type { Tx } from '../../db/store.ts';
import { tokenHash } from '../core/links.ts';
import type { Step } from './tables.ts';

/** Does the next links after one. Under the next key. */
export async function rehashLinks(tx: Tx, after: number, limit: number): Promise<Step> {
	const rows = await tx.run(linksAfter, { after, limit });
	let unreadable = 0;
	for (const { id, token } of rows)
		try {
			const text: string = JSON.parse(tx.keys.unseal(token, 'link.token'));
			await tx.run(rehashLink, { id, tokenHash: tokenHash(tx, text) });
		} catch (error) {
			if (!(error instanceof Unopened)) throw error;
			unreadable++;
		}
	return { done: rows.length === limit ? rows.at(-1)!.id : undefined, rows: rows.length, unreadable };
}
