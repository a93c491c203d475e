import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query, type Tx } from '../../db/store.ts';
import { actFor, peopleOf } from '../../src/core/acting.ts';
import { contactHash } from '../../src/core/contacts.ts';
import { firstLetters, hashesOf, nameHash, nameHashes, namePartsOf } from '../../src/core/hashes.ts';
import { identifierHash } from '../../src/core/identifiers.ts';
import { addContact, confirmContact, patientById, reorderContacts } from '../../src/core/patients.ts';
import { changePatient, type PatientRecord, rehashPatient, writePatient } from '../../src/core/register.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const PHONE = { system: 'phone', value: '+27821234567', confirmedAt: 1 } as const;
const MAIL = { system: 'email', value: 'anne@example.org', confirmedAt: null } as const;
const NEW = { system: 'phone', value: '+27820000001' } as const;
const NUMBER = { system: 'aid', value: 'LMA001077' };

const ANNE: PatientRecord = {
	firstName: 'Anne-Marie',
	surname: 'Ng',
	birthDate: '1984-03-12',
	gender: 'female',
	language: 'fr',
	filesAt: ['harbour'],
	familyDoctor: 'naidoo',
	contacts: [PHONE, MAIL],
	identifiers: [NUMBER],
};

const contactRows = query()((q, t) => q.select().from(t.contact).orderBy(t.contact.rank));
const identifierRows = query()((q, t) => q.select().from(t.identifier));
const nameRows = query()((q, t) => q.select().from(t.patientName));
const spoil = [
	query()((q, t) => q.update(t.contact).set({ hash: 'old', personHash: 'old', normaliser: 0 })),
	query()((q, t) => q.update(t.identifier).set({ hash: 'old', normaliser: 0 })),
	query()((q, t) => q.delete(t.patientName)),
];

