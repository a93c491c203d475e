/** One connection to an SQLite file, and the queries prepared on it. */
import Database from 'better-sqlite3';
import { type BetterSQLite3Database, drizzle } from 'drizzle-orm/better-sqlite3';
import type { Tables } from './schema.ts';
import { Overlap, type Q, type Query } from './store.ts';

/** As drizzle makes it for SQLite: it runs at `sync()`, here and now, or else in some later microtask. */
interface Prepared {
	execute(params: Record<string, unknown>): { sync(): unknown };
}

export interface Connection {
	readonly raw: Database.Database;
	readonly drizzled: BetterSQLite3Database;
	run<Params, Rows>(query: Query<Params, Rows>, params: Params): Rows;
}

/** @param durable whether a commit waits for the disk. */
export function connect(path: string, tables: Tables, { readonly = false, durable = true, cacheMb = 4 }): Connection {
	const raw = new Database(path, { readonly });
	try {
		raw.pragma('busy_timeout = 5000');
		// The driver's own is 16 MB for each of three connections. What is not here is in the system's cache.
		raw.pragma(`cache_size = -${cacheMb * 1000}`);
		if (!readonly) raw.pragma('journal_mode = WAL');
		raw.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
		raw.pragma('foreign_keys = ON');
	} catch (error) {
		raw.close();
		throw error;
	}
	const drizzled = drizzle(raw, { casing: 'snake_case' });
	const prepared = new Map<object, Prepared>();
	return {
		raw,
		drizzled,
		run<Params, Rows>(query: Query<Params, Rows>, params: Params): Rows {
			let statement = prepared.get(query);
			if (!statement) {
				statement = query.build(drizzled as unknown as Q, tables).prepare('') as unknown as Prepared;
				prepared.set(query, statement);
			}
			try {
				return statement.execute(params as Record<string, unknown>).sync() as Rows;
			} catch (error) {
				throw isOverlap(error) ? new Overlap() : error;
			}
		},
	};
}

const isOverlap = (error: unknown): boolean => {
	const cause = (error as { cause?: unknown }).cause ?? error;
	return cause instanceof Database.SqliteError && cause.message.includes('slots overlap');
};
