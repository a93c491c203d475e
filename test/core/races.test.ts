/** Many who want one thing in one moment; and two transactions in one, which only PostgreSQL has: SQLite's take turns. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from '../../db/store.ts';
import { book, cancel, reschedule } from '../../src/core/appointments.ts';
import type { SlotOfDay } from '../../src/core/days.ts';
import { dayOf } from '../../src/core/days.ts';
import { erasePatient } from '../../src/core/erase.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { mergePatients } from '../../src/core/merge.ts';
import { addContact } from '../../src/core/patients.ts';
import { ENGINES, type Engine, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, LONG, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';
import { contend, type Race, type Told } from './contenders.ts';

const CONTENDERS = 1000;
const PROCESSES = 4;

describe.each(ENGINES)('Of a thousand on %s', (engine: Engine) => {
	let fresh: Fresh;
	/** Six of twenty minutes. */
	let slots: number[];
	let patientIds: number[];
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		slots = (await day()).map(({ id }) => id);
		patientIds = await fresh.store.transaction(async (tx) => {
			const ids: number[] = [];
			for (let i = 0; i < 100; i++) ids.push(await mustRegister(tx));
			return ids;
		});
	});
	afterEach(() => fresh.end());

	const day = (): Promise<SlotOfDay[]> =>
		fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));

	/** 64 at a time; on PostgreSQL, as many processes share them. */
	async function race(serviceId: number, slotIds: readonly number[]): Promise<Told[]> {
		const all = { serviceId, slotIds, patientIds, first: 0, count: CONTENDERS, atOnce: 64 };
		if (engine === 'sqlite') return contend(fresh.store, all);
		const processes = Array.from({ length: PROCESSES }, () =>
			fork(join(import.meta.dirname, 'contender.ts'), [fresh.url, String(fresh.clock.now)], {
				execArgv: ['--import', new URL('../quick-start.js', import.meta.url).href],
			}),
		);
		await Promise.all(processes.map((contender) => once(contender, 'message')));
		const [count, atOnce] = [CONTENDERS / PROCESSES, all.atOnce / PROCESSES];
		const told = processes.map(async (contender, place) => {
			contender.send({ ...all, first: place * count, count, atOnce } satisfies Race);
			const [answers] = (await once(contender, 'message')) as [Told[]];
			await once(contender, 'exit');
			return answers;
		});
		return (await Promise.all(told)).flat();
	}

	/** Who holds each slot of the day. */
	const holders = async () => (await day()).map(({ holdBy }) => holdBy);

	async function nobodyIsLeftWaiting(told: readonly Told[], winners: readonly Told[]): Promise<void> {
		expect(new Set(told.map(({ by }) => by)).size).toBe(CONTENDERS);
		expect(told.filter(({ kind }) => kind === 'taken')).toHaveLength(CONTENDERS - winners.length);
		if (engine === 'sqlite') return;
		const client = new pg.Client(fresh.url);
		await client.connect();
		const { rows } = await client.query('select deadlocks from pg_stat_database where datname = current_database()');
		await client.end();
		expect(rows).toEqual([{ deadlocks: '0' }]);
	}

	it('who want one slot, one has it and the others are told', async () => {
		const told = await race(GENERAL, [slots[2]!]);
		const winners = told.filter(({ kind }) => kind === 'held');
		expect(await holders()).toEqual(slots.map((_, place) => (place === 2 ? winners[0]?.by : undefined)));
		expect(winners).toHaveLength(1);
		await nobodyIsLeftWaiting(told, winners);
	}, 60_000);

	it('who want runs of three slots that overlap, each has all three of theirs or none', async () => {
		const told = await race(LONG, slots.slice(0, 4));
		const winners = told.filter(({ kind }) => kind === 'held');
		const expected: (string | undefined)[] = slots.map(() => undefined);
		for (const { by, slotId } of winners) expected.fill(by, slots.indexOf(slotId), slots.indexOf(slotId) + 3);
		const held = await holders();
		expect(held).toEqual(expected);
		expect(held.filter(Boolean)).toHaveLength(winners.length * 3);
		// No run that somebody wanted was left free.
		for (const place of [0, 1, 2, 3]) expect(held.slice(place, place + 3).some(Boolean)).toBe(true);
		await nobodyIsLeftWaiting(told, winners);
	}, 60_000);
});

