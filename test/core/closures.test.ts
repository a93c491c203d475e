/** Closing times: what is free closes at once, what is booked or held when it is given up; and it can be taken back. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closuresTouching } from '../../db/queries/closures.ts';
import { dueTimers } from '../../db/queries/timers.ts';
import { book, cancel } from '../../src/core/appointments.ts';
import { affectedBy, type Closing, closeTimes, closingDue, reopenTimes } from '../../src/core/closures.ts';
import { dayOf } from '../../src/core/days.ts';
import { holdSlot, releaseHold } from '../../src/core/holds.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	GARDENS,
	GENERAL,
	HARBOUR,
	LONG,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
} from '../network.ts';

const DATE = 20260908;
/** Cape Town is two hours ahead. */
const at = (clock: string): number => Date.parse(`2026-09-08T${clock}:00+02:00`);
const TEN = { start: at('08:00'), end: at('10:00') };

describe.each(ENGINES)('Closing times on %s', (engine) => {
	let fresh: Fresh;
	let patientId: number;
	/** Six of twenty minutes, from 8 on. */
	let slots: number[];
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store);
		slots = (await day()).map(({ id }) => id);
		patientId = await fresh.store.transaction((tx) => mustRegister(tx));
	});
	afterEach(() => fresh.end());

	const day = () => fresh.store.read((reading) => dayOf(reading, { localDate: DATE, practitionerId: NAIDOO }));
	const statuses = async () => (await day()).map(({ status }) => status);
	const close = async (closing: Partial<Closing> = {}) => {
		const network = await networkNow(fresh.store);
		const all = { kind: 'closed', practitionerId: NAIDOO, ...TEN, closedBy: 'staff:1', ...closing } as const;
		return fresh.store.transaction((tx) => closeTimes(tx, network, all));
	};
	const reopen = (closureId: number) => fresh.store.transaction((tx) => reopenTimes(tx, { closureId }));
	const booked = async (place: number, serviceId = GENERAL) => {
		const network = await networkNow(fresh.store);
		const booking = { slotId: slots[place]!, serviceId, by: 'desk', bookedBy: 'desk', patientId, override: true };
		const answer = await fresh.store.transaction((tx) => book(tx, network, booking));
		if (answer.kind !== 'booked') throw new Error(answer.kind);
		return answer.appointment;
	};
	const hold = async (place: number, by = 'ann', serviceId = GENERAL) => {
		const network = await networkNow(fresh.store);
		return fresh.store.transaction((tx) => holdSlot(tx, network, { slotId: slots[place]!, serviceId, by, patientId }));
	};
	const offered = async (serviceId = GENERAL) => {
		const network = await networkNow(fresh.store);
		const found = await fresh.store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId, locationId: HARBOUR, from: at('00:00'), limit: 20 }),
		);
		return found.map(({ id }) => slots.indexOf(id));
	};
	/** Lets the clinic's timer that is due have its turn. */
	const tick = async () => {
		const network = await networkNow(fresh.store);
		const due = await fresh.store.read(({ run, now }) => run(dueTimers, { now, limit: 100 }));
		expect(due).toMatchObject([{ conversationId: `clinic:${HARBOUR}`, event: { clinic: 'closing' } }]);
		for (const { event } of due) await fresh.store.transaction((tx) => closingDue(tx, network, event as never));
	};

	it('closes what is free, and leaves what is booked or held as it is', async () => {
		await booked(1);
		await hold(2);
		const done = await close();
		expect(done).toMatchObject({ free: 4, booked: [{ patientId, start: at('08:20') }], held: [{ by: 'ann' }] });
		expect(await statuses()).toEqual(['closed', 'booked', 'held', 'closed', 'closed', 'closed']);
		expect(await offered()).toEqual([]);
	});

	it('shows whom it concerns before anything is closed: a visit or a hold of several slots once', async () => {
		await booked(0, LONG);
		await hold(3, 'ann', LONG);
		const network = await networkNow(fresh.store);
		const shown = await fresh.store.read((reading) => affectedBy(reading, network, { locationId: HARBOUR, ...TEN }));
		expect(shown).toMatchObject({ free: 0, booked: [{ serviceId: LONG }], held: [{ by: 'ann' }] });
		expect(await statuses()).not.toContain('closed');
	});

	it('closes a part of a day, and a longer visit is no longer offered across it', async () => {
		expect(await offered(LONG)).toEqual([0, 1, 2, 3]);
		await close({ start: at('09:00'), end: at('09:20') });
		expect(await statuses()).toEqual(['free', 'free', 'free', 'closed', 'free', 'free']);
		expect(await offered(LONG)).toEqual([0]);
	});

	it('a closed time is no overlap: the day can be opened again differently', async () => {
		await close();
		await mustOpen(fresh.store, { from: '08:30', to: '09:30', slotMinutes: 30 });
		await expect(mustOpen(fresh.store, { from: '08:30', to: '09:30' })).rejects.toThrow('overlaps');
	});

	it('taken back, exactly what it closed is open again', async () => {
		const earlier = await close({ start: at('08:00'), end: at('08:20') });
		const later = await close();
		expect(await reopen(later.closureId)).toEqual({ kind: 'reopened', times: 5, stay: 0 });
		expect(await statuses()).toEqual(['closed', 'free', 'free', 'free', 'free', 'free']);
		expect(await offered(LONG)).toEqual([1, 2, 3]);
		expect(await reopen(later.closureId)).toEqual({ kind: 'gone' });
		expect(await reopen(earlier.closureId)).toEqual({ kind: 'reopened', times: 1, stay: 0 });
		expect(await offered(LONG)).toEqual([0, 1, 2, 3]);
	});

	it('taken back, what something else closes too stays closed', async () => {
		const leave = await close({ kind: 'leave' });
		await close({ practitionerId: undefined, locationId: HARBOUR, start: at('09:00'), end: at('24:00') });
		expect(await reopen(leave.closureId)).toEqual({ kind: 'reopened', times: 3, stay: 3 });
		expect(await statuses()).toEqual(['free', 'free', 'free', 'closed', 'closed', 'closed']);
	});

	it('taken back, a time stays closed where another was opened over it since', async () => {
		const { closureId } = await close();
		await mustOpen(fresh.store, { from: '08:30', to: '09:00', slotMinutes: 30, locationId: GARDENS });
		expect(await reopen(closureId)).toEqual({ kind: 'reopened', times: 4, stay: 2 });
	});

	it('a visit given up in a closed stretch closes, and is offered to nobody', async () => {
		const visit = await booked(1);
		const { closureId } = await close();
		const network = await networkNow(fresh.store);
		await fresh.store.transaction((tx) => cancel(tx, network, { appointmentId: visit.id, by: 'desk', override: true }));
		expect(await statuses()).toEqual(Array(6).fill('closed'));
		expect(await offered()).toEqual([]);
		expect(await reopen(closureId)).toMatchObject({ times: 6 });
	});

	it('a hold given up in a closed stretch closes', async () => {
		await hold(1);
		await close();
		await fresh.store.transaction((tx) => releaseHold(tx, { by: 'ann' }));
		expect(await statuses()).toEqual(Array(6).fill('closed'));
	});

	it('a hold that runs out there can be taken by nobody else, and is closed by the clinic’s timer', async () => {
		await hold(1);
		await close();
		fresh.clock.forward(6);
		expect(await hold(1, 'ben')).toEqual({ kind: 'taken' });
		await tick();
		expect(await statuses()).toEqual(Array(6).fill('closed'));
	});

	it('a hold that was booked meanwhile stays booked, until it is taken back', async () => {
		await hold(1);
		const { closureId } = await close();
		const network = await networkNow(fresh.store);
		const booking = { slotId: slots[1]!, serviceId: GENERAL, by: 'ann', bookedBy: 'patient', patientId };
		expect(await fresh.store.transaction((tx) => book(tx, network, booking))).toMatchObject({ kind: 'booked' });
		fresh.clock.forward(6);
		await tick();
		expect(await statuses()).toEqual(['closed', 'booked', 'closed', 'closed', 'closed', 'closed']);
		await reopen(closureId);
		expect(await statuses()).toEqual(['free', 'booked', 'free', 'free', 'free', 'free']);
	});

	it('closes a clinic for everybody who works there, and nobody elsewhere', async () => {
		await mustOpen(fresh.store, { locationId: GARDENS, from: '11:00', to: '12:00' });
		await close({ practitionerId: undefined, locationId: HARBOUR, start: at('00:00'), end: at('24:00') });
		expect(await statuses()).toEqual([...Array(6).fill('closed'), 'free', 'free', 'free']);
	});

	it('of a practitioner’s leave, nothing is left open at any clinic', async () => {
		await mustOpen(fresh.store, { locationId: GARDENS, from: '11:00', to: '12:00' });
		await close({ kind: 'leave', start: at('00:00'), end: at('24:00') });
		expect(await statuses()).toEqual(Array(9).fill('closed'));
		const known = await fresh.store.read(({ run }) => run(closuresTouching, TEN));
		expect(known).toMatchObject([{ kind: 'leave', practitionerId: NAIDOO, locationId: null }]);
	});

	it('of a hold and a closure in one moment, either the hold came first and stays, or it is refused', async () => {
		const network = await networkNow(fresh.store);
		for (let round = 0; round < 12; round++) {
			const stretch = { kind: 'closed', practitionerId: NAIDOO, ...TEN, closedBy: 'staff:1' } as const;
			const [held, closed] = await Promise.all([
				hold(round % 6, 'ann'),
				fresh.store.transaction((tx) => closeTimes(tx, network, stretch)),
			]);
			const expected = Array(6).fill('closed');
			if (held.kind === 'held') expected[round % 6] = 'held';
			expect(await statuses()).toEqual(expected);
			expect(closed.held).toHaveLength(held.kind === 'held' ? 1 : 0);
			await fresh.store.transaction((tx) => releaseHold(tx, { by: 'ann' }));
			await reopen(closed.closureId);
			expect(await offered(LONG)).toEqual([0, 1, 2, 3]);
		}
	});
});
