/** Brings an SQLite file up to date, all of it or nothing. */
import type Database from 'better-sqlite3';
import { type Applied, outstanding } from './migrations.ts';

/** Throws `CannotOpen` if a newer release has changed the file. */
export function migrateSqlite(raw: Database.Database): void {
	// Most of the time there is nothing to do, and to see that takes no lock.
	if (outstanding('sqlite', stateOf(raw)).length === 0) return;
	const migrate = raw.transaction(() => {
		raw.exec(
			'create table if not exists __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)',
		);
		const done = raw.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
		for (const { sql, hash, folderMillis } of outstanding('sqlite', stateOf(raw))) {
			for (const statement of sql) raw.exec(statement);
			done.run(hash, folderMillis);
		}
	});
	migrate.immediate();
}

function stateOf(raw: Database.Database): Applied {
	if (!raw.prepare(`select 1 from sqlite_master where name = 'required_migration'`).get())
		return { newest: newestMigration(raw), required: undefined };
	const required = raw.prepare('select max(made_at) from required_migration').pluck().get() as number;
	return { newest: newestMigration(raw), required };
}

/** When the newest migration of this file was made, in epoch milliseconds; nothing for a new file, or one that is not ours. */
export function newestMigration(raw: Database.Database): number | undefined {
	const found = raw.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
	const newest = found && raw.prepare('select max(created_at) from __drizzle_migrations').pluck().get();
	return (newest as number | null | undefined) ?? undefined;
}
