/** `npm run backup -- [FILE]` and `npm run restore -- FILE`: a whole house in one file, whichever engine it lives in. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileOf, isPostgres } from '../../db/address.ts';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { postgresAddress } from '../../db/postgres-address.ts';
import { placeOf } from '../../db/postgres-refusals.ts';
import { refusalOf } from '../../db/refusal.ts';
import { BadConfiguration, type Config } from '../config.ts';
import { dataKey, noKey } from '../data-key.ts';
import { Damaged, examine, inMegabytes, NotDone, type Tell } from './file.ts';
import { backUpSqlite } from './from-sqlite.ts';
import { type Counts, inWords } from './tables.ts';
import { restoreIntoSqlite } from './to-sqlite.ts';

const USAGE = `Usage:
  npm run backup             copies the database into data/backups; the server may run meanwhile
  npm run backup -- FILE     into this file, which must not be there yet
  npm run restore -- FILE    puts a backup into the empty database that DATABASE_URL names; the server is stopped
For example: npm run restore -- data/backups/waitless-2026-11-22T013000.db`;

export interface BackupDeps {
	readonly config: Pick<Config, 'DATA_KEY' | 'DATA_KEY_FILE'>;
	/** Of the database: `file:…` or `postgres://…`. */
	readonly url: string;
	/** Of the same PostgreSQL database, past the pooler. */
	readonly directUrl?: string | undefined;
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
			counts = examineCopy(copy, url, keys);
			for (const [name, rows] of read)
				if (counts.get(name) !== rows)
					throw new NotDone(`The copy has ${counts.get(name)} rows of ${name}, and ${rows} were read. Try it again.`);
		};
		if (isPostgres(url)) await (await import('./from-postgres.ts')).backUpPostgres(url, path, check, tell);
		else await backUpSqlite(fileOf(url)!, path, check, tell);
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
		const { madeAt } = examine(path, keys);
		const counts = isPostgres(url)
			? await (await import('./to-postgres.ts')).restoreIntoPostgres(path, url, tell)
			: await restoreIntoSqlite(path, fileOf(url)!);
		tell('');
		print(`Restored from ${path} into ${shown(url)}: ${inWords(counts)}.`);
		if (madeAt) print(`The backup was made on ${madeAt}.`);
		print('Start Waitless now. What was said and booked after the backup was made is not in it: tell the desk.');
		return 0;
	});

async function carryOut(
	deps: BackupDeps,
	work: (deps: BackupDeps & { readonly tell: Tell }, keys: Keyring) => Promise<number>,
): Promise<number> {
	const tell = deps.tell ?? toTerminal;
	try {
		const { key, made } = dataKey(deps.config);
		if (made) throw new NotDone(noKey(deps.config.DATA_KEY_FILE));
		return await work({ ...deps, url: await pastThePooler(deps), tell }, keyring(key));
	} catch (error) {
		tell('');
		const why = error instanceof NotDone || error instanceof BadConfiguration ? error : refusalOf(error, deps.url);
		if (!why) throw error;
		deps.complain(why.message);
		return 1;
	}
}

/** The database's own address. */
export async function pastThePooler({ url, directUrl }: Pick<BackupDeps, 'url' | 'directUrl'>): Promise<string> {
	if (!isPostgres(url)) return url;
	const given = postgresAddress(url).url;
	if (!directUrl) return given;
	const direct = postgresAddress(directUrl).url;
	await (await import('../../db/postgres-direct.ts')).refuseAnother(given, direct);
	return direct;
}

/** What is wrong with a copy that was made just now was wrong before. */
function examineCopy(copy: string, url: string, keys: Keyring): Counts {
	try {
		return examine(copy, keys).counts;
	} catch (error) {
		if (!(error instanceof Damaged) || isPostgres(url)) throw error;
		throw new NotDone(
			`The database ${resolve(fileOf(url)!)} is damaged, and so would be its backup. Restore the newest backup that was made before.`,
		);
	}
}

function showUsage(complain: BackupDeps['complain']): number {
	complain(USAGE);
	return 1;
}

/** Without whoever may enter, and how. */
const shown = (url: string): string => {
	if (!isPostgres(url)) return fileOf(url)!;
	const { host, database } = placeOf(url);
	return `PostgreSQL at ${host}/${database}`;
};

/** In UTC. */
const defaultName = (now: Date): string =>
	`data/backups/waitless-${now.toISOString().slice(0, 19).replaceAll(':', '')}.db`;

/** Shows how far the work is where somebody looks on, and nowhere else. */
export function toTerminal(text: string): void {
	if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${text}`);
}
