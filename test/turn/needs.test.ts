import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Query, query } from '../../db/store.ts';
import { readClinicFile } from '../../src/clinic/read.ts';
import { actFor } from '../../src/core/acting.ts';
import { applyNetwork } from '../../src/core/describe.ts';
import { identify } from '../../src/core/identify.ts';
import { changePatient, type PatientRecord, writePatient } from '../../src/core/register.ts';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';

/** Somebody who has registered in a chat, by a code to a phone. */
const zola: PatientRecord = {
	...{ firstName: null, surname: null, name: 'Zola Dube', birthDate: null, gender: null, language: 'en' },
	...{ filesAt: [], familyDoctor: null, identifiers: [], provisional: true },
	contacts: [{ system: 'phone', value: '+27825550707', confirmedAt: 1 }],
};
const guest: PatientRecord = { ...zola, contacts: [{ ...zola.contacts[0]!, confirmedAt: null }] };
/** Of the demo's register: a child born on 2021-06-30, and her mother. */
const AYANDA = '2106304971081';
const NOMSA = '8403124970086';
/** A number that carries no birth date, of a child born on 2021-06-30 too. */
const AYANDAS_MEDICAL_AID = 'LMA-001114';

const everybody = query()((q, t) => q.select().from(t.patient).orderBy(t.patient.id));
const everyNumber = query()((q, t) => q.select().from(t.identifier).orderBy(t.identifier.id));
const everyLink = query()((q, t) => q.select().from(t.conversationPatient).orderBy(t.conversationPatient.id));

