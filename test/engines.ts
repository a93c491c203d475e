/** A fresh, migrated database of either engine for a test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { type Keyring, keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import type { Store } from '../db/store.ts';

export type Engine = Store['engine'];
export const ENGINES = ['sqlite', 'postgres'] as const;

/** A clock that stands still until a test moves it. */
export class Clock {
	now: number;
	/** @param start as `2026-09-01T08:00:00Z`. */
	constructor(start = '2026-09-01T08:00:00Z') {
		this.now = Date.parse(start);
	}
	readonly read = (): number => this.now;
	to(instant: string | number): void {
		this.now = new Date(instant).getTime();
	}
	forward(minutes: number): void {
		this.now += minutes * 60_000;
	}
}

export interface Place {
	readonly url: string;
	/** Removes the database. Every store on it is closed before. */
	remove(): Promise<void>;
}

/** Somewhere a database can be opened, again and again: a new SQLite file, or a copy of the migrated template. */
export const newPlace = (engine: Engine): Promise<Place> => (engine === 'sqlite' ? newFile() : newDatabase());

export interface Fresh {
	readonly store: Store;
	readonly clock: Clock;
	readonly url: string;
	readonly keys: Keyring;
	/** Closes the store and removes the database. */
	end(): Promise<void>;
}

/** A store on a new, empty database, with a clock of its own. */
export async function freshStore(engine: Engine, clock = new Clock()): Promise<Fresh> {
	const place = await newPlace(engine);
	const keys = keyring(randomBytes(32));
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

async function newFile(): Promise<Place> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-'));
	return {
		url: `file:${join(folder, 'test.db')}`,
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

async function newDatabase(): Promise<Place> {
	const server = inject('postgres');
	const name = `test_${randomBytes(6).toString('hex')}`;
	await onServer(`create database ${name} template ${inject('template')} strategy file_copy`);
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
