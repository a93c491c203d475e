/** `npm run clinic -- check FILE` and `apply FILE`, for whoever looks after a clinic's Waitless. */
import { readFile } from 'node:fs/promises';
import type { Store } from '../../db/store.ts';
import { applyNetwork, NETWORK_LANE } from '../core/describe.ts';
import { readClinicFile } from './read.ts';
import { appliedLines, contents, problemLines } from './report.ts';

const USAGE = `Usage:
  npm run clinic -- check FILE   says what is wrong with a clinic file; changes nothing
  npm run clinic -- apply FILE   checks it, then makes it so, all of it or nothing
For example: npm run clinic -- check clinic.yaml`;

export interface CommandDeps {
	/** Opens the database; only `apply` does. The command closes it. */
	readonly open: () => Store | Promise<Store>;
	/** Shows some lines. */
	readonly print: (text: string) => void;
}

/** @returns the exit code: 0 if the file is in order (and applied), else 1. */
export async function clinicCommand(args: readonly string[], { open, print }: CommandDeps): Promise<number> {
	const [verb, path, ...rest] = args;
	if ((verb !== 'check' && verb !== 'apply') || !path || rest.length > 0) {
		print(USAGE);
		return 1;
	}
	const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
	if (typeof text !== 'string') {
		print(`${path} can't be read: ${text.code === 'ENOENT' ? 'there is no such file' : text.message}.`);
		return 1;
	}
	const read = readClinicFile(text);
	if (read.kind === 'wrong') {
		print(problemLines(path, read.problems));
		return 1;
	}
	if (verb === 'check') {
		print(`${path} is in order: ${contents(read.file)}.`);
		return 0;
	}
	const store = await open();
	try {
		const applied = await store.transaction((tx) => applyNetwork(tx, read.file), NETWORK_LANE);
		print(appliedLines(path, applied));
		return 0;
	} finally {
		await store.close();
	}
}
