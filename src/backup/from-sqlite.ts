/** Copies a SQLite database, page by page, as it is at one moment: turns go on meanwhile. */
import { existsSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { newestMigration } from '../../db/sqlite-migrations.ts';
import { finish, makeFile, NotDone, type Tell } from './file.ts';
import { type Counts, countRows } from './tables.ts';

const PAGES_AT_ONCE = 1_000;

/** @param check looks at the copy before it gets its name. Throws `NotDone` with a sentence. */
export async function backUpSqlite(
	source: string,
	path: string,
	check: (copy: string, read: Counts) => void,
	tell: Tell,
): Promise<void> {
	if (!existsSync(source) || statSync(source).size === 0) throw new NotDone(nothing(source));
	const raw = new Database(source, { readonly: true });
	try {
		// A transaction that has read keeps its moment. Without it the copy would begin anew whenever somebody writes.
		raw.exec('begin');
		if (newestMigration(raw) === undefined) throw new NotDone(nothing(source));
		const read = countRows(raw);
		const madeAt = Date.now();
		const pages = raw.pragma('page_count', { simple: true }) as number;
		const bytes = pages * (raw.pragma('page_size', { simple: true }) as number);
		await makeFile(path, bytes, async (copy) => {
			await raw.backup(copy, {
				progress({ totalPages, remainingPages }) {
					tell(`${Math.floor(100 - (100 * remainingPages) / Math.max(totalPages, 1))} % is copied`);
					return PAGES_AT_ONCE;
				},
			});
			const copied = new Database(copy);
			finish(copied, madeAt);
			copied.close();
			check(copy, read);
		});
	} finally {
		raw.close();
	}
}

const nothing = (source: string): string =>
	`There is no database of Waitless in ${source}: nothing to back up. See DATABASE_URL.`;
