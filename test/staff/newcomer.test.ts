/** Somebody new at the desk, or so it seems: whose number it is is asked first, and who registered them is told later. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { writePatient } from '../../src/core/register.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const people = query()((q, { patient: t }) => q.select({ id: t.id, name: t.name }).from(t).orderBy(t.id));

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let boss: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins('receptionist', 'Alice Reception');
		boss = await joins('administrator', 'Bea Boss');
	}, 60_000);
	afterAll(() => test.close());

	async function joins(role: 'receptionist' | 'administrator', name: string, language = 'en', at = 'harbour') {
		const caller = new Caller(test, name, 'desk', language);
		const clinics = role === 'receptionist' ? [at] : [];
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, clinics, { name })));
		await caller.hears();
		return caller;
	}
	async function answer(caller: Caller, line: string): Promise<string> {
		await caller.does(line);
		const told = await caller.reads();
		expect(told, line).toHaveLength(1);
		return told[0]!;
	}
	const all = () => test.house.store.read(({ run }) => run(people, {}));
	/** Somebody new, with a visit at the first time offered. */
	async function registers(who: string) {
		await answer(desk, `/book new ${who} general`);
		expect(await answer(desk, '1')).toMatch(/^Booked for /);
		return (await all()).at(-1)!;
	}
	const write = (surname: string, phone: string) =>
		test.house.store.transaction((tx) =>
			writePatient(tx, {
				...{ firstName: 'Deirdre', surname, birthDate: '1984-03-12', gender: 'female', language: 'en' },
				...{ filesAt: ['harbour'], familyDoctor: null, identifiers: [] },
				contacts: [{ system: 'phone', value: phone, confirmedAt: 1 }],
			}),
		);

	it('whose number it is is asked before a second record is made; it is the one on file', async () => {
		const { id } = await registers('Thandi Mabaso 082 555 0401');
		const many = (await all()).length;
		expect(await answer(desk, '/book new Thandi Mabasa 0825550401 general tomorrow with naidoo')).toBe(
			`+27825550401 is on file already: it is Thandi Mabaso’s (#${id}). Is it the same person?`,
		);
		expect(await trail(test.house.store)).toContainEqual(
			expect.objectContaining({ action: 'found', entity: `patient:${id}` }),
		);
		expect(await answer(desk, `[It is Thandi Mabaso (#${id})]`)).toMatch(
			new RegExp(`^General visit for Thandi Mabaso \\(#${id}\\): which time`),
		);
		expect(await all()).toHaveLength(many);
	});

	it('another person with that number is registered, and both are listed as perhaps one', async () => {
		const first = await registers('Zama Dube 082 555 0402');
		expect(await answer(desk, '/duplicates')).not.toContain('Zama');
		await answer(desk, '/book new Zana Dube 082 555 0402');
		// What was not said yet is asked as ever.
		expect(await answer(desk, '[Another person, same number]')).toContain('What is it for?');
		const second = await registers('another Zana Dube 082 555 0402');
		expect(await answer(desk, '/duplicates')).toContain(`#${second.id} Zana Dube and #${first.id} Zama Dube`);
		// Whose name it is comes before whose it nearly is.
		expect(await answer(desk, '/book new Zana Dube 082 555 0402')).toContain(
			`: Zana Dube (#${second.id}) and one other person have it. Is it one of them?`,
		);
		expect(await answer(desk, '[Another person, same number]')).toContain('What is it for?');
	});

	it('who registered them, and when, stands on the card and in the log', async () => {
		const { id } = await registers('Rita Registered rita@example.org');
		expect(await answer(boss, `/patient #${id}`)).toContain(
			'\nRegistered by Alice Reception on Mon 7 Sep 2026, 08:00: not yet confirmed, so no file anywhere yet\n',
		);
		expect(await answer(boss, `/log #${id}`)).toContain(
			'Mon 7 Sep 2026, 08:00: Alice Reception, registered the patient',
		);
		const chef = await joins('administrator', 'Chef', 'fr');
		expect(await answer(chef, `/patient #${id}`)).toContain(
			'\nInscription par Alice Reception, le lundi 7 septembre 2026 à 8 h 00 : pas encore confirmée',
		);
	});

	it('a contact that is put on a second record, and a name that is put right, show that two may be one', async () => {
		const first = await registers('Vusi Zulu 082 555 0403');
		const second = await registers('Vuso Zulu 082 555 0404');
		await answer(desk, `/contact #${second.id} add 082 555 0403`);
		expect(await answer(desk, '/duplicates')).toContain(`#${second.id} Vuso Zulu and #${first.id} Vusi Zulu`);
		const third = await registers('another Ntombi Gama 082 555 0404');
		await answer(desk, `/correct #${third.id} name Vuso Zuluu`);
		expect(await answer(desk, '/duplicates')).toContain(`#${third.id} Vuso Zuluu and #${second.id} Vuso Zulu`);
	});

	it.each([
		['O’Quigg', ["O'Quigg", 'O’Quigg', 'oquigg', 'quigg', 'o quigg', "deirdre o'qui", 'O`QUIGG 12 March 1984']],
		["D'Ambroise", ["d'ambroise", 'd’ambroise', 'dambroise', 'ambroise', 'd ambroise', 'ambr']],
	])('a name with an apostrophe is found however it is typed: %s', async (surname, typed) => {
		const id = await write(surname, `+2782555040${surname.length}`);
		for (const each of typed)
			for (const command of ['/find', '/patient'])
				expect(await answer(desk, `${command} ${each}`), each).toMatch(new RegExp(`^Deirdre ${surname} \\(#${id}\\)`));
		expect(await answer(desk, `/book ${surname.replace('’', "'")} general`)).toMatch(
			new RegExp(`^General visit for Deirdre ${surname}`),
		);
	});

	it('what French words say can be typed is understood', async () => {
		const chef = await joins('administrator', 'Chef des mots', 'fr');
		const [child, mother] = [await write('Tremblay', '+27825550421'), await write('Tremblay', '+27825550422')];
		for (const [typed, told] of [
			['correct # prénom Zoé', 'Prénom : Zoé'],
			['correct # nom de famille Roy', 'Nom de famille : Roy'],
			['correct # date de naissance 13 mars 1984', 'Date de naissance : 13 mars 1984'],
			['correct # genre autre', 'Genre : autre'],
			['contact # ajouter 082 555 0423', 'Ajouté à la fin'],
			['contact # confirmer 2', 'Confirmé'],
			['contact # ordre 2 1', 'L’ordre a été changé'],
			[`carer #${mother} pour # comme tuteur`, 'en tant que tuteur ?'],
		] as const)
			expect(await answer(chef, `/${typed.replace('# ', `#${child} `)}`), typed).toContain(told);
		expect(await answer(chef, `/patient #${child}`)).toContain('\nLieu du dossier : Clinique du Port\n');
	});

	it('the practitioner whom an invitation is for is clear from the name, and is called by all of it', async () => {
		const invited = /^This invitation is for Dr Priya Naidoo, as a practitioner, at Harbour Clinic\./;
		expect(await answer(boss, '/invite practitioner at harbour for Naidoo')).toMatch(invited);
		expect(await answer(boss, '/invite practitioner at harbour for priya as naidoo')).toMatch(invited);
		// A slip could be another person.
		for (const name of ['Naido', 'Sam Peters', 'Dr']) {
			expect(await answer(boss, `/invite practitioner at harbour for ${name}`)).toMatch(/^Which practitioner/);
			expect(await answer(boss, '[Dr Priya Naidoo]')).toMatch(
				name === 'Dr' ? invited : new RegExp(`^This invitation is for ${name}, as a practitioner`),
			);
		}
	});

	it('who was removed, or whose chat was revoked, is told since when; a stranger is told nothing of it', async () => {
		for (const command of ['remove', 'revoke']) {
			const sam = await joins('receptionist', `Sam ${command}d`, 'en', 'canal');
			await answer(boss, `/${command} Sam ${command}d`);
			await answer(boss, command === 'remove' ? `[Remove Sam ${command}d]` : '[Revoke the chats of Sam revoked]');
			test.clock.forward(60);
			expect(await answer(sam, '/day')).toMatch(
				/^Your access was ended on Mon 7 Sep 2026, 0[23]:00\. Ask an administrator of your clinic\.$/,
			);
		}
		expect(await answer(new Caller(test, 'stranger', 'desk'), '/day')).toMatch(/^This page is for staff\./);
	});
});