describe.each(ENGINES)('A record of the register on %s', (engine) => {
	let fresh: Fresh;
	let anne: number;
	const run = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	/** All that is written of the only record. */
	const written = () =>
		run(async (tx) => ({
			patient: (await patientById(tx, anne))!,
			contacts: await tx.run(contactRows, {}),
			identifiers: await tx.run(identifierRows, {}),
			names: (await tx.run(nameRows, {})).map(({ hash }) => hash).sort(),
		}));
	const values = async () => (await written()).contacts.map(({ value }) => value);
	beforeEach(async () => {
		fresh = await freshStore(engine);
		anne = await run((tx) => writePatient(tx, ANNE));
	});
	afterEach(() => fresh.end());

	it('is written with all that it is looked up by', async () => {
		const { patient, contacts, identifiers, names } = await written();
		const { contacts: _, identifiers: __, ...fields } = ANNE;
		expect(patient).toMatchObject({ ...fields, provisional: false, createdAt: fresh.clock.now, mergedInto: null });
		expect(contacts).toMatchObject([
			{ ...PHONE, rank: 0, hash: contactHash(fresh.keys, PHONE), personHash: expect.any(String) },
			// Nobody has confirmed it: it could be anybody's.
			{ ...MAIL, rank: 1, hash: contactHash(fresh.keys, MAIL), personHash: null },
		]);
		expect(identifiers).toMatchObject([{ ...NUMBER, hash: identifierHash(fresh.keys, NUMBER) }]);
		expect(names).toEqual(['anne', 'ann', 'marie', 'mar', 'ng'].map((part) => nameHash(fresh.keys, part)).sort());
	});

	it('has a contact or a number once, however often it is given', async () => {
		const twice = { contacts: [PHONE, MAIL, { ...PHONE, confirmedAt: null }], identifiers: [NUMBER, NUMBER] };
		await run((tx) => changePatient(tx, anne, twice));
		const { contacts, identifiers } = await written();
		expect(contacts).toMatchObject([PHONE, MAIL]);
		expect(identifiers).toHaveLength(1);
	});

	it('changes in what is given, and its hashes with it', async () => {
		const before = await written();
		await run((tx) => changePatient(tx, anne, { surname: ' Nguyễn ', familyDoctor: null }));
		const after = await written();
		expect(after.patient).toMatchObject({
			...before.patient,
			surname: 'Nguyễn',
			familyDoctor: null,
			contacts: [{}, {}],
		});
		expect(after.names).toContain(nameHash(fresh.keys, 'nguyen'));
		expect(after.names).not.toContain(nameHash(fresh.keys, 'ng'));
		expect(after.contacts[0]!.personHash).not.toBe(before.contacts[0]!.personHash);
		await run((tx) => changePatient(tx, anne, { surname: 'Ng', familyDoctor: 'naidoo' }));
		expect({ ...(await written()), identifiers: [] }).toEqual({ ...before, identifiers: [] });
	});

	it('has its contacts in the order staff want, of which those that stay keep their ids and confirmations', async () => {
		const [phone, mail] = (await written()).contacts.map(({ id }) => id) as [number, number];
		await run((tx) => addContact(tx, anne, NEW));
		await run((tx) => addContact(tx, anne, MAIL));
		expect(await values()).toEqual([PHONE.value, MAIL.value, NEW.value]);
		const added = (await written()).contacts[2]!;
		expect(added).toMatchObject({ rank: 2, confirmedAt: null });

		await run((tx) => reorderContacts(tx, anne, [added.id, phone]));
		expect((await written()).contacts.map(({ id, rank }) => [id, rank])).toEqual([
			[added.id, 0],
			[phone, 1],
			[mail, 2],
		]);
		fresh.clock.now += 1;
		await run((tx) => confirmContact(tx, mail));
		await run((tx) => confirmContact(tx, phone));
		await run((tx) => confirmContact(tx, 99));
		const { contacts } = await written();
		expect(contacts.map(({ confirmedAt }) => confirmedAt)).toEqual([null, 1, fresh.clock.now]);
		expect(contacts.map(({ personHash }) => personHash !== null)).toEqual([false, true, true]);

		await run((tx) => changePatient(tx, anne, { contacts: [{ ...MAIL, confirmedAt: null }] }));
		expect((await written()).contacts).toMatchObject([{ id: mail, rank: 0, confirmedAt: fresh.clock.now }]);
	});

	it('has to be proved anew when a confirmed contact was taken off, whatever else is confirmed', async () => {
		const proved = () => run(async (tx) => (await peopleOf(tx, 'chat'))[0]!.provedAt !== null);
		const contacts = [PHONE, { ...MAIL, confirmedAt: 1 }, { ...NEW, confirmedAt: null }];
		await run((tx) => changePatient(tx, anne, { contacts }));
		await run((tx) => actFor(tx, { conversationId: 'chat', patientId: anne, relation: 'self', proved: true }));
		await run((tx) => changePatient(tx, anne, { language: 'en', contacts: contacts.slice(0, 2).toReversed() }));
		expect(await proved()).toBe(true);
		await run((tx) => changePatient(tx, anne, { contacts: [PHONE] }));
		expect(await proved()).toBe(false);
	});

	it('has names in one line', async () => {
		await run((tx) => changePatient(tx, anne, { firstName: ' Anne\u2067\nMarie ', surname: ' ', name: '\u200e' }));
		expect((await written()).patient).toMatchObject({ firstName: 'Anne Marie', surname: null, name: null });
	});

	it('keeps what two add to it in one moment', async () => {
		await Promise.all(
			[1, 2, 3, 4].map((i) => run((tx) => addContact(tx, anne, { ...NEW, value: `${NEW.value}${i}` }))),
		);
		expect(await values()).toHaveLength(6);
	});

	it('can have all its hashes made anew', async () => {
		const before = await written();
		await run(async (tx) => {
			for (const query of spoil) await tx.run(query, {});
		});
		await run((tx) => rehashPatient(tx, anne));
		const after = await written();
		expect({ ...after, identifiers: after.identifiers.map(({ id: _, ...row }) => row) }).toEqual({
			...before,
			identifiers: before.identifiers.map(({ id: _, ...row }) => row),
		});
	});

	it('that is not there can not be changed', async () => {
		await expect(run((tx) => changePatient(tx, 99, {}))).rejects.toThrow('There is no patient 99.');
	});

	it('has the hashes that can be made of it without writing it', async () => {
		const { contacts, identifiers, names } = await written();
		const pure = hashesOf(fresh.keys, { name: null, ...ANNE });
		expect(pure.contacts).toEqual(contacts.map(({ hash, personHash }) => ({ hash, personHash })));
		expect(pure.identifiers).toEqual(identifiers.map(({ hash }) => hash));
		expect([...pure.names].sort()).toEqual(names);
	});
});

describe('What names are searched by', () => {
	it('is each part and its first three letters, whatever they are written with', async () => {
		expect(namePartsOf('Zoë  Le Roux–Müller', null, "O'Brien", '王小明')).toEqual([
			'zoe',
			'le',
			'roux',
			'muller',
			"o'brien",
			'王小明',
		]);
		expect(['Étienne', 'le', '王小明明'].map((part) => firstLetters(namePartsOf(part)[0]!))).toEqual([
			'eti',
			'le',
			'王小明',
		]);
		const fresh = await freshStore('sqlite');
		expect(nameHashes(fresh.keys, 'Ana Ana', null, 'ANÁ')).toEqual([nameHash(fresh.keys, 'ana')]);
		await fresh.end();
	});
});
