/** `npm run backup` and `npm run restore`, on each engine and across them. */
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'better-sqlite3';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { migrationsFolder } from '../../db/migrations.ts';
import { type Query, query, type Store } from '../../db/store.ts';
import { ENGINES, type Engine } from '../engines.ts';
import { mustHaveNetwork, mustOpen, mustRegister } from '../network.ts';
import { DATA_KEY, rowsOf, Vault } from './vault.ts';

let vault: Vault;
beforeEach(() => {
	vault = new Vault();
});
afterEach(() => vault.end());

const held = query()((q, { outbox }) =>
	q.insert(outbox).values({
		conversationId: 'c',
		recipient: 'r',
		channel: 'web',
		body: { kind: 'prompt' },
		state: 'waiting',
		dueAt: 0,
		leasedUntil: 1e15,
		tries: 0,
		at: 0,
	}),
);
const polls = query()((q, { lease }) => q.insert(lease).values({ name: 'polling', holder: 'gone', until: 1e15 }));
const talk = query()((q, { conversation }) =>
	q.insert(conversation).values({
		id: 'c',
		address: { chat: 'c' },
		channel: 'web',
		recipient: 'r',
		language: 'en',
		machine: 'patient',
		machineVersion: 1,
		snapshot: { at: 'pickSlot', list: [1, null, 'é “quoted”, \\ and \n'] },
		beside: {},
		prompts: 7,
		changedAt: 5,
	}),
);
const talks = query()((q, { conversation }) => q.select({ prompts: conversation.prompts }).from(conversation));
const leases = query()((q, { lease }) => q.select().from(lease));
const messages = query()((q, { outbox }) => q.select().from(outbox).orderBy(outbox.id));
const areas = query()((q, { area }) => q.select().from(area));
const timers = query()((q, { timer }) => q.select().from(timer));
const setsTimer = query()((q, { timer }) => q.insert(timer).values({ conversationId: 'c', dueAt: 0, event: {} }));
const all = <Rows>(store: Store, what: Query<Record<never, never>, Rows>) => store.read(({ run }) => run(what, {}));

/** A database with something in it, closed again. */
async function filled(engine: Engine): Promise<string> {
	const url = await vault.place(engine);
	await vault.within(url, async (store) => {
		await mustHaveNetwork(store);
		await mustOpen(store);
		await store.transaction(async (tx) => {
			await mustRegister(tx);
			for (const insert of [held, held, polls, talk]) await tx.run(insert, {});
		});
	});
	return url;
}

const sequences = (path: string) => {
	const raw = new Database(path, { readonly: true });
	const rows = raw.prepare('select name, seq from sqlite_sequence').all() as { name: string; seq: number }[];
	raw.close();
	return new Map(rows.map(({ name, seq }) => [name, seq]));
};

