/**
 * Names that were hashed by an earlier release's rules are hashed anew, so that those who bear them are found and
 * identified. Only names with an apostrophe are hashed otherwise than they were at first; of the rest it is noted that they
 * are as they should be. Each record in a transaction of its own: broken off, it goes on the next time.
 */
import { setImmediate } from 'node:timers/promises';
import { hashedBefore, noteHashed } from '../../db/queries/register.ts';
import { lastPatient } from '../../db/queries/retention.ts';
import type { Store } from '../../db/store.ts';
import { NORMALISER, normaliseName } from './contacts.ts';
import { recordInForce } from './in-force.ts';
import { rehash } from './merge.ts';

/** So many are looked at in one read. */
const STEP = 500;

/** Goes through all records, once. Answers how many were hashed anew. @param step how many records at a time. */
export async function renormalise(store: Store, step = STEP): Promise<number> {
	const [last] = await store.read(({ run }) => run(lastPatient, {}));
	let anew = 0;
	for (let after = 0; after < (last?.id ?? 0); after += step) {
		// A read is over before anybody else has had a turn.
		await setImmediate();
		const range = { after, upTo: after + step, normaliser: NORMALISER };
		const before = await store.read(({ run }) => run(hashedBefore, range));
		for (const { id, ...names } of before) {
			if (!Object.values(names).some((name) => name !== null && normaliseName(name).includes("'"))) continue;
			// Of one that was merged, the names lead to the record it lives on in.
			await store.transaction(async (tx) => rehash(tx, await recordInForce(tx, id)));
			anew++;
		}
		if (before.length > 0) await store.transaction((tx) => tx.run(noteHashed, range));
	}
	return anew;
}
