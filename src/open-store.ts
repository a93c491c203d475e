/** Opens the database that the configuration names, with the data key that fits it. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import type { OpenOptions, Store } from '../db/store.ts';
import type { Config } from './config.ts';
import { dataKey, proveKey, writeKey } from './data-key.ts';

/** @throws BadConfiguration or CannotOpen with a sentence. */
export async function openStore(config: Config, options: Omit<OpenOptions, 'keys'> = {}): Promise<Store> {
	const key = dataKey(config);
	const { DATABASE_URL, DATABASE_DIRECT_URL, DATA_KEY_FILE } = config;
	if (DATABASE_URL.startsWith('file:') && !DATABASE_URL.startsWith('file://'))
		mkdirSync(dirname(DATABASE_URL.slice('file:'.length)), { recursive: true, mode: 0o700 });
	const direct = DATABASE_DIRECT_URL ? { directUrl: DATABASE_DIRECT_URL } : {};
	const store = await open(DATABASE_URL, { keys: keyring(key.key), ...direct, ...options });
	try {
		await proveKey(store, config);
	} catch (error) {
		await store.close();
		throw error;
	}
	if (key.made) {
		writeKey(key, DATA_KEY_FILE);
		console.log(
			`A data key was made in ${DATA_KEY_FILE}. Keep a copy of it apart from the database: without it nobody can read what is sealed there.`,
		);
	}
	return store;
}
