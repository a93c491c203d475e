import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
	appointmentByReference,
	appointmentsOf,
	type Booking,
	book,
	cancel,
	historyOf,
	reschedule,
} from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { holdSlot } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { showReference } from '../../src/core/references.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	FOLLOWUP,
	GENERAL,
	HARBOUR,
	LAKESIDE,
	LONG,
	MORNING,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	networkNow,
	TREMBLAY,
} from '../network.ts';

describe.each(ENGINES)('Appointments on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let patientId: number;
	/** Six slots of twenty minutes from 08:00. */
	let slots: number[];
	let start: number;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		({ start } = await mustOpen(fresh.store, { serviceIds: [GENERAL, LONG, FOLLOWUP] }));
		network = await networkNow(fresh.store);
		patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		slots = (await day()).map(({ id }) => id);
	});
	afterEach(() => fresh.end());

	const day = () => fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
	const statuses = async () => (await day()).map(({ status }) => status[0]).join('');
	const bookAt = (place: number, booking: Partial<Booking> = {}) =>
		fresh.store.transaction((tx) =>
			book(tx, network, {
				...{ slotId: slots[place]!, serviceId: GENERAL, patientId, by: 'chat', bookedBy: 'patient' },
				...booking,
			}),
		);
	const mustBook = async (place: number, booking: Partial<Booking> = {}) => {
		const booked = await bookAt(place, booking);
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		return booked.appointment;
	};
	const move = (appointmentId: number, place: number, override = false) =>
		fresh.store.transaction((tx) =>
			reschedule(tx, network, { appointmentId, slotId: slots[place]!, by: 'chat', override }),
		);
	const drop = (appointmentId: number, override = false) =>
		fresh.store.transaction((tx) => cancel(tx, network, { appointmentId, by: 'chat', override }));

	it('are booked from a hold, or from a time that is free', async () => {
		await fresh.store.transaction((tx) =>
			holdSlot(tx, network, { slotId: slots[1]!, serviceId: LONG, by: 'chat', patientId }),
		);
		expect(await bookAt(1, { serviceId: LONG, by: 'other' })).toEqual({ kind: 'taken' });
		const visit = await mustBook(1, { serviceId: LONG, reason: 'a cough', conversationId: 'chat' });
		expect(visit).toMatchObject({ status: 'booked', start: start + 20 * 60_000, end: start + 80 * 60_000 });
		await mustBook(0, { by: 'other' });
		expect(await statuses()).toBe('bbbbff');
	});

	it('give back what else their holder held', async () => {
		await fresh.store.transaction((tx) =>
			holdSlot(tx, network, { slotId: slots[3]!, serviceId: LONG, by: 'chat', patientId }),
		);
		await mustBook(0);
		expect(await statuses()).toBe('bfffff');
	});

	it('are refused, in the same transaction, to whom the service is not for', async () => {
		expect(await bookAt(0, { serviceId: FOLLOWUP })).toEqual({ kind: 'refused', why: 'notIdentified' });
		expect(await statuses()).toBe('ffffff');
		expect((await bookAt(0, { serviceId: FOLLOWUP, bookedBy: 'staff:1', override: true })).kind).toBe('booked');
	});

	it('of two who book one time at once, one gets it', async () => {
		const kinds = await Promise.all(['ann', 'ben'].map(async (by) => (await bookAt(2, { by })).kind));
		expect(kinds.sort()).toEqual(['booked', 'taken']);
	});

	it('are moved in one step, also onto slots that they have now', async () => {
		const { id } = await mustBook(0, { serviceId: LONG });
		expect(await move(id, 1)).toMatchObject({ kind: 'rescheduled', appointment: { id }, from: { slotId: slots[0] } });
		expect(await statuses()).toBe('fbbbff');
		const long = await fresh.store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId: LONG, from: 0, limit: 9 }),
		);
		expect(long).toEqual([]);
	});

	it('keep their old time when the new one can not be had', async () => {
		const { id } = await mustBook(0, { serviceId: LONG });
		await mustBook(4, { by: 'other' });
		expect(await move(id, 3)).toEqual({ kind: 'taken' });
		expect(await statuses()).toBe('bbbfbf');
		const [visit] = await fresh.store.read((reading) => appointmentsOf(reading, { patientIds: [patientId], from: 0 }));
		expect(visit).toMatchObject({ id, slotId: slots[0] });
	});

	it('can be moved to another practitioner while somebody moves the other way', async () => {
		const serviceIds = [GENERAL, LONG, FOLLOWUP];
		await mustOpen(fresh.store, { practitionerId: TREMBLAY, locationId: LAKESIDE, serviceIds });
		const there = (
			await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, practitionerId: TREMBLAY }))
		).map(({ id }) => id);
		const here = await mustBook(0);
		const away = await mustBook(0, { slotId: there[0]!, by: 'other' });
		const swap = (appointmentId: number, slotId: number, by: string) =>
			fresh.store.transaction((tx) => reschedule(tx, network, { appointmentId, slotId, by }));
		const outcomes = await Promise.all([
			swap(here.id, there[1]!, 'chat'),
			swap(away.id, slots[1]!, 'other'),
			swap(here.id, there[2]!, 'third'),
		]);
		expect(outcomes.filter(({ kind }) => kind === 'rescheduled').length).toBeGreaterThanOrEqual(2);
		expect(await statuses()).toBe('fbffff');
	});

	it('are cancelled, and their time is free again for visits of any length', async () => {
		const { id } = await mustBook(1);
		expect(await drop(id)).toMatchObject({ kind: 'cancelled', appointment: { status: 'cancelled' } });
		expect(await drop(id)).toEqual({ kind: 'gone' });
		expect(await move(id, 2)).toEqual({ kind: 'gone' });
		expect((await bookAt(0, { serviceId: LONG })).kind).toBe('booked');
	});

	it('that are cancelled leave a time kept for the desk kept', async () => {
		const kept = { from: '14:00', to: '14:20', online: false };
		await mustOpen(fresh.store, { ...MORNING, ...kept, serviceIds: [GENERAL] });
		network = await networkNow(fresh.store);
		const slotId = (await day()).at(-1)!.id;
		expect(await bookAt(0, { slotId })).toEqual({ kind: 'taken' });
		const { id } = await mustBook(0, { slotId, override: true, bookedBy: 'staff:1' });
		await drop(id);
		expect((await day()).at(-1)).toMatchObject({ status: 'free', online: false });
	});

	it('can be moved and cancelled up to the service’s own cut-off, else the network’s, and by staff after it', async () => {
		const short = await mustBook(0);
		const long = await mustBook(3, { serviceId: LONG });
		const dayBefore = long.start - 24 * 60 * 60_000;
		fresh.clock.to(dayBefore + 1);
		expect(await drop(long.id)).toEqual({ kind: 'tooLate', until: dayBefore });
		fresh.clock.to(short.start - 120 * 60_000 + 1);
		expect(await move(short.id, 1)).toEqual({ kind: 'tooLate', until: short.start - 120 * 60_000 });
		expect((await move(short.id, 1, true)).kind).toBe('rescheduled');
		fresh.clock.to(short.start - 40 * 60_000);
		expect((await drop(short.id)).kind).toBe('cancelled');
		expect((await drop(long.id, true)).kind).toBe('cancelled');
	});

	it('are found by their reference as people type it, and listed until they are over', async () => {
		const { reference, id, end } = await mustBook(0, { reason: 'a cough' });
		const typed = showReference(reference).toLowerCase();
		expect(await fresh.store.read((reading) => appointmentByReference(reading, typed))).toMatchObject({
			id,
			reason: 'a cough',
		});
		const at = (from: number) =>
			fresh.store.read((reading) => appointmentsOf(reading, { patientIds: [99, patientId], from }));
		expect(await at(end - 1)).toHaveLength(1);
		expect(await at(end)).toHaveLength(0);
	});

	it('have a history: every change with when, by whom and between which times', async () => {
		const { id } = await mustBook(0);
		fresh.clock.forward(1);
		await move(id, 2);
		await drop(id);
		const [first, third, at] = [start, start + 40 * 60_000, fresh.clock.now];
		expect(await fresh.store.read((reading) => historyOf(reading, id))).toMatchObject([
			{ what: 'booked', by: 'patient', at: at - 60_000, fromStart: null, toStart: first },
			{ what: 'rescheduled', by: 'patient', at, fromStart: first, toStart: third },
			{ what: 'cancelled', by: 'patient', at, fromStart: third, toStart: null },
		]);
	});
});

