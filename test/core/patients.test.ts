import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query, type Tx } from '../../db/store.ts';
import { actFor, peopleOf } from '../../src/core/acting.ts';
import type { Contact } from '../../src/core/contacts.ts';
import { findDuplicates } from '../../src/core/duplicates.ts';
import { duplicatesFoundOf } from '../../src/core/merge.ts';
import {
	completePatient,
	confirmPatient,
	type NewPatient,
	nameOf,
	patientById,
	registerProvisional,
} from '../../src/core/patients.ts';
import { changePatient, type PatientRecord, writePatient } from '../../src/core/register.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const PHONE: Contact = { system: 'phone', value: '+27821234567' };
const OTHER_PHONE: Contact = { system: 'phone', value: '+27827654321' };
const NUMBER = { system: 'aid', value: 'LMA001077' };

const THANDI: NewPatient = { name: ' Thandi Mokoena ', contact: PHONE, language: 'en' };
const ON_FILE: PatientRecord = {
	firstName: 'Thandi',
	surname: 'Mokoena',
	birthDate: '1984-03-12',
	gender: 'female',
	language: 'en',
	filesAt: ['harbour'],
	familyDoctor: null,
	contacts: [{ ...PHONE, confirmedAt: 1 }],
	identifiers: [NUMBER],
};

const numbers = query()((q, t) => q.select({ value: t.identifier.value }).from(t.identifier).orderBy(t.identifier.id));
const settle = query()((q, t) => q.update(t.duplicate).set({ settledAt: 1 }));
const eraseAll = query()((q, t) => q.update(t.patient).set({ erasedAt: 1 }));
const endAll = query()((q, t) => q.update(t.conversationPatient).set({ endedAt: 1 }));
const relate = (carerId: number, patientId: number, endedAt: number | null = null) =>
	query()((q, t) =>
		q.insert(t.relatedPerson).values({ carerId, patientId, relationship: 'parent', since: 1, endedAt }),
	);

let fresh: Fresh;
const run = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
const register = (person: Partial<NewPatient> = {}) => run((tx) => registerProvisional(tx, { ...THANDI, ...person }));
const write = (record: Partial<PatientRecord> = {}) => run((tx) => writePatient(tx, { ...ON_FILE, ...record }));
/** Records that may be the same person's, by what staff are asked. */
const duplicatesOf = async (tx: Tx, id: number) =>
	(await duplicatesFoundOf(tx, id)).map(({ patientId, otherId }) => (patientId === id ? otherId : patientId));
const read = (id: number) => run((tx) => patientById(tx, id));

describe.each(ENGINES)('A person who registers by chat, on %s,', (engine) => {
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());

	it('has a provisional record, with a contact that is confirmed if a code came back', async () => {
		const known = await read(await register({ contactConfirmed: true, birthDate: '1984-03-12', gender: 'female' }));
		expect(known).toMatchObject({ provisional: true, name: 'Thandi Mokoena', birthDate: '1984-03-12', filesAt: [] });
		expect(known?.contacts).toMatchObject([{ ...PHONE, confirmedAt: fresh.clock.now }]);
		const guest = await read(await register({ contact: OTHER_PHONE }));
		expect(guest?.contacts).toMatchObject([{ ...OTHER_PHONE, confirmedAt: null }]);
		expect(nameOf((await read(await register({ name: undefined, firstName: 'Jo', surname: 'Dlamini' })))!)).toBe(
			'Jo Dlamini',
		);
	});

	it('says later what was not known, until staff have confirmed the record', async () => {
		const id = await register({ gender: 'female' });
		await run((tx) => completePatient(tx, id, { birthDate: '1984-03-12', gender: 'male', identifier: NUMBER }));
		expect(await read(id)).toMatchObject({ birthDate: '1984-03-12', gender: 'female', name: 'Thandi Mokoena' });
		expect(await run((tx) => tx.run(numbers, {}))).toEqual([{ value: NUMBER.value }]);

		await run((tx) => confirmPatient(tx, id, ['harbour']));
		await run((tx) => confirmPatient(tx, id, ['gardens', 'harbour']));
		expect(await read(id)).toMatchObject({ provisional: false, filesAt: ['harbour', 'gardens'] });
		const identifier = { system: 'aid', value: 'LMA000001' };
		await run((tx) => completePatient(tx, id, { birthDate: '2000-01-01', identifier }));
		expect(await read(id)).toMatchObject({ birthDate: '1984-03-12' });
		expect(await run((tx) => tx.run(numbers, {}))).toHaveLength(1);
	});

	it('may be on file already: by the same contact and name, or the same number', async () => {
		const [same, another] = [await write(), await write({ firstName: 'Sipho', identifiers: [] })];
		const id = await register({ name: 'MOKOENA thandi' });
		expect(await run((tx) => duplicatesOf(tx, id))).toEqual([same]);
		expect(await run((tx) => duplicatesOf(tx, same))).toEqual([id]);
		expect(await run((tx) => duplicatesOf(tx, another))).toEqual([]);

		const stranger = await register({ name: 'Zoë', contact: OTHER_PHONE });
		expect(await run((tx) => duplicatesOf(tx, stranger))).toEqual([]);
		await run((tx) => completePatient(tx, stranger, { identifier: NUMBER }));
		expect(await run((tx) => duplicatesOf(tx, stranger))).toEqual([same]);
		expect(await run((tx) => duplicatesOf(tx, same))).toEqual([id, stranger]);
	});

	it('may be on file already under a name within a slip or two, unless another day of birth says otherwise', async () => {
		const same = await register({ name: 'Thandi Mabaso' });
		for (const name of ['Thandi Mabasa', 'Mabasa Thandi', 'Tandhi Mabaso', 'Thandie Mabasso']) {
			const id = await register({ name });
			expect([name, await run((tx) => duplicatesOf(tx, id))]).toEqual([name, expect.arrayContaining([same])]);
		}
		const [tim, tom] = [
			await register({ name: 'Tim Ngcobo', contact: OTHER_PHONE, birthDate: '2015-06-30' }),
			await register({ name: 'Tom Ngcobo', contact: OTHER_PHONE, birthDate: '2017-01-01' }),
		];
		expect(await run((tx) => duplicatesOf(tx, tom))).toEqual([]);
		// Born on one day, they may be twins, or one.
		const tam = await register({ name: 'Tam Ngcobo', contact: OTHER_PHONE, birthDate: '2015-06-30' });
		expect(await run((tx) => duplicatesOf(tx, tam))).toEqual([tim]);
		for (const name of ['Sipho Mabaso', 'Thandeka Mabaso', 'T Mabaso'])
			expect([
				name,
				await run(async (tx) => duplicatesOf(tx, await registerProvisional(tx, { ...THANDI, name }))),
			]).toEqual([name, []]);
		// Two letters of five are another name.
		await register({ name: 'Li Wu', contact: { system: 'phone', value: '+27820000009' } });
		const other = await register({ name: 'Lu Wa', contact: { system: 'phone', value: '+27820000009' } });
		expect(await run((tx) => duplicatesOf(tx, other))).toEqual([]);
	});

	it('is found to be on file more than once even when all register in one moment', async () => {
		const ids = await Promise.all(Array.from({ length: 6 }, () => register()));
		const others = await run(async (tx) => {
			const found: number[][] = [];
			for (const id of ids) found.push(await duplicatesOf(tx, id));
			return found;
		});
		expect(others.map((found) => found.sort((x, y) => x - y))).toEqual(
			ids.map((id) => ids.filter((other) => other !== id).sort((x, y) => x - y)),
		);
	});

	it('is not asked about again once staff have settled it, nor when the other record is no more', async () => {
		const same = await write();
		const id = await register();
		await run((tx) => tx.run(settle, {}));
		expect(await run((tx) => findDuplicates(tx, id))).toEqual([same]);
		expect(await run((tx) => duplicatesOf(tx, id))).toEqual([]);
		await run((tx) => tx.run(eraseAll, {}));
		expect(await run((tx) => findDuplicates(tx, id))).toEqual([]);
	});
});

