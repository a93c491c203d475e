import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { put, query, type Tx } from '../../db/store.ts';
import type { Contact } from '../../src/core/contacts.ts';
import { type Claim, type Identified, identify } from '../../src/core/identify.ts';
import {
	addContact,
	confirmContact,
	confirmPatient,
	patientById,
	registerProvisional,
} from '../../src/core/patients.ts';
import { changePatient, type PatientRecord, writePatient } from '../../src/core/register.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const PHONE: Contact = { system: 'phone', value: '+27821234567' };
const OTHER_PHONE: Contact = { system: 'phone', value: '+27827654321' };
const MAIL: Contact = { system: 'email', value: 'zoe@example.org' };
const NUMBER = { system: 'za-id', value: '8403125009087' };
const OTHER_NUMBER = { system: 'za-id', value: '9001014999088' };

const confirmed = (...contacts: readonly Contact[]) => contacts.map((contact) => ({ ...contact, confirmedAt: 1 }));

const ZOE: PatientRecord = {
	firstName: 'Zoë',
	surname: 'Le Roux-Müller',
	birthDate: '1984-03-12',
	gender: 'female',
	language: 'en',
	filesAt: ['harbour'],
	familyDoctor: null,
	contacts: confirmed(PHONE, MAIL),
	identifiers: [NUMBER],
};

const byFields = {
	contact: PHONE,
	birthDate: '1984-03-12',
	firstName: 'Zoë',
	surname: 'Le Roux-Müller',
	gender: 'female',
} as const;
const byNumber = { contact: OTHER_PHONE, birthDate: '1984-03-12', number: NUMBER } as const;

const merge = query<{ id: number; into: number }>()((q, { patient: t }) =>
	q
		.update(t)
		.set({ mergedInto: put(t.mergedInto, 'into') })
		.where(eq(t.id, put(t.id, 'id'))),
);
const erase = query<{ id: number; at: number }>()((q, { patient: t }) =>
	q
		.update(t)
		.set({ erasedAt: put(t.erasedAt, 'at') })
		.where(eq(t.id, put(t.id, 'id'))),
);

