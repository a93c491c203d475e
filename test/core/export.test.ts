import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertAudit } from '../../db/queries/trail.ts';
import type { Tx } from '../../db/store.ts';
import { LINK_STATUS } from '../../db/tables/links.ts';
import { APPOINTMENT_CHANGES, APPOINTMENT_STATUS } from '../../db/tables/visits.ts';
import { LANGUAGES, say } from '../../flows/words.ts';
import { commonFacts } from '../../src/common.ts';
import { actFor } from '../../src/core/acting.ts';
import { book } from '../../src/core/appointments.ts';
import { cutOff } from '../../src/core/erase.ts';
import { gather, ownPeople, provable } from '../../src/core/export.ts';
import { networkOf } from '../../src/core/network.ts';
import { addContact, confirmPatient, registerProvisional } from '../../src/core/patients.ts';
import { putDown } from '../../src/core/payments.ts';
import { endCare, linkCarer } from '../../src/core/related.ts';
import { bundleOf } from '../../src/own-data/bundle.ts';
import { readable } from '../../src/own-data/readable.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, mustHaveNetwork, mustOpen, networkNow } from '../network.ts';
import { around } from './around-visit.ts';
import { mustChat } from './chat.ts';

const phone = (n: number) => ({ system: 'phone', value: `+2782555000${n}` }) as const;

