/** The data key: given by the environment, else kept in a file that only its owner can read, made on first start. */
import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Unopened } from '../db/keyring.ts';
import { notOurs } from '../db/owner.ts';
import { rekeyingNow } from '../db/queries/rekey.ts';
import { keepSample, keptSample } from '../db/queries/sample.ts';
import type { Store } from '../db/store.ts';
import { BadConfiguration, type Config } from './config.ts';

export interface DataKey {
	/** 32 bytes. */
	readonly key: Uint8Array;
	/** It was made just now, and is to be written down once it has proved to fit. */
	readonly made: boolean;
}

export function dataKey({ DATA_KEY, DATA_KEY_FILE }: Pick<Config, 'DATA_KEY' | 'DATA_KEY_FILE'>): DataKey {
	if (DATA_KEY) return { key: Buffer.from(DATA_KEY, 'base64'), made: false };
	const kept = readKey(DATA_KEY_FILE);
	return kept ? { key: kept, made: false } : { key: randomBytes(32), made: true };
}

/**
 * A key that was made, on the disk before anything is sealed with it, and in its place once it has proved to fit: a
 * database never knows a key that could not be kept.
 */
export function keepKey({ key }: DataKey, path: string): { inPlace(): void; remove(): void } {
	const unproved = `${path}.unproved-${process.pid}`;
	try {
		mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
		writeFileSync(unproved, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flush: true });
	} catch (error) {
		const why = notOurs(resolve(dirname(path))) ?? (error as Error).message;
		throw new BadConfiguration(`The data key can't be kept in ${resolve(path)}: ${why}`);
	}
	return {
		inPlace: () => renameSync(unproved, path),
		remove: () => rmSync(unproved, { force: true }),
	};
}

export const noKey = (path: string): string =>
	`There is no data key in ${resolve(path)}. Put your copy of it there (or into DATA_KEY): without it nobody can read what is sealed.`;

export const SAMPLE = 'The key fits.';

/** Of a database that is sealed half with the one key and half with the other. */
export const BETWEEN_KEYS =
	'Another data key is being brought in, and the database is between the two. If "npm run rekey" was interrupted, type it again: it goes on where it was, and nothing is lost.';

/**
 * Throws unless what this database holds was sealed with the store's key. A new database learns to know it.
 * @param made whether the key was made just now, as none was found.
 */
export async function proveKey(
	store: Store,
	{ DATA_KEY_FILE }: Pick<Config, 'DATA_KEY_FILE'>,
	made = false,
): Promise<void> {
	const fits = await store.transaction(async (tx) => {
		if ((await tx.run(rekeyingNow, {})).length > 0) throw new BadConfiguration(BETWEEN_KEYS);
		const [row] = await tx.run(keptSample, {}).catch(sealedOtherwise);
		if (!row) await tx.run(keepSample, { sample: SAMPLE });
		return !row || row.sample === SAMPLE;
		// In a lane: of several first processes, one brings the key that all have to fit.
	}, 'data key');
	if (fits) return;
	throw new BadConfiguration(
		made
			? noKey(DATA_KEY_FILE)
			: `This key does not fit the database: what is in it was sealed with another. Put the right one back, into DATA_KEY or ${resolve(DATA_KEY_FILE)}.${existsSync(`${DATA_KEY_FILE}.next`) ? ' If "npm run rekey" was interrupted, type it again.' : ''}`,
	);
}

function sealedOtherwise(error: unknown): { sample: unknown }[] {
	if (!(error instanceof Unopened)) throw error;
	return [{ sample: 'sealed with another key' }];
}

/** The key that a file holds; nothing if there is no such file. @throws BadConfiguration where it can't be read. */
export function readKey(given: string): Uint8Array | undefined {
	const path = resolve(given);
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new BadConfiguration(`The data key in ${path} can't be read: ${notOurs(path) ?? (error as Error).message}`);
	}
	const key = Buffer.from(text, 'base64');
	if (key.length !== 32) throw new BadConfiguration(`${path} does not hold a data key: 32 bytes in base64.`);
	return key;
}
