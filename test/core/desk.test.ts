/** What staff do for a patient, at the level of the diary: kept times, rules set aside, pending visits, put back, money, requests. */

import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { p, query } from '../../db/store.ts';
import { accept, edit, putBack } from '../../src/core/amending.ts';
import { appointmentById, type Booking, book, cancel, historyOf, reschedule } from '../../src/core/appointments.ts';
import { dayOf } from '../../src/core/days.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { bumpNetwork, type Network, networkOf } from '../../src/core/network.ts';
import { balance, paymentsFor, putDown, undoMoney } from '../../src/core/payments.ts';
import { askFollowUp, openRequests, settleRequestsOf } from '../../src/core/requests.ts';
import { nextTimesAtDesk } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	FOLLOWUP,
	GENERAL,
	HARBOUR,
	LONG,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
} from '../network.ts';

const keep = query<{ id: number }>()((q, { slot }) =>
	q
		.update(slot)
		.set({ online: false })
		.where(eq(slot.id, p('id'))),
);
const asksPractitioner = query()((q, { healthcareService: s }) =>
	q.update(s).set({ accepted: 'byPractitioner' }).where(eq(s.id, GENERAL)),
);

describe.each(ENGINES)('At the desk, on %s,', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let patientId: number;
	/** Six slots of twenty minutes from 08:00, of which the second is kept. */
	let slots: number[];
	let start: number;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		({ start } = await mustOpen(fresh.store, { serviceIds: [GENERAL, LONG, FOLLOWUP] }));
		network = await networkNow(fresh.store);
		patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		slots = (await day()).map(({ id }) => id);
		await fresh.store.transaction((tx) => tx.run(keep, { id: slots[1]! }));
	});
	afterEach(() => fresh.end());

	const day = () => fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
	const changes = (id: number) => fresh.store.read((reading) => historyOf(reading, id));
	const bookAt = (place: number, booking: Partial<Booking> = {}) =>
		fresh.store.transaction((tx) =>
			book(tx, network, {
				...{ slotId: slots[place]!, serviceId: GENERAL, patientId, by: 'staff:1', bookedBy: 'staff:1', override: true },
				...booking,
			}),
		);
	const mustBook = async (place: number, booking: Partial<Booking> = {}) => {
		const booked = await bookAt(place, booking);
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		return booked.appointment;
	};
	const byChat = { by: 'chat', bookedBy: 'patient', conversationId: 'chat', override: false };
	const seen = (serviceId: number, more = {}) =>
		fresh.store.read(async (reading) => {
			const wish = {
				serviceId,
				practitionerIds: [NAIDOO],
				from: start,
				before: start + 86_400_000,
				limit: 10,
				...more,
			};
			const found = await nextTimesAtDesk(reading, network, wish);
			return found.map(({ id, kept }) => `${slots.indexOf(id)}${kept ? ' kept' : ''}`);
		});

	it('kept times are found among those that are online, alone and as a part of a longer visit', async () => {
		expect(await seen(GENERAL)).toEqual(['0', '1 kept', '2', '3', '4', '5']);
		expect(await seen(LONG)).toEqual(['0 kept', '1 kept', '2', '3']);
		expect(await seen(LONG, { from: start + 1 })).toEqual(['1 kept', '2', '3']);
		expect(await seen(GENERAL, { locationIds: [99] })).toEqual([]);
	});

	it('a time that somebody holds is not found, and not taken, before the hold is over', async () => {
		const hold = { slotId: slots[2]!, serviceId: GENERAL, by: 'chat', patientId };
		await fresh.store.transaction((tx) => holdSlot(tx, network, hold));
		expect(await seen(GENERAL)).toEqual(['0', '1 kept', '3', '4', '5']);
		expect(await bookAt(2)).toEqual({ kind: 'taken' });
		fresh.clock.forward(6);
		expect(await seen(GENERAL)).toContain('2');
		expect(await bookAt(2)).toMatchObject({ kind: 'booked' });
	});

	it('the rules that staff set aside stand in the history, and nothing where there were none', async () => {
		const details = async (id: number) => (await changes(id)).map(({ what, detail }) => [what, detail]);
		expect(await details((await mustBook(0)).id)).toEqual([['booked', null]]);
		const kept = await mustBook(1, { serviceId: FOLLOWUP });
		expect(await details(kept.id)).toEqual([['booked', { overridden: ['notIdentified', 'kept'] }]]);
		fresh.clock.to(start - 60_000);
		await fresh.store.transaction((tx) =>
			reschedule(tx, network, { appointmentId: kept.id, slotId: slots[3]!, by: 'staff:2', override: true }),
		);
		expect((await details(kept.id)).at(-1)).toEqual([
			'rescheduled',
			expect.objectContaining({ overridden: expect.arrayContaining(['cutOff', 'notIdentified']) }),
		]);
	});

	it('of receptionists who book one time at once, one has it', async () => {
		const all = await Promise.all([1, 2, 3, 4].map((id) => bookAt(4, { by: `staff:${id}`, bookedBy: `staff:${id}` })));
		expect(all.map(({ kind }) => kind).sort()).toEqual(['booked', 'taken', 'taken', 'taken']);
	});

	it('of receptionists who move and cancel one visit at once, no one does half of it', async () => {
		const { id } = await mustBook(0);
		const by = (n: number) => ({ appointmentId: id, by: `staff:${n}`, override: true });
		await Promise.all([
			fresh.store.transaction((tx) => reschedule(tx, network, { ...by(1), slotId: slots[3]! })),
			fresh.store.transaction((tx) => cancel(tx, network, by(2))),
			fresh.store.transaction((tx) => reschedule(tx, network, { ...by(3), slotId: slots[4]! })),
		]);
		const visit = (await fresh.store.read((reading) => appointmentById(reading, id)))!;
		const taken = (await day()).filter(({ status }) => status === 'booked').map((slot) => slot.id);
		expect(taken).toEqual(visit.status === 'cancelled' ? [] : [visit.slotId]);
	});

	it('what a patient books waits for its practitioner where the service asks for that; what staff book does not', async () => {
		await fresh.store.transaction(async (tx) => {
			await tx.run(asksPractitioner, {});
			await bumpNetwork(tx);
		});
		network = await fresh.store.read(networkOf);
		expect((await mustBook(3)).status).toBe('booked');
		const asked = await mustBook(0, byChat);
		expect(asked.status).toBe('pending');
		const acceptIt = () => fresh.store.transaction((tx) => accept(tx, { appointmentId: asked.id, by: 'staff:1' }));
		expect(await acceptIt()).toMatchObject({ kind: 'accepted', appointment: { status: 'booked' } });
		expect(await acceptIt()).toEqual({ kind: 'gone' });
		const move = { appointmentId: asked.id, slotId: slots[2]!, by: 'chat' };
		const moved = await fresh.store.transaction((tx) => reschedule(tx, network, move));
		expect(moved).toMatchObject({ kind: 'rescheduled', appointment: { status: 'pending' } });
		const decline = { appointmentId: asked.id, by: 'staff:1', override: true, as: 'declined' } as const;
		await fresh.store.transaction((tx) => cancel(tx, network, decline));
		expect((await day())[2]!.status).toBe('free');
		expect((await changes(asked.id)).map(({ what }) => what)).toEqual([
			'booked',
			'accepted',
			'rescheduled',
			'declined',
		]);
	});

	it('a visit that is put back is what it was, unless somebody has its time', async () => {
		const visit = await mustBook(1);
		const drop = () =>
			fresh.store.transaction((tx) => cancel(tx, network, { appointmentId: visit.id, by: 'staff:1', override: true }));
		const back = () =>
			fresh.store.transaction((tx) =>
				putBack(tx, network, { appointmentId: visit.id, by: 'staff:1', status: 'booked' }),
			);
		expect(await back()).toEqual({ kind: 'gone' });
		await drop();
		expect(await back()).toMatchObject({ kind: 'putBack', appointment: { status: 'booked', slotId: slots[1] } });
		expect((await day())[1]).toMatchObject({ status: 'booked', online: false });
		await drop();
		await mustBook(1);
		expect(await back()).toEqual({ kind: 'taken' });
	});

	it('an edit changes what was named, and says so in the history without its words', async () => {
		const { id } = await mustBook(0, { reason: 'a cough', details: 'since Monday' });
		await fresh.store.transaction((tx) => edit(tx, { appointmentId: id, by: 'staff:1', reason: 'a cold' }));
		const visit = await fresh.store.read((reading) => appointmentById(reading, id));
		expect(visit).toMatchObject({ reason: 'a cold', details: 'since Monday' });
		expect((await changes(id)).at(-1)).toMatchObject({ what: 'edited', detail: { edited: ['reason'] } });
	});

	it('no more is given back than was paid, however many give it back at once; a slip is undone', async () => {
		const { id } = await mustBook(0);
		const money = (amount: number) => ({ amount, currency: 'ZAR' });
		const put = (kind: 'paid' | 'refunded', amount: number) =>
			fresh.store.transaction((tx) => putDown(tx, { appointmentId: id, kind, money: money(amount), by: 'staff:1' }));
		const paid = await put('paid', 500);
		const refunds = await Promise.all([put('refunded', 300), put('refunded', 300)]);
		expect(refunds.map(({ kind }) => kind).sort()).toEqual(['done', 'tooMuch']);
		const left = async () => balance(await fresh.store.read((reading) => paymentsFor(reading, id)), 'ZAR');
		expect(await left()).toBe(200);
		const undo = (made: typeof paid) =>
			fresh.store.transaction((tx) => undoMoney(tx, id, made.kind === 'done' ? made.id : 0, 'staff:1'));
		expect(await undo(paid)).toBeUndefined();
		expect(await undo(refunds.find(({ kind }) => kind === 'done')!)).toMatchObject({ amount: 300 });
		expect(await left()).toBe(500);
	});

	it('a follow-up is asked for once at a time, and is no longer open once it is settled', async () => {
		const visit = await mustBook(0);
		const ask = () => fresh.store.transaction((tx) => askFollowUp(tx, visit, 'chat'));
		expect((await Promise.all([ask(), ask()])).map(({ kind }) => kind).sort()).toEqual(['asked', 'askedBefore']);
		const open = () => fresh.store.read(openRequests);
		expect(await open()).toMatchObject([{ visit: { id: visit.id }, request: { patientId } }]);
		await fresh.store.transaction((tx) => settleRequestsOf(tx, visit.id, 'staff:1'));
		expect(await open()).toEqual([]);
		expect(await ask()).toEqual({ kind: 'asked' });
	});
});
