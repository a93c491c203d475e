import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertMerge } from '../../db/queries/merge.ts';
import { p, query, type Tx } from '../../db/store.ts';
import { actFor } from '../../src/core/acting.ts';
import { book, cancel } from '../../src/core/appointments.ts';
import { type Contact, contactHash } from '../../src/core/contacts.ts';
import { dayOf } from '../../src/core/days.ts';
import { cutOff, emptyChat, erasePatient } from '../../src/core/erase.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { identifierHash } from '../../src/core/identifiers.ts';
import type { Network } from '../../src/core/network.ts';
import { addContact, completePatient, registerProvisional } from '../../src/core/patients.ts';
import { putDown } from '../../src/core/payments.ts';
import { linkCarer } from '../../src/core/related.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { everything, whereIs } from '../everything.ts';
import { GENERAL, HARBOUR, LONG, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';
import { around } from './around-visit.ts';
import { mustChat } from './chat.ts';

const DAY = 24 * 60;
const CONTACT: Contact = { system: 'phone', value: '+27825550742' };
const NUMBER = { system: 'za-id', value: '8001015009087' };
/** What is plainly theirs, wherever it stands. */
const PLAIN = ['Qwandile', 'Zyxwabe', '825550742', '1980-01-01', NUMBER.value, 'trombones', 'glitter'];
/** As an import writes it. */
const newSource = query<{ patientId: number; now: number }>()((q, t) =>
	q.insert(t.patientSource).values({
		...{ patientId: p('patientId'), at: p('now') },
		...{ source: 'files', key: 'hash of K1', digest: 'hash of all that was read' },
	}),
);

describe.each(ENGINES)('Erasing on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	let patientId: number;
	let chat: string;
	let slots: number[];
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		await mustOpen(fresh.store, { serviceIds: [GENERAL, LONG] });
		network = await networkNow(fresh.store);
		const day = await fresh.store.read((reading) => dayOf(reading, { localDate: 20260908, locationId: HARBOUR }));
		slots = day.map(({ id }) => id);
		await change(async (tx) => {
			chat = await mustChat(tx, 'ana', { words: 'Qwandile, beside trombones', consent: true });
			patientId = await registerProvisional(tx, {
				...{ firstName: 'Qwandile', surname: 'Zyxwabe', contact: CONTACT, contactConfirmed: true },
				...{ birthDate: '1980-01-01', gender: 'female', language: 'en', conversationId: chat },
			});
			await completePatient(tx, patientId, { identifier: NUMBER });
		});
	});
	afterEach(() => fresh.end());

	const change = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const erase = () => change((tx) => erasePatient(tx, patientId));
	const bookAt = async (place: number) => {
		const booking = { slotId: slots[place]!, serviceId: GENERAL, patientId, by: chat, conversationId: chat };
		const booked = await change((tx) =>
			book(tx, network, { ...booking, bookedBy: 'patient', reason: 'glitter', details: 'trombones' }),
		);
		if (booked.kind !== 'booked') throw new Error(booked.kind);
		return booked.appointment;
	};
	const hashes = () => [
		contactHash(fresh.keys, CONTACT),
		identifierHash(fresh.keys, NUMBER),
		...['qwandile', 'qwa', 'zyxwabe', 'zyx'].map((part) => fresh.keys.hash('name', `1 ${part}`)),
	];
	const theirs = () => whereIs(fresh.store, [...PLAIN, ...hashes()]);
	const tables = async (words: readonly string[]) =>
		[...new Set((await whereIs(fresh.store, words)).map((row) => row.split(':')[0]))].sort();

	it('finds all of it first, or this would prove nothing', async () => {
		await bookAt(0);
		expect(await tables(PLAIN)).toEqual([
			'appointment',
			'contact',
			'conversation',
			'failure',
			'identifier',
			'outbox',
			'patient',
		]);
		expect(await tables(hashes())).toEqual(['contact', 'identifier', 'patientName']);
	});

	it('leaves nothing of a record that only came by chat, in any table, plain or hashed', async () => {
		const other = await change(async (tx) => {
			await linkCarer(tx, { carerId: patientId, patientId: await mustRegister(tx), relationship: 'parent' });
			await registerProvisional(tx, { firstName: 'Other', surname: 'Person', contact: CONTACT, language: 'en' });
			return mustChat(tx, 'ben', { words: 'for Zyxwabe', consent: true });
		});
		await change((tx) => actFor(tx, { conversationId: other, patientId, relation: 'carer' }));
		const visit = await bookAt(0);
		await change((tx) => cancel(tx, network, { appointmentId: visit.id, by: chat }));
		await change((tx) => holdSlot(tx, network, { slotId: slots[2]!, serviceId: GENERAL, patientId, by: chat }));
		expect(await erase()).toEqual({ kind: 'erased' });
		const left = (await theirs()).filter((row) => !row.includes('Other') && !row.startsWith('contact'));
		expect(left).toEqual([]);
		const rows = await everything(fresh.store);
		for (const [table, all] of rows)
			for (const row of all)
				expect(row, table).not.toMatch(new RegExp(`"(patientId|holdPatientId|carerId|otherId)":${patientId}\\b`));
		for (const table of ['conversation', 'consent', 'conversationPatient', 'timer', 'outbox', 'failure', 'appointment'])
			expect(rows.get(table), table).toEqual([]);
		expect(
			(await fresh.store.read((r) => dayOf(r, { localDate: 20260908, locationId: HARBOUR }))).map(
				({ status }) => status,
			),
		).toEqual(slots.map(() => 'free'));
	});

	it('is refused while a visit is ahead, and changes nothing then', async () => {
		const visit = await bookAt(0);
		const before = await everything(fresh.store);
		expect(await erase()).toEqual({ kind: 'visitsAhead', appointmentIds: [visit.id] });
		expect(await everything(fresh.store)).toEqual(before);
	});

	it('keeps visits that took place, and whose they were, for as long as the law asks, and nothing else', async () => {
		const visit = await bookAt(0);
		fresh.clock.to(visit.end + 1);
		const until = visit.end + network.settings.retention.visitDays * DAY * 60_000;
		expect(await erase()).toEqual({ kind: 'kept', until });
		expect(await tables(PLAIN)).toEqual(['appointment', 'identifier', 'patient']);
		expect(await whereIs(fresh.store, [contactHash(fresh.keys, CONTACT), 'chat-ana'])).toEqual([]);

		fresh.clock.to(until);
		expect(await erase()).toEqual({ kind: 'erased' });
		expect(await theirs()).toEqual([]);
		expect((await everything(fresh.store)).get('appointment'), 'still counts').toHaveLength(1);
	});

	it('leaves a register’s own key, as nobody’s, so that an import knows whom not to bring back', async () => {
		await change((tx) => tx.run(newSource, { patientId, now: tx.now }));
		expect(await erase()).toEqual({ kind: 'erased' });
		const rows = await everything(fresh.store);
		const [nobodys] = rows.get('patient')!.map((row) => JSON.parse(row));
		expect(rows.get('patientSource')!.map((row) => JSON.parse(row))).toEqual([
			expect.objectContaining({ patientId: nobodys.id, source: 'files', key: 'hash of K1', digest: '' }),
		]);
		expect([nobodys.erasedAt, rows.get('patient')!.length]).toEqual([0, 1]);
	});

	it('takes along what was written down around a visit: requests, kept times, and what was said to a person', async () => {
		const visit = await bookAt(0);
		await change((tx) => cancel(tx, network, { appointmentId: visit.id, by: chat }));
		const at = { appointmentId: visit.id, patientId, conversationId: chat, slotId: slots[2]! };
		await change((tx) => around(tx, network, at, 'glitter, said to a person'));
		expect(await tables(['glitter, said'])).toEqual(['outbox']);
		expect(await erase()).toEqual({ kind: 'erased' });
		expect(await theirs()).toEqual([]);
		const rows = await everything(fresh.store);
		for (const table of ['visitRequest', 'proposal', 'handover', 'appointment'])
			expect(rows.get(table), table).toEqual([]);
		for (const [table, all] of rows) expect(all.join(), table).not.toContain(chat);
		expect(rows.get('outbox'), 'of another handover').toEqual([expect.stringContaining('of somebody else')]);
		expect(rows.get('slot')!.join()).not.toContain('busy-tentative');
		const [there] = rows.get('encounter')!.map((row) => JSON.parse(row));
		expect(there, 'still waits').toMatchObject({ number: 1, status: 'arrived', patientId: null, conversationId: null });
	});

	it('keeps a visit for which money was put down, though it was cancelled, as long as one that took place', async () => {
		const visit = await bookAt(0);
		const money = { amount: 35_000, currency: 'ZAR' };
		await change((tx) => putDown(tx, { appointmentId: visit.id, kind: 'paid', money, by: 'staff:1' }));
		await change((tx) => cancel(tx, network, { appointmentId: visit.id, by: chat }));
		const until = visit.end + network.settings.retention.visitDays * DAY * 60_000;
		expect(await erase()).toEqual({ kind: 'kept', until });
		fresh.clock.to(until);
		expect(await erase()).toEqual({ kind: 'erased' });
		expect(await theirs()).toEqual([]);
		const rows = await everything(fresh.store);
		expect([rows.get('appointment')!.length, rows.get('payment')!.length], 'still counts').toEqual([1, 1]);
	});

	it('waits for whoever is booking for the record, and finds the visit', async () => {
		let erasing: Promise<unknown> | undefined;
		await change(async (tx) => {
			await tx.lockContacts([`patient:${patientId}`]);
			erasing = erase();
			const booking = { slotId: slots[0]!, serviceId: GENERAL, patientId, by: chat, conversationId: chat };
			await book(tx, network, { ...booking, bookedBy: 'patient' });
		});
		expect(await erasing).toMatchObject({ kind: 'visitsAhead' });
	});

	it('of two at once is done once', async () => {
		const ben = await change((tx) => mustChat(tx, 'ben', { words: 'for Zyxwabe' }));
		await change((tx) => actFor(tx, { conversationId: ben, patientId, relation: 'carer' }));
		const both = [chat, ben].map((own) => fresh.store.transaction((tx) => erasePatient(tx, patientId, own), own));
		expect(await Promise.all(both)).toEqual([{ kind: 'erased' }, { kind: 'erased' }]);
		expect((await everything(fresh.store)).get('patient')).toEqual([]);
	});

	it('that only cuts a chat off leaves contacts alone that others have given, unless a code has proved the chat', async () => {
		await change((tx) => addContact(tx, patientId, { system: 'phone', value: '+27825550799' }));
		const contacts = async () => (await everything(fresh.store)).get('contact')!.length;
		const link = { conversationId: 'chat-ben', patientId, relation: 'carer' } as const;
		await change((tx) => actFor(tx, link));
		await change((tx) => cutOff(tx, 'chat-ben', patientId));
		expect(await contacts()).toBe(2);
		await change((tx) => actFor(tx, { ...link, proved: true }));
		await change((tx) => cutOff(tx, 'chat-ben', patientId));
		expect(await contacts()).toBe(1);
	});

	it('takes along what was merged into it', async () => {
		await change(async (tx) => {
			const second = await registerProvisional(tx, {
				...{ firstName: 'Qwandile', surname: 'Zyxwabe-Second', contact: CONTACT, language: 'en' },
			});
			await tx.run(insertMerge, {
				fromId: second,
				intoId: patientId,
				by: 'staff:1',
				now: tx.now,
				moved: { all: 'Zyxwabe' },
			});
		});
		expect(await erase()).toEqual({ kind: 'erased' });
		expect(await theirs()).toEqual([]);
	});

	it('lets a chat that knows others go on knowing them, and forget the rest', async () => {
		const child = await change((tx) => registerProvisional(tx, { name: 'Kid', contact: CONTACT, language: 'en' }));
		await change((tx) => actFor(tx, { conversationId: chat, patientId: child, relation: 'carer' }));
		await erase();
		const rows = await everything(fresh.store);
		expect(rows.get('conversation')).toEqual([]);
		expect(rows.get('consent')).toHaveLength(1);
		expect(rows.get('conversationPatient')).toEqual([expect.stringContaining(`"patientId":${child}`)]);
	});

	it('empties a chat that somebody is in and keeps its row, which the turn writes anew', async () => {
		await change((tx) => emptyChat(tx, chat, { row: true, people: false }));
		const rows = await everything(fresh.store);
		expect(rows.get('conversation')).toHaveLength(1);
		for (const table of ['consent', 'conversationPatient', 'outbox', 'failure'])
			expect(rows.get(table), table).toEqual([]);
	});
});
