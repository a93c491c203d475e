/** A fresh, migrated database of either engine for a test. */
import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { fileOf } from '../db/address.ts';
import { type Keyring, keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { Clock } from './clock.ts';
import { scratch } from './scratch.ts';

export { Clock };

export type Engine = Store['engine'];
export const ENGINES = ['sqlite', 'postgres'] as const;

export interface Place {
	readonly url: string;
	/** Removes the database. Every store on it is closed before. */
	remove(): Promise<void>;
}

/** Somewhere a database can be opened, again and again: a new SQLite file, or a copy of the migrated template. */
export const newPlace = (engine: Engine): Promise<Place> =>
	engine === 'sqlite' ? newFile() : newDatabase(inject('template'));

/** The same with the demo in it, sealed with `demo.dataKey`. */
export const demoPlace = (engine: Engine): Promise<Place> =>
	engine === 'sqlite' ? newFile(inject('demo').file) : newDatabase(inject('demo').database);

/** A copy of one that nobody has open. */
export const copyOf = (place: Place): Promise<Place> => {
	const file = fileOf(place.url);
	return file === undefined ? newDatabase(new URL(place.url).pathname.slice(1)) : newFile(file);
};

export interface Fresh {
	readonly store: Store;
	readonly clock: Clock;
	readonly url: string;
	readonly keys: Keyring;
	/** Closes the store and removes the database. */
	end(): Promise<void>;
}

/** A store on a new, empty database, with a clock of its own. */
export async function freshStore(engine: Engine, clock = new Clock(), dataKey = randomBytes(32)): Promise<Fresh> {
	const place = await newPlace(engine);
	const keys = keyring(dataKey);
	const store = await open(place.url, { keys, clock: clock.read, durable: false });
	return {
		store,
		clock,
		url: place.url,
		keys,
		async end() {
			await store.close();
			await place.remove();
		},
	};
}

async function newFile(from?: string): Promise<Place> {
	const folder = mkdtempSync(join(scratch(), 'waitless-'));
	const file = join(folder, 'test.db');
	if (from) copyFileSync(from, file);
	return {
		url: `file:${file}`,
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function newDatabase(template: string): Promise<Place> {
	const server = inject('postgres');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await onServer(`create database ${name} template ${template} strategy file_copy`);
	return { url: `${server}/${name}`, remove: () => onServer(`drop database ${name} with (force)`) };
}

async function onServer(statement: string): Promise<void> {
	const client = new pg.Client(`${inject('postgres')}/postgres`);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}
