import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { invite } from '../../src/staff/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;

	async function begin(): Promise<void> {
		test = await openTestHouse(engine);
		desk = await joined('desk');
	}

	async function joined(name: string, locations: readonly string[] = []): Promise<Caller> {
		const caller = new Caller(test, name, 'desk');
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, 'receptionist', locations)));
		await caller.hears();
		return caller;
	}

	/** The text of the one answer. */
	async function answer(caller: Caller, text: string): Promise<string> {
		await caller.says(text);
		const [told, ...more] = await caller.reads();
		expect(more).toEqual([]);
		return told!;
	}

	describe('What is opened', () => {
		beforeEach(begin);
		afterEach(() => test.close());

		it.each([
			['the day and hours in the middle', 'naidoo at harbour 2026-09-20 9-12 every 20', '09:00 to 12:00', 9, 20],
			['the hours at the end', 'naidoo 20 sep every 30 9-12', '09:00 to 12:00', 6, 30],
			['everything the other way round', 'every 30 min 9-12 sun 20 sep naidoo at harbour', '09:00 to 12:00', 6, 30],
			['hours as people say them', 'naidoo 20 sep from 9am to 12pm every 1 hour', '09:00 to 12:00', 3, 60],
			['“at” before the hours', 'naidoo 20 sep at 9-12 at harbour', '09:00 to 12:00', 9, 20],
			['a slip in the day', 'naidoo next sundya 9-10', '09:00 to 10:00', 3, 20],
			['the whole day', 'naidoo 20 sep 0-24 every 60', '00:00 to 24:00', 24, 60],
		])('is read from %s', async (_, typed, hours, slots, minutes) => {
			const told = await answer(desk, `/open ${typed}`);
			expect(told).toMatch(/^Opened: Dr Priya Naidoo, Sun (13|20) Sep 2026, /);
			expect(told).toContain(`${hours}, Harbour Clinic: ${slots} times of ${minutes} minutes.`);
		});

		it.each([
			['for vaccination and blood test', 'Vaccination, Blood test'],
			['for vaccination, and blood test', 'Vaccination, Blood test'],
			['for vaccination, blood test, vaccination', 'Vaccination, Blood test'],
			['for wound care', 'Wound care'],
			['', 'Vaccination, Blood test, Wound care'],
		])('is open for what is listed: "%s"', async (clause, services) => {
			expect((await answer(desk, `/open van-wyk 20 sep 9-10 ${clause}`)).toLowerCase()).toContain(
				`\nfor: ${services.toLowerCase()}\n`,
			);
		});

		it.each([
			[
				'today, too soon for a patient',
				'today 8:00-8:20 every 20',
				'Patients can no longer book them: they begin too soon.',
			],
			['within the window', '20 sep 9-12', 'Patients can book them now.'],
			['beyond it', '22 sep 9-12', 'Patients can book them from Tue 8 Sep 2026 on.'],
			['across its end', '21 sep 7-12', 'Patients can book them from Mon 7 Sep 2026 on.'],
			['far beyond it', '2028-01-05 9-12', 'Patients can book them from Wed 22 Dec 2027 on.'],
		])('is said to be for patients from the right day on: %s', async (_, typed, sentence) => {
			const told = await answer(desk, `/open naidoo ${typed}`);
			expect(told.split('\n').at(-1)).toBe(sentence);
		});
	});

	describe('What is refused', () => {
		beforeAll(begin);
		afterAll(() => test.close());

		it.each([
			[
				'a day just past',
				'naidoo 5 sep 9-12',
				'Not opened: Sat 5 Sep 2026, 09:00 is past; write 2027-09-05 if you mean next year.',
			],
			['a day past with its year', 'naidoo 5 sep 2026 9-12', 'Not opened: Sat 5 Sep 2026, 09:00 is past.'],
			['a day that there is not', 'naidoo 31 feb 9-12', 'There is no such day: 31 feb.'],
			[
				'a date of two days',
				'naidoo 3/12 9-12',
				'“3/12” can be read as two different days. Write 3 Dec or 2026-12-03, for example.',
			],
			[
				'hours the wrong way round',
				'naidoo tomorrow 12-9',
				'I could not read the hours. Write them like 9-12 or 13:30-17, the first before the second.',
			],
			['numbers that are nothing', 'naidoo 20 sep 9-12 77', 'I could not read “77”.'],
			[
				'what is not given',
				'naidoo 20 sep 9-12 for tattoos',
				'Dr Priya Naidoo does not give “tattoos” at Harbour Clinic, but: General visit, Visit to my family doctor, Women’s health visit.',
			],
			['an overlap', 'naidoo mon 8-24', /^Not opened: Dr Priya Naidoo already has times from Mon 7 Sep 2026, /],
		])('is told why, with an example for the same person that works: %s', async (_, typed, sentence) => {
			const told = await answer(desk, `/open ${typed}`);
			const [why, , , example] = told.split('\n');
			if (typeof sentence === 'string') expect(why!.replaceAll("'", '’')).toBe(sentence);
			else expect(why).toMatch(sentence);
			expect(example).toMatch(/^\/open Naidoo 2026-09-\d\d 9-12, 13:30-17 every 20 at harbour$/);
			expect(await answer(desk, example!)).toMatch(/^Opened: Dr Priya Naidoo/);
		});

		it('names where they work, when that is not said', async () => {
			const told = await answer(desk, '/open gagnon 20 sep 9-12');
			expect(told).toMatch(/^At which clinic: Canal Clinic, Plateau Clinic\?/);
			expect(told).toMatch(/\n\/open Gagnon 2026-\d\d-\d\d .* at canal$/);
		});

		it.each([
			['nadio', '\n\nDid you mean Dr Priya Naidoo?'],
			['pizza', '\n\nFor example:'],
		])('offers the nearest name, if there is one: %s', async (name, next) => {
			expect((await answer(desk, `/open ${name} 2026-09-01 9-12`)).split(`“${name}”.`)[1]!.slice(0, next.length)).toBe(
				next,
			);
		});

		it('names nobody to those who may not open their times', async () => {
			const canal = await joined('canal', ['canal']);
			for (const name of ['naidoo', 'nadio']) {
				const told = await answer(canal, `/open ${name} 20 sep 9-12`);
				expect(told).toMatch(new RegExp(`^I know nobody called “${name}”\\.`));
				expect(told).not.toContain('Naidoo');
				expect(await answer(canal, told.split('\n').at(-1)!)).toMatch(/^Opened: .* Canal Clinic/);
			}
		});
	});

	describe('A day', () => {
		beforeAll(begin);
		afterAll(() => test.close());

		it('counts visits, not the times they take', async () => {
			const day = await answer(desk, '/day harbour');
			const visits = new Set(day.match(/[A-Z0-9]{4}-[A-Z0-9]{4}/g)).size;
			expect(visits).toBeGreaterThan(3);
			expect(await answer(desk, '/day')).toMatch(
				new RegExp(`^Harbour Clinic, Mon 7 Sep: ${visits} visits booked, 0 held, \\d+ free times$`, 'm'),
			);
		});

		it('ends the line of each visit with its reference', async () => {
			const visits = (await answer(desk, '/day dlamini')).split('\n').filter((line) => /^\d.*, Visit to/.test(line));
			expect(visits.length).toBeGreaterThan(0);
			for (const line of visits) expect(line).toMatch(/, [A-Z0-9]{4}-[A-Z0-9]{4}$/);
		});

		it('without times names the next that has some', async () => {
			expect(await answer(desk, '/day naidoo sun')).toBe(
				'Dr Priya Naidoo has no open times on Sun 13 Sep.\nThe next day with times is Mon 14 Sep, at Harbour Clinic.',
			);
			expect(await answer(desk, '/day naidoo 2027-05-01')).toMatch(/\nNor on a later day within 14 days from now\.$/);
		});

		it.each([
			['/day harbour 31 feb', /^There is no such day: 31 feb\./],
			['/day harbuor', /^Harbour Clinic, /],
			['/day nadio', /^I know no clinic and nobody called “nadio”\.\n\nDid you mean Dr Priya Naidoo\?/],
			['open naidoo tomorrow 9-12', /^A command begins with a slash\. Write:\n\/open naidoo tomorrow 9-12$/],
			['Day harbour', /^A command begins with a slash\. Write:\n\/day harbour$/],
			['opening hours', /^What you can type:/],
		])('that is asked for like this is answered: %s', async (typed, expected) => {
			expect(await answer(desk, typed)).toMatch(expected);
		});
	});
});
