/** `npm run backup -- [FILE]` and `npm run restore -- FILE`: a whole house in one file, whichever engine it lives in. */
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { postgresAddress } from '../../db/postgres-address.ts';
import { CannotOpen } from '../../db/store.ts';
import { BadConfiguration, type Config } from '../config.ts';
import { dataKey } from '../data-key.ts';
import { examine, inMegabytes, NotDone, type Tell } from './file.ts';
import { backUpSqlite } from './from-sqlite.ts';
import { type Counts, inWords } from './tables.ts';
import { restoreIntoSqlite } from './to-sqlite.ts';

const USAGE = `Usage:
  npm run backup             copies the database into data/backups; the server may run meanwhile
  npm run backup -- FILE     into this file, which must not be there yet
  npm run restore -- FILE    puts a backup into the empty database that DATABASE_URL names; the server is stopped
For example: npm run restore -- data/backups/waitless-2026-11-22T0130.db`;

export interface BackupDeps {
	readonly config: Pick<Config, 'DATA_KEY' | 'DATA_KEY_FILE'>;
	/** Of the database: `file:…` or `postgres://…`, without a pooler in between. */
	readonly url: string;
	/** Shows some lines. */
	readonly print: (text: string) => void;
	/** Says why nothing was done: where cron looks for it. */
	readonly complain: (text: string) => void;
	/** Shows how far it is, where somebody looks on. */
	readonly tell?: Tell;
}

/** @returns the exit code: 0 once a checked backup is in its place, else 1. */
export const backupCommand = (args: readonly string[], deps: BackupDeps): Promise<number> =>
	carryOut(deps, async ({ url, print, complain, tell }, keys) => {
		const [path = defaultName(new Date()), ...rest] = args;
		if (rest.length > 0 || path.startsWith('-')) return showUsage(complain);
		const began = performance.now();
		let counts: Counts = new Map();
		const check = (copy: string, read: Counts) => {
			tell('looking through the copy');
			counts = examine(copy, keys);
			for (const [name, rows] of read)
				if (counts.get(name) !== rows)
					throw new NotDone(`The copy has ${counts.get(name)} rows of ${name}, and ${rows} were read. Try it again.`);
		};
		if (isPostgres(url)) await (await import('./from-postgres.ts')).backUpPostgres(url, path, check, tell);
		else await backUpSqlite(pathOf(url), path, check, tell);
		tell('');
		const seconds = ((performance.now() - began) / 1000).toFixed(1);
		print(`Saved in ${path}: ${inWords(counts)}; ${inMegabytes(statSync(path).size)}, in ${seconds} s, and checked.`);
		print(
			`The data key is not in it: keep a copy of it elsewhere (${deps.config.DATA_KEY ? 'DATA_KEY' : deps.config.DATA_KEY_FILE}). Without it nobody can read this backup.`,
		);
		return 0;
	});

/** @returns the exit code: 0 once the database holds what the backup held, else 1. */
export const restoreCommand = (args: readonly string[], deps: BackupDeps): Promise<number> =>
	carryOut(deps, async ({ url, print, complain, tell }, keys) => {
		const [path, ...rest] = args;
		if (!path || rest.length > 0 || path.startsWith('-')) return showUsage(complain);
		tell(`looking through ${path}`);
		examine(path, keys);
		const counts = isPostgres(url)
			? await (await import('./to-postgres.ts')).restoreIntoPostgres(path, url, tell)
			: await restoreIntoSqlite(path, pathOf(url));
		tell('');
		print(`Restored from ${path} into ${shown(url)}: ${inWords(counts)}.`);
		print('Start Waitless now. What was said and booked after the backup was made is not in it: tell the desk.');
		return 0;
	});

async function carryOut(
	deps: BackupDeps,
	work: (deps: Required<BackupDeps>, keys: Keyring) => Promise<number>,
): Promise<number> {
	const tell = deps.tell ?? toTerminal;
	try {
		const { key, made } = dataKey(deps.config);
		if (made)
			throw new NotDone(
				`There is no data key in ${deps.config.DATA_KEY_FILE}. Put your copy of it there (or into DATA_KEY): without it nobody can read what is sealed.`,
			);
		const url = isPostgres(deps.url) ? postgresAddress(deps.url).url : deps.url;
		return await work({ ...deps, url, tell }, keyring(key));
	} catch (error) {
		if (!(error instanceof NotDone || error instanceof CannotOpen || error instanceof BadConfiguration)) throw error;
		tell('');
		deps.complain(error.message);
		return 1;
	}
}

function showUsage(complain: BackupDeps['complain']): number {
	complain(USAGE);
	return 1;
}

const isPostgres = (url: string): boolean => /^postgres(ql)?:/.test(url);
const pathOf = (url: string): string => (url.startsWith('file://') ? fileURLToPath(url) : url.slice('file:'.length));

/** Without whoever may enter, and how. */
const shown = (url: string): string => {
	if (!isPostgres(url)) return pathOf(url);
	const { host, pathname } = new URL(url);
	return `PostgreSQL at ${host}${pathname}`;
};

/** By the minute, in UTC. */
const defaultName = (now: Date): string =>
	`data/backups/waitless-${now.toISOString().slice(0, 16).replace(':', '')}.db`;

function toTerminal(text: string): void {
	if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
}