describe.each(ENGINES)('A day of the diary on %s', (engine) => {
	it('shows each slot as of now, and whose visit it is', async () => {
		const fresh = await freshStore(engine);
		try {
			await mustHaveNetwork(fresh.store);
			await mustOpen(fresh.store, { to: '09:00' });
			const network = await networkNow(fresh.store);
			const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
			const day = () =>
				fresh.store.read((reading) =>
					dayOf(reading, { localDate: 20260908, locationId: HARBOUR, practitionerId: MORNING.practitionerId }),
				);
			const [first, second] = await day();
			await fresh.store.transaction(async (tx) => {
				const wanted = { serviceId: GENERAL, patientId, by: 'chat' };
				await book(tx, network, { ...wanted, slotId: first!.id, bookedBy: 'patient' });
				await holdSlot(tx, network, { ...wanted, slotId: second!.id });
			});
			expect(await day()).toMatchObject([
				{ status: 'booked', localMinute: 480, appointment: { patientName: 'Thandi Mokoena', bookedBy: 'patient' } },
				{ status: 'held', holdBy: 'chat', holdUntil: fresh.clock.now + 5 * 60_000 },
				{ status: 'free', online: true },
			]);
			fresh.clock.forward(5);
			expect((await day()).map(({ status }) => status)).toEqual(['booked', 'free', 'free']);
			expect(
				await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: LAKESIDE })),
			).toEqual([]);
		} finally {
			await fresh.end();
		}
	});
});
