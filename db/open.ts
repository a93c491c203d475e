/** Opens a database by its address. PostgreSQL's driver is loaded only where it is used. */
import { fileOf, isPostgres } from './address.ts';
import { refusalOf } from './refusal.ts';
import { openSqlite } from './sqlite.ts';
import { CannotOpen, type OpenOptions, type Store } from './store.ts';

/** @param url `file:data/waitless.db`, or `postgres://user:password@host/database`. Throws `CannotOpen` with a sentence. */
export async function open(url: string, options: OpenOptions): Promise<Store> {
	try {
		if (isPostgres(url)) return await (await import('./postgres.ts')).openPostgres(url, options);
		const file = fileOf(url);
		if (file !== undefined) return openSqlite(file, options);
	} catch (error) {
		throw refusalOf(error, url) ?? error;
	}
	throw new CannotOpen(
		'DATABASE_URL must begin with file: (one SQLite file, file:data/waitless.db) or postgres:// (a PostgreSQL database).',
	);
}