describe.each(ENGINES)('A backup of %s', (engine) => {
	test.each(ENGINES)('restored into %s is the same house, row by row', async (other) => {
		const [first, second] = [vault.file('first.db'), vault.file('second.db')];
		expect((await vault.backup(await filled(engine), first)).code).toBe(0);
		const target = await vault.place(other);
		expect(await vault.restore(target, first)).toMatchObject({ code: 0 });
		expect((await vault.backup(target, second)).code).toBe(0);

		const [before, after] = [rowsOf(first), rowsOf(second)];
		expect(before.slot).toHaveLength(6);
		expect(before.lease).toHaveLength(1);
		const revived = {
			...before,
			lease: [],
			outbox: before.outbox!.map((row) => ({ ...(row as object), leased_until: null })),
			conversation: before.conversation!.map((row) => ({ ...(row as object), prompts: 10_007 })),
		};
		expect({ ...after, sqlite_sequence: [] }).toEqual({ ...revived, sqlite_sequence: [] });
	});

	test('is one file that only its owner can read, and says what is in it and that the data key is not', async () => {
		const { code, said } = await vault.backup(await filled(engine), vault.file('backups/a.db'));
		expect(code).toBe(0);
		expect(said).toMatch(
			/^Saved in backups\/a\.db: 0 bookings, 1 patient and 1 conversation; \d+\.\d MB, in \d+\.\d s, and checked\.\nThe data key is not in it: keep a copy of it elsewhere \(DATA_KEY\)\./,
		);
		expect(readdirSync(vault.file('backups'))).toEqual(['a.db']);
		expect(statSync(vault.file('backups')).mode & 0o777).toBe(0o700);
		expect(statSync(vault.file('backups/a.db')).mode & 0o777).toBe(0o600);
	});

	test('is not made in the place of a folder', async () => {
		const url = await filled(engine);
		mkdirSync(vault.file('backups'));
		for (const name of ['backups', 'backups/', 'new/'])
			expect(await vault.backup(url, vault.file(name))).toEqual({
				code: 1,
				said: `${name} is a folder. Name a file in it, such as ${name.replace('/', '')}/waitless.db.`,
			});
	});

	test('says when it was made, by a clinic’s clock, once it is restored', async () => {
		await vault.backup(await filled(engine), vault.file('a.db'));
		const minute = Math.floor(Date.parse('2026-11-22T01:30:00Z') / 60_000);
		vault.spoil(vault.file('a.db'), `pragma user_version = ${minute}`);
		const { said } = await vault.restore(await vault.place(engine), vault.file('a.db'));
		expect(said).toContain('The backup was made on Sunday 22 November 2026 at 03:30 (Africa/Johannesburg).');
		// What was restored is a database, and an older release says nothing.
		await vault.backup(await filled(engine), vault.file('b.db'));
		vault.spoil(vault.file('b.db'), 'pragma user_version = 0');
		const old = await vault.restore(await vault.place(engine), vault.file('b.db'));
		expect(old).toMatchObject({ code: 0, said: expect.not.stringContaining('was made on') });
	});

	test('overwrites nothing', async () => {
		writeFileSync(vault.file('a.db'), 'precious');
		const { code, said } = await vault.backup(await filled(engine), vault.file('a.db'));
		expect({ code, said }).toEqual({
			code: 1,
			said: 'a.db is there already, and nothing is overwritten. Give another name.',
		});
		expect(readFileSync(vault.file('a.db'), 'utf8')).toBe('precious');
	});

	test('is not made with a key that does not fit, and leaves no file', async () => {
		const { code, said } = await vault.backup(
			await filled(engine),
			vault.file('a.db'),
			Buffer.alloc(32).toString('base64'),
		);
		expect(code).toBe(1);
		expect(said).toContain('The data key does not fit');
		expect(readdirSync(vault.folder)).toEqual([]);
	});

	test('of nothing is not made', async () => {
		const url = engine === 'sqlite' ? await vault.place('sqlite') : await emptyPostgres();
		const { code, said } = await vault.backup(url, vault.file('a.db'));
		expect(code).toBe(1);
		expect(said).toContain('nothing to back up');
		expect(readdirSync(vault.folder)).toEqual([]);
	});
});

describe.each(ENGINES)('Restored into %s', (engine) => {
	test('what was leased is free again, and no number is given twice', async () => {
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		const url = await vault.place(engine);
		await vault.restore(url, vault.file('a.db'));
		await vault.within(url, async (store) => {
			expect(await all(store, leases)).toEqual([]);
			expect(await all(store, talks)).toEqual([{ prompts: 10_007 }]);
			await store.transaction((tx) => tx.run(held, {}));
			const rows = await all(store, messages);
			expect(rows.map(({ leasedUntil }) => leasedUntil)).toEqual([null, null, 1e15]);
			expect(rows.at(-1)!.id).toBe(1_000_003);
			// Also in a table that had no rows.
			await store.transaction((tx) => tx.run(setsTimer, {}));
			expect((await all(store, timers))[0]!.id).toBe(1_000_001);
		});
	});

	test('it overwrites nothing', async () => {
		const [url, other] = [await filled(engine), await filled('sqlite')];
		await vault.backup(other, vault.file('a.db'));
		const { code, said } = await vault.restore(url, vault.file('a.db'));
		expect(code).toBe(1);
		expect(said).toMatch(/is in use \(0 bookings, 1 patient and 1 conversation\), and a restore overwrites nothing\./);
		await vault.within(url, async (store) => expect(await all(store, areas)).toHaveLength(3));
	});

	test('a database in which nothing has happened yet gives way', async () => {
		const url = await vault.place(engine);
		await vault.within(url, async () => {});
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		expect(await vault.restore(url, vault.file('a.db'))).toMatchObject({ code: 0 });
	});

	test('a restore that fails leaves everything as it was', async () => {
		await vault.backup(await filled('sqlite'), vault.file('good.db'));
		await vault.backup(await filled('sqlite'), vault.file('bad.db'));
		// Neither engine takes it: PostgreSQL no text with a zero in it, and SQLite no table that is gone.
		vault.spoil(
			vault.file('bad.db'),
			engine === 'sqlite' ? 'drop table outbox' : `update practitioner set name = char(65, 0)`,
		);
		const url = await vault.place(engine);
		await expect(vault.restore(url, vault.file('bad.db'))).rejects.toThrow();
		expect(await vault.restore(url, vault.file('good.db'))).toMatchObject({ code: 0 });
	});
});

