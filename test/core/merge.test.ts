/** Two records of one person become one, and two again, on both engines. */
import { asc, eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { insertPair } from '../../db/queries/merge.ts';
import { p, query, type Tx } from '../../db/store.ts';
import { actFor } from '../../src/core/acting.ts';
import { book } from '../../src/core/appointments.ts';
import { cutOff } from '../../src/core/erase.ts';
import { recordInForce } from '../../src/core/in-force.ts';
import { areTwoPeople, duplicatesFound, mergePatients, survivorOf, undoMerge } from '../../src/core/merge.ts';
import { networkOf } from '../../src/core/network.ts';
import { addContact, confirmContact, patientById, registerProvisional } from '../../src/core/patients.ts';
import { changePatient, type PatientRecord, writePatient } from '../../src/core/register.ts';
import { carersOf, endCare, linkCarer } from '../../src/core/related.ts';
import { searchPatients } from '../../src/core/search.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GENERAL, mustHaveNetwork, mustOpen } from '../network.ts';
import { around } from './around-visit.ts';
import { mustChat } from './chat.ts';

const BY = 'staff:1';
const phone = (value: string, confirmedAt: number | null = 1) => ({ system: 'phone', value, confirmedAt }) as const;
const NOMSA: PatientRecord = {
	firstName: 'Nomsa',
	surname: 'Khumalo',
	birthDate: '1984-03-12',
	gender: 'female',
	language: 'en',
	filesAt: ['harbour'],
	familyDoctor: 'naidoo',
	contacts: [phone('+27821110001'), phone('+27821110002')],
	identifiers: [{ system: 'card', value: 'A1' }],
};
const KUMALO: PatientRecord = {
	...NOMSA,
	surname: 'Kumalo',
	gender: null,
	language: null,
	filesAt: ['gardens'],
	contacts: [phone('+27821110003'), phone('+27821110002', null)],
	identifiers: [
		{ system: 'card', value: 'A1' },
		{ system: 'card', value: 'B2' },
	],
};

/** Everything that belongs to patients, but for ids that are given anew with each change of a record. */
type Belonging = 'contact' | 'conversationPatient' | 'relatedPerson' | 'duplicate';
type Done = 'appointment' | 'encounter' | 'visitRequest' | 'slot';
const all = (name: 'patient' | Belonging | Done) =>
	query()((q, t) =>
		q
			.select()
			.from(t[name] as never)
			.orderBy(asc((t[name] as unknown as { id: never }).id)),
	);
const identifiers = query()((q, { identifier: i }) =>
	q
		.select({ patientId: i.patientId, system: i.system, value: i.value, hash: i.hash })
		.from(i)
		.orderBy(i.patientId, i.hash),
);
const names = query()((q, { patientName: n }) =>
	q.select({ patientId: n.patientId, hash: n.hash }).from(n).orderBy(n.patientId, n.hash),
);
const erase = query<{ id: number }>()((q, { patient }) =>
	q
		.update(patient)
		.set({ erasedAt: sql`1` as never })
		.where(eq(patient.id, p('id'))),
);

describe.each(ENGINES)('On %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const write = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	const both = () => write(async (tx) => [await writePatient(tx, NOMSA), await writePatient(tx, KUMALO)] as const);
	const merge = (fromId: number, intoId: number) => write((tx) => mergePatients(tx, { fromId, intoId, by: BY }));
	async function mustMerge(fromId: number, intoId: number): Promise<number> {
		const merged = await merge(fromId, intoId);
		if (merged.kind !== 'merged') throw new Error(`Not merged: ${merged.kind}`);
		return merged.mergeId;
	}
	const person = async (id: number) => (await fresh.store.read((reading) => patientById(reading, id)))!;
	const found = (text: string) =>
		fresh.store.read(async (reading) =>
			(await searchPatients(reading, await networkOf(reading), text, 'en')).patients.map(({ id }) => id),
		);
	const everything = () =>
		fresh.store.read(async ({ run }) => ({
			patients: await run(all('patient'), {}),
			contacts: await run(all('contact'), {}),
			identifiers: await run(identifiers, {}),
			names: await run(names, {}),
			chats: await run(all('conversationPatient'), {}),
			related: await run(all('relatedPerson'), {}),
			duplicates: await run(all('duplicate'), {}),
			visits: await run(all('appointment'), {}),
			encounters: await run(all('encounter'), {}),
			requests: await run(all('visitRequest'), {}),
			slots: await run(all('slot'), {}),
		}));
	async function visitOf(patientId: number): Promise<void> {
		const { scheduleId } = await mustOpen(fresh.store);
		const slot = query()((q, { slot }) => q.select({ id: slot.id }).from(slot).orderBy(slot.id));
		await write(async (tx) => {
			expect(scheduleId).toBeDefined();
			const [first] = await tx.run(slot, {});
			const booked = await book(tx, await networkOf(tx), {
				...{ slotId: first!.id, serviceId: GENERAL, patientId, by: BY, bookedBy: BY, override: true },
			});
			if (booked.kind !== 'booked') throw new Error(booked.kind);
			const conversationId = await mustChat(tx, 'one', {});
			const visit = { appointmentId: booked.appointment.id, slotId: first!.id + 2 };
			await around(tx, await networkOf(tx), { ...visit, patientId, conversationId });
		});
	}

	it('what belongs to the one record goes over to the other, with all that was done at the desk, its contacts at the end', async () => {
		const [into, from] = await both();
		await visitOf(from);
		await write(async (tx) => {
			await actFor(tx, { conversationId: 'chat', patientId: from, relation: 'self', proved: true });
			const child = await writePatient(tx, { ...NOMSA, firstName: 'Sipho', contacts: [], identifiers: [] });
			await linkCarer(tx, { carerId: from, patientId: child, relationship: 'parent' });
		});
		expect(await merge(from, into)).toMatchObject({ kind: 'merged', visits: 1 });
		const { contacts, filesAt, gender, surname } = await person(into);
		expect(contacts.map(({ value, confirmedAt }) => [value, confirmedAt !== null])).toEqual([
			['+27821110001', true],
			['+27821110002', true],
			['+27821110003', true],
		]);
		expect({ filesAt, gender, surname }).toEqual({
			filesAt: ['harbour', 'gardens'],
			gender: 'female',
			surname: 'Khumalo',
		});
		const { visits, chats, identifiers, related, encounters, requests, slots } = await everything();
		expect([encounters.length, requests.length]).toEqual([1, 1]);
		const kept = slots as { holdPatientId: number | null }[];
		expect(kept.flatMap(({ holdPatientId }) => holdPatientId ?? [])).toEqual([into]);
		for (const row of [...visits, ...chats, ...identifiers, ...encounters, ...requests] as { patientId: number }[])
			expect(row.patientId).not.toBe(from);
		expect(identifiers.filter(({ patientId }) => patientId === into)).toHaveLength(2);
		expect(related).toMatchObject([{ carerId: into, relationship: 'parent' }]);
		expect((await person(from)).mergedInto).toBe(into);
		expect(await fresh.store.read((reading) => recordInForce(reading, from))).toBe(into);
	});

	it('the record is found by both names, and the one that is left by nothing', async () => {
		const [into, from] = await both();
		await mustMerge(from, into);
		for (const text of ['Khumalo', 'kumalo', 'khu', '+27 82 111 0003', `#${from}`])
			expect(await found(text), text).toEqual([into]);
	});

	it('a merge that is undone leaves everything exactly as it was', async () => {
		const [into, from] = await both();
		await visitOf(from);
		await write(async (tx) => {
			const third = await registerProvisional(tx, { name: 'Nomsa', contact: phone('+27821110009'), language: 'en' });
			for (const conversationId of ['one', 'two'])
				await actFor(tx, { conversationId, patientId: from, relation: 'self' });
			await actFor(tx, { conversationId: 'two', patientId: into, relation: 'carer', proved: true });
			await linkCarer(tx, { carerId: from, patientId: third, relationship: 'carer' });
			await linkCarer(tx, { carerId: into, patientId: third, relationship: 'parent' });
			await linkCarer(tx, { carerId: into, patientId: from, relationship: 'partner' });
			for (const otherId of [into, from]) await tx.run(insertPair, { patientId: third, otherId, now: tx.now });
			await tx.run(insertPair, { patientId: from, otherId: into, now: tx.now });
		});
		const before = await everything();
		const mergeId = await mustMerge(from, into);
		expect(await everything()).not.toEqual(before);
		expect(await write((tx) => undoMerge(tx, { mergeId }))).toEqual({ kind: 'undone', fromId: from, intoId: into });
		expect(await everything()).toEqual(before);
		expect(await write((tx) => undoMerge(tx, { mergeId }))).toEqual({ kind: 'gone' });
	});

	it('what came after the merge stays with the record that lived on', async () => {
		const [into, from] = await both();
		const mergeId = await mustMerge(from, into);
		await write((tx) => addContact(tx, into, phone('+27821110007')));
		await write(async (tx) => confirmContact(tx, (await patientById(tx, into))!.contacts.at(-1)!.id));
		await write((tx) => undoMerge(tx, { mergeId }));
		expect((await person(into)).contacts.map(({ value }) => value)).toEqual([
			'+27821110001',
			'+27821110002',
			'+27821110007',
		]);
		expect((await person(from)).contacts.map(({ value }) => value)).toEqual(['+27821110003', '+27821110002']);
	});

	it('what was taken away or ended after the merge does not come back when it is undone', async () => {
		const [into, from] = await both();
		const chats = ['one', 'two', 'both', 'stays'];
		await write(async (tx) => {
			const carer = await writePatient(tx, { ...NOMSA, contacts: [], identifiers: [] });
			const child = await writePatient(tx, { ...NOMSA, contacts: [], identifiers: [] });
			for (const id of [from, into]) {
				await linkCarer(tx, { carerId: carer, patientId: id, relationship: 'partner' });
				await linkCarer(tx, { carerId: id, patientId: child, relationship: 'parent' });
			}
			const proved = { relation: 'self', proved: true } as const;
			for (const conversationId of chats) {
				if (conversationId !== 'two') await actFor(tx, { conversationId, patientId: from, ...proved });
				if (conversationId !== 'one') await actFor(tx, { conversationId, patientId: into, ...proved });
			}
		});
		const mergeId = await mustMerge(from, into);
		await write(async (tx) => {
			for (const { patientId: carerId } of await carersOf(tx, into)) await endCare(tx, { carerId, patientId: into });
			for (const chat of ['one', 'two', 'both']) await cutOff(tx, chat, into);
			await actFor(tx, { conversationId: 'two', patientId: into, relation: 'self' });
			await actFor(tx, { conversationId: 'new', patientId: into, relation: 'self', proved: true });
			await changePatient(tx, into, ({ contacts }) => ({
				contacts: contacts.filter(({ value }) => value === '+27821110001'),
				identifiers: [{ system: 'card', value: 'B2' }],
			}));
		});
		expect(await write((tx) => undoMerge(tx, { mergeId }))).toMatchObject({ kind: 'undone' });
		const { chats: left, related, identifiers } = await everything();
		for (const id of [from, into])
			expect(await fresh.store.read((reading) => carersOf(reading, id)), `carers of ${id}`).toEqual([]);
		expect((related as { endedAt: number | null }[]).filter(({ endedAt }) => endedAt === null)).toHaveLength(2);
		expect((left as { conversationId: string }[]).map(({ conversationId }) => conversationId).sort()).toEqual([
			...['new', 'stays', 'stays', 'two'],
		]);
		for (const chat of left as { provedAt: number | null }[]) expect(chat.provedAt).toBeNull();
		expect((await person(into)).contacts.map(({ value }) => value)).toEqual(['+27821110001']);
		expect((await person(from)).contacts).toEqual([]);
		expect(identifiers.map(({ patientId, value }) => [patientId, value])).toEqual([[from, 'B2']]);
	});

	it('a file never goes into a record that staff have not confirmed', async () => {
		const file = await write((tx) => writePatient(tx, NOMSA));
		const byChat = await write((tx) => writePatient(tx, { ...KUMALO, provisional: true }));
		const before = await everything();
		expect(await merge(file, byChat)).toEqual({ kind: 'wrongWay' });
		expect(await everything()).toEqual(before);
		expect(await merge(byChat, file)).toMatchObject({ kind: 'merged' });
	});

	it('of two unconfirmed records neither proves anything about the other, but a contact both have', async () => {
		const register = (name: string, contact: ReturnType<typeof phone>, contactConfirmed: boolean) =>
			write(async (tx) => {
				const id = await registerProvisional(tx, { name, contact, contactConfirmed, language: 'en' });
				await actFor(tx, { conversationId: name, patientId: id, relation: 'self', proved: true });
				return id;
			});
		const into = await register('a guest', phone('+27821110001'), false);
		await mustMerge(await register('the same', phone('+27821110001'), true), into);
		expect((await person(into)).contacts).toMatchObject([{ confirmedAt: expect.any(Number) }]);
		await mustMerge(await register('a stranger', phone('+27821110666'), true), into);
		expect((await person(into)).contacts).toMatchObject([
			{ value: '+27821110001', confirmedAt: expect.any(Number) },
			{ value: '+27821110666', confirmedAt: null },
		]);
		const proved = (await everything()).chats as { conversationId: string; provedAt: number | null }[];
		expect(proved.filter(({ provedAt }) => provedAt !== null)).toMatchObject([{ conversationId: 'a guest' }]);
	});

	it('nothing of an unconfirmed record proves anything about a file', async () => {
		const into = await write((tx) => writePatient(tx, NOMSA));
		const from = await write(async (tx) => {
			const contact = phone('+27821110666');
			const id = await registerProvisional(tx, {
				name: 'Nomsa Khumalo',
				contact,
				contactConfirmed: true,
				language: 'fr',
			});
			await actFor(tx, { conversationId: 'stranger', patientId: id, relation: 'self', proved: true });
			return id;
		});
		await mustMerge(from, into);
		const { contacts, name } = await person(into);
		expect(contacts.at(-1)).toMatchObject({ value: '+27821110666', confirmedAt: null });
		expect(name).toBeNull();
		expect((await everything()).chats).toMatchObject([{ conversationId: 'stranger', patientId: into, provedAt: null }]);
	});

	it('a file lives on rather than a record that came by chat, else the older', () => {
		const row = (id: number, provisional: boolean) => ({ id, provisional });
		expect(survivorOf(row(1, true), row(2, false)).id).toBe(2);
		expect(survivorOf(row(2, false), row(1, false)).id).toBe(1);
	});

	it('a record is merged once, and never with itself or with one that is gone', async () => {
		const [into, from] = await both();
		expect(await merge(into, into)).toEqual({ kind: 'samePerson' });
		expect(await merge(99, into)).toEqual({ kind: 'gone', patientId: 99 });
		await mustMerge(from, into);
		expect(await merge(from, into)).toEqual({ kind: 'alreadyMerged', patientId: from, into });
		const third = await write((tx) => writePatient(tx, { ...NOMSA, contacts: [], identifiers: [] }));
		await write((tx) => tx.run(erase, { id: third }));
		expect(await merge(third, into)).toEqual({ kind: 'gone', patientId: third });
	});

	it('of two merges at once that share a record, one happens', async () => {
		const [a, b] = await both();
		const c = await write((tx) => writePatient(tx, { ...NOMSA, contacts: [], identifiers: [] }));
		const outcomes = await Promise.all([merge(a, b), merge(b, a), merge(b, c), merge(c, b)]);
		const kinds = outcomes.map(({ kind }) => kind);
		expect(kinds.filter((kind) => kind === 'merged').length).toBeGreaterThan(0);
		expect(kinds.filter((kind) => kind !== 'merged').every((kind) => kind === 'alreadyMerged')).toBe(true);
		const standing = [await person(a), await person(b), await person(c)].filter(
			({ mergedInto }) => mergedInto === null,
		);
		expect(standing).toHaveLength(3 - kinds.filter((kind) => kind === 'merged').length);
	});

	it('a merge into a record that was merged itself is undone after that', async () => {
		const [a, b] = await both();
		const c = await write((tx) => writePatient(tx, { ...NOMSA, contacts: [], identifiers: [] }));
		const first = await mustMerge(b, a);
		const second = await mustMerge(a, c);
		expect(await found('kumalo')).toEqual([c]);
		expect(await write((tx) => undoMerge(tx, { mergeId: first }))).toEqual({
			kind: 'laterMerge',
			patientId: a,
			into: c,
		});
		expect(await write((tx) => undoMerge(tx, { mergeId: second }))).toMatchObject({ kind: 'undone' });
		expect(await found('kumalo')).toEqual([a]);
		expect(await write((tx) => undoMerge(tx, { mergeId: first }))).toMatchObject({ kind: 'undone' });
		expect(await found('kumalo')).toEqual([b]);
	});

	it('two people are no longer asked about', async () => {
		const [a, b] = await both();
		await write((tx) => tx.run(insertPair, { patientId: b, otherId: a, now: tx.now }));
		const open = () => fresh.store.read((reading) => duplicatesFound(reading, { limit: 5 }));
		expect(await open()).toHaveLength(1);
		expect(await write((tx) => areTwoPeople(tx, a, b))).toBe(true);
		expect(await open()).toEqual([]);
		expect(await fresh.store.read((reading) => carersOf(reading, a))).toEqual([]);
	});
});
