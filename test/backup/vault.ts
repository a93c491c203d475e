/** Databases to back up and restore, and the commands that do it, for a test. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { backupCommand, restoreCommand } from '../../src/backup/command.ts';
import { proveKey } from '../../src/data-key.ts';
import { Clock, type Engine, newPlace, type Place } from '../engines.ts';

export const DATA_KEY = randomBytes(32).toString('base64');
export const keys = keyring(Buffer.from(DATA_KEY, 'base64'));

export interface Ran {
	readonly code: number;
	readonly said: string;
}

/** A folder for backups, and databases; all of it is gone after `end`. */
export class Vault {
	readonly folder = mkdtempSync(join(tmpdir(), 'waitless-vault-'));
	/** What DATABASE_DIRECT_URL says. */
	directUrl: string | undefined;
	readonly #places: Place[] = [];

	file(name: string): string {
		return join(this.folder, name);
	}

	async place(engine: Engine): Promise<string> {
		const place = await newPlace(engine);
		this.#places.push(place);
		return place.url;
	}

	/** Opens a database, with a clock that stands still, for as long as `work` takes. */
	async within<T>(url: string, work: (store: Store) => Promise<T>, options: { server?: boolean } = {}): Promise<T> {
		const store = await open(url, { keys, clock: new Clock().read, ...options });
		try {
			await proveKey(store, { DATA_KEY_FILE: 'data.key' });
			return await work(store);
		} finally {
			await store.close();
		}
	}

	backup(url: string, path: string, dataKey?: string): Promise<Ran> {
		return this.#run(backupCommand, url, path, dataKey);
	}

	restore(url: string, path: string, dataKey?: string): Promise<Ran> {
		return this.#run(restoreCommand, url, path, dataKey);
	}

	/** Changes a backup as only a test may. */
	spoil(path: string, statement: string): void {
		const raw = new Database(path);
		raw.exec(statement);
		raw.close();
	}

	async #run(command: typeof backupCommand, url: string, path: string, DATA_KEY_GIVEN = DATA_KEY): Promise<Ran> {
		const lines: string[] = [];
		const config = { DATA_KEY: DATA_KEY_GIVEN || undefined, DATA_KEY_FILE: this.file('data.key') };
		const print = (text: string) => lines.push(text);
		const code = await command([path], {
			config,
			url,
			directUrl: this.directUrl,
			print,
			complain: print,
			tell: () => {},
		});
		return { code, said: lines.join('\n').replaceAll(`${this.folder}/`, '') };
	}

	async end(): Promise<void> {
		for (const place of this.#places) await place.remove();
		rmSync(this.folder, { recursive: true });
	}
}

/** All rows of a backup by table, JSON as what it says. Without what each engine says of itself. */
export function rowsOf(path: string): Record<string, unknown[]> {
	const raw = new Database(path, { readonly: true });
	const names = raw
		.prepare(`select name from sqlite_master where type = 'table' order by name`)
		.pluck()
		.all() as string[];
	const rows = names
		.filter((name) => name !== '__drizzle_migrations' && name !== 'required_migration')
		.map((name) => [name, raw.prepare(`select * from "${name}" order by 1`).all().map(read)] as const);
	raw.close();
	return Object.fromEntries(rows);
}

const read = (row: unknown) =>
	Object.fromEntries(Object.entries(row as object).map(([column, value]) => [column, parsed(value)]));

function parsed(value: unknown): unknown {
	if (Buffer.isBuffer(value)) return value.toString('hex');
	if (typeof value !== 'string' || !/^[[{"]/.test(value)) return value;
	return JSON.parse(value);
}
