/** What patients wait to hear of: follow-ups asked for, and visits to be accepted; who sees them, answers, and takes it back. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { actFor } from '../../src/core/acting.ts';
import { type Appointment, appointmentById, book } from '../../src/core/appointments.ts';
import { networkOf } from '../../src/core/network.ts';
import { showReference } from '../../src/core/references.ts';
import { askFollowUp } from '../../src/core/requests.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { sendNews } from '../../src/news-sent.ts';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins } from './desk.ts';

const NOMSA = 1;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ann: Caller;
	let fatima: Caller;
	let nomsa: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		ann = await joins(test, 'receptionist', ['harbour'], 'Ann');
		fatima = await joins(test, 'practitioner', ['harbour'], 'Fatima Jacobs', { practitioner: 'jacobs' });
		nomsa = new Caller(test, 'nomsa');
		await nomsa.opens();
		const acts = { conversationId: conversation(), patientId: NOMSA, relation: 'self', proved: true } as const;
		await test.house.store.transaction((tx) => actFor(tx, acts));
	}, 60_000);
	afterAll(() => test.close());

	const conversation = () => conversationId(test.house.store.keys, nomsa.address, 'patient');
	let visit: Appointment;
	let reference: string;
	/** Physiotherapy asks its practitioner. */
	beforeEach(async () => {
		visit = await test.house.store.transaction(async (tx) => {
			const network = await networkOf(tx);
			const serviceId = network.services.byCode.get('physiotherapy')!.id;
			const locationId = network.locations.byCode.get('harbour')!.id;
			const [slot] = await nextFreeSlots(tx, network, { serviceId, locationId, from: tx.now, limit: 1 });
			const whose = { slotId: slot!.id, serviceId, patientId: NOMSA, by: 'chat', bookedBy: 'patient', byLink: true };
			const done = await book(tx, network, whose);
			if (done.kind !== 'booked') throw new Error(done.kind);
			return done.appointment;
		});
		reference = showReference(visit.reference);
		await told();
	});
	const now = async () => (await test.house.store.read((reading) => appointmentById(reading, visit.id)))!;
	const told = async () => {
		await test.later(0);
		return (await nomsa.reads()).join('\n');
	};

	it('/requests shows visits that wait to be accepted to those who may answer, and to nobody else', async () => {
		const canal = await joins(test, 'receptionist', ['canal'], 'Cas');
		const naidoo = await joins(test, 'practitioner', ['harbour'], 'Dr Naidoo', { practitioner: 'naidoo' });
		for (const other of [canal, naidoo]) {
			expect(await answer(other, '/requests')).toMatch(/^Nobody asks for a follow-up, and no visit waits/);
			expect(await answer(other, '/accept')).toBe('No visit waits to be accepted.');
		}
		for (const caller of [ann, fatima])
			expect(await answer(caller, '/requests')).toMatch(
				new RegExp(`^One visit waits to be accepted:\nNomsa Khumalo \\(#1\\): Physiotherapy, .*, ${reference}$`),
			);
		const [accept] = (await buttonsOf(fatima, '/requests')).filter((label) => label.startsWith('Accept #1, '));
		expect(await answer(fatima, `[${accept}]`)).toMatch(/^Accepted for Nomsa Khumalo \(#1\): Physiotherapy/);
		expect(await answer(ann, '/requests')).toMatch(/^Nobody asks/);
		await answer(ann, `/cancel ${reference}`);
		await answer(ann, '[Cancel the visit]');
	});

	it('/accept and /decline alone offer what waits', async () => {
		const [choice] = await buttonsOf(ann, '/decline because it needs an hour');
		expect(choice).toMatch(/Physiotherapy, Nomsa Khumalo \(#1\)$/);
		expect(await answer(ann, `[${choice}]`)).toMatch(/^Declined for Nomsa Khumalo/);
		expect(await told()).toContain('it needs an hour');
		expect(await answer(ann, '/accept')).toBe('No visit waits to be accepted.');
	});

	it('what was accepted by mistake waits again, and a patient who was told so is told that it is not yet', async () => {
		await answer(ann, `/accept ${reference}`);
		expect(await told()).toContain('Your visit is accepted');
		expect(await answer(ann, '[Undo]')).toMatch(/^Taken back: it waits to be accepted again, for Nomsa Khumalo \(#1\)/);
		expect((await now()).status).toBe('pending');
		expect(await told()).toContain('your visit is not accepted yet after all');
		expect(await answer(ann, '/requests')).toContain(reference);
		await answer(ann, `/decline ${reference}`);
	});

	it('whoever was not told yet hears only what is so when it is told', async () => {
		const news = (what: 'accepted' | 'waitsAgain') =>
			test.house.store.transaction((tx) =>
				sendNews(tx, conversation(), { news: 'visitChanged', what, appointmentId: visit.id, start: visit.start }),
			);
		await news('accepted');
		expect(await told()).toBe('');
		await answer(ann, `/accept ${reference}`);
		await told();
		await news('waitsAgain');
		expect(await told()).toBe('');
		await answer(ann, '[Undo]');
		await answer(ann, `/decline ${reference}`);
	});

	it('a number answers the question that waits, not what came beside it meanwhile', async () => {
		expect(await answer(fatima, '/open sun 20 sep')).toContain('From when to when?');
		await test.house.store.transaction((tx) =>
			sendNews(tx, conversationId(tx.keys, fatima.address, 'staff'), {
				news: 'visit',
				visit: visit.id,
				what: 'booked',
			}),
		);
		await test.later(0);
		const last = (await fatima.hears()).at(-1)!;
		expect('buttons' in last && last.buttons.map(({ label }) => label.split(' ')[0])).toEqual(['Accept', 'Decline']);
		expect(await answer(fatima, '2')).toMatch(/^Opened: Fatima Jacobs/);
		await answer(fatima, '[Undo]');
		expect((await now()).status).toBe('pending');
		await answer(ann, `/decline ${reference}`);
	});

	it('an acceptance is not taken back where the visit is another one by now', async () => {
		await answer(ann, `/accept ${reference}`);
		const undo = await ann.tap('Undo');
		await answer(fatima, `/cancel ${reference}`);
		await answer(fatima, '[Cancel the visit]');
		await ann.sends(undo);
		expect((await ann.reads()).join('\n')).toMatch(/was changed since/);
		expect((await now()).status).toBe('cancelled');
	});

	it('a follow-up whose booking is taken back is asked for again, unless a colleague settled it since', async () => {
		await test.house.store.transaction((tx) => askFollowUp(tx, visit, conversation()));
		expect(await answer(ann, '/requests')).toContain('One patient asks for a follow-up:\nNomsa Khumalo (#1): after');
		await answer(ann, `/followup ${reference} in 1 week`);
		expect(await answer(ann, '1')).toMatch(/^Booked for Nomsa Khumalo/);
		expect(await answer(ann, '/requests')).not.toContain('asks for a follow-up:');
		expect(await answer(ann, '[Undo]')).toMatch(/Open again: the follow-up that Nomsa Khumalo \(#1\) asked for/);
		expect(await answer(ann, '/requests')).toContain('One patient asks for a follow-up:');
		expect(await answer(ann, '[Done: #1]')).toMatch(/^Done: the follow-up that Nomsa Khumalo \(#1\) asked for/);
		await answer(ann, `/decline ${reference}`);
	});
});
