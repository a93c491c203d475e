/** A visit is changed and its queue moves in one moment: two transactions beside each other on PostgreSQL; SQLite's take turns. */
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setAppointmentStatus } from '../../db/queries/appointments.ts';
import type { Tx } from '../../db/store.ts';
import { accept } from '../../src/core/amending.ts';
import { type Appointment, appointmentById, book, cancel, reschedule } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import type { Location, Network } from '../../src/core/network.ts';
import { markNoShows } from '../../src/core/no-shows.ts';
import { arrive, walkIn } from '../../src/core/queue.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, HARBOUR, mustHaveNetwork, mustOpen, mustRegister, NAIDOO, networkNow } from '../network.ts';

const MINUTE = 60_000;

describe.each(ENGINES)('While somebody else is about to change it on %s, a visit', (engine) => {
	let fresh: Fresh;
	let watcher: pg.Client | undefined;
	let network: Network;
	let harbour: Location;
	/** At 08:00 of Tuesday; it is ten minutes before. */
	let visit: Appointment;
	let slots: number[];

	beforeEach(async () => {
		fresh = await freshStore(engine);
		watcher = engine === 'postgres' ? new pg.Client(fresh.url) : undefined;
		await watcher?.connect();
		await mustHaveNetwork(fresh.store);
		const { start } = await mustOpen(fresh.store);
		network = await networkNow(fresh.store);
		harbour = network.locations.byId.get(HARBOUR)!;
		const day = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		slots = day.map(({ id }) => id);
		const booked = await fresh.store.transaction(async (tx) =>
			book(tx, network, {
				...{ slotId: slots[0]!, serviceId: GENERAL, patientId: await mustRegister(tx) },
				...{ by: 'chat', bookedBy: 'patient' },
			}),
		);
		visit = (booked as { appointment: Appointment }).appointment;
		fresh.clock.now = start - 10 * MINUTE;
		// Without anybody there no queue is kept, and nobody is marked as missing.
		await fresh.store.transaction((tx) =>
			walkIn(tx, network, {
				...{ locationId: HARBOUR, practitionerId: NAIDOO, serviceId: null, patientId: null, conversationId: null },
				by: 'staff:1',
			}),
		);
	});
	afterEach(async () => {
		await watcher?.end();
		await fresh.end();
	});

	/** Does the one, and before that is committed begins the other, which has to wait for it. */
	async function beside<First, Second>(first: (tx: Tx) => Promise<First>, second: (tx: Tx) => Promise<Second>) {
		let other: Promise<Second> | undefined;
		const done = await fresh.store.transaction(async (tx) => {
			const result = await first(tx);
			other = fresh.store.transaction(second);
			const waiting = `select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
			while ((await watcher?.query(waiting))?.rowCount === 0);
			return result;
		});
		return [done, await other!] as const;
	}

	const appointmentId = () => visit.id;
	const cancels = (tx: Tx) => cancel(tx, network, { appointmentId: appointmentId(), by: 'staff:1', override: true });
	const moves = (tx: Tx) =>
		reschedule(tx, network, { appointmentId: appointmentId(), slotId: slots[5]!, by: 'staff:1', override: true });
	const comes = (tx: Tx) =>
		arrive(tx, network, { appointmentId: appointmentId(), by: 'patient', conversationId: null });
	const isMissed = (tx: Tx) => markNoShows(tx, network, harbour);
	const now = async () => (await fresh.store.read((reading) => appointmentById(reading, visit.id)))!;
	/** How many times of the day are taken. */
	const taken = async () =>
		(await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }))).filter(
			({ status }) => status !== 'free',
		).length;

	it('that was missed is not cancelled', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		const [{ marked }, cancelled] = await beside(isMissed, cancels);
		expect(marked).toHaveLength(1);
		expect(cancelled).toEqual({ kind: 'gone' });
		expect([(await now()).status, await taken()]).toEqual(['noshow', 1]);
	});

	it('that was missed is not moved', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		expect((await beside(isMissed, moves))[1]).toEqual({ kind: 'gone' });
		expect(await now()).toMatchObject({ status: 'noshow', start: visit.start });
	});

	it('that was cancelled is not missed', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		expect((await beside(cancels, isMissed))[1].marked).toEqual([]);
		expect((await now()).status).toBe('cancelled');
	});

	it('that was moved to later is not missed', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		expect((await beside(moves, isMissed))[1].marked).toEqual([]);
		expect(await now()).toMatchObject({ status: 'booked', slotId: slots[5] });
	});

	it('whose patient has come is not cancelled', async () => {
		expect((await beside(comes, cancels))[1]).toEqual({ kind: 'gone' });
		expect(await now()).toMatchObject({ status: 'arrived', start: visit.start });
	});

	it('whose patient has come is not moved', async () => {
		expect((await beside(comes, moves))[1]).toEqual({ kind: 'gone' });
		expect(await now()).toMatchObject({ status: 'arrived', start: visit.start });
	});

	it('that was cancelled has nobody who comes for it', async () => {
		expect((await beside(cancels, comes))[1]).toEqual({ kind: 'gone' });
		expect([(await now()).status, await taken()]).toEqual(['cancelled', 0]);
	});

	it('whose patient comes half an hour late has come, or missed it and come after all', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		expect((await beside(isMissed, comes))[1].kind).toBe('arrived');
		expect((await now()).status).toBe('arrived');
	});

	it('whose patient has just come is not missed', async () => {
		fresh.clock.now = visit.start + 30 * MINUTE;
		expect((await beside(comes, isMissed))[1].marked).toEqual([]);
		expect((await now()).status).toBe('arrived');
	});

	it('that was accepted stays so where it is moved, and is not declined', async () => {
		const asks = (tx: Tx) => tx.run(setAppointmentStatus, { id: visit.id, status: 'pending', now: tx.now });
		const accepts = (tx: Tx) => accept(tx, { appointmentId: visit.id, by: 'staff:1' });
		await fresh.store.transaction(asks);
		expect((await beside(accepts, moves))[1]).toMatchObject({ kind: 'rescheduled', appointment: { status: 'booked' } });
		await fresh.store.transaction(asks);
		const declines = (tx: Tx) =>
			cancel(tx, network, { appointmentId: visit.id, by: 'staff:1', override: true, as: 'declined' });
		expect((await beside(accepts, declines))[1]).toEqual({ kind: 'gone' });
		expect((await now()).status).toBe('booked');
	});
});
