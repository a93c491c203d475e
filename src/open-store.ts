/** Opens the database that the configuration names, with the data key that fits it. */
import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileOf } from '../db/address.ts';
import { keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import { refusalOf } from '../db/refusal.ts';
import type { OpenOptions, Store } from '../db/store.ts';
import type { Config } from './config.ts';
import { dataKey, keepKey, proveKey } from './data-key.ts';

/** @throws BadConfiguration or CannotOpen with a sentence. */
export async function openStore(config: Config, options: Omit<OpenOptions, 'keys'> = {}): Promise<Store> {
	const { DATABASE_URL, DATABASE_DIRECT_URL, DATA_KEY_FILE } = config;
	const key = dataKey(config);
	const direct = DATABASE_DIRECT_URL ? { directUrl: DATABASE_DIRECT_URL } : {};
	makeFolder(DATABASE_URL);
	const kept = key.made ? keepKey(key, DATA_KEY_FILE) : undefined;
	let store: Store | undefined;
	try {
		store = await open(DATABASE_URL, { keys: keyring(key.key), waiting: console.error, ...direct, ...options });
		await proveKey(store, config, key.made);
		kept?.inPlace();
	} catch (error) {
		await store?.close();
		throw refusalOf(error, DATABASE_URL) ?? error;
	} finally {
		kept?.remove();
	}
	if (kept)
		console.log(
			`A data key was made in ${resolve(DATA_KEY_FILE)}. Keep a copy of it apart from the database: without it nobody can read what is sealed there.`,
		);
	return store;
}

function makeFolder(url: string): void {
	const file = fileOf(url);
	if (file === undefined) return;
	try {
		mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
	} catch (error) {
		throw refusalOf(error, url) ?? error;
	}
}
