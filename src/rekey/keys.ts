/** The key that takes the place of the one until now: given by the environment, or made in a file beside the other. */
import { randomBytes } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { NotDone } from '../backup/file.ts';
import type { Config } from '../config.ts';
import { dataKey, readKey } from '../data-key.ts';

export type KeyConfig = Pick<Config, 'DATA_KEY' | 'DATA_KEY_FILE' | 'NEXT_DATA_KEY'>;

export const nextFile = ({ DATA_KEY_FILE }: KeyConfig): string => `${DATA_KEY_FILE}.next`;

/** What is configured as the key until now; nothing where there is none. */
export function formerKey(config: KeyConfig): Uint8Array | undefined {
	const { key, made } = dataKey(config);
	return made ? undefined : key;
}

/** The next key, as far as there is one. @throws NotDone where the environment gives the one and not the other. */
export function nextKey(config: KeyConfig): Uint8Array | undefined {
	const { DATA_KEY, NEXT_DATA_KEY } = config;
	if (!DATA_KEY && NEXT_DATA_KEY)
		throw new NotDone(
			`NEXT_DATA_KEY is for those whose key is in DATA_KEY. Yours is in ${config.DATA_KEY_FILE}: remove NEXT_DATA_KEY, and a new key is made beside it.`,
		);
	if (!DATA_KEY) return readKey(nextFile(config));
	if (!NEXT_DATA_KEY)
		throw new NotDone(
			'Your data key is in DATA_KEY, so the new one must be given in NEXT_DATA_KEY: 32 random bytes in base64 (openssl rand -base64 32 makes one). Keep a copy of it first.',
		);
	if (NEXT_DATA_KEY === DATA_KEY) throw new NotDone('NEXT_DATA_KEY is the same as DATA_KEY. Make another.');
	return Buffer.from(NEXT_DATA_KEY, 'base64');
}

/** Made, and on the disk before anything is sealed with it; for its owner only. */
export function makeNextKey(config: KeyConfig): Uint8Array {
	const key = randomBytes(32);
	write(nextFile(config), `${Buffer.from(key).toString('base64')}\n`);
	return key;
}

/** On the disk, for its owner only, as a whole or not at all. */
function write(path: string, text: string): void {
	writeFileSync(`${path}.unfinished`, text, { mode: 0o600, flush: true });
	renameSync(`${path}.unfinished`, path);
	toDisk(dirname(path));
}

/**
 * The next key's file takes the place of the former's, of which a copy stays; whenever this is interrupted, it can be done
 * again. @returns the copy. @param day `2026-11-22`
 */
export function exchangeFiles(config: KeyConfig, day: string): string {
	const path = resolve(config.DATA_KEY_FILE);
	const kept = unused(`${path}.former-${day}`);
	write(kept, readFileSync(path, 'utf8'));
	renameSync(nextFile(config), path);
	toDisk(dirname(path));
	return kept;
}

/** Two on one day have different names. */
function unused(path: string): string {
	if (!existsSync(path)) return path;
	for (let number = 2; ; number++) if (!existsSync(`${path}-${number}`)) return `${path}-${number}`;
}

function toDisk(folder: string): void {
	const opened = openSync(folder, 'r');
	fsyncSync(opened);
	closeSync(opened);
}