describe('What can’t be restored', () => {
	test.each([
		['a file that is not there', () => {}, 'There is no file a.db.'],
		[
			'a file that is something else',
			() => writeFileSync(vault.file('a.db'), 'a letter'.repeat(2_000)),
			'a.db is no backup of Waitless.',
		],
		[
			'a database that is no backup',
			() => vault.spoil(vault.file('a.db'), 'create table t (x)'),
			'a.db is no backup of Waitless.',
		],
	])('%s is refused', async (_, make, sentence) => {
		make();
		const { code, said } = await vault.restore(await vault.place('sqlite'), vault.file('a.db'));
		expect(code).toBe(1);
		expect(said).toContain(sentence);
	});

	test.each([
		[
			'of a newer release',
			(path: string) => vault.spoil(path, `insert into __drizzle_migrations (hash, created_at) values ('x', 9e15)`),
			'a.db was made by a newer release of Waitless.',
		],
		['that breaks off', (path: string) => truncateSync(path, 100_000), 'a.db is damaged. Use another backup.'],
		[
			'with a row that no check would let in',
			(path: string) => vault.spoil(path, 'pragma ignore_check_constraints = on; update slot set "end" = start - 1'),
			'a.db is damaged. Use another backup.',
		],
		[
			'with a page of rubbish',
			(path: string) => writeFileSync(path, readFileSync(path).fill(0xab, 40_960, 45_056)),
			'a.db is damaged. Use another backup.',
		],
		[
			'that refers to what is not in it',
			(path: string) => vault.spoil(path, 'pragma foreign_keys = off; delete from practitioner'),
			'a.db is damaged. Use another backup.',
		],
	])('a backup %s is refused', async (_, spoil, sentence) => {
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		spoil(vault.file('a.db'));
		const { code, said } = await vault.restore(await vault.place('sqlite'), vault.file('a.db'));
		expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining(sentence) });
	});

	test('a backup is refused where the data key is another, or lost', async () => {
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		const url = await vault.place('sqlite');
		const other = await vault.restore(url, vault.file('a.db'), Buffer.alloc(32).toString('base64'));
		expect(other).toMatchObject({ code: 1, said: expect.stringContaining('The data key does not fit') });
		const lost = await vault.restore(url, vault.file('a.db'), '');
		expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('There is no data key in data.key.') });
		expect(existsSync(vault.file('data.key'))).toBe(false);
	});
});

describe('A direct address', () => {
	test('that leads to another database is refused at backup and restore, and nothing is done', async () => {
		const [url, other] = [await filled('postgres'), await emptyPostgres()];
		await vault.backup(await filled('sqlite'), vault.file('good.db'));
		vault.directUrl = other;
		for (const ran of [
			await vault.backup(url, vault.file('a.db')),
			await vault.restore(url, vault.file('good.db')),
			await vault.restore(other, vault.file('good.db')).then(() => vault.backup(url, vault.file('a.db'))),
		])
			expect(ran).toEqual({
				code: 1,
				said: expect.stringMatching(/^DATABASE_DIRECT_URL leads to another database than DATABASE_URL\./),
			});
		expect(readdirSync(vault.folder)).toEqual(['good.db']);
		vault.directUrl = url;
		expect(await vault.backup(url, vault.file('a.db'))).toMatchObject({ code: 0 });
	}, 30_000);

	test('that was left behind beside a SQLite file is not what is backed up', async () => {
		vault.directUrl = await emptyPostgres();
		expect(await vault.backup(await filled('sqlite'), vault.file('a.db'))).toMatchObject({ code: 0 });
	});
});

