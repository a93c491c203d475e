/** Tries that are limited: so many for what is counted (a chat, a contact, a number) within so long. They survive a restart. */

import type { Keyring } from '../../db/keyring.ts';
import { countAttempt, latestAttempts, takeBackAttempt } from '../../db/queries/attempts.ts';
import type { Tx } from '../../db/store.ts';

export interface Limit {
	/** What the try counts against, each with its kind: `code +27821234567`. Kept as keyed hashes only. */
	readonly keys: readonly string[];
	readonly most: number;
	/** What it counts against besides, and may oftener. */
	readonly also?: { readonly keys: readonly string[]; readonly most: number } | undefined;
	readonly withinMs: number;
}

export type MayTry = { readonly kind: 'mayTry' } | { readonly kind: 'tooMany'; readonly until: number };

/**
 * Counts a try, unless one of its keys has had its most: then nothing is counted, and `until` (UTC) is when the next may be
 * made. Of tries made in one moment, in whatever process, no more than `most` come through.
 */
export async function tryOnce(tx: Tx, { withinMs, also, ...limit }: Limit): Promise<MayTry> {
	const counted = [limit, ...(also ? [also] : [])].flatMap(({ keys, most }) =>
		hashed(tx.keys, keys).map((key) => ({ key, most })),
	);
	await tx.lockContacts(counted.map(({ key }) => key));
	let until = 0;
	for (const { key, most } of counted) {
		const made = await tx.run(latestAttempts, { key, after: tx.now - withinMs, most });
		if (made.length >= most) until = Math.max(until, made[most - 1]!.at + withinMs);
	}
	if (until > 0) return { kind: 'tooMany', until };
	for (const { key } of counted) await tx.run(countAttempt, { key, now: tx.now });
	return { kind: 'mayTry' };
}

/** Takes back the try that this transaction has counted: it was right, so nobody was guessing. */
export async function takeBack(tx: Tx, keys: readonly string[]): Promise<void> {
	for (const key of hashed(tx.keys, keys)) await tx.run(takeBackAttempt, { key, at: tx.now });
}

const hashed = (keys: Keyring, what: readonly string[]): string[] => [
	...new Set(what.map((key) => keys.hash('attempt', key))),
];
