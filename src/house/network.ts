/** What a house is opened with: the clinic file that was named; else, in an empty database, the demo. */
import { readFile } from 'node:fs/promises';
import type { Store } from '../../db/store.ts';
import { loadDemo } from '../clinic/demo/load.ts';
import { readClinicFile } from '../clinic/read.ts';
import { problemLines } from '../clinic/report.ts';
import { BadConfiguration, type Config } from '../config.ts';
import { applyNetwork, NETWORK_LANE } from '../core/describe.ts';

/** @returns whether the demo was loaded. Throws `BadConfiguration` with a line for each mistake in the file. */
export async function bringNetwork(store: Store, { CLINIC_FILE }: Config): Promise<boolean> {
	if (!CLINIC_FILE) return loadDemo(store);
	const text = await readFile(CLINIC_FILE, 'utf8').catch(() => {
		throw new BadConfiguration(`CLINIC_FILE names ${CLINIC_FILE}, which can't be read.`);
	});
	const read = readClinicFile(text);
	if (read.kind === 'wrong') throw new BadConfiguration(problemLines(CLINIC_FILE, read.problems));
	// In a lane: processes that start together would do it side by side.
	await store.transaction((tx) => applyNetwork(tx, read.file), NETWORK_LANE);
	return false;
}
