/**
 * `hold.race`: a thousand want one time, each by a durable transaction of its own. How long it takes until 99 of 100 are
 * told: on SQLite with 64 waiting at a time, on PostgreSQL (a server of our own beside us) with 16. One has it, or it is no race.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { networkOf } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { contend } from '../core/contenders.ts';
import { GENERAL, mustHaveNetwork, mustOpen, mustRegister } from '../network.ts';
import { startPostgres } from '../postgres-server.ts';
import { type Figures, percentile, rounded } from './figures.ts';

const CONTENDERS = 1000;
const NOW = Date.UTC(2026, 8, 1);

export async function race(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-race-'));
	const server = await startPostgres({ durable: true });
	try {
		await server.createDatabase('race');
		const sqlite = await raceOn(`file:${join(folder, 'race.db')}`, 64);
		const postgres = await raceOn(`${server.address}/race`, 16);
		return {
			'hold.race': { ...sqlite, must: '1 winner, ≤ 250 (p99)', ok: sqlite.winners === 1 && sqlite.value <= 250 },
			'hold.race.postgres': {
				...postgres,
				must: '1 winner, ≤ 1000 (p99)',
				ok: postgres.winners === 1 && postgres.value <= 1000,
			},
		};
	} finally {
		await server.remove();
		rmSync(folder, { recursive: true, force: true });
	}
}

async function raceOn(url: string, atOnce: number) {
	const store = await open(url, { keys: keyring(randomBytes(32)), clock: () => NOW });
	try {
		await mustHaveNetwork(store);
		await mustOpen(store);
		const patientIds = await store.transaction(async (tx) => {
			const ids: number[] = [];
			for (let i = 0; i < CONTENDERS; i++) ids.push(await mustRegister(tx));
			return ids;
		});
		const wish = { serviceId: GENERAL, from: 0, limit: 1 };
		const [time] = await store.read(async (reading) => nextFreeSlots(reading, await networkOf(reading), wish));
		const told = await contend(store, {
			slotIds: [time!.id],
			serviceId: GENERAL,
			patientIds,
			first: 0,
			count: CONTENDERS,
			atOnce,
		});
		const winners = told.filter(({ kind }) => kind === 'held').length;
		const value = rounded(
			percentile(
				told.map(({ ms }) => ms),
				0.99,
			),
		);
		return { value, winners, unit: `ms (${winners} of ${told.length} had it)` };
	} finally {
		await store.close();
	}
}
