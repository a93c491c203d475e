/** Failures that say nothing about what was to be done: the machine could not do it just now. */

/** The database, or the way to it, is away; a restart takes a few seconds. (08P01: a protocol that was broken by us.) */
const AWAY = /^(08(?!P01)|57P0|53300|ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;
/** It is gone for the driver, in the driver's own words; and in ours. */
const GONE =
	/^(Connection terminated|The connection broke|Client (was closed|has encountered)|Query read timeout|timeout exceeded when trying to connect)/;
/**
 * It is there, and can't: the disk is full or broken, somebody else has the file, a time that the server allows is over, a
 * standby took over and can't be written yet, a transaction lost against others again and again.
 */
const UNABLE =
	/^(SQLITE_(FULL|IOERR|BUSY|LOCKED|NOMEM|CANTOPEN|READONLY)|53(?!400)|58|57014|55P03|25P03|25P04|25006|40001|40P01|ENOSPC)/;

/** Whether the database, or the way to it, is away: back in seconds, mostly. */
export const isAway = (error: unknown): boolean => says(error, AWAY);

/** Whether the same work, unchanged, may well succeed later. */
export const isMachineFault = (error: unknown): boolean => says(error, AWAY) || says(error, UNABLE);

function says(error: unknown, codes: RegExp): boolean {
	const { code, cause, message = '' } = (error ?? {}) as { code?: unknown; cause?: unknown; message?: string };
	if (codes.test(typeof code === 'string' ? code : '')) return true;
	if (codes === AWAY && GONE.test(message)) return true;
	return cause !== undefined && says(cause, codes);
}
