/** The keyed hashes that patients are found by, made anew from what is in their records. */
import { Unopened } from '../../db/keyring.ts';
import { patientsAfter } from '../../db/queries/rekey.ts';
import type { Tx } from '../../db/store.ts';
import { recordInForce } from '../core/in-force.ts';
import { rehash } from '../core/merge.ts';
import { rehashPatient } from '../core/register.ts';
import type { Step } from './tables.ts';

/** Does the next records after one. Under the next key. */
export async function rehashPeople(tx: Tx, after: number, limit: number): Promise<Step> {
	const rows = await tx.run(patientsAfter, { after, limit });
	let unreadable = 0;
	for (const row of rows)
		await rehashOne(tx, row).catch((error) => {
			// It was read before anything was written.
			if (!(error instanceof Unopened)) throw error;
			unreadable++;
		});
	return { done: rows.length === limit ? rows.at(-1)!.id : undefined, rows: rows.length, unreadable };
}

async function rehashOne(tx: Tx, { id, mergedInto }: { id: number; mergedInto: number | null }): Promise<void> {
	if (mergedInto === null) return rehash(tx, id);
	// Nobody finds the record itself; its names lead to the one it lives on in.
	await rehashPatient(tx, id);
	await rehash(tx, await recordInForce(tx, id));
}
