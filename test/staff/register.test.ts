/** What the desk does with patients' records: finds them by hashes alone, opens, confirms, corrects, merges; each recorded. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { actFor, peopleOf } from '../../src/core/acting.ts';
import { patientById, registerProvisional } from '../../src/core/patients.ts';
import { showReference } from '../../src/core/references.ts';
import { writePatient } from '../../src/core/register.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const visits = query()((q, { appointment }) => q.select({ reference: appointment.reference }).from(appointment));

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let zola: number;
	let zinhle: number;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		const phone = (value: string) => ({ system: 'phone', value, confirmedAt: 1 }) as const;
		const known = { gender: 'female', language: 'en', familyDoctor: 'naidoo', filesAt: ['harbour'] } as const;
		[zola, zinhle] = await test.house.store.transaction(async (tx) => [
			await writePatient(tx, {
				...known,
				...{ firstName: 'Zola', surname: 'Quilligan-Óduya', birthDate: '1979-05-06' },
				contacts: [phone('+27825550901'), { ...phone('+27825550902'), confirmedAt: null }],
				identifiers: [{ system: 'medical-aid', value: 'LMA990099' }],
			}),
			await writePatient(tx, {
				...known,
				...{ firstName: 'Zinhle', surname: 'Quilligan', birthDate: '1981-07-08', familyDoctor: null },
				...{ contacts: [phone('+27825550903')], identifiers: [] },
			}),
		]);
	}, 60_000);
	afterAll(() => test.close());

	let chats = 0;
	async function joins(role: StaffRole, locations: readonly string[] = []): Promise<Caller> {
		const caller = new Caller(test, `desk ${++chats}`, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, locations)));
		await caller.hears();
		return caller;
	}
	async function answer(caller: Caller, line: string): Promise<string> {
		await caller.does(line);
		const told = await caller.reads();
		expect(told, line).toHaveLength(1);
		return told[0]!;
	}
	const person = async (id: number) => (await test.house.store.read((reading) => patientById(reading, id)))!;
	const lastDone = async () => (await trail(test.house.store)).at(-1)!;
	const provisional = (name: string, phone: string) =>
		test.house.store.transaction((tx) =>
			registerProvisional(tx, { name, contact: { system: 'phone', value: phone }, language: 'en' }),
		);

	it.each([
		'Quilligan-Óduya',
		'zola quilligan',
		'oduya',
		'odu',
		'ZOL quill',
		'quilligan 6 May 1979',
		'1979-05-06 quilligan',
		'+27 82 555 0901',
		'082 555 0902',
	])(
		'a file is found by parts of the name, by three letters, a birth date with them, a phone number: %s',
		async (typed) => {
			expect(await answer(await joins('receptionist', ['harbour']), `/find ${typed}`)).toMatch(
				new RegExp(`^Zola Quilligan-Óduya \\(#${zola}\\)\nBorn 6 May 1979`),
			);
		},
	);

	it('of several found, one is chosen; nobody is found by two letters or a birth date alone', async () => {
		const desk = await joins('receptionist', ['harbour']);
		expect(await answer(desk, '/find quilligan')).toBe('2 people fit. Which one?');
		expect(await answer(desk, '1')).toMatch(/^Zinhle Quilligan /);
		for (const typed of ['qu', '1979-05-06'])
			expect(await answer(desk, `/find ${typed}`)).toMatch(/^I need at least three/);
		for (const typed of ['quilliganx', '+27 82 555 0999', '#99999'])
			expect(await answer(desk, `/find ${typed}`)).toMatch(/^I found nobody by/);
	});

	it('a file is opened across the network, and that is recorded', async () => {
		const canal = await joins('practitioner', ['canal']);
		const told = await answer(canal, `/patient #${zola}`);
		for (const line of [
			'File at: Harbour Clinic; family doctor: Dr Priya Naidoo',
			'1. +27825550901, confirmed',
			'2. +27825550902, not confirmed',
		])
			expect(told).toContain(line);
		expect(told).not.toContain('990099');
		expect(told).toContain('ends in 099');
		const opened = { action: 'opened file', entity: `patient:${zola}` };
		expect(await lastDone()).toMatchObject({ ...opened, detail: { across: true } });
		await answer(await joins('practitioner', ['harbour']), `/patient #${zola}`);
		expect(await lastDone()).toMatchObject({ ...opened, detail: { across: false } });
	});

	it('a record is taken out by an administrator who is sure; typed, it is asked about first', async () => {
		const id = await provisional('Quentin Leaver', '+27825550977');
		const desk = await joins('administrator');
		expect(await answer(desk, `/erase #${id}`)).toMatch(/^Take out everything about Quentin Leaver/);
		expect((await person(id)).name).toBe('Quentin Leaver');
		expect(await answer(desk, `[Take #${id} out]`)).toBe(`#${id} is gone.`);
		expect(await lastDone()).toMatchObject({
			action: 'erased patient',
			entity: `patient:${id}`,
			detail: { kept: false },
		});
		expect(await person(id)).toBeUndefined();
		expect(await answer(desk, `/erase #${id}`)).toMatch(/^I found nobody by/);
	});

	it('nothing of a name can be read in the database', async () => {
		if (engine !== 'sqlite') return;
		const file = test.url.slice('file:'.length);
		const bytes = Buffer.concat([readFileSync(file), readFileSync(`${file}-wal`)])
			.toString('latin1')
			.toLowerCase();
		for (const secret of ['quilligan', 'zinhle', '825550901', '990099', '1979-05-06'])
			expect(bytes).not.toContain(secret);
	});

	it('a contact is added, confirmed, made the main one, ordered and removed', async () => {
		const desk = await joins('receptionist', ['harbour']);
		const contacts = async () =>
			(await person(zinhle)).contacts.map(({ value, confirmedAt }) => `${value} ${confirmedAt !== null}`);
		await answer(desk, `/contact #${zinhle} add 082 555 0904`);
		expect(await contacts()).toEqual(['+27825550903 true', '+27825550904 false']);
		await answer(desk, '[Confirm 2]');
		expect((await lastDone()).action).toBe('confirmed contact');
		await answer(desk, '[Make 2 the main one]');
		expect(await contacts()).toEqual(['+27825550904 true', '+27825550903 true']);
		await answer(desk, `/contact #${zinhle} order 2 1`);
		expect(await contacts()).toEqual(['+27825550903 true', '+27825550904 true']);
		expect(await answer(desk, '[Remove 2]')).toMatch(/^Remove \+27825550904/);
		await answer(desk, '[Remove it]');
		expect(await contacts()).toEqual(['+27825550903 true']);
		for (const wrong of ['add 12', 'confirm 9', 'confirm 1', 'first 1', 'order 3 1'])
			expect(await answer(desk, `/contact #${zinhle} ${wrong}`), wrong).toContain('For example:');
	});

	it('an unconfirmed record becomes a file at the clinic of who confirms it, once', async () => {
		const id = await provisional('Walter Walkin', '+27825550905');
		const desk = await joins('receptionist', ['canal']);
		expect(await answer(desk, '/confirm Walter Walkin')).toContain('Compare this with their papers');
		expect(await answer(desk, '[Confirm at Canal Clinic]')).toMatch(/^Walter Walkin .* has a file at Canal Clinic now/);
		expect(await person(id)).toMatchObject({ provisional: false, filesAt: ['canal'] });
		expect(await lastDone()).toMatchObject({ action: 'confirmed patient', detail: { clinic: 'canal' } });
		expect(await answer(desk, `/confirm #${id}`)).toContain('it has been confirmed');
		expect(await answer(desk, `/confirm #${await provisional('Wil', '+27825550906')} at harbour`)).toContain(
			'You don’t work at a clinic called “harbour”',
		);
		const boss = await joins('administrator');
		expect(await answer(boss, `/confirm #${await provisional('Wim', '+27825550907')}`)).toContain('Make Wim');
		await answer(boss, '[Confirm at Plateau Clinic]');
	});

	it('a name, a birth date and a gender are put right, and recorded by the field’s name only', async () => {
		const desk = await joins('receptionist', ['harbour']);
		expect(await answer(desk, `/correct #${zinhle} surname Quigley`)).toContain(
			'Surname: Quigley\nUntil now: Quilligan',
		);
		expect(await lastDone()).toMatchObject({ action: 'corrected', detail: { field: 'surname' } });
		expect(await answer(desk, '/find Quigley')).toMatch(/^Zinhle Quigley/);
		await answer(desk, `/correct #${zinhle} surname Quilligan`);
		expect(await answer(desk, `/correct #${zinhle} birth date 03/04/1982`)).toMatch(/^That can be read in two ways/);
		await answer(desk, '2');
		expect((await person(zinhle)).birthDate).toBe('1982-03-04');
		await answer(desk, '[Put it back]');
		expect((await person(zinhle)).birthDate).toBe('1981-07-08');
		await answer(desk, `/correct #${zinhle} gender other`);
		expect((await person(zinhle)).gender).toBe('other');
		for (const wrong of ['', 'shoe size 42', 'birth date soon', 'gender blue', 'surname 12', 'gender other'])
			expect(await answer(desk, `/correct #${zinhle} ${wrong}`), wrong).toContain('For example:');
	});

	it('the first correction can be put back, with the name that it replaced; who has two names is asked which is wrong', async () => {
		const id = await provisional('Thandi Mabasa', '+27825550931');
		const desk = await joins('receptionist', ['harbour']);
		const names = async () => {
			const { firstName, surname, name } = await person(id);
			return { firstName, surname, name };
		};
		await answer(desk, `/correct ${id} first name Thandi`);
		await answer(desk, `/correct ${id} surname Mabaso`);
		expect(await names()).toEqual({ firstName: 'Thandi', surname: 'Mabaso', name: null });
		expect(await answer(desk, `/correct #${id} name Thandeka`)).toContain(
			`/correct #${id} first name Thandi\n/correct #${id} surname Mabaso`,
		);
		await answer(desk, `/correct ${id} surname Mabasi`);
		await answer(desk, '[Put it back]');
		await answer(desk, `/correct ${id} surname -`);
		expect((await lastDone()).detail).toEqual({ field: 'surname' });
		await answer(desk, '[Put it back]');
		expect(await names()).toEqual({ firstName: 'Thandi', surname: 'Mabaso', name: null });
		const other = await provisional('Thoko Mabasa', '+27825550932');
		await answer(desk, `/correct ${other} first name Thoko`);
		await answer(desk, `/correct ${other} surname Mabena`);
		expect(await answer(desk, '[Put it back]')).toContain('as before');
		expect(await person(other)).toMatchObject({ firstName: 'Thoko', surname: null, name: 'Thoko Mabasa' });
		expect(await answer(desk, `/correct ${other} surname - Thoko`)).toContain('For example:');
	});

	it('a record is meant by its bare number too; differing birth dates are warned of before a merge', async () => {
		const desk = await joins('receptionist', ['harbour']);
		expect(await answer(desk, `/patient ${zola}`)).toMatch(/^Zola Quilligan/);
		expect(await answer(desk, `/merge ${zola} ${zinhle}`)).toContain(
			'Careful: the birth dates differ, 6 May 1979 and 8 July 1981.',
		);
		const id = await provisional('Zola Again', '+27825550933');
		expect(await answer(desk, `/merge ${id} and ${zola}`)).not.toContain('Careful');
	});

	it('the log tells in words what was done, to whoever reads it in whichever language', async () => {
		const boss = await joins('administrator');
		await answer(boss, `/confirm ${await provisional('Logan Log', '+27825550934')}`);
		await answer(boss, '[Confirm at Harbour Clinic]');
		const told = await answer(boss, '/log me');
		expect(told).toMatch(/made it a file: the file #\d+ \(at Harbour Clinic\)/);
		const [visit] = await test.house.store.read(({ run }) => run(visits, {}));
		await answer(boss, `/appointment ${visit!.reference}`);
		expect(await answer(boss, '/log me')).toContain(`looked at the visit: visit ${showReference(visit!.reference)},`);
		await answer(boss, `/open naidoo tomorrow 18-19 every 20`);
		expect(await answer(boss, '/log me')).toContain('opened times: the times of Dr Priya Naidoo,');
	});

	it('two records are merged and taken apart again; a merge that happened meanwhile is told plainly', async () => {
		const id = await provisional('Zola Quilligan', '+27825550908');
		const [desk, other] = [await joins('receptionist', ['harbour']), await joins('receptionist', ['harbour'])];
		for (const each of [desk, other]) await answer(each, `/merge #${id} #${zola}`);
		const yes = `One person: merge into #${zola}`;
		expect(await answer(desk, `[${yes}]`)).toMatch(new RegExp(`^#${id} is part of #${zola}`));
		expect(await answer(other, `[${yes}]`)).toMatch(new RegExp(`^#${id} was merged already: it is part of #${zola}`));
		expect((await person(zola)).contacts.at(-1)).toMatchObject({ value: '+27825550908', confirmedAt: null });
		expect(await answer(desk, `/merge #${id} #${zinhle}`)).toContain('was merged already');
		expect(await answer(desk, '[Undo]')).toContain('are two records again, as before');
		// Not a double tap.
		test.clock.forward(1);
		expect(await answer(desk, '[Undo]')).toMatch(/^That merge can’t be undone/);
		expect((await person(zola)).contacts.map(({ value }) => value)).not.toContain('+27825550908');
		expect(await answer(desk, `/merge #${zola} #${zola}`)).toContain('there is nothing to merge');
		await answer(desk, '/duplicates');
		await answer(desk, `/merge #${id} #${zola}`);
		expect(await answer(desk, '[Two people]')).toContain('nothing was changed');
	});

	const DESKS: readonly (readonly [string, StaffRole, readonly string[]])[] = [
		['the desk of a clinic that keeps the file', 'receptionist', ['harbour']],
		['an administrator of it', 'administrator', ['harbour']],
		['an administrator of all clinics', 'administrator', []],
		['the desk of another clinic', 'receptionist', ['canal']],
		['an administrator of another clinic', 'administrator', ['canal', 'plateau']],
		['a practitioner there who is at the desk elsewhere', 'practitioner', ['harbour']],
	];
	it.each(DESKS)('a file is changed where it is kept and opened everywhere: %s', async (who, role, clinics) => {
		const desk = await joins(role, clinics);
		if (role === 'practitioner')
			await desk.opens(await test.house.store.transaction((tx) => invite(tx, 'receptionist', ['canal'])));
		await desk.hears();
		const may = !/other|elsewhere/.test(who);
		const before = [await person(zinhle), await person(zola)];
		const elsewhere = /is kept at Harbour Clinic: only (the desk there|an administrator of each)/;
		for (const line of [
			`/contact #${zinhle} add 082 555 0999`,
			`/contact #${zinhle} first 1`,
			`/correct #${zinhle} surname Quilligan`,
			`/correct #${zinhle} birth date 03/04/1982`,
			`/carer #${zola} for #${zinhle}`,
			`/carer end #${zola} for #${zinhle}`,
			`/merge #${zinhle} #${zola}`,
			`/merge apart #${zinhle} #${zola}`,
			`/chats #${zinhle} end AAAA`,
			...(role === 'administrator' ? [`/erase #${zinhle}`] : []),
		])
			expect(elsewhere.test(await answer(desk, line)), line).toBe(!may);
		if (may) await answer(desk, `/contact #${zinhle} remove 2`).then(() => answer(desk, '[Remove it]'));
		expect([await person(zinhle), await person(zola)]).toEqual(before);
		for (const line of ['patient', 'contact', 'carer', 'chats'])
			expect(await answer(desk, `/${line} #${zinhle}`), line).toMatch(/^Zinhle Quilligan/);
		const id = await provisional('Nobodys Own', `+2782555${7000 + ++chats}`);
		expect(await answer(desk, `/correct #${id} surname Own`)).toContain('was put right');
	});

	it('a file that two clinics keep is changed by either, and taken out by who is over both', async () => {
		const both = await test.house.store.transaction((tx) =>
			writePatient(tx, {
				...{ firstName: 'Bo', surname: 'Both', birthDate: null, gender: null, language: 'en', familyDoctor: null },
				...{ filesAt: ['harbour', 'canal'], contacts: [], identifiers: [] },
			}),
		);
		const canal = await joins('administrator', ['canal']);
		expect(await answer(canal, `/correct #${both} gender other`)).toContain('was put right');
		expect(await answer(canal, `/erase #${both}`)).toContain('is kept at Harbour Clinic, Canal Clinic: only an');
		expect(await answer(await joins('administrator', ['canal', 'harbour']), `/erase #${both}`)).toMatch(/^Take out/);
	});

	it('a merge is taken apart where both records may be changed', async () => {
		const id = await provisional('Zola Quilligan', '+27825550918');
		const [desk, canal] = [await joins('receptionist', ['harbour']), await joins('receptionist', ['canal'])];
		await answer(desk, `/merge #${id} #${zola}`);
		await answer(desk, `[One person: merge into #${zola}]`);
		for (let merge = 1; merge < 9; merge++)
			expect(await answer(canal, `/merge undo ${merge}`)).toMatch(/is kept at Harbour Clinic|can’t be undone/);
		expect(await person(id)).toMatchObject({ mergedInto: zola });
		expect(await answer(desk, '[Undo]')).toContain('are two records again');
	});

	it('a number too long to be one is answered plainly, and two who were no pair are not recorded as one', async () => {
		const boss = await joins('administrator');
		const rows = (await trail(test.house.store)).length;
		for (const long of ['9999999999999999', '9999999999999999999', '99999999999999999999999'])
			for (const line of [
				`/merge undo ${long}`,
				`/merge #${long} #1`,
				`/merge #1 and #${long}`,
				`/merge apart #1 #${long}`,
				`/merge #${long} into #1`,
				`/remove undo #${long} ${long}`,
				`/remove #${long}`,
				`/carer #${long} #1`,
				`/chats #${long}`,
				`/patient #${long}`,
				`/correct #${long} surname Long`,
				`/contact #${zinhle} remove @${long}`,
				`/duplicates after ${long}`,
				`/log #${long}`,
				`/erase #${long}`,
				`/revoke #${long}`,
				`/invite again #${long}`,
			])
				expect(await answer(boss, line), line).not.toBe('');
		expect(await answer(boss, `/merge apart #${zola} #${zinhle}`)).toContain('nothing was changed');
		const after = (await trail(test.house.store)).slice(rows).map(({ action }) => action);
		expect(after).not.toContain('found to be two');
		const [one, two] = [await provisional('Tia Twin', '+27825550990'), await provisional('Tia Twin', '+27825550990')];
		expect(await answer(boss, `/merge apart #${one} #${two}`)).toContain('are two people');
		expect((await lastDone()).action).toBe('found to be two');
	});

	it('the chats that act for somebody are told, and one is ended where the file is kept', async () => {
		const links = (conversationId: string) => test.house.store.read((reading) => peopleOf(reading, conversationId));
		await test.house.store.transaction(async (tx) => {
			await actFor(tx, { conversationId: 'chat-a', patientId: zinhle, relation: 'self', proved: true });
			await actFor(tx, { conversationId: 'chat-b', patientId: zinhle, relation: 'carer' });
		});
		const desk = await joins('receptionist', ['harbour']);
		expect(await answer(desk, `/patient #${zinhle}`)).toMatch(
			/Chats that act for them: 2\n1\. they themselves, since .*, proved by a code\n2\. somebody who cares for them, since .*, not proved/,
		);
		await answer(desk, '[Chats]');
		expect(await answer(desk, '[End chat 1]')).toMatch(/^Shall chat 1 no longer act for Zinhle/);
		expect(await links('chat-a')).toHaveLength(1);
		expect(await answer(desk, '[End chat 1]')).toMatch(/^Done: [\s\S]*Chats that act for them: 1\n1\. somebody/);
		expect(await lastDone()).toMatchObject({ action: 'ended chat', entity: `patient:${zinhle}` });
		expect(await links('chat-a')).toEqual([]);
		await test.house.store.transaction((tx) =>
			actFor(tx, { conversationId: 'chat-a', patientId: zinhle, relation: 'self' }),
		);
		expect((await links('chat-a'))[0]).toMatchObject({ provedAt: null });
	});

	it('a name is kept on one line, without signs that turn the text around', async () => {
		const desk = await joins('receptionist', ['harbour']);
		await answer(desk, `/correct #${zinhle} first name Zin\u202e\u0007hle\n\nEve`);
		expect((await person(zinhle)).firstName).toBe('Zinhle Eve');
		await answer(desk, '[Put it back]');
	});

	it('a carer is written down once that is confirmed, and ended', async () => {
		const desk = await joins('receptionist', ['harbour']);
		expect(await answer(desk, `/carer #${zola} for #${zinhle} as mother`)).toMatch(/^May Zola .* as parent\?/);
		expect(await answer(desk, '[Yes, they may]')).toMatch(/may act for Zinhle Quilligan .* from now on, as parent\.$/);
		expect(await answer(desk, `/patient #${zinhle}`)).toContain('acts for them, as parent');
		expect(await answer(desk, `/carer end #${zola} for #${zinhle}`)).toContain('no longer acts for');
		for (const wrong of [`end #${zola} for #${zinhle}`, `#${zola} for #${zola}`, `#${zola} for #${zinhle} as boss`])
			expect(await answer(desk, `/carer ${wrong}`), wrong).toContain('For example:');
		expect(await answer(desk, `/carer #${zola}`)).toContain('Nobody acts for them');
	});

	it('an administrator sees who saw and changed a file, when and from where, page by page', async () => {
		const boss = await joins('administrator');
		await answer(await joins('practitioner', ['canal']), `/patient #${zola}`);
		const told = await answer(boss, `/log #${zola}`);
		expect(told).toMatch(/opened the file \(at none of the clinics that keep it\), from a web page [\w-]{4}/);
		expect(told.split('\n')).toHaveLength(11);
		await answer(boss, '[Earlier]');
		expect(await answer(boss, '/log me')).toContain(`looked at who saw or changed it: the file #${zola}`);
	});
});
