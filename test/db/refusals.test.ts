import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
	chmodSync,
	chownSync,
	copyFileSync,
	existsSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { refusalOf } from '../../db/refusal.ts';
import { CannotOpen, type OpenOptions } from '../../db/store.ts';
import { readConfig } from '../../src/config.ts';
import { openStore } from '../../src/open-store.ts';
import { newPlace, type Place } from '../engines.ts';

const keys = keyring(randomBytes(32));
const IS_ROOT = process.getuid?.() === 0;

/** The sentence with which a database is refused. */
async function refusal(url: string, options: Partial<OpenOptions> = {}): Promise<string> {
	const opening = open(url, { keys, ...options });
	const error = await opening.then(
		(store) => store.close(),
		(thrown: Error) => thrown,
	);
	expect(error).toBeInstanceOf(CannotOpen);
	return (error as Error).message;
}

describe('An SQLite file', () => {
	let folder: string;
	let path: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-refused-'));
		path = join(folder, 'test.db');
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const refused = async (options?: Partial<OpenOptions>) =>
		(await refusal(`file:${path}`, options)).replaceAll(`${folder}/`, '');

	it('that is damaged says what to move away, and what to restore', async () => {
		copyFileSync(inject('demo').file, path);
		writeFileSync(path, readFileSync(path).fill(0xab, 100, 8_192));
		expect(await refused()).toBe(
			'The database test.db is damaged. Move it away, together with test.db-wal and test.db-shm, and restore the newest backup.',
		);
	});

	it('that is something else is refused as that', async () => {
		writeFileSync(path, 'a letter'.repeat(2_000));
		expect(await refused()).toMatch(/^test\.db is no database/);
	});

	it('that is a folder is refused as that', async () => {
		mkdirSync(path);
		expect(await refused()).toBe('test.db is a folder, and a file belongs there.');
	});

	it('is not said to be used by another server when it is something else that keeps the lock from being taken', async () => {
		mkdirSync(`${path}.server`);
		expect(await refused({ server: true })).toBe('test.db.server is a folder, and a file belongs there.');
		rmSync(`${path}.server`, { recursive: true });
		writeFileSync(`${path}.server`, 'a letter'.repeat(2_000));
		expect(await refused({ server: true })).toContain('is no database');
	});

	it.each([
		['SQLITE_FULL', 'The disk is full: nothing more can be written into '],
		['SQLITE_IOERR_SHMSIZE', 'The disk is full: nothing more can be written into '],
		['SQLITE_IOERR_READ', 'The disk fails: test.db could not be read or written (SQLITE_IOERR_READ).'],
		['SQLITE_BUSY', 'Another program is using test.db.'],
	])('on a machine that says %s is refused as that', (code, sentence) => {
		const said = refusalOf(new Database.SqliteError('what SQLite says', code), `file:${path}`)?.message;
		expect(said?.replaceAll(`${folder}/`, '')).toContain(sentence);
	});

	it('is not blamed for what has nothing to do with it', () => {
		const { syscall, code, port } = { syscall: 'listen', code: 'EACCES', port: 80 };
		expect(refusalOf(Object.assign(new Error('no'), { syscall, code, port }), `file:${path}`)).toBeUndefined();
		expect(refusalOf(new Database.SqliteError('no', 'SQLITE_CONSTRAINT'), `file:${path}`)).toBeUndefined();
	});

	it.runIf(IS_ROOT)('that belongs to root says so to another user, and how to give it back', async () => {
		copyFileSync(inject('demo').file, path);
		chmodSync(path, 0o600);
		chmodSync(folder, 0o777);
		expect(await asNobody(path)).toMatch(
			/test\.db belongs to root, and this runs as nobody\. Give it back \(sudo chown nobody .*\), and run every command as that user: sudo -u nobody npm …\n$/,
		);
	});

	it.runIf(IS_ROOT)('that belongs to somebody else says as whom to run it', async () => {
		copyFileSync(inject('demo').file, path);
		chmodSync(path, 0o600);
		chownSync(path, 1, 1);
		chmodSync(folder, 0o777);
		expect(await asNobody(path)).toMatch(/Run it as that user: sudo -u \w+ npm …\n$/);
	});
});

const OPENING = `
	const { open } = await import(process.argv[1]);
	const { keyring } = await import(process.argv[2]);
	await open('file:' + process.argv[3], { keys: keyring(new Uint8Array(32)) }).catch((error) =>
		console.log(error.constructor.name === 'CannotOpen' ? error.message : error.stack));`;

