/** Wrong codes are counted, for a conversation and for a contact or a reference: the sixth within an hour locks for an hour from then. */
import { countAttempt, latestAttempts } from '../../db/queries/attempts.ts';
import type { Tx } from '../../db/store.ts';

export const HOUR_MS = 60 * 60_000;
const MOST_WRONG = 6;

/** Until when one of these is locked, in epoch milliseconds, if one is. Whoever asks is alone with these until its end. */
export async function lockedUntil(tx: Tx, keys: readonly string[]): Promise<number | undefined> {
	await tx.lockContacts(keys.map((key) => hashOf(tx, key)));
	const locks: number[] = [];
	for (const key of keys) {
		const tries = await triesOf(tx, key);
		const [newest, oldest] = [tries[0], tries[MOST_WRONG - 1]];
		if (newest === undefined || oldest === undefined) continue;
		if (newest - oldest < HOUR_MS && tx.now < newest + HOUR_MS) locks.push(newest + HOUR_MS);
	}
	return locks.length > 0 ? Math.max(...locks) : undefined;
}

/** Counts a wrong one. Answers how many more there can be, and until when it is locked if there can be none. */
export async function tryWrong(tx: Tx, keys: readonly string[]): Promise<{ left: number; lockedTill: number }> {
	let most = 0;
	for (const key of keys) {
		await tx.run(countAttempt, { key: hashOf(tx, key), now: tx.now });
		most = Math.max(most, (await triesOf(tx, key)).filter((at) => at > tx.now - HOUR_MS).length);
	}
	return { left: MOST_WRONG - most, lockedTill: tx.now + HOUR_MS };
}

/** The newest, of which the first to count may be twice as old as an hour. */
const triesOf = async (tx: Tx, key: string): Promise<number[]> =>
	(await tx.run(latestAttempts, { key: hashOf(tx, key), after: tx.now - 2 * HOUR_MS, most: MOST_WRONG })).map(
		({ at }) => at,
	);

const hashOf = (tx: Tx, key: string): string => tx.keys.hash('wrong code', key);
