/** The data key: given by the environment, else kept in a file that only its owner can read, made on first start. */
import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { BadConfiguration, type Config } from './config.ts';

/** @returns the 32 bytes, and whether they were made just now. */
export function dataKey({ DATA_KEY, DATA_KEY_FILE }: Pick<Config, 'DATA_KEY' | 'DATA_KEY_FILE'>): {
	readonly key: Uint8Array;
	readonly made: boolean;
} {
	if (DATA_KEY) return { key: Buffer.from(DATA_KEY, 'base64'), made: false };
	const kept = read(DATA_KEY_FILE);
	if (kept) return { key: kept, made: false };
	const key = randomBytes(32);
	mkdirSync(dirname(DATA_KEY_FILE), { recursive: true });
	writeFileSync(DATA_KEY_FILE, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx' });
	return { key, made: true };
}

function read(path: string): Uint8Array | undefined {
	let text: string;
	try {
		text = readFileSync(path, 'utf8');
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
		throw new BadConfiguration(`The data key in ${path} can't be read: ${(error as Error).message}`);
	}
	const key = Buffer.from(text, 'base64');
	if (key.length !== 32) throw new BadConfiguration(`${path} does not hold a data key: 32 bytes in base64.`);
	return key;
}