/** What opening this file says to the user who may do nothing. */
async function asNobody(path: string): Promise<string> {
	const modules = ['open', 'keyring'].map((name) => new URL(`../../db/${name}.ts`, import.meta.url).href);
	const opening = spawn(process.execPath, ['--input-type=module', '-e', OPENING, ...modules, path], {
		stdio: ['ignore', 'pipe', 'inherit'],
		uid: 65_534,
		gid: 65_534,
	});
	let said = '';
	opening.stdout.on('data', (chunk) => {
		said += chunk;
	});
	await new Promise((ended) => opening.once('close', ended));
	return said;
}

describe('A PostgreSQL database', () => {
	let place: Place;
	beforeEach(async () => {
		place = await newPlace('postgres');
	});
	afterEach(() => place.remove());
	const address = (change: (url: URL) => void): string => {
		const url = new URL(place.url);
		change(url);
		return url.href;
	};

	it('that can’t be reached is told from one that refuses us', async () => {
		expect(await refusal('postgres://me:secret@127.0.0.1:1/none')).toBe(
			"PostgreSQL can't be reached at 127.0.0.1:1 (ECONNREFUSED). Is it running, and is the address in DATABASE_URL right?",
		);
		const wrong = await refusal(
			address((url) => {
				url.password = 'secret';
			}),
		);
		expect(wrong).toMatch(/did not let us in \(password authentication failed.*\)\. Check the user and the password/);
		expect(wrong).not.toContain('secret');
		const none = address((url) => {
			url.pathname = '/none';
		});
		expect(await refusal(none)).toContain('has no database "none". Make it (create database none)');
	});

	it('ends at once, though it would be waited for, when waiting would not help', async () => {
		const waited: string[] = [];
		const none = address((url) => {
			url.pathname = '/none';
		});
		await refusal(none, { waiting: (why) => waited.push(why) });
		expect(waited).toEqual([]);
	});

	it('in which our user has no rights says so, and what would help', async () => {
		const name = `weak_${randomBytes(4).toString('hex')}`;
		const admin = new pg.Client(place.url);
		await admin.connect();
		try {
			await admin.query(`create role ${name} login password 'weak'`);
			await admin.query('drop schema drizzle cascade');
			const weak = address((url) => {
				url.username = name;
				url.password = 'weak';
			});
			expect(await refusal(weak)).toMatch(
				new RegExp(
					`^The PostgreSQL user ${name} lacks rights in the database test_\\w+ \\(permission denied .*\\)\\. Make it the owner`,
				),
			);
		} finally {
			await admin.query(`drop role ${name}`);
			await admin.end();
		}
	});

	it('is refused, and another is left as it is, when its direct address leads to that other', async () => {
		const other = await newPlace('postgres');
		const client = new pg.Client(other.url);
		await client.connect();
		await client.query('drop schema public cascade; drop schema drizzle cascade; create schema public');
		try {
			expect(await refusal(place.url, { directUrl: other.url })).toMatch(
				/^DATABASE_DIRECT_URL leads to another database than DATABASE_URL\./,
			);
			const { rows } = await client.query(`select to_regclass('public.outbox') as found`);
			expect(rows).toEqual([{ found: null }]);
		} finally {
			await client.end();
			await other.remove();
		}
		await (await open(place.url, { keys, directUrl: place.url.replace('localhost', '127.0.0.1') })).close();
	});

	it('sees this program under its name', async () => {
		const store = await open(place.url, { keys });
		const admin = new pg.Client(place.url);
		await admin.connect();
		const { rows } = await admin.query(
			`select distinct application_name as name from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
		);
		await Promise.all([admin.end(), store.close()]);
		expect(rows).toEqual([{ name: 'waitless' }]);
	});
});

describe('A data key', () => {
	let folder: string;
	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-key-'));
	});
	afterEach(() => rmSync(folder, { recursive: true, force: true }));
	const config = (key: string) =>
		readConfig({ DATABASE_URL: `file:${join(folder, 'test.db')}`, DATA_KEY_FILE: join(folder, key) });

	it('that was lost is not replaced, and it is said where it belongs', async () => {
		await (await openStore(config('data.key'))).close();
		const lost = openStore(config('lost.key'));
		await expect(lost).rejects.toThrow(
			`There is no data key in ${join(folder, 'lost.key')}. Put your copy of it there`,
		);
		expect(readdirSync(folder).filter((name) => name.includes('key'))).toEqual(['data.key']);
	});

	it('that could not be kept seals nothing', async () => {
		// Too long a name for what it is written under first.
		await expect(openStore(config('k'.repeat(250)))).rejects.toThrow("The data key can't be kept in");
		expect(existsSync(join(folder, 'test.db'))).toBe(false);
	});

	it('is not said to be wrong when it is the database that can’t be read', async () => {
		const first = await openStore(config('data.key'));
		await first.close();
		const raw = new Database(join(folder, 'test.db'));
		raw.exec('drop table key_sample');
		raw.close();
		await expect(openStore(config('data.key'))).rejects.toThrow('no such table: key_sample');
	});
});
