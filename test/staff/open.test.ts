import { eq, sql } from 'drizzle-orm';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';

const opened = query()((q, { auditEvent }) =>
	q
		.select({ id: auditEvent.id })
		.from(auditEvent)
		.where(eq(auditEvent.action, sql`'opened times'`))
		.orderBy(auditEvent.id),
);

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

	/** The text of the one answer to what is typed or, in brackets, tapped. */
	async function answer(caller: Caller, text: string): Promise<string> {
		await caller.does(text);
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
			['as long a day as there is', 'naidoo 20 sep 8-24 every 60', '08:00 to 24:00', 16, 60],
			['the person behind “with”', '20 sep 9-12 at harbour with naidoo', '09:00 to 12:00', 9, 20],
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
				'a day of nineteen hours',
				'naidoo 20 sep 5-24',
				'Not opened: that is 19 hours on one day, and 16 is the most. Is 05:00 to 24:00 right? Write the hours as they are worked, for example 8-12, 13-17.',
			],
			[
				'an end before the beginning',
				'naidoo mon-fri from 5 oct until 2 oct 9-12',
				'Not opened: 2 October 2026 is before 5 October 2026, when it would begin. Write a later day after “until”.',
			],
			['more than all of it', 'naidoo 20 sep 9-12 online 160%', /^Not opened: a share is a part of a hundred/],
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
			expect(example).toMatch(/^\/open Naidoo 2026-\d\d-\d\d 9-12, 13:30-17 every 20 at harbour$/);
			expect(await answer(desk, example!)).toMatch(/^Opened: Dr Priya Naidoo/);
		});

		it('never opens a part of what was asked for', async () => {
			await answer(desk, '/open dlamini 2026-10-04 11-12');
			const there = await answer(desk, '/day dlamini 2026-10-04');
			expect(await answer(desk, '/open dlamini 2026-10-04 9-10, 11-13')).toMatch(/^Not opened: .* already has times/);
			expect(await answer(desk, '/day dlamini 2026-10-04')).toBe(there);
			expect(await answer(desk, '/open dlamini 2026-10-05 9-12, 11-13')).toMatch(/^Not opened: .* overlap/);
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

	describe('What is left out', () => {
		beforeEach(begin);
		afterEach(() => test.close());

		/** The labels of the newest message. */
		async function asked(line: string): Promise<readonly string[]> {
			await desk.does(line);
			const body = (await desk.hears()).at(-1)!;
			return body.kind === 'text' ? body.buttons.map(({ label }) => label) : [];
		}

		it.each([
			['by taps', ['[Mathieu Gagnon]', '[Sun 13 Sep]', '[9-12, 13:30-17]', '[Plateau Clinic]']],
			['by words', ['gagnon', 'sunday', '9-12, 13:30-17', 'plateau']],
			['by numbers and the words of buttons', ['Mathieu Gagnon', '7', '4', 'Plateau Clinic']],
		])('is asked for: who, when, from when to when, and where; answered %s', async (_, answers) => {
			expect(await asked('/open')).toContain('Mathieu Gagnon');
			const [who, when, hours, where] = answers;
			expect(await asked(who!)).toEqual(expect.arrayContaining(['Mon 7 Sep', 'Tue 8 Sep', 'Every week']));
			expect(await asked(when!)).toContain('9-12, 13:30-17');
			expect(await asked(hours!)).toEqual(['Canal Clinic', 'Plateau Clinic']);
			await desk.does(where!);
			const [told] = await desk.reads();
			expect(told).toMatch(/^Opened: Mathieu Gagnon, Sun 13 Sep 2026, 09:00 to 12:00, Plateau Clinic: /);
			expect(told).toMatch(/^Opened: Mathieu Gagnon, Sun 13 Sep 2026, 13:30 to 17:00, Plateau Clinic: /m);
		});

		it('of a weekly time is asked for too', async () => {
			await asked('/open dlamini');
			expect(await asked('[Every week]')).toContain('Mon–Fri');
			expect(await asked('sun')).toContain('9-12');
			await desk.does('6-7');
			expect((await desk.reads())[0]).toMatch(
				/^Opened every week: Dr Themba Dlamini, Sun 06:00 to 07:00, Harbour Clinic,/,
			);
		});

		it('is asked with the candidates, where a name could be several people’s', async () => {
			expect(await asked('/open dr tomorrow 05:00-06:00')).toEqual(
				expect.arrayContaining(['Dr Priya Naidoo', 'Dr Themba Dlamini', 'Dr Minh Nguyen']),
			);
			await desk.does('[Dr Minh Nguyen]');
			expect((await desk.reads())[0]).toMatch(/^Opened: Dr Minh Nguyen, Tue 8 Sep 2026, 05:00 to 06:00/);
		});

		it('is no more once something else was done: then a word is only a word', async () => {
			await asked('/open dlamini');
			await answer(desk, '/whoami');
			expect(await answer(desk, 'tomorrow')).toMatch(/^\/help lists what you can do here/);
		});

		it('is never somebody whose times this member may not open', async () => {
			const canal = await joined('canal', ['canal']);
			await canal.says('/open');
			const [body] = await canal.hears();
			const labels = body!.kind === 'text' ? body!.buttons.map(({ label }) => label) : [];
			expect(labels).toContain('Mathieu Gagnon');
			expect(labels).not.toContain('Dr Priya Naidoo');
			expect(await answer(canal, '/open gagnon 20 sep 9-12')).toMatch(/^Opened: Mathieu Gagnon, .* Canal Clinic/);
		});
	});

	describe('Every week', () => {
		beforeEach(begin);
		afterEach(() => test.close());

		it('is opened on the days said, from the first to the last, and told with what was left out', async () => {
			const told = await answer(desk, '/open naidoo mon-fri from 14 sep until 25 sep 6-7 every 20 at harbour');
			expect(told).toMatch(
				/^Opened every week: Dr Priya Naidoo, Mon–Fri 06:00 to 07:00, Harbour Clinic, from Mon 14 Sep until 25 September 2026: 3 times of 20 minutes a day\./,
			);
			expect(await answer(desk, '/day naidoo 2026-09-21')).toContain('06:00–07:00');
			expect(await answer(desk, '/day naidoo 2026-09-28')).not.toContain('06:00–07:00');
		});

		it('a day that is left out counts once, of however many hours it is', async () => {
			await answer(desk, '/open naidoo 2026-09-21 6-7, 20-21 every 20 at harbour');
			const told = await answer(desk, '/open naidoo mon from 14 sep until 28 sep 6-7, 20-21 every 20 at harbour');
			expect(told.split('\n').filter((each) => each.startsWith('Not '))).toEqual([
				'Not Mon 21 Sep: there are times already, at Harbour Clinic.',
			]);
		});

		it.each([
			['for six weeks', 'naidoo every tuesday 6-7 for six weeks', 'until 18 October 2026'],
			['with no end', 'naidoo weekly tue 6-7', ': 3 times'],
			['in French', 'naidoo toutes les semaines, mardi 6h-7h jusqu’au 18 oct', 'until 18 October 2026'],
		])('can be said %s', async (_, typed, end) => {
			const told = await answer(desk, `/open ${typed}`);
			expect(told).toMatch(/^Opened every week: Dr Priya Naidoo, Tue 06:00 to 07:00/);
			expect(told).toContain(end);
		});

		it('is not opened at all where there are times already', async () => {
			await answer(desk, '/open naidoo weekly tue 6-7 until 18 oct');
			expect(await answer(desk, '/open naidoo weekly tue 6:30-7 until 18 oct')).toMatch(
				/^Not opened: those hours have times every week already: Dr Priya Naidoo, Tue 06:00 to 07:00, Harbour Clinic until 18 October 2026\.\nChoose other days or hours, or begin after 18 October 2026; or end those times first:\n\/close naidoo every Tue 06:00-07:00 at harbour$/m,
			);
		});
	});

	describe('How much is online', () => {
		beforeEach(begin);
		afterEach(() => test.close());

		it.each([
			['online 60%', /^Patients can book 6 of these 10 in the chat; the others are kept for the desk\.$/m],
			['kept', /^All are kept for the desk: patients can’t book them in the chat\.$/m],
			['online', /^Patients can book them now\.$/m],
		])('is said: %s', async (typed, sentence) => {
			expect(await answer(desk, `/open naidoo 20 sep 9-10:40 every 10 for general ${typed}`)).toMatch(sentence);
		});
	});

	describe('What was opened', () => {
		beforeEach(begin);
		afterEach(() => test.close());

		it.each([
			['of a day', 'van-wyk sun 9-10, 11-12', '/day van-wyk 2026-09-13'],
			['of every week', 'van-wyk every sunday 9-10', '/day van-wyk 2026-09-20'],
		])('is taken back by a tap: times %s', async (_, typed, day) => {
			await answer(desk, `/open ${typed}`);
			expect(await answer(desk, '[Undo]')).toBe(
				'Taken back: those times of Sister Annelise van Wyk at Harbour Clinic are closed again.',
			);
			expect(await answer(desk, day)).not.toContain('free');
			expect(await answer(desk, `/open ${typed}`)).toMatch(/^Opened/);
		});

		it.each([
			['held', ['1'], /^Sun 13 Sep 2026, 09:00, held until 08:05$/m],
			['booked', ['1', 'yes'], /^Sun 13 Sep 2026, 09:00, booked: [A-Z0-9]{4}-[A-Z0-9]{4}$/m],
		])('stays, all of it, once one of its times is %s, and which one is said', async (_, taken, sentence) => {
			await answer(desk, '/open naidoo sun 9-10 for general');
			const ana = new Caller(test);
			for (const text of [...TO_REVIEW.slice(0, 11), 'sun 13 sep', 'any time', ...taken]) await ana.says(text);
			const told = await answer(desk, '[Undo]');
			expect(told).toMatch(/^One of these times is in use, so nothing was taken back:$/m);
			expect(told).toMatch(sentence);
			expect(await answer(desk, '/day naidoo 2026-09-13')).toContain('free, 2 times');
		});

		it('is taken back once, and by nobody who could not open it', async () => {
			await answer(desk, '/open naidoo sun 9-10');
			const rows = await test.house.store.read(({ run }) => run(opened, {}));
			const canal = await joined('canal', ['canal']);
			expect(await answer(canal, `/undo ${rows.at(-1)!.id}`)).toMatch(/^There is nothing of that number/);
			expect(await answer(desk, '[Undo]')).toMatch(/^Taken back/);
			expect(await answer(desk, `/undo ${rows.at(-1)!.id}`)).toMatch(/^That was taken back already/);
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
			['opening hours', /^\/help lists what you can do here\./],
		])('that is asked for like this is answered: %s', async (typed, expected) => {
			expect(await answer(desk, typed)).toMatch(expected);
		});
	});
});
