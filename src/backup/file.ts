/** A backup: one SQLite file, marked as one, that gets its name only once it is whole and has been looked through. */
import {
	closeSync,
	existsSync,
	fsyncSync,
	mkdirSync,
	openSync,
	renameSync,
	rmSync,
	statfsSync,
	statSync,
} from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { DateTime } from 'luxon';
import type { Keyring } from '../../db/keyring.ts';
import { newestMigration } from '../../db/sqlite-migrations.ts';
import { BETWEEN_KEYS } from '../data-key.ts';
import { migrationsUpTo } from './migrate.ts';
import { type Counts, countRows } from './tables.ts';

/** What keeps a backup from being made or restored, in a sentence for whoever asked for it. */
export class NotDone extends Error {}

/** Of a file that can't be a whole backup. */
export class Damaged extends NotDone {}

/** Shows how far the work is. Each text takes the place of the one before. */
export type Tell = (text: string) => void;

/** "WtlB", in the header of every backup, so that a database is not taken for one: it may be half in a file beside it. */
const MARK = 0x57746c42;
const MINUTE_MS = 60_000;

/**
 * Has a file filled under another name, for this account only, and gives it its own if nothing failed.
 * @param bytes about as many as there must be room for.
 */
export async function makeFile<T>(path: string, bytes: number, fill: (unfinished: string) => Promise<T>): Promise<T> {
	if (path.endsWith('/') || statSync(path, { throwIfNoEntry: false })?.isDirectory())
		throw new NotDone(`${path} is a folder. Name a file in it, such as ${path.replace(/\/*$/, '')}/waitless.db.`);
	const folder = dirname(path);
	const unfinished = `${path}.unfinished`;
	const remove = () => {
		for (const each of ['', '-journal', '-wal', '-shm']) rmSync(`${unfinished}${each}`, { force: true });
	};
	try {
		mkdirSync(folder, { recursive: true, mode: 0o700 });
		refuseExisting(path);
		remove();
		const { bavail, bsize } = statfsSync(folder);
		if (bavail * bsize < bytes) throw new NotDone(tooLittleRoom(folder, bytes));
		closeSync(openSync(unfinished, 'wx', 0o600));
		const filled = await fill(unfinished);
		refuseExisting(path);
		toDisk(unfinished);
		renameSync(unfinished, path);
		toDisk(folder);
		return filled;
	} catch (error) {
		remove();
		const { code, message } = error as NodeJS.ErrnoException;
		if (code === 'ENOSPC' || code === 'SQLITE_FULL') throw new NotDone(tooLittleRoom(folder, bytes));
		if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EPERM')
			throw new NotDone(`Nothing can be written into ${folder} (${message}). Name another folder.`);
		throw error;
	}
}

function refuseExisting(path: string): void {
	if (existsSync(path)) throw new NotDone(`${path} is there already, and nothing is overwritten. Give another name.`);
}

const tooLittleRoom = (folder: string, bytes: number): string =>
	`There is not enough room in ${folder}: about ${inMegabytes(bytes)} are needed. Make room, or use another disk.`;

export const inMegabytes = (bytes: number): string => `${(bytes / 1_000_000).toFixed(1)} MB`;

function toDisk(path: string): void {
	const opened = openSync(path, 'r');
	fsyncSync(opened);
	closeSync(opened);
}

/**
 * Makes a backup of what was just copied: everything in this one file, and marked.
 * @param madeAt the moment it shows, in epoch milliseconds; kept in its header in minutes, as there is room for 32 bits.
 */
export function finish(raw: Database.Database, madeAt: number): void {
	raw.pragma('journal_mode = delete');
	raw.pragma(`user_version = ${Math.floor(madeAt / MINUTE_MS)}`);
	raw.pragma(`application_id = ${MARK}`);
}

/** By the clock of a clinic that is in it; nothing for a backup of a release that did not say so. */
function madeAt(raw: Database.Database): string | undefined {
	const minutes = raw.pragma('user_version', { simple: true }) as number;
	if (minutes === 0) return undefined;
	const zone =
		(raw.prepare('select zone from location order by retired, id').pluck().get() as string | undefined) ?? 'UTC';
	return `${DateTime.fromMillis(minutes * MINUTE_MS, { zone }).toFormat("cccc d LLLL yyyy 'at' HH:mm")} (${zone})`;
}

/** It is a backup no longer, but a database. */
export function unmark(raw: Database.Database): void {
	raw.pragma('application_id = 0');
	raw.pragma('user_version = 0');
}

export interface Examined {
	readonly counts: Counts;
	/** For people; nothing if it doesn't say. */
	readonly madeAt: string | undefined;
}

/**
 * Opens a backup, reads it through, and answers how many rows each of its tables has.
 * @throws NotDone unless it is whole, is of this release or an older one, and was sealed with this key.
 */
export function examine(path: string, keys: Keyring): Examined {
	if (!existsSync(path)) throw new NotDone(`There is no file ${path}.`);
	const raw = openOrRefuse(path);
	try {
		const newest = newestMigration(raw);
		if (newest === undefined) throw new NotDone(noBackup(path));
		if (migrationsUpTo('sqlite', newest) === undefined)
			throw new NotDone(`${path} was made by a newer release of Waitless. Use that release, or an older backup.`);
		const wrong = (raw.pragma('integrity_check') as { integrity_check: string }[]).filter(
			({ integrity_check }) => integrity_check !== 'ok',
		);
		if (wrong.length > 0 || (raw.pragma('foreign_key_check') as unknown[]).length > 0) throw new Damaged(damaged(path));
		proveKey(raw, keys);
		refuseBetweenKeys(raw);
		return { counts: countRows(raw), madeAt: madeAt(raw) };
	} catch (error) {
		throw isDamage(error) ? new Damaged(damaged(path)) : error;
	} finally {
		raw.close();
	}
}

function openOrRefuse(path: string): Database.Database {
	let raw: Database.Database | undefined;
	try {
		// Nothing is written, but opened for reading alone SQLite would leave out the checks of the tables.
		raw = new Database(path, { fileMustExist: true });
		if (raw.pragma('application_id', { simple: true }) === MARK) return raw;
	} catch (error) {
		if (isDamage(error)) throw new Damaged(damaged(path));
		// Anything but a SQLite file.
	}
	raw?.close();
	throw new NotDone(noBackup(path));
}

const noBackup = (path: string): string =>
	`${path} is no backup of Waitless. "npm run backup" makes one of the database that DATABASE_URL names.`;

const damaged = (path: string): string => `${path} is damaged. Use another backup.`;

const isDamage = (error: unknown): boolean =>
	error instanceof Database.SqliteError && /^SQLITE_(CORRUPT|IOERR)/.test(error.code);

/** Older releases had no such table. */
function refuseBetweenKeys(raw: Database.Database): void {
	const known = raw.prepare(`select 1 from sqlite_master where name = 'rekeying'`).get();
	if (known && raw.prepare('select 1 from rekeying').get()) throw new NotDone(BETWEEN_KEYS);
}

function proveKey(raw: Database.Database, keys: Keyring): void {
	const sample = raw.prepare('select sample from key_sample').pluck().get() as Uint8Array | undefined;
	try {
		if (sample) keys.unseal(sample, 'key_sample.sample');
	} catch {
		throw new NotDone(
			'The data key does not fit: what is in it was sealed with another. Put that one back (DATA_KEY or DATA_KEY_FILE).',
		);
	}
}
