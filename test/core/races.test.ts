/** Two transactions in one moment, which only PostgreSQL has: SQLite's take turns. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book, cancel, reschedule } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';

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
});
