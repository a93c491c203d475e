/** Fills an empty database with the demo network, so that a fresh install can be tried at once. */
import { readFileSync } from 'node:fs';
import { networkVersion } from '../../../db/queries/network.ts';
import type { Store } from '../../../db/store.ts';
import { applyNetwork, NETWORK_LANE } from '../../core/describe.ts';
import { networkOf } from '../../core/network.ts';
import { bringPublicHolidays } from '../public-holidays.ts';
import { readClinicFile } from '../read.ts';
import { loadRegister, readRegister } from './register.ts';
import { openTimes } from './times.ts';
import { bookVisits } from './visits.ts';

/** @returns whether the database was empty and is now loaded. All of it is one transaction: it is there, or it isn't. */
export async function loadDemo(store: Store): Promise<boolean> {
	if ((await store.read(({ run }) => run(networkVersion, {}))).length > 0) return false;
	const read = readClinicFile(readFileSync(new URL('./clinic.yaml', import.meta.url), 'utf8'));
	if (read.kind === 'wrong') throw new Error(`The demo's clinic file is wrong: ${read.problems[0]?.sentence}`);
	const lines = readRegister();
	const loaded = await store.transaction(async (tx) => {
		if ((await tx.run(networkVersion, {})).length > 0) return false;
		await applyNetwork(tx, read.file);
		const patientIds = await loadRegister(tx, await networkOf(tx), lines);
		await openTimes(tx, await networkOf(tx));
		await bookVisits(tx, await networkOf(tx), patientIds);
		return true;
	}, NETWORK_LANE);
	if (loaded) await bringPublicHolidays(store);
	return loaded;
}
