import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Reading, Tx } from '../../db/store.ts';
import { holdSlot, type SlotHeld } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	GENERAL,
	LAKESIDE,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
	TREMBLAY,
} from '../network.ts';

const PHONE = '+27825550199';

/** Resolves when a transaction waits for a lock that another holds. */
async function somebodyWaits(url: string): Promise<void> {
	const watcher = new pg.Client(url);
	await watcher.connect();
	const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
		and database = (select oid from pg_database where datname = current_database())`;
	while ((await watcher.query(waiting)).rowCount === 0);
	await watcher.end();
}

describe.each(ENGINES)('Whoever hoards holds, on %s,', (engine) => {
	let fresh: Fresh;
	let network: Network;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		// Two practitioners, so that their diaries' locks put nobody in a queue.
		await mustOpen(fresh.store, { practitionerId: NAIDOO });
		await mustOpen(fresh.store, { practitionerId: TREMBLAY, locationId: LAKESIDE });
		network = await networkNow(fresh.store);
	});
	afterEach(() => fresh.end());

	it('has at most three for one contact, from however many chats and records', async () => {
		const { store } = fresh;
		const times = await freeTimes();
		const outcomes = [];
		for (const [i, slotId] of times.entries())
			outcomes.push(
				await store.transaction(async (tx) => hold(tx, slotId, `chat ${i}`, await mustRegister(tx, PHONE))),
			);
		expect(outcomes.slice(0, 3).map(({ kind }) => kind)).toEqual(['held', 'held', 'held']);
		expect(new Set(outcomes.slice(3).map(({ kind }) => kind))).toEqual(new Set(['tooMany']));
	});

	it('has at most three even where two are asked for in one moment, of two practitioners', async () => {
		const { store } = fresh;
		const times = await freeTimes();
		const [mine, other] = [times.slice(0, 3), times.at(-1)!];
		const [first, second] = await store.transaction(async (tx) => [
			await mustRegister(tx, PHONE),
			await mustRegister(tx, PHONE),
		]);
		for (const i of [0, 1]) await store.transaction((tx) => hold(tx, mine[i]!, `chat ${i}`, first!));
		let fourth: Promise<SlotHeld> | undefined;
		const third = await store.transaction(async (tx) => {
			const held = await hold(tx, mine[2]!, 'chat 2', first!);
			fourth = store.transaction((beside) => hold(beside, other, 'chat 3', second!));
			// On PostgreSQL both are in the middle now: until the fourth waits for the third, or has not waited.
			if (engine === 'postgres') await Promise.race([fourth, somebodyWaits(fresh.url)]);
			return held;
		});
		expect([third.kind, (await fourth)?.kind]).toEqual(['held', 'tooMany']);
	});

	const freeIn = (reading: Reading) =>
		nextFreeSlots(reading, network, {
			serviceId: GENERAL,
			from: fresh.clock.now,
			before: fresh.clock.now + 30 * 86_400_000,
			limit: 12,
			me: '',
		});
	const freeTimes = async () => (await fresh.store.read(freeIn)).map(({ id }) => id);
	const hold = (tx: Tx, slotId: number, by: string, patientId: number) =>
		holdSlot(tx, network, { slotId, serviceId: GENERAL, by, patientId });
});