describe('A visit on postgres', () => {
	let fresh: Fresh;
	let watcher: pg.Client;
	beforeEach(async () => {
		fresh = await freshStore('postgres');
		watcher = new pg.Client(fresh.url);
		await watcher.connect();
	});
	afterEach(async () => {
		await watcher.end();
		await fresh.end();
	});

	/** Resolves when a transaction waits for a lock that another holds. */
	async function somebodyWaits(): Promise<void> {
		const waiting = `select 1 from pg_locks where locktype = 'advisory' and not granted
			and database = (select oid from pg_database where datname = current_database())`;
		while ((await watcher.query(waiting)).rowCount === 0);
	}

	it('that is cancelled while somebody is about to move it stays cancelled', async () => {
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		const network = await networkNow(fresh.store);
		const day = () => fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const [first, second] = await day();
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		const booked = await fresh.store.transaction((tx) =>
			book(tx, network, { slotId: first!.id, serviceId: GENERAL, patientId, by: 'chat', bookedBy: 'patient' }),
		);
		const appointmentId = booked.kind === 'booked' ? booked.appointment.id : 0;

		let moving: Promise<unknown> | undefined;
		await fresh.store.transaction(async (tx) => {
			await cancel(tx, network, { appointmentId, by: 'chat' });
			moving = fresh.store.transaction((other) =>
				reschedule(other, network, { appointmentId, slotId: second!.id, by: 'desk' }),
			);
			await somebodyWaits();
		});
		expect(await moving).toEqual({ kind: 'gone' });
		expect((await day()).every(({ status }) => status === 'free')).toBe(true);
	});

	it('that is booked while its patient’s record is merged or erased is the other’s, or nobody’s', async () => {
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		const network = await networkNow(fresh.store);
		const [slot] = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		const register = () => fresh.store.transaction((tx) => mustRegister(tx));
		const [into, from, gone] = [await register(), await register(), await register()];
		const visit = { slotId: slot!.id, serviceId: GENERAL, by: 'chat', bookedBy: 'patient', override: true };
		const bookBeside = async (patientId: number, work: (tx: Tx) => Promise<unknown>) => {
			let booking: Promise<unknown> | undefined;
			await fresh.store.transaction(async (tx) => {
				await work(tx);
				booking = fresh.store.transaction((other) => book(other, network, { ...visit, patientId }));
				await somebodyWaits();
			});
			return booking;
		};
		expect(await bookBeside(gone, (tx) => erasePatient(tx, gone))).toMatchObject({ kind: 'refused' });
		const merged = await bookBeside(from, (tx) => mergePatients(tx, { fromId: from, intoId: into, by: 'staff:1' }));
		expect(merged).toMatchObject({ kind: 'booked', appointment: { patientId: into } });
	});

	it('takes its patient before its practitioner, as a hold does: neither waits for the other in a ring', async () => {
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		const network = await networkNow(fresh.store);
		const [first, second] = await fresh.store.read((reading) =>
			dayOf(reading, { localDate: 20260908, locationId: HARBOUR }),
		);
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		let holding: Promise<unknown> | undefined;
		let tries = 0;
		await fresh.store.transaction(async (tx) => {
			tries++;
			await book(tx, network, { slotId: first!.id, serviceId: GENERAL, patientId, by: 'one', bookedBy: 'patient' });
			holding ??= fresh.store.transaction((other) => {
				tries++;
				return holdSlot(other, network, { slotId: second!.id, serviceId: GENERAL, patientId, by: 'two' });
			});
			await somebodyWaits();
			await addContact(tx, patientId, { system: 'phone', value: '+27825550077' });
		});
		expect(await holding).toMatchObject({ kind: 'held' });
		expect(tries).toBe(2);
	});
});