describe.each(ENGINES)('A service with rules on %s', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	const all = <Rows>(what: Query<Record<never, never>, Rows>) => test.house.store.read(({ run }) => run(what, {}));

	/** Lets this chat act for a record of the database. */
	const knownAs = (caller: Caller, record: PatientRecord): Promise<number> =>
		test.house.store.transaction(async (tx) => {
			const patientId = await writePatient(tx, record);
			const chat = conversationId(tx.keys, caller.address, 'patient');
			await actFor(tx, { conversationId: chat, patientId, relation: 'self' });
			return patientId;
		});

	/** What is answered to the last of these lines, with its buttons. */
	async function asks(caller: Caller, ...lines: string[]): Promise<string> {
		for (const line of lines.slice(0, -1)) await caller.does(line);
		await caller.hears();
		await caller.does(lines.at(-1)!);
		const heard = (await caller.hears()).map((body) =>
			body.kind === 'text' ? [body.text, ...body.buttons.map(({ label }) => `[${label}]`)].join('\n') : body.kind,
		);
		return heard.join('\n');
	}
	const toServices = ['book a visit', 'I agree'];
	const toNumber = [...toServices, 'children', 'sick child', '30 june 2021', 'yes'];

	it('is offered to whoever registered, and asks for what its rules need when it is chosen, once', async () => {
		await knownAs(ana, zola);
		expect(await asks(ana, ...toServices)).toMatch(/Children's health.*Women's health/s);
		expect(await asks(ana, 'women', 'women’s health visit')).toContain('the date of birth of Zola Dube');
		expect(await asks(ana, '12 march 1984', 'yes')).toContain('[Female]\n[Male]\n[Other]');
		expect(await asks(ana, 'female')).toContain('why do you need this visit?');
		expect(await asks(ana, 'back')).toContain('Which service?');
		expect(await asks(ana, 'women’s health visit')).toContain('why do you need this visit?');
	});

	it('says whom it is for when it is not for them, with two ways on, and is not offered to them again', async () => {
		await knownAs(ana, zola);
		const refused = await asks(ana, ...toServices, 'children', 'child check', '12 march 1984', 'yes');
		expect(refused).toBe(
			[
				'Child check-up is for people younger than 6 on the day of the visit.',
				'[It is for somebody else]\n[Another service]',
			].join('\n'),
		);
		expect(await asks(ana, '[Another service]')).not.toContain('Children');
		expect(await asks(ana, '[It is for somebody else]')).toContain('Has this person been to one of our clinics');
	});

	it('for children takes the child’s own number: not an adult’s, not another birth date’s, not one mistyped, not none', async () => {
		await knownAs(ana, zola);
		expect(await asks(ana, ...toNumber)).toContain('that of Zola Dube');
		expect(await asks(ana, NOMSA)).toContain('That is an adult’s number.');
		expect(await asks(ana, '1904099976088')).toContain('does not go with the date of birth');
		expect(await asks(ana, '2106304971082')).toContain('They can look like this: 0001014999088');
		expect(await asks(ana, '[I don’t have it]')).toContain('can’t be booked online. The clinic can help you by phone');
		expect(await all(everyNumber)).not.toContainEqual(expect.objectContaining({ patientId: 41 }));
	});

	it('for children goes on for the record on file whose number and birth date were given, and leaves both as they are', async () => {
		const patientId = await knownAs(ana, zola);
		await ana.does('start');
		const before = { people: await all(everybody), numbers: await all(everyNumber) };
		expect(await asks(ana, ...toNumber, AYANDA)).toMatch(/^Thank you\. This is for Ayanda\..*Sick child, 20 minutes/s);
		const noted = { ...before.people.find(({ id }) => id === patientId), birthDate: '2021-06-30' };
		const people = before.people.map((person) => (person.id === patientId ? noted : person));
		expect({ people: await all(everybody), numbers: await all(everyNumber) }).toEqual({ ...before, people });
		const review = await asks(ana, 'a cough', 'skip', 'little lighthouse', 'as soon as possible', '1');
		expect(review).toContain('for Ayanda.');
		expect((await all(everyLink)).map((link) => [link.patientId, link.relation])).toContainEqual([2, 'self']);
	});

	it('for children answers alike to a number that nobody has and to one that goes with another birth date', async () => {
		const ben = new Caller(test, 'ben');
		await knownAs(ana, zola);
		await knownAs(ben, { ...zola, contacts: [{ ...zola.contacts[0]!, value: '+27825550708' }] });
		const lines = toNumber.with(4, '1 july 2021');
		expect(await asks(ana, ...lines, AYANDAS_MEDICAL_AID)).toBe(await asks(ben, ...lines, 'LMA-009999'));
		expect(await asks(ana, 'a cough')).toBe(await asks(ben, 'a cough'));
	});

	it('for children notes a number, and leads on, when staff have taken all contacts off the record meanwhile', async () => {
		const patientId = await knownAs(ana, zola);
		await asks(ana, ...toNumber);
		await test.house.store.transaction((tx) => changePatient(tx, patientId, { contacts: [] }));
		expect(await asks(ana, AYANDA)).toMatch(/^Sick child can’t be booked online.*\[It is for somebody else\]/s);
		expect(await all(everyNumber)).toContainEqual(expect.objectContaining({ patientId, value: AYANDA }));
	});

	it('for children looks a number up only as often as a chat may try', async () => {
		await knownAs(ana, zola);
		await asks(ana, ...toNumber);
		await test.house.store.transaction(async (tx) => {
			const chat = conversationId(tx.keys, ana.address, 'patient');
			const contact = { system: 'email', value: 'else@example.org' } as const;
			const claim = { conversationId: chat, contact, birthDate: '1984-03-12' };
			for (let n = 0; n < 5; n++) await identify(tx, claim);
		});
		expect(await asks(ana, AYANDA)).toContain('tried too often');
	});

	it('that needs what is missing on file is not booked by what is typed in a chat', async () => {
		await knownAs(ana, { ...zola, provisional: false, filesAt: ['harbour'] });
		const before = await all(everybody);
		expect(await asks(ana, ...toServices, 'children', 'sick child')).toContain(
			'The date of birth is missing on file, and Sick child needs it. The clinic can add it: +27 21 000 0100.',
		);
		expect(await all(everybody)).toEqual(before);
	});

	it('leaves nothing to a guest where there is no other: they are told whom to phone, and what else they can do', async () => {
		const demo = readFileSync(new URL('../../src/clinic/demo/clinic.yaml', import.meta.url), 'utf8');
		const read = readClinicFile(
			demo.replaceAll(/( {4}length: .*\n)(?! {4}eligibility)/g, '$1    eligibility: { fileHere: true }\n'),
		);
		if (read.kind === 'wrong') throw new Error(read.problems.map(({ sentence }) => sentence).join(' '));
		await test.house.store.transaction((tx) => applyNetwork(tx, read.file));
		await knownAs(ana, guest);
		const closed = await asks(ana, ...toServices);
		expect(closed).toMatch(/^Online booking is not possible for you here yet.*\+27 21 000 0100/);
		expect(closed).toContain('[I have been here before]\n[It is for somebody else]\n[Book a visit]');
		expect(await asks(ana, '[I have been here before]')).toContain('type one of your numbers');
		expect(await asks(ana, NOMSA, '12 march 1984', 'yes')).toContain('General practice');
	});
});
