/** Why a database can't be used, whichever engine it is on. */
import { fileOf, isPostgres } from './address.ts';
import { refusedByPostgres } from './postgres-refusals.ts';
import { refusedBySqlite } from './sqlite-refusals.ts';
import { CannotOpen } from './store.ts';

/**
 * What `error` says about the database at `url`, in a sentence for whoever started the program; nothing if it is about
 * something else, and its trace is wanted.
 */
export function refusalOf(error: unknown, url: string): CannotOpen | undefined {
	if (error instanceof CannotOpen) return error;
	const file = fileOf(url);
	if (file !== undefined) return refusedBySqlite(error, file);
	return isPostgres(url) ? refusedByPostgres(error, url) : undefined;
}