describe.each(ENGINES)('Who somebody is, on %s,', (engine) => {
	let fresh: Fresh;
	let zoe: number;
	/** Each try comes from a chat of its own, and an hour after the last. */
	let chats = 0;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		zoe = await write(ZOE);
	});
	afterEach(() => fresh.end());

	const write = (record: PatientRecord) => fresh.store.transaction((tx) => writePatient(tx, record));
	const run = <T>(body: (tx: Tx) => Promise<T>) => fresh.store.transaction(body);
	function claim(said: Omit<Claim, 'conversationId'>): Promise<Identified> {
		fresh.clock.now += 60 * 60_000;
		return run((tx) => identify(tx, { conversationId: `chat ${++chats}`, ...said }));
	}
	const notIdentified = { kind: 'notIdentified' };

	it('is known by five fields that are all what is on file, however they are written', async () => {
		const identified = { kind: 'identified', patientId: zoe };
		expect(await claim(byFields)).toEqual(identified);
		expect(await claim({ ...byFields, contact: MAIL })).toEqual(identified);
		for (const [firstName, surname] of [
			['zoe', 'leroux muller'],
			['ZOË', 'LE ROUX MÜLLER'],
			['zoe\u0301', 'le-roux–muller '],
			['Zoe\u0308 ', ' Le  Roux‑Mu\u0308ller'],
		] as const)
			expect([firstName, await claim({ ...byFields, firstName, surname })]).toEqual([firstName, identified]);
	});

	it('is known by a name with an apostrophe, whichever form of it is typed, and never without it', async () => {
		for (const [place, onFile] of ['O’Reilly', "D'Amours"].entries()) {
			const contact = phone(500 + place);
			const patientId = await write({ ...ZOE, surname: onFile, contacts: confirmed(contact), identifiers: [] });
			const as = (surname: string) => claim({ ...byFields, contact, surname });
			for (const form of "'’‘ʼ`´＇") {
				const surname = onFile.replace(/['’]/, form).toUpperCase();
				expect([surname, await as(surname)]).toEqual([surname, { kind: 'identified', patientId }]);
			}
			expect(await as(onFile.replace(/['’]/, ''))).toEqual(notIdentified);
			expect(await as(onFile.replace(/['’]/, ' '))).toEqual(notIdentified);
		}
	});

	it('is not known when any one of the five is another', async () => {
		for (const wrong of [
			{ firstName: 'Zoey' },
			{ firstName: 'Z' },
			{ firstName: '' },
			{ surname: 'Le Roux' },
			{ surname: 'Mueller' },
			{ birthDate: '1984-12-03' },
			{ gender: 'male' },
			{ gender: undefined },
			{ contact: OTHER_PHONE },
			{ contact: { system: 'email', value: PHONE.value } },
			{ firstName: 'Le Roux-Müller', surname: 'Zoë' },
		] as const)
			expect([wrong, await claim({ ...byFields, ...wrong })]).toEqual([wrong, notIdentified]);
	});

	it('is known by a number and a birth date of one record, whatever else is said', async () => {
		expect(await claim(byNumber)).toEqual({ kind: 'identified', patientId: zoe });
		expect(await claim({ ...byNumber, firstName: 'Thandi', gender: 'male' })).toMatchObject({ kind: 'identified' });
		await write({ ...ZOE, birthDate: '1990-01-01', identifiers: [OTHER_NUMBER] });
		expect(await claim({ ...byNumber, birthDate: '1990-01-01' })).toEqual(notIdentified);
	});

	it('is never found out by five right fields once a number was given that matches nothing', async () => {
		expect(await claim({ ...byFields, number: OTHER_NUMBER })).toEqual(notIdentified);
		expect(await claim({ ...byFields, number: { ...NUMBER, system: 'aid' } })).toEqual(notIdentified);
	});

	it('is not told to who knows a name and a birthday and adds a phone of their own', async () => {
		const attackers = OTHER_PHONE;
		// As a form of a booking would, were it let.
		await run((tx) => addContact(tx, zoe, attackers));
		expect(await claim({ ...byFields, contact: attackers })).toEqual(notIdentified);
		// Neither by a record of their own.
		await run(async (tx) => {
			const { firstName, surname, birthDate, gender } = byFields;
			const own = { firstName, surname, birthDate, gender, contact: attackers, contactConfirmed: true, language: 'en' };
			await registerProvisional(tx, own);
		});
		expect(await claim({ ...byFields, contact: attackers })).toEqual(notIdentified);
		// A new hash of all that is on file does not change it; only staff, or an older contact, do.
		await run((tx) => changePatient(tx, zoe, { language: 'fr' }));
		expect(await claim({ ...byFields, contact: attackers })).toEqual(notIdentified);
		const added = (await run((tx) => patientById(tx, zoe)))!.contacts.at(-1)!;
		expect(added).toMatchObject({ ...attackers, confirmedAt: null });
		await run((tx) => confirmContact(tx, added.id));
		expect(await claim({ ...byFields, contact: attackers })).toEqual({ kind: 'identified', patientId: zoe });
	});

	it('is told apart in a family that shares a phone, twins among them', async () => {
		const child = { ...ZOE, birthDate: '2015-06-30', contacts: confirmed(PHONE), identifiers: [] };
		const [ann, bea, brother] = [
			await write({ ...child, firstName: 'Ann' }),
			await write({ ...child, firstName: 'Bea' }),
			await write({ ...child, firstName: 'Jean', birthDate: '2017-01-01', gender: 'male' }),
		];
		const born = { ...byFields, birthDate: '2015-06-30' };
		expect(await claim({ ...born, firstName: 'ann' })).toEqual({ kind: 'identified', patientId: ann });
		expect(await claim({ ...born, firstName: 'bea' })).toEqual({ kind: 'identified', patientId: bea });
		expect(await claim({ ...byFields, firstName: 'JEAN', birthDate: '2017-01-01', gender: 'male' })).toEqual({
			kind: 'identified',
			patientId: brother,
		});
		expect(await claim(byFields)).toEqual({ kind: 'identified', patientId: zoe });
	});

	it('is told apart in a family that shares a number, but not twins', async () => {
		const aid = { system: 'aid', value: 'LMA001077' };
		const member = { ...ZOE, identifiers: [aid] };
		const [first] = [await write(member), await write({ ...member, firstName: 'Jean', birthDate: '2017-01-01' })];
		expect(await claim({ ...byNumber, number: aid })).toEqual({ kind: 'identified', patientId: first });
		await write({ ...member, firstName: 'Bea' });
		expect(await claim({ ...byNumber, number: aid })).toEqual({ kind: 'notIdentified', ambiguous: true });
		for (let more = 0; more < 8; more++) await write({ ...member, birthDate: `2000-01-0${more + 1}` });
		expect(await claim({ ...byNumber, number: aid, birthDate: '2000-01-01' })).toMatchObject({ ambiguous: true });
	});

	it('is not known where two records match', async () => {
		await write({ ...ZOE, identifiers: [] });
		expect(await claim(byFields)).toEqual({ kind: 'notIdentified', ambiguous: true });
		expect(await claim(byNumber)).toEqual({ kind: 'identified', patientId: zoe });
	});

	it('is not known by a record that is merged, erased or not yet confirmed by staff', async () => {
		const second = await write({ ...ZOE, provisional: true });
		expect(await claim(byFields)).toEqual({ kind: 'identified', patientId: zoe });
		await run((tx) => tx.run(merge, { id: zoe, into: second }));
		for (const said of [byFields, byNumber]) expect(await claim(said)).toEqual(notIdentified);
		await run((tx) => confirmPatient(tx, second, ['harbour']));
		for (const said of [byFields, byNumber])
			expect(await claim(said)).toEqual({ kind: 'identified', patientId: second });
		await run((tx) => tx.run(erase, { id: second, at: 1 }));
		for (const said of [byFields, byNumber]) expect(await claim(said)).toEqual(notIdentified);
	});

	it('is not known by a record of which one of the five is not known', async () => {
		const contact = OTHER_PHONE;
		for (const unknown of [{ gender: 'unknown' }, { gender: null }, { birthDate: null }, { surname: '-' }] as const)
			await write({ ...ZOE, ...unknown, contacts: confirmed(contact) });
		for (const said of [{ gender: 'unknown' }, { gender: undefined }, { birthDate: '' }, { surname: '' }, {}] as const)
			expect(await claim({ ...byFields, ...said, contact })).toEqual(notIdentified);
	});

	it('follows the record when it changes', async () => {
		await run((tx) => changePatient(tx, zoe, { surname: 'Adams', identifiers: [OTHER_NUMBER] }));
		for (const said of [byFields, byNumber]) expect(await claim(said)).toEqual(notIdentified);
		expect(await claim({ ...byFields, surname: 'Adams' })).toMatchObject({ kind: 'identified' });
		expect(await claim({ ...byNumber, number: OTHER_NUMBER })).toMatchObject({ kind: 'identified' });
	});

	it('takes the same statements to find out for who is wrong and for who is not there', async () => {
		const nobody = { contact: { system: 'phone', value: '+27820000000' }, birthDate: '1970-01-01' } as const;
		const absentNumber = { ...nobody, number: { system: 'za-id', value: '0000000000000' } };
		const ran = async (said: Omit<Claim, 'conversationId'>) => {
			fresh.clock.now += 60 * 60_000;
			const statements: object[] = [];
			const outcome = await run((tx) =>
				identify(recording(tx, statements), { conversationId: `chat ${++chats}`, ...said }),
			);
			return { outcome, statements };
		};
		const absent = await ran({ ...byFields, ...nobody });
		expect(absent.statements.length).toBeGreaterThan(3);
		for (const wrong of [{ firstName: 'Zoey' }, { birthDate: '1984-03-13' }, { contact: OTHER_PHONE }])
			expect(await ran({ ...byFields, ...wrong })).toEqual(absent);
		const absentByNumber = await ran(absentNumber);
		for (const wrong of [{ birthDate: '1984-03-13' }, { number: OTHER_NUMBER }])
			expect(await ran({ ...byNumber, ...wrong })).toEqual(absentByNumber);
	});

	it('may be tried five times in an hour from a chat, whoever is asked for', async () => {
		await isLimited((place) => ({ conversationId: 'chat', ...byFields, contact: phone(place) }));
	});

	it.each([
		['is on file', PHONE, NUMBER],
		['is not', phone(100), { system: 'za-id', value: '0000000000000' }],
	] as const)('may be tried five times in an hour for a contact or a number that %s', async (_, contact, number) => {
		await isLimited((place) => ({ ...byFields, conversationId: `chat ${place}`, contact, firstName: 'No' }));
		await isLimited((place) => ({
			...byNumber,
			conversationId: `chat ${place}`,
			contact: phone(place),
			number,
			birthDate: '',
		}));
	});

	it('may be tried with ten contacts in an hour for four fields, be they on file or not', async () => {
		for (const firstName of ['Zoë', 'Nobody']) {
			fresh.clock.now += 60 * 60_000;
			const from = (place: number): Claim => ({
				...{ ...byFields, firstName, conversationId: `${firstName} ${place}`, contact: phone(place) },
			});
			for (let place = 0; place < 10; place++)
				expect(await run((tx) => identify(tx, from(place)))).toEqual(notIdentified);
			const until = fresh.clock.now + 60 * 60_000;
			expect(await run((tx) => identify(tx, { ...from(10), contact: PHONE }))).toEqual({ kind: 'tooManyTries', until });
			// Another's are not.
			expect(await run((tx) => identify(tx, { ...from(11), birthDate: '1984-03-13' }))).toEqual(notIdentified);
		}
		// A number goes by itself.
		expect(await run((tx) => identify(tx, { conversationId: 'n', ...byNumber }))).toMatchObject({ kind: 'identified' });
	});

	it('that was right is not a try that counts', async () => {
		const mine = { conversationId: 'chat', ...byFields };
		for (let tries = 0; tries < 4; tries++) await run((tx) => identify(tx, { ...mine, firstName: 'Zoey' }));
		fresh.clock.now += 1;
		for (let tries = 0; tries < 6; tries++)
			expect(await run((tx) => identify(tx, mine))).toMatchObject({ kind: 'identified' });
		expect(await run((tx) => identify(tx, { ...mine, firstName: 'Zoey' }))).toMatchObject({ kind: 'notIdentified' });
		expect(await run((tx) => identify(tx, mine))).toMatchObject({ kind: 'tooManyTries' });
	});

	/** Ten tries at once: five come through, and from then on an hour long not even the right answer does. */
	async function isLimited(said: (place: number) => Claim): Promise<void> {
		fresh.clock.now += 60 * 60_000;
		const until = fresh.clock.now + 60 * 60_000;
		const tries = Array.from({ length: 10 }, (_, place) => run((tx) => identify(tx, said(place))));
		const kinds = (await Promise.all(tries)).map(({ kind }) => kind).sort();
		expect(kinds).toEqual([...Array(5).fill('notIdentified'), ...Array(5).fill('tooManyTries')]);
		fresh.clock.now = until - 1;
		expect(await run((tx) => identify(tx, said(11)))).toEqual({ kind: 'tooManyTries', until });
		fresh.clock.now = until;
		expect(await run((tx) => identify(tx, said(12)))).toEqual(notIdentified);
	}
});

/** A transaction that writes down what is run in it. */
const recording = (tx: Tx, statements: object[]): Tx => ({
	...tx,
	lockContacts(hashes) {
		statements.push({ lock: hashes.length });
		return tx.lockContacts(hashes);
	},
	run(statement, params) {
		statements.push(statement);
		return tx.run(statement, params);
	},
});

function phone(place: number): Contact {
	return { system: 'phone', value: `+2782${1_000_000 + place}` };
}
