/** Restores a backup as a SQLite database: made beside the place it is for, and then moved there. */
import { copyFileSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { lockOut } from '../../db/sqlite.ts';
import { migrateSqlite } from '../../db/sqlite-migrations.ts';
import { makeFile, NotDone } from './file.ts';
import { revive } from './revive.ts';
import { type Counts, countRows, inWords, isUsed } from './tables.ts';

/** @throws NotDone or CannotOpen with a sentence; then everything is as it was. */
export async function restoreIntoSqlite(backup: string, target: string): Promise<Counts> {
	mkdirSync(dirname(target), { recursive: true, mode: 0o700 });
	const guard = lockOut(target);
	try {
		clear(target);
		return await makeFile(target, statSync(backup).size, async (unfinished) => {
			copyFileSync(backup, unfinished);
			const raw = new Database(unfinished);
			try {
				migrateSqlite(raw);
				revive(raw);
				return countRows(raw);
			} finally {
				raw.close();
			}
		});
	} finally {
		guard.close();
	}
}

/** Removes a database in which nothing has happened yet; refuses anything else that is in the way. */
function clear(target: string): void {
	if (existsSync(target)) {
		const found = contents(target);
		if (!found || isUsed(found))
			throw new NotDone(
				`${target} is in use${found ? ` (${inWords(found)})` : ''}, and a restore overwrites nothing. Move it away first, or name another file in DATABASE_URL.`,
			);
		rmSync(target);
	}
	// SQLite would play what is left of another database into this one.
	const left = ['-wal', '-journal'].map((each) => `${target}${each}`).filter(existsSync);
	if (left.length > 0)
		throw new NotDone(
			`${left.join(' and ')} belongs to the database that was here before: together with ${target} it is that database, with its last changes. Move them away into one folder (${target}, ${target}-wal, ${target}-shm), and don't part them.`,
		);
	rmSync(`${target}-shm`, { force: true });
}

function contents(target: string): Counts | undefined {
	try {
		const raw = new Database(target);
		try {
			return countRows(raw);
		} finally {
			raw.close();
		}
	} catch {
		return undefined;
	}
}
