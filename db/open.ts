/** Opens a database by its address. PostgreSQL's driver is loaded only where it is used. */
import { fileURLToPath } from 'node:url';
import { openSqlite } from './sqlite.ts';
import { CannotOpen, type OpenOptions, type Store } from './store.ts';

/** @param url `file:data/waitless.db`, or `postgres://user:password@host/database`. Throws `CannotOpen` with a sentence. */
export async function open(url: string, options: OpenOptions): Promise<Store> {
	if (/^postgres(ql)?:\/\//.test(url)) return (await import('./postgres.ts')).openPostgres(url, options);
	if (url.startsWith('file://')) return openSqlite(fileURLToPath(url), options);
	if (/^file:./.test(url)) return openSqlite(url.slice('file:'.length), options);
	throw new CannotOpen(
		'DATABASE_URL must begin with file: (one SQLite file, file:data/waitless.db) or postgres:// (a PostgreSQL database).',
	);
}
