/** The data key: given by the environment, else kept in a file that only its owner can read, made on first start. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
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
	const kept = read(DATA_KEY_FILE);
	return kept ? { key: kept, made: false } : { key: randomBytes(32), made: true };
}

/** Writes a key that was made into its file. */
export function writeKey({ key }: DataKey, path: string): void {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	writeFileSync(path, `${Buffer.from(key).toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
}

const SAMPLE = 'The key fits.';

/** Throws unless what this database holds was sealed with the store's key. A new database learns to know it. */
export async function proveKey(store: Store, { DATA_KEY_FILE }: Pick<Config, 'DATA_KEY_FILE'>): Promise<void> {
	const fits = await store.transaction(async (tx) => {
		const [row] = await tx.run(keptSample, {}).catch(() => [{ sample: 'sealed with another key' }]);
		if (!row) await tx.run(keepSample, { sample: SAMPLE });
		return !row || row.sample === SAMPLE;
		// In a lane: of several first processes, one brings the key that all have to fit.
	}, 'data key');
	if (!fits)
		throw new BadConfiguration(
			`This key does not fit the database: what is in it was sealed with another. Put the right one back, into DATA_KEY or ${DATA_KEY_FILE}.`,
		);
}

function read(path: string): Uint8Array | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new BadConfiguration(`The data key in ${path} can't be read: ${(error as Error).message}`);
	}
	const key = Buffer.from(text, 'base64');
	if (key.length !== 32) throw new BadConfiguration(`${path} does not hold a data key: 32 bytes in base64.`);
	return key;
}
