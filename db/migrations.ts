/** Where each engine's migrations lie, and the refusal of a database that a newer release has changed. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { CannotOpen } from './store.ts';

type Engine = 'sqlite' | 'postgres';

export const migrationsFolder = (engine: Engine): string =>
	fileURLToPath(new URL(`./migrations/${engine}`, import.meta.url));

/** @param applied when the database's newest migration was made, in epoch milliseconds; nothing if it has none. */
export function refuseNewer(engine: Engine, applied: number | undefined): void {
	const journal = JSON.parse(readFileSync(`${migrationsFolder(engine)}/meta/_journal.json`, 'utf8'));
	const known = Math.max(...journal.entries.map((entry: { when: number }) => entry.when));
	if (applied !== undefined && applied > known)
		throw new CannotOpen(
			'This database was last used by a newer release of Waitless. Start that release, or restore a backup made before it.',
		);
}