describe.each(ENGINES)('What a chat may have of people’s data, on %s,', (engine) => {
	let fresh: Fresh;
	let chat: string;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		chat = await change((tx) => mustChat(tx, 'ana', { consent: true }));
	});
	afterEach(() => fresh.end());
	const change = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const people = (...codeFor: number[]) => fresh.store.read((reading) => ownPeople(reading, chat, codeFor));
	const wholes = async (...codeFor: number[]) =>
		Object.fromEntries((await people(...codeFor)).map(({ patientId, whole }) => [patientId, whole]));
	/** On file since before this chat. */
	const onFile = (name: string, n: number, contactConfirmed = true) =>
		change(async (tx) => {
			const patientId = await registerProvisional(tx, { name, contact: phone(n), contactConfirmed, language: 'en' });
			await confirmPatient(tx, patientId, ['harbour']);
			return patientId;
		});
	const acts = (patientId: number, relation: 'self' | 'carer', proved = false) =>
		change((tx) => actFor(tx, { conversationId: chat, patientId, relation, proved }));

	it('is all of a record that came by it, as long as no contact of it is confirmed', async () => {
		const guest = await change((tx) =>
			registerProvisional(tx, { name: 'Guest', contact: phone(1), language: 'en', conversationId: chat }),
		);
		expect(await wholes()).toEqual({ [guest]: true });
		expect(provable(await people())).toEqual([]);
	});

	it('is of a file no more than it gave itself, until a code has proved it', async () => {
		const patientId = await onFile('Thandi', 1);
		await acts(patientId, 'self');
		expect(await wholes(patientId)).toEqual({ [patientId]: false });
		expect(provable(await people())).toEqual([patientId]);
		await acts(patientId, 'self', true);
		expect(await wholes()).toEqual({ [patientId]: false });
		expect(await wholes(patientId)).toEqual({ [patientId]: true });
	});

	it('is all only of whom the code was for: what opened one file opens no other', async () => {
		const [one, other] = [await onFile('One', 1), await onFile('Other', 2)];
		await acts(one, 'self', true);
		await acts(other, 'self', true);
		expect(await wholes(one)).toEqual({ [one]: true, [other]: false });
		expect(await wholes(other)).toEqual({ [one]: false, [other]: true });
		expect(provable(await people(one))).toEqual([one, other]);
	});

	it('is gathered by what it may have then, whatever it might when it asked', async () => {
		const [carer, child] = [await onFile('Carer', 1), await onFile('Child', 2)];
		await change((tx) => linkCarer(tx, { carerId: carer, patientId: child, relationship: 'parent' }));
		await acts(carer, 'self', true);
		const asked = { conversationId: chat, people: (await people(carer)).map((each) => ({ ...each })) };
		const gathered = async () =>
			(await fresh.store.read((reading) => gather(reading, asked))).people.map(({ patient, whole }) => [
				patient.id,
				whole,
			]);
		expect(await gathered()).toEqual([
			[carer, true],
			[child, true],
		]);
		await change((tx) => endCare(tx, { carerId: carer, patientId: child }));
		expect(await gathered()).toEqual([[carer, true]]);
		await change((tx) => cutOff(tx, chat, carer));
		expect(await gathered()).toEqual([]);
	});

	it('is of somebody cared for all of it where staff have linked them, and the carer is proved', async () => {
		const [carer, child, other] = [await onFile('Carer', 1), await onFile('Child', 2), await onFile('Other', 3)];
		await change((tx) => linkCarer(tx, { carerId: carer, patientId: child, relationship: 'parent' }));
		await acts(carer, 'self');
		await acts(other, 'carer', true);
		expect(await wholes(carer)).toEqual({ [carer]: false, [other]: false });
		await acts(carer, 'self', true);
		expect(await wholes()).toEqual({ [carer]: false, [other]: false });
		expect(await wholes(carer)).toEqual({ [carer]: true, [other]: false, [child]: true });
		expect(provable(await people())).toEqual([carer]);
	});

	it('tells who opened a file by what they were, and not who they are', async () => {
		const patientId = await onFile('Thandi', 1);
		await acts(patientId, 'self', true);
		await change((tx) => addContact(tx, patientId, phone(2)));
		const row = {
			conversationId: null,
			action: 'opened file',
			entity: `patient:${patientId}`,
			detail: null,
			chain: '',
		};
		await change((tx) => tx.run(insertAudit, { ...row, now: tx.now, actor: 'staff:7' }));
		const asked = (whole: boolean) => ({ conversationId: chat, people: [{ patientId, whole }] });
		const gathered = await fresh.store.read((reading) => gather(reading, asked(true)));
		const [all] = gathered.people;
		expect(all!.trail).toEqual([
			{ at: fresh.clock.now, by: 'receptionist', action: 'opened file', entity: `patient:${patientId}` },
		]);
		const network = await networkNow(fresh.store);
		const shown = (language: string) => {
			const data = {
				...gathered,
				people: [{ ...all!, trail: [...all!.trail, { ...all!.trail[0]!, action: 'was refused' }] }],
			};
			return readable(data, network, language, commonFacts(network));
		};
		for (const words of ['a receptionist, opened the file<', 'a receptionist, was refused<'])
			expect(shown('en')).toContain(words);
		for (const words of ['un réceptionniste, a ouvert le dossier<', 'un réceptionniste, s’est vu refuser<'])
			expect(shown('fr')).toContain(words);
		expect(all!.contacts.map(({ value }) => value)).toEqual([phone(1).value, phone(2).value]);
		const [some] = (await fresh.store.read((reading) => gather(reading, asked(false)))).people;
		expect([some!.trail, some!.contacts, some!.patient.birthDate]).toEqual([[], [], null]);
	});

	it('is also when they were in the house, what they paid and what they asked for, once it is proved', async () => {
		const patientId = await onFile('Thandi', 1);
		await acts(patientId, 'self', true);
		await mustOpen(fresh.store);
		await change(async (tx) => {
			const network = await networkOf(tx);
			const booking = { slotId: 1, serviceId: GENERAL, patientId, by: chat, conversationId: chat };
			const booked = await book(tx, network, { ...booking, bookedBy: 'patient' });
			if (booked.kind !== 'booked') throw new Error(booked.kind);
			const { id: appointmentId } = booked.appointment;
			await around(tx, network, { appointmentId, patientId, conversationId: chat, slotId: 3 });
			const money = { amount: 35_000, currency: 'ZAR' };
			await putDown(tx, { appointmentId, kind: 'paid', money, by: 'staff:1' });
		});
		const gathered = (whole: boolean) =>
			fresh.store.read((reading) => gather(reading, { conversationId: chat, people: [{ patientId, whole }] }));
		const data = await gathered(true);
		const network = await networkNow(fresh.store);
		const page = readable(data, network, 'en', commonFacts(network));
		for (const words of ['Harbour Clinic, arrived', 'asked Tue', 'paid 350.00 ZAR', 'payment noted'])
			expect(page).toContain(words);
		const kinds = bundleOf(data, network).entry.map(({ resource }) => resource.resourceType);
		expect(kinds).toEqual(expect.arrayContaining(['Encounter', 'PaymentNotice', 'ServiceRequest']));
		const some = bundleOf(await gathered(false), network).entry.map(({ resource }) => resource.resourceType);
		for (const kind of ['Encounter', 'PaymentNotice', 'ServiceRequest']) expect(some).not.toContain(kind);
	});

	it.each(LANGUAGES)('has words in %s for whatever happens to a visit or a link', async (language) => {
		const network = await networkNow(fresh.store);
		const facts = { ...commonFacts(network), on: { at: 0, zone: 'UTC' }, money: '1.00 ZAR' };
		const keys = [
			...APPOINTMENT_CHANGES.map((what) => `own-change-${what}`),
			...APPOINTMENT_STATUS.map((status) => `own-status-${status}`),
			...['paid', 'refunded'].map((kind) => `own-payment-${kind}`),
			...[...LINK_STATUS, 'copied', 'rescheduled', 'cancelled'].map((what) => `own-link-${what}`),
		];
		for (const key of keys)
			expect(say({ key, facts: { on: { at: 0, zone: 'UTC' }, money: '1' } }, language, facts)).not.toBe('');
	});
});
