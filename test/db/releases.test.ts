import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { query } from '../../db/store.ts';
import { ENGINES, type Fresh, freshStore, newPlace, type Place } from '../engines.ts';

const LATER = 9_000_000_000_000;

describe.each(ENGINES)('A database on %s that a newer release has migrated', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());

	const migrations = engine === 'sqlite' ? '__drizzle_migrations' : 'drizzle.__drizzle_migrations';
	const expanded = `insert into ${migrations} (hash, created_at) values ('later', ${LATER})`;
	async function apply(...statements: string[]): Promise<void> {
		if (engine === 'sqlite') {
			const raw = new Database(fresh.url.slice('file:'.length));
			for (const statement of statements) raw.exec(statement);
			raw.close();
			return;
		}
		const client = new pg.Client(fresh.url);
		await client.connect();
		for (const statement of statements) await client.query(statement);
		await client.end();
	}

	it('is used by this release, if it has only added to it', async () => {
		await apply(expanded, 'alter table claim add column later text');
		const store = await open(fresh.url, { keys: fresh.keys });
		await store.transaction((tx) => tx.run(claim, {}));
		await store.close();
	});

	it('is refused, if it has taken something away', async () => {
		await apply(expanded, `update required_migration set made_at = ${LATER}`);
		await expect(open(fresh.url, { keys: fresh.keys })).rejects.toThrow('newer release of Waitless');
	});

	it('is refused, if it is from before releases said what they took away', async () => {
		await apply(expanded, 'drop table required_migration');
		await expect(open(fresh.url, { keys: fresh.keys })).rejects.toThrow('newer release of Waitless');
	});

	const claim = query()((q, t) => q.insert(t.claim).values({ key: 'a', at: 0 }));
});

describe('An empty database', () => {
	it('is opened by four at once on PostgreSQL, and made by one of them', async () => {
		const place = await emptyDatabase();
		try {
			const opening = () => open(place.url, { keys: keyring(randomBytes(32)) });
			for (const store of await Promise.all([opening(), opening(), opening(), opening()])) await store.close();
		} finally {
			await place.remove();
		}
	});

	it('is opened by two processes at once on SQLite, and made by one of them', async () => {
		const place = await newPlace('sqlite');
		try {
			expect(await Promise.all([openInProcess(place.url), openInProcess(place.url)])).toEqual([0, 0]);
		} finally {
			await place.remove();
		}
	}, 60_000);
});

const OPENING = `
	const { open } = await import(process.argv[1]);
	const { keyring } = await import(process.argv[2]);
	const store = await open(process.argv[3], { keys: keyring(new Uint8Array(32)) });
	await store.close();`;

async function openInProcess(url: string): Promise<number | null> {
	const modules = ['open', 'keyring'].map((name) => new URL(`../../db/${name}.ts`, import.meta.url).href);
	const opening = spawn(process.execPath, ['--input-type=module', '-e', OPENING, ...modules, url], {
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	return new Promise((ended) => opening.once('exit', ended));
}

async function emptyDatabase(): Promise<Place> {
	const name = `empty_${randomBytes(6).toString('hex')}`;
	const server = inject('postgres');
	const onServer = async (statement: string) => {
		const client = new pg.Client(`${server}/postgres`);
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	await onServer(`create database ${name}`);
	return { url: `${server}/${name}`, remove: () => onServer(`drop database ${name} with (force)`) };
}