describe('A SQLite file', () => {
	test('that is damaged says so at the backup, wherever the damage is, and leaves no file', async () => {
		const url = await filled('sqlite');
		const path = url.slice('file:'.length);
		const whole = readFileSync(path);
		for (const [from, to] of [
			[100, 8_192],
			[40_960, 45_056],
		]) {
			writeFileSync(path, Buffer.from(whole).fill(0xab, from, to));
			const { code, said } = await vault.backup(url, vault.file('a.db'));
			expect({ code, said }).toEqual({ code: 1, said: expect.stringMatching(/^The database .*test\.db is damaged/) });
		}
		expect(readdirSync(vault.folder)).toEqual([]);
	});

	test('is not restored while a server holds it', async () => {
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		const url = await vault.place('sqlite');
		const restore = () => vault.restore(url, vault.file('a.db'));
		const { code, said } = await vault.within(url, restore, { server: true });
		expect(code).toBe(1);
		expect(said).toContain('Another Waitless server is using');
	});

	test('is not restored beside what another database has left, which would be played into it', async () => {
		await vault.backup(await filled('sqlite'), vault.file('a.db'));
		const url = await vault.place('sqlite');
		writeFileSync(`${url.slice('file:'.length)}-wal`, 'of another');
		const { code, said } = await vault.restore(url, vault.file('a.db'));
		expect(code).toBe(1);
		expect(said).toMatch(
			/test\.db-wal belongs to the database that was here before: .* Move them away into one folder \(.*test\.db, .*test\.db-wal, .*test\.db-shm\)/,
		);
	});

	test('is backed up as it is at one moment, however much is written meanwhile', async () => {
		const url = await filled('sqlite');
		const written = await vault.within(url, async (store) => {
			let patients = 0;
			let going = true;
			const write = async () => {
				for (; going; patients += 20) {
					await store.transaction(async (tx) => {
						for (let n = 0; n < 20; n++) await mustRegister(tx);
					});
					// Others have their turn.
					await new Promise(setImmediate);
				}
			};
			const writing = write();
			expect(await vault.backup(url, vault.file('a.db'))).toMatchObject({ code: 0 });
			going = false;
			await writing;
			return patients;
		});
		expect(written).toBeGreaterThan(0);
		expect((rowsOf(vault.file('a.db')).patient!.length - 1) % 20).toBe(0);
	});
});

describe('A database that an older release made', () => {
	test.each(ENGINES)('is backed up as it is from PostgreSQL, and restored into %s of this release', async (engine) => {
		const url = await emptyPostgres();
		const client = new pg.Client(url);
		await client.connect();
		await client.query(
			'create schema drizzle; create table drizzle.__drizzle_migrations (hash text, created_at bigint)',
		);
		for (const { sql, hash, folderMillis } of migrationsOf('postgres').slice(0, 2)) {
			for (const statement of sql) await client.query(statement);
			await client.query('insert into drizzle.__drizzle_migrations values ($1, $2)', [hash, folderMillis]);
		}
		await client.query(`insert into area (code, name) values ('cape', '"Cape"'), ('gone', '"Gone"')`);
		await client.query(`delete from area where code = 'gone'`);
		await client.end();
		expect((await vault.backup(url, vault.file('old.db'))).code).toBe(0);
		expect(Object.keys(rowsOf(vault.file('old.db')))).not.toContain('lease');
		expect(sequences(vault.file('old.db')).get('area')).toBe(2);

		const target = await vault.place(engine);
		expect((await vault.restore(target, vault.file('old.db'))).code).toBe(0);
		await vault.within(target, async (store) => {
			expect(await all(store, areas)).toEqual([{ id: 1, code: 'cape', name: 'Cape' }]);
			expect(await all(store, leases)).toEqual([]);
		});
	});

	test('has as many migrations on either engine, pair by pair', () => {
		const tags = ENGINES.map((engine) => {
			const journal = JSON.parse(readFileSync(`${migrationsFolder(engine)}/meta/_journal.json`, 'utf8'));
			return journal.entries.map(({ tag }: { tag: string }) => tag);
		});
		expect(tags[0]).toEqual(tags[1]);
	});
});

test('A backup without a name gets one that tells the second it was made', async () => {
	const env = { PATH: process.env.PATH, DATABASE_URL: await filled('sqlite'), DATA_KEY };
	const start = fileURLToPath(new URL('../../src/start.js', import.meta.url));
	await promisify(execFile)(process.execPath, [start, 'backup'], { cwd: vault.folder, env });
	expect(readdirSync(vault.file('data/backups'))).toEqual([
		expect.stringMatching(/^waitless-\d{4}-\d\d-\d\dT\d{6}\.db$/),
	]);
}, 30_000);

test.each([['--help'], ['-h']])('%s shows how it is used', async (word) => {
	const url = await vault.place('sqlite');
	expect((await vault.backup(url, word)).said).toMatch(/^Usage:/);
	expect((await vault.restore(url, word)).said).toMatch(/^Usage:/);
});

test('A database that was never migrated takes a backup', async () => {
	await vault.backup(await filled('sqlite'), vault.file('a.db'));
	const url = await emptyPostgres();
	expect(await vault.restore(url, vault.file('a.db'))).toMatchObject({ code: 0 });
	expect((await vault.restore(url, vault.file('a.db'))).said).not.toContain('password');
});

const migrationsOf = (engine: Engine) => readMigrationFiles({ migrationsFolder: migrationsFolder(engine) });

/** A database on the server in which there is nothing at all. */
async function emptyPostgres(): Promise<string> {
	const url = await vault.place('postgres');
	const client = new pg.Client(url);
	await client.connect();
	await client.query('drop schema public cascade; create schema public; drop schema drizzle cascade');
	await client.end();
	return url;
}
