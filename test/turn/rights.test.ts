/** What a conversation may see and change, whatever its machine asks for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactsOfPatient } from '../../db/queries/patients.ts';
import type { Effect } from '../../flows/patient/effects.ts';
import { appointmentsOf } from '../../src/core/appointments.ts';
import { networkOf } from '../../src/core/network.ts';
import { perform } from '../../src/perform.ts';
import { conversationId, restoreTalk } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from './caller.ts';
import { bookings } from './rows.ts';

/** Somebody with a file, known by a number and a birth date, with a phone that the file doesn't have. */
const AS_NOMSA = ['book a visit', 'I agree', '082 555 0666', 'yes', '8403124970086', '12 march 1984', 'yes'];

describe.each(ENGINES)('On %s, a conversation', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());

	/** What an effect answers in somebody's conversation, as if their machine had asked for it. */
	const asked = (who: Caller, effect: Effect) =>
		test.house.store.transaction(async (tx) => {
			const talk = (await restoreTalk(tx, conversationId(tx.keys, who.address, 'patient')))!;
			return perform(effect, { tx, network: await networkOf(tx), talk, reach: ['phone'] });
		});

	it('is not shown, and neither moves nor cancels, an appointment that it names but may not see', async () => {
		const ana = new Caller(test, 'ana');
		await ana.reviews();
		await ana.taps('Book');
		const mallory = new Caller(test, 'mallory');
		await mallory.says('hello');
		const [booked] = await bookings(test.house.store);
		const { id: appointmentId, slotId } = booked!;
		const gone = { type: 'appointmentGone' };
		for (const type of ['showAppointment', 'listHistory', 'cancelAppointment'] as const)
			expect(await asked(mallory, { type, params: { appointmentId } }), type).toEqual(gone);
		expect(await asked(mallory, { type: 'reschedule', params: { appointmentId, slotId: slotId + 1 } })).toEqual(gone);
		expect(await bookings(test.house.store)).toEqual([booked]);
		expect(await asked(ana, { type: 'showAppointment', params: { appointmentId } })).toMatchObject({
			type: 'appointmentShown',
		});
	});

	it('books for nobody whom it does not act for', async () => {
		const ana = new Caller(test, 'ana');
		await ana.reviews();
		await ana.taps('Book');
		const mallory = new Caller(test, 'mallory');
		await mallory.says('hello');
		const [{ patientId, serviceId, slotId }] = (await bookings(test.house.store)) as [never];
		const refused = { type: 'bookingRefused' };
		const what = { slotId: slotId + 1, serviceId, patientId };
		expect(await asked(mallory, { type: 'book', params: what })).toEqual(refused);
		expect(await asked(mallory, { type: 'holdSlot', params: { ...what, moving: false } })).toEqual(refused);
		expect(await bookings(test.house.store)).toHaveLength(1);
	});

	it('that has only said who somebody is sees what it booked, and nothing else of theirs', async () => {
		const mallory = new Caller(test, 'mallory');
		for (const text of [...AS_NOMSA, ...TO_REVIEW.slice(6), 'book']) await mallory.says(text);
		await mallory.hears();
		const listed = await asked(mallory, { type: 'listAppointments', params: {} });
		expect(listed).toMatchObject({ type: 'appointmentsListed', visits: [{ who: 'Nomsa Khumalo' }], all: false });
		const [{ patientId, id: own }] = (await bookings(test.house.store)) as [never];
		const all = await test.house.store.read((reading) => appointmentsOf(reading, { patientIds: [patientId], from: 0 }));
		const others = all.filter(({ id }) => id !== own);
		expect(others.length).toBeGreaterThan(0);
		for (const { id: appointmentId } of others)
			expect(await asked(mallory, { type: 'showAppointment', params: { appointmentId } })).toEqual({
				type: 'appointmentGone',
			});
	});

	it('that books adds the contact given on the way at the end of the file’s list, unconfirmed, once', async () => {
		const mallory = new Caller(test, 'mallory');
		for (const text of [...AS_NOMSA, ...TO_REVIEW.slice(6), 'book']) await mallory.says(text);
		const booked = (await bookings(test.house.store)).find(({ conversationId: of }) => of !== null)!;
		const contacts = await test.house.store.read(({ run }) => run(contactsOfPatient, { patientId: booked.patientId }));
		expect(contacts.map(({ value, confirmedAt }) => [value, confirmedAt !== null])).toEqual([
			['+27210000111', true],
			['nomsa.khumalo@example.org', true],
			['+27825550666', false],
		]);
	});
});
