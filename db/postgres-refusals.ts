/** Why a PostgreSQL database can't be used, in a sentence for whoever started the program; never with the password. */
import { CannotOpen } from './store.ts';

/** The settings that name a database. */
export type Setting = 'DATABASE_URL' | 'DATABASE_DIRECT_URL';

/** It, or the way to it, is only just starting. */
export const isStarting = (error: unknown): boolean => /^(57P03|ECONNREFUSED|ENOTFOUND|EAI_AGAIN)$/.test(codeOf(error));

/** Nothing for an error that says nothing about whether the database can be used. */
export function refusedByPostgres(
	error: unknown,
	url: string,
	setting: Setting = 'DATABASE_URL',
): CannotOpen | undefined {
	const why = sentence(codeOf(error), (error as Error).message, url, setting);
	return why === undefined ? undefined : new CannotOpen(why, { cause: error });
}

function sentence(code: string, message: string, url: string, setting: Setting): string | undefined {
	const { host, database, user } = placeOf(url);
	if (
		/^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/.test(code) ||
		/^(Connection terminated|timeout expired)/.test(message)
	)
		return `PostgreSQL can't be reached at ${host} (${code || message}). Is it running, and is the address in ${setting} right?`;
	if (code === '57P03') return `PostgreSQL at ${host} takes nobody in yet (${message}). Try it again in a moment.`;
	if (code === '53300')
		return `PostgreSQL at ${host} has no place for one more connection. Raise its max_connections, or run fewer processes.`;
	if (/^28/.test(code))
		return `PostgreSQL at ${host} did not let us in (${message}). Check the user and the password in ${setting}.`;
	if (code === '3D000')
		return `PostgreSQL at ${host} has no database "${database}". Make it (create database ${database}), or name another in ${setting}.`;
	if (code === '42501')
		return `The PostgreSQL user ${user} lacks rights in the database ${database} (${message}). Make it the owner: alter database ${database} owner to ${user}; and of its tables, if they were made by another.`;
	if (code === '53100') return `The disk of PostgreSQL at ${host} is full (${message}). Make room there.`;
	if (/^(08|57P0|58)/.test(code)) return `PostgreSQL at ${host} can't go on just now (${message}, ${code}).`;
	return undefined;
}

const codeOf = (error: unknown): string => String((error as { code?: unknown } | undefined)?.code ?? '');

/** Without whoever may enter, and how. */
export function placeOf(url: string): { host: string; database: string; user: string } {
	try {
		const { host, hostname, port, pathname, username } = new URL(url);
		return {
			host: port || !hostname ? host || 'the local socket' : `${hostname}:5432`,
			database: decodeURIComponent(pathname.slice(1)),
			user: decodeURIComponent(username) || 'of this account',
		};
	} catch {
		return { host: 'its address', database: '', user: '' };
	}
}
