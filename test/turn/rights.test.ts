/** What a conversation may see and change, whatever its machine asks for. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { contactsOfPatient } from '../../db/queries/patients.ts';
import type { Effect } from '../../flows/patient/effects.ts';
import { peopleOf } from '../../src/core/acting.ts';
import { appointmentsOf, book } from '../../src/core/appointments.ts';
import { networkOf } from '../../src/core/network.ts';
import { confirmPatient, registerProvisional } from '../../src/core/patients.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
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
		const what = { slotId: slotId + 1, serviceId, patientId, linkId: null };
		expect(await asked(mallory, { type: 'book', params: what })).toEqual(refused);
		expect(await asked(mallory, { type: 'holdSlot', params: { ...what, appointmentId: null } })).toEqual(refused);
		expect(await bookings(test.house.store)).toHaveLength(1);
	});

	it('that has only said who somebody is sees what it booked, and nothing else of theirs', async () => {
		const mallory = new Caller(test, 'mallory');
		for (const text of [...AS_NOMSA, ...TO_REVIEW.slice(6), 'book']) await mallory.says(text);
		await mallory.hears();
		const listed = await asked(mallory, { type: 'listAppointments', params: { after: 0 } });
		expect(listed).toMatchObject({ type: 'appointmentsListed', visits: [{ who: 'Nomsa' }], all: false });
		const [{ patientId, id: own }] = (await bookings(test.house.store)) as [never];
		const all = await test.house.store.read((reading) => appointmentsOf(reading, { patientIds: [patientId], from: 0 }));
		const others = all.filter(({ id }) => id !== own);
		expect(others.length).toBeGreaterThan(0);
		for (const { id: appointmentId } of others)
			expect(await asked(mallory, { type: 'showAppointment', params: { appointmentId } })).toEqual({
				type: 'appointmentGone',
			});
	});

	it('that has only said who somebody is is told neither how they are reached nor their surname', async () => {
		const mallory = new Caller(test, 'mallory');
		for (const text of [...AS_NOMSA, 'for my child', '[No, they are new]']) await mallory.does(text);
		expect((await mallory.reads()).join('\n')).toContain('I have sent a code of six digits to +27825550666.');
		for (const text of ['start again', 'for my child']) await mallory.does(text);
		const heard = await mallory.reads();
		expect(heard.at(-1)).toContain('How can the clinic reach you?');
		for (const text of ['ben@example.org', 'they have', '1511059972088', '5 november 2015', 'yes'])
			await mallory.does(text);
		for (const text of ['start again', 'book a visit', 'nomsa', ...TO_REVIEW.slice(6)]) await mallory.does(text);
		heard.push(...(await mallory.reads()));
		expect(heard).toContainEqual(expect.stringContaining('Who is it for?'));
		expect(heard.at(-1)).toContain('General visit, for Nomsa. Book it?');
		expect(heard.join('\n')).not.toMatch(/Khumalo|0000111/);
	});

	it('that registered somebody is not asked again how they are reached, until staff have confirmed the record', async () => {
		const ana = new Caller(test, 'ana');
		for (const text of TO_REVIEW.slice(0, 6)) await ana.says(text);
		for (const text of ['start again', 'for my child']) await ana.says(text);
		expect((await ana.reads()).at(-1)).toContain('Has this person been to one of our clinics before?');
		await test.house.store.transaction(async (tx) => {
			const [{ patientId }] = (await peopleOf(tx, conversationId(tx.keys, ana.address, 'patient'))) as [never];
			await confirmPatient(tx, patientId, ['harbour']);
		});
		for (const text of ['start again', 'for my child']) await ana.says(text);
		expect((await ana.reads()).at(-1)).toContain('How can the clinic reach you?');
	});

	it('lists eight appointments at a time, and the ninth behind them', async () => {
		const ana = new Caller(test, 'ana');
		await test.house.store.transaction(async (tx) => {
			const network = await networkOf(tx);
			const chat = conversationId(tx.keys, ana.address, 'patient');
			const contact = { system: 'phone', value: '+27825550101' } as const;
			const patientId = await registerProvisional(tx, { name: 'Zola', contact, language: 'en', conversationId: chat });
			const serviceId = network.services.byCode.get('general')!.id;
			const what = { serviceId, patientId, by: chat, conversationId: chat, bookedBy: 'patient' } as const;
			for (let n = 0, from = tx.now; n < 9; n++) {
				const [free] = await nextFreeSlots(tx, network, { serviceId, from, limit: 1 });
				expect((await book(tx, network, { ...what, slotId: free!.id })).kind).toBe('booked');
				from = free!.start + 1;
			}
		});
		const labels = async (line: string) => {
			await ana.does(line);
			const [heard] = await ana.hears();
			return heard?.kind === 'text' ? heard.buttons.map(({ label }) => label) : [];
		};
		const first = await labels('my appointments');
		expect(first.slice(8)).toEqual(['More', 'Made elsewhere']);
		const [ninth, ...others] = await labels('[More]');
		expect(others).toEqual(['Made elsewhere']);
		expect(first).not.toContain(ninth);
		await ana.does(`[${ninth}]`);
		expect((await ana.reads()).at(-1)).toContain('for: Zola');
	});

	it('keeps a name in one line, without marks that turn what is around it', async () => {
		const ana = new Caller(test, 'ana');
		for (const text of (TO_REVIEW as readonly string[]).with(5, 'Thandi\n\u202eMabaso\u0007')) await ana.says(text);
		expect((await ana.reads()).at(-1)).toContain('for Thandi Mabaso.');
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
