/** Who copies the database without the key learns nothing of anybody: not a name, not a number, not what ails them. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { issueCode } from '../src/core/codes.ts';
import { registerProvisional } from '../src/core/patients.ts';
import { writePatient } from '../src/core/register.ts';
import { post } from '../src/post.ts';
import { invite } from '../src/staff/access/invitation.ts';
import { allValues } from './by-hand.ts';
import { ENGINES } from './engines.ts';
import { openTestHouse, type TestHouse } from './house.ts';
import { Caller } from './turn/caller.ts';
import { bookings, changeSettings, failed, outbox, talks } from './turn/rows.ts';

const NAME = 'Qwandile Zyxwabe';
const REASON = 'sneezing purple glitter';
const DETAILS = 'worse beside trombones';
const PHONE = '+27825550742';
const CHILD = { firstName: 'Xyloph', surname: 'Zyxwabe', birthDate: '2019-11-23', gender: 'female' } as const;
const NUMBER = { system: 'medical-aid', value: 'QZX9081726' } as const;
const MAIL = 'zyxwabe.private@example.org';
const STAFF = 'Vuyolwethu Qhayiya';
/** Parts of all of these, but for common words; the phone in the forms it is typed in. */
const SECRETS = [
	...[NAME, 'Qwandile', 'Zyxwabe', 'Xyloph', 'sneezing', 'glitter', 'trombones', MAIL, 'Vuyolwethu', 'Qhayiya'],
	...['825550742', '82 555 0742', NUMBER.value, CHILD.birthDate, '23 Nov 2019', '2019-11'],
];
/** How each part of a name begins: what staff search by. */
const BEGINNINGS = ['qwa', 'zyx', 'xyl', 'vuy', 'qha'];

/** Which of the secrets are in some bytes, in any case, as they are, in hexadecimal digits, or in base64 wherever they begin in it. */
function found(bytes: Buffer): string[] {
	const text = bytes.toString('latin1').toLowerCase();
	return SECRETS.filter((secret) => {
		const forms = [secret, Buffer.from(secret).toString('hex')];
		for (const from of [0, 1, 2]) {
			const plain = Buffer.from(secret);
			const whole = plain.subarray(from, plain.length - ((plain.length - from) % 3));
			// Short ones might come about by chance.
			if (whole.length >= 6) forms.push(whole.toString('base64'), whole.toString('base64url'));
		}
		return forms.some((form) => text.includes(form.toLowerCase()));
	});
}

describe.each(ENGINES)('The database on %s, without the key,', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		await aDay();
	}, 120_000);
	afterAll(() => test.close());

	/** All that is written of people: in chats, at the desk, by codes and letters, by the register, by a turn that fails. */
	async function aDay(): Promise<void> {
		const { store } = test.house;
		const contact = { system: 'phone', value: PHONE } as const;
		const patientId = await store.transaction((tx) =>
			writePatient(tx, {
				...CHILD,
				language: 'en',
				filesAt: ['harbour'],
				familyDoctor: null,
				contacts: [{ ...contact, confirmedAt: tx.now }],
				identifiers: [NUMBER],
			}),
		);
		const booking = new Caller(test, 'zoe');
		for (const text of [
			'/start',
			'book a visit',
			'I agree',
			'082 555 0742',
			'no, I am new',
			'go on without registering',
		])
			await booking.says(text);
		for (const text of [
			NAME,
			'general practice',
			'general visit',
			REASON,
			DETAILS,
			'harbour clinic',
			'as soon as possible',
		])
			await booking.says(text);
		for (const text of ['1', 'book', 'my appointments', `${REASON}?`]) await booking.says(text);

		const known = new Caller(test, 'known');
		for (const text of ['/start', 'book a visit', 'I agree', MAIL, 'yes', NUMBER.value, CHILD.birthDate, 'yes'])
			await known.says(text);
		for (const text of [CHILD.firstName, CHILD.surname, 'girl', '23 November 2019', `${NAME}, ${DETAILS}`])
			await known.says(text);

		const desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
		for (const text of [
			'/day harbour 2026-09-07',
			`/find ${CHILD.surname}`,
			'1',
			`/file ${CHILD.firstName}`,
			`/invite receptionist ${STAFF}`,
		])
			await desk.says(text);

		const called = new Caller(test, 'called');
		for (const text of ['/start', 'human', 'harbour clinic', `${REASON}, says ${NAME}`, `${DETAILS}: ${PHONE}`])
			await called.says(text);
		await desk.says(`/say 1 ${NAME}, ${DETAILS}?`);

		const { id } = (await talks(store))[0]!;
		await store.transaction(async (tx) => {
			await issueCode(tx, { conversationId: id, to: { kind: 'patient', patientId } });
			const letter = { subject: { key: 'apology', facts: { name: NAME } }, parts: [] } as never;
			await post(tx, { id, language: 'en' }, { system: 'email', value: MAIL }, letter);
			await invite(tx, 'receptionist', ['harbour'], { name: STAFF });
			await registerProvisional(tx, { name: NAME, contact: { system: 'email', value: MAIL }, language: 'en' });
		});
		await fails(() => booking.says(`${REASON}, ${NAME}, ${PHONE}`));
		await test.settled();
	}

	/** A turn that can't be taken is set aside, with what was said. */
	async function fails(work: () => Promise<unknown>): Promise<void> {
		let before = {};
		await changeSettings(test.house.store, (settings) => {
			before = settings;
			return { ...settings, languages: null };
		});
		await work();
		await changeSettings(test.house.store, () => before);
		expect(await failed(test.house.store)).toHaveLength(1);
	}

	it('is searched for what was really written, or this test would prove nothing', async () => {
		const { store } = test.house;
		const written = JSON.stringify([
			await talks(store),
			await failed(store),
			await bookings(store),
			await outbox(store),
		]);
		expect(found(Buffer.from(written))).toEqual(expect.arrayContaining([NAME, 'glitter', 'trombones']));
		for (const before of ['', 'a', 'ab'])
			expect(found(Buffer.from(Buffer.from(`${before}${REASON}`).toString('base64')))).toContain('sneezing');
		expect(found(Buffer.from(`ZYXWABE ${Buffer.from(NAME).toString('hex')}`))).toContain('Zyxwabe');
	});

	it('says nothing of anybody in any column of any table', async () => {
		const values = await allValues(test.url);
		const columns = Map.groupBy(values, ({ table, column }) => `${table}.${column}`);
		expect(columns.size).toBeGreaterThan(100);
		const beginnings = new RegExp(`[\\s":,[](${BEGINNINGS.join('|')})[\\s":,\\]]`, 'i');
		for (const [name, cells] of columns) {
			const bytes = Buffer.concat(cells.flatMap(({ value }) => [Buffer.from(' '), value, Buffer.from(' ')]));
			expect({ name, found: found(bytes) }).toEqual({ name, found: [] });
			// In sealed bytes three letters come about by chance.
			if (cells.every(({ value }) => !value.includes(0))) expect(beginnings.exec(bytes.toString('latin1'))).toBeNull();
		}
	});

	it.runIf(engine === 'sqlite')('says nothing of anybody in its files, the last changes included', async () => {
		const file = test.url.slice('file:'.length);
		expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(100_000);
		expect(found(readFileSync(`${file}-wal`))).toEqual([]);
		await test.reopen(() => {
			for (const path of [file, `${file}-wal`, `${file}-shm`, `${file}.server`])
				if (existsSync(path)) expect(found(readFileSync(path))).toEqual([]);
		});
	});
});