describe.each(ENGINES)('A conversation on %s', (engine) => {
	let parent: number;
	let child: number;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		[parent, child] = [await write(), await write({ firstName: 'Ayanda', birthDate: '2021-06-30' })];
	});
	afterEach(() => fresh.end());

	const act = (patientId: number, relation: 'self' | 'carer', proved = false) =>
		run((tx) => actFor(tx, { conversationId: 'chat', patientId, relation, proved }));
	const people = () => run((tx) => peopleOf(tx, 'chat'));
	const ids = async () => (await people()).map(({ patientId }) => patientId);
	const maySeeAll = async (id: number) =>
		(await people()).some(({ patientId, provedAt }) => patientId === id && provedAt !== null);

	it('acts for those it was told of, and for nobody else', async () => {
		await act(child, 'carer');
		await register({ conversationId: 'another chat' });
		const own = await register({ conversationId: 'chat' });
		expect(await people()).toEqual([
			{ patientId: child, relation: 'carer', provedAt: null },
			{ patientId: own, relation: 'self', provedAt: null },
		]);
	});

	it('sees all visits of somebody only once that is proved, and it stays so', async () => {
		await act(parent, 'self');
		expect(await maySeeAll(parent)).toBe(false);
		await act(parent, 'self', true);
		await act(parent, 'self');
		expect(await maySeeAll(parent)).toBe(true);
		expect(await maySeeAll(child)).toBe(false);
	});

	it('acts for those whom a proved patient cares for, and for no others', async () => {
		await run(async (tx) => tx.run(relate(parent, child), {}));
		await act(parent, 'self');
		expect(await ids()).toEqual([parent]);
		await act(parent, 'self', true);
		const proved = { relation: 'carer', provedAt: fresh.clock.now };
		expect(await people()).toEqual([
			{ ...proved, patientId: parent, relation: 'self' },
			{ ...proved, patientId: child },
		]);
		// Told of as well: as it was known first, and as far as is proved.
		await act(child, 'carer');
		expect(await people()).toHaveLength(2);
		expect(await maySeeAll(child)).toBe(true);
	});

	it('acts for nobody by a relation that has ended, is not proved, or is of somebody it only cares for', async () => {
		const grandchild = await write({ firstName: 'Sipho' });
		const claimed = await write({ firstName: 'Jo' });
		await run(async (tx) => {
			await tx.run(relate(parent, grandchild, 1), {});
			await tx.run(relate(child, grandchild), {});
			await tx.run(relate(claimed, grandchild), {});
		});
		await act(parent, 'self', true);
		await act(child, 'carer', true);
		await act(claimed, 'self');
		expect(await ids()).toEqual([parent, child, claimed]);
	});

	it('that has ended to act for somebody begins anew, with nothing proved', async () => {
		await act(parent, 'self', true);
		await run((tx) => tx.run(endAll, {}));
		expect(await people()).toEqual([]);
		await act(parent, 'self');
		expect(await people()).toEqual([{ patientId: parent, relation: 'self', provedAt: null }]);
	});

	it('does not act for who was erased', async () => {
		await act(parent, 'self', true);
		await run((tx) => changePatient(tx, parent, { language: 'fr' }));
		await run((tx) => tx.run(eraseAll, {}));
		expect(await people()).toEqual([]);
	});
});
