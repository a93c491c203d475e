/**
 * Where each engine's migrations lie, and which databases this release can't work on.
 *
 * Migrations expand first and contract later: two releases may run at once, so an older one starts on a database that
 * later migrations have only added to. One that takes something away says so in `required_migration`.
 */
import { fileURLToPath } from 'node:url';
import { type MigrationMeta, readMigrationFiles } from 'drizzle-orm/migrator';
import { CannotOpen } from './store.ts';

type Engine = 'sqlite' | 'postgres';

/** What a database says of itself; migrations go by when they were made, in epoch milliseconds. */
export interface Applied {
	/** Nothing for a new database. */
	readonly newest: number | undefined;
	/** The newest that a program must know to work here; nothing where no release has said so yet. */
	readonly required: number | undefined;
}

export const migrationsFolder = (engine: Engine): string =>
	fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url));

/**
 * The migrations that a database still lacks, in order.
 * Throws `CannotOpen` for a database that a newer release has changed so that this one can't use it.
 */
export function outstanding(engine: Engine, { newest = 0, required = newest }: Applied): MigrationMeta[] {
	const migrations = readMigrationFiles({ migrationsFolder: migrationsFolder(engine) });
	const known = Math.max(...migrations.map(({ folderMillis }) => folderMillis));
	if (required > known)
		throw new CannotOpen(
			'This database was last used by a newer release of Waitless. Start that release, or restore a backup made before it.',
		);
	return migrations.filter(({ folderMillis }) => folderMillis > newest);
}
