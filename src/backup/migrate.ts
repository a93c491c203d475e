/** A backup has the state of the database it was made from: as many of the migrations, and no more. */
import type Database from 'better-sqlite3';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { migrationsFolder } from '../../db/migrations.ts';
import type { Store } from '../../db/store.ts';

const migrationsOf = (engine: Store['engine']): MigrationMeta[] =>
	readMigrationFiles({ migrationsFolder: migrationsFolder(engine) });

/**
 * How many of this release's migrations a database has; nothing if it has one that this release does not know.
 * @param newest when its newest migration was made, in epoch milliseconds.
 */
export function migrationsUpTo(engine: Store['engine'], newest: number): number | undefined {
	const known = migrationsOf(engine);
	return newest > known.at(-1)!.folderMillis ? undefined : known.filter((each) => each.folderMillis <= newest).length;
}

/** Applies the first `count` migrations to an empty file. */
export function migrateEmpty(raw: Database.Database, count: number): void {
	raw.exec('create table __drizzle_migrations (id serial primary key, hash text not null, created_at numeric)');
	const done = raw.prepare('insert into __drizzle_migrations (hash, created_at) values (?, ?)');
	for (const { sql, hash, folderMillis } of migrationsOf('sqlite').slice(0, count)) {
		for (const statement of sql) raw.exec(statement);
		done.run(hash, folderMillis);
	}
}
