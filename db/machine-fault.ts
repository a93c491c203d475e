/** Failures that say nothing about what was to be done: the machine could not do it just now. */

/** SQLite: the disk is full or broken, or somebody else has the file. */
const SQLITE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CANTOPEN|READONLY)/;
/** PostgreSQL's classes: connection, resources, system, a server that stops (not: a limit of ours, a broken protocol). */
const POSTGRES = /^(08(?!P01)|53(?!400)|58|57P0)/;
const NETWORK = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN|ENOSPC)/;

/** Whether the same work, unchanged, may well succeed later. */
export function isMachineFault(error: unknown): boolean {
	const { code, cause, message = '' } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: string };
	const named = typeof code === 'string' ? code : '';
	if (SQLITE.test(named) || POSTGRES.test(named) || NETWORK.test(named)) return true;
	// The driver's own words, for a connection that ends.
	if (/^Connection terminated|connection broke/i.test(message)) return true;
	return cause !== undefined && isMachineFault(cause);
}
