/** Closing times, leave, holidays and shares by command: who may, what is shown first, what is asked or refused, and the way back. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { open } from '../../db/open.ts';
import { timersOf } from '../../db/queries/timers.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { clinicCommand } from '../../src/clinic/command.ts';
import { networkOf } from '../../src/core/network.ts';
import { openSession } from '../../src/core/sessions.ts';
import { invite } from '../../src/staff/access/invitation.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { scratch } from '../scratch.ts';
import { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';

const DEMO = new URL('../../src/clinic/demo/clinic.yaml', import.meta.url);

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let boss: Caller;
	let desk: Caller;
	let canal: Caller;
	let naidoo: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		boss = await joins('administrator', []);
		desk = await joins('receptionist', ['harbour']);
		canal = await joins('receptionist', ['canal']);
		naidoo = await joins('practitioner', ['harbour'], 'naidoo');
	}, 60_000);
	afterAll(() => test.close());

	let chats = 0;
	async function joins(role: StaffRole, locations: readonly string[], practitioner?: string) {
		const caller = new Caller(test, `closing ${++chats}`, 'desk');
		await lets(caller, role, locations, practitioner);
		return caller;
	}
	async function lets(caller: Caller, role: StaffRole, locations: readonly string[], practitioner?: string) {
		const as = { name: `Closing ${chats}`, ...(practitioner && { practitioner }) };
		await caller.opens(await test.house.store.transaction((tx) => invite(tx, role, locations, as)));
		await caller.hears();
	}
	const answer = async (caller: Caller, line: string): Promise<string> => {
		await caller.does(line);
		return (await caller.reads()).join('\n');
	};
	/** What the day looks like. */
	const day = (line: string) => answer(boss, `/day ${line}`);
	const releases = async (locationId: number) => {
		const of = { conversationId: `clinic:${locationId}`, until: Number.MAX_SAFE_INTEGER };
		const open = await test.house.store.read(({ run }) => run(timersOf, of));
		return open.filter(({ event }) => (event as { clinic?: string }).clinic === 'release');
	};
	/** Applies the demo's clinic file, with more said of general practice, as a command does in a process of its own. */
	const clinicFileSays = async (keys: Readonly<Record<string, string>>) => {
		const doc = parseDocument(readFileSync(DEMO, 'utf8'));
		for (const [key, said] of Object.entries(keys)) doc.setIn(['departments', 'general-practice', key], said);
		const file = join(mkdtempSync(join(scratch(), 'clinic-')), 'clinic.yaml');
		writeFileSync(file, String(doc));
		const printed: string[] = [];
		const deps = {
			open: () => open(test.url, { keys: test.house.store.keys, clock: test.clock.read, durable: false }),
			print: (text: string) => void printed.push(text),
		};
		expect(await clinicCommand(['apply', file], deps), printed.join('\n')).toBe(0);
	};

	it.each([
		['/close tremblay tomorrow', /^I know nobody called “tremblay”/],
		['/close canal tomorrow', /^I know nobody called “canal”/],
		['/leave tremblay next week', /^I know nobody called “tremblay”/],
		['/share tremblay tomorrow 50%', /^I know nobody called “tremblay”/],
		['/holiday canal 23 dec', /^I know no such clinic: “canal”/],
	])(
		'to another clinic’s desk what it may not close is not there, and that it asked is recorded: %s',
		async (line, told) => {
			const refused = async () =>
				(await trail(test.house.store)).filter(({ action }) => action === 'was refused').length;
			const before = await refused();
			expect(await answer(desk, line)).toMatch(told);
			expect(await refused()).toBe(before + 1);
		},
	);

	it('a practitioner closes their own times, and nobody else’s, nor the clinic', async () => {
		await answer(naidoo, '/open sun 13 sep 9-12');
		expect(await answer(naidoo, '/close 13 sep 9:20')).toMatch(/^Closed: Dr Priya Naidoo, Sun 13 Sep 2026, 09:20/);
		expect(await answer(naidoo, '[Undo]')).toBe('Open again: 1 time.');
		expect(await answer(naidoo, '/close dlamini 9 sep')).toMatch(/^You change only your own times/);
		expect(await answer(naidoo, '/close harbour 9 sep')).toMatch(/^Close Dr Priya Naidoo, Wed 9 Sep.*Harbour Clinic\?/);
		expect(await answer(naidoo, '/holiday 23 dec Staff day')).toMatch(/^Only a desk can change/);
	});

	it('leave is entered by whoever looks after all clinics where somebody works, or by themselves', async () => {
		expect(await answer(canal, '/leave gagnon 14-18 sep')).toMatch(
			/^Mathieu Gagnon works at clinics that are not yours/,
		);
		expect(await answer(boss, '/leave gagnon 14-18 sep')).toMatch(
			/^Leave entered: .*Mon 14 Sep 2026 to Fri 18 Sep 2026/,
		);
		expect(await answer(boss, '[Undo]')).toMatch(/^The leave of Mathieu Gagnon is taken back/);
	});

	it('whom it concerns is shown first, and nothing is closed until that is confirmed', async () => {
		const before = await day('dlamini 2026-09-09');
		const asked = await answer(desk, '/close dlamini 9 sep');
		expect(asked).toMatch(
			/^Close Dr Themba Dlamini, Wed 9 Sep, Harbour Clinic\? There are \d+ free times to close\.\n\n\d+ visits/,
		);
		expect(await answer(desk, '/close dlamini 9 sep')).toBe(asked);
		expect(await day('dlamini 2026-09-09')).toBe(before);
		const free = /\d+(?= free times)/.exec(asked)![0];
		expect(await answer(desk, `[Close ${free} free times]`)).toMatch(/^Closed: Dr Themba Dlamini/);
		expect(await day('dlamini 2026-09-09')).not.toContain('free');
		expect(await answer(desk, '[Undo]')).toBe(`Open again: ${free} times.`);
		expect(await day('dlamini 2026-09-09')).toBe(before);
	});

	it('taken back, exactly what it closed is open again: what was closed before stays so', async () => {
		await answer(desk, '/close naidoo 16 sep 10-11');
		const before = await day('naidoo 2026-09-16');
		await answer(desk, '/close naidoo 16 sep');
		expect(await day('naidoo 2026-09-16')).not.toBe(before);
		await answer(desk, '[Undo]');
		expect(await day('naidoo 2026-09-16')).toBe(before);
		expect(before).toContain('closed');
	});

	it('a live hold is never overridden: it is said until when it stays; booked, it is kept, and given up, it closes', async () => {
		const ana = new Caller(test, 'ana');
		await ana.reviews();
		const [, at] = /keeping .* (\d\d:\d\d) at Harbour Clinic/.exec(await answer(boss, '/day harbour')) ?? [];
		expect(at).toBeUndefined();
		const asked = await answer(boss, '/close harbour today');
		expect(asked).toMatch(/Mon 7 Sep 2026, (\d\d:\d\d) is being looked at, and held until 08:05\. It stays until then/);
		const [, start] = /(\d\d:\d\d) is being looked at/.exec(asked)!;
		const free = /\d+(?= free times)/.exec(asked)![0];
		expect(await answer(boss, `[Close ${free} free times]`)).toContain(`${start} is being looked at`);
		expect(await day('harbour today')).toContain(`${start}–`);
		test.clock.forward(6);
		await test.later(0);
		await ana.hears();
		expect(await answer(ana, 'book')).not.toMatch(/^You are booked/);
		expect(await day('harbour today')).not.toMatch(/held|free/);
		await answer(boss, '/close harbour today');
	});

	it.each([
		[
			'/close dlamini 11 sep to 9 sep',
			'9 September 2026 is before 11 September 2026. Write the earlier day first, for example 2026-09-09 to 2026-09-11.',
		],
		[
			'/leave dlamini 7 dec to 4 dec',
			'4 December 2026 is before 7 December 2026. Write the earlier day first, for example 2026-12-04 to 2026-12-07.',
		],
		[
			'/open dlamini 18 sep to 14 sep 18-19',
			'14 September 2026 is before 18 September 2026. Write the earlier day first, for example 2026-09-14 to 2026-09-18.',
		],
		[
			'/close dlamini 9 sep 12-9',
			'I could not read the hours. Write them like 9-12 or 13:30-17, the first before the second.',
		],
		['/close dlamini yesterday', 'That is past.'],
		['/leave dlamini 1 sep', 'That is past.'],
		['/holiday 1 sep Spring', 'That is past.'],
		[
			'/leave dlamini 9 sep morning',
			'A leave is of whole days. For a part of a day, /close closes the times: tomorrow 13-17, for example.',
		],
		[
			'/leave dlamini 5 oct to 2 oct 2027',
			'From 5 October 2026 to 2 October 2027 is 363 days. If that is right, write the years too: 2026-10-05 to 2027-10-02.',
		],
		[
			'/holiday 24 dec to 2 jan Year end',
			'A holiday is one day. Write one after the other, or close all of those days:',
		],
		[
			'/share dlamini next week 60%',
			'A share is changed for the times of one day at a time. What is usual is said in the clinic file.',
		],
		['/share dlamini tomorrow 140%', 'A share is a part of a hundred, at most 100%, not 140%.'],
		[
			'/close dlamini 9 sep and 11 sep',
			'I can read one day, or a stretch of days, but not several. Write them like 14 sep to 18 sep, or one after the other.',
		],
		[
			'/open dlamini sunday 5-24',
			'Not opened: that is 19 hours on one day, and 16 is the most. Is 05:00 to 24:00 right? Write the hours as they are worked, for example 8-12, 13-17.',
		],
		[
			'/open dlamini sunday 9-12, 10-13',
			'Not opened: 09:00-12:00 and 10:00-13:00 overlap. Write hours that follow each other, like 9-12, 13:30-17.',
		],
		[
			'/open dlamini every 2nd tuesday 18-19',
			'Times can be opened for a day or for every week, not for every other week or once a month. Open those days one by one.',
		],
		[
			'/open dlamini sunday 9-12 for tattoos',
			'Dr Themba Dlamini does not give “tattoos” at Harbour Clinic, but: General visit, Visit to my family doctor, Minor surgery.',
		],
	])('what can’t be is refused with what would be right, and an example: %s', async (line, why) => {
		const [first, ...more] = (await answer(desk, line)).split('\n');
		expect(first).toBe(why);
		expect(more.join('\n')).toMatch(/For example:\n\//);
	});

	it('times that overlap those at another clinic are not opened', async () => {
		expect(await answer(boss, '/open gagnon sun 20 sep 9-12 at plateau')).toMatch(/^Opened/);
		expect(await answer(boss, '/open gagnon sun 20 sep 11-13 at canal')).toMatch(
			/^Not opened: Mathieu Gagnon already has times from Sun 20 Sep 2026, 09:00 to 12:00 at Plateau Clinic/,
		);
	});

	it.each([
		['/close dlamini 10 sep afternoon', 'Thu 10 Sep 2026, 12:00 to 17:00'],
		['/close dlamini 10 sep 2-4', 'Thu 10 Sep 2026, 14:00 to 16:00'],
		['/close dlamini 10 sep from 3pm', 'Thu 10 Sep 2026, 15:00 to 24:00'],
		['/close dlamini 10 sep until 10', 'Thu 10 Sep 2026, 00:00 to 10:00'],
		['/close dlamini all day 10 sep', 'Thu 10 Sep, Harbour Clinic'],
		['/close dlamini 21-25 sep', 'Mon 21 Sep to Fri 25 Sep'],
		['/close dlamini next week', 'Mon 14 Sep to Sun 20 Sep'],
	])('a part of a day, and more than one, is understood as it is meant: %s', async (line, told) => {
		expect(await answer(desk, line)).toContain(told);
		await answer(desk, '[Undo]').catch(() => {});
	});

	it('hours on several days are said with them', async () => {
		expect(await answer(desk, '/close jacobs 28 sep to 30 sep 9-12')).toContain('On each of these days: 09:00-12:00.');
	});

	describe('A holiday', () => {
		it('with the name of a clinic and nothing else is that clinic’s', async () => {
			expect(await answer(boss, '/holiday harbour 23 dec')).toMatch(
				/^Wed 23 Dec is no holiday at Harbour Clinic\. What/,
			);
			expect(await answer(boss, 'Staff day')).toMatch(/Harbour Clinic is closed on Wed 23 Dec: Staff day\./);
			expect(await answer(boss, '[Undo]')).toMatch(/^Taken back: Harbour Clinic is not closed on Wed 23 Dec/);
		});

		it('whose name may have a clinic in it is asked about', async () => {
			expect(await answer(boss, '/holiday 23 dec harbour festival')).toMatch(/^Is “harbour festival” the name/);
			expect(await answer(boss, '[“festival” at Harbour Clinic]')).toMatch(
				/Harbour Clinic is closed on Wed 23 Dec: festival\./,
			);
			await answer(boss, '[Undo]');
			await answer(boss, '/holiday 23 dec harbour festival');
			expect(await answer(boss, '[“harbour festival”]')).toBe('At which clinic?');
			expect(await answer(boss, '[Canal Clinic]')).toMatch(/Canal Clinic is closed on Wed 23 Dec: harbour festival\./);
			await answer(boss, '[Undo]');
		});

		it('closed twice and taken back twice is as it was; and that is said', async () => {
			expect(await answer(boss, '/holiday 25 dec open at harbour')).toMatch(/^Harbour Clinic works on Fri 25 Dec/);
			expect(await answer(boss, '[Undo]')).toMatch(/^Taken back: Harbour Clinic is closed on Fri 25 Dec/);
			const { id } = (await trail(test.house.store)).findLast(({ action }) => action === 'changed a holiday')!;
			expect(await answer(boss, `/undo ${id}`)).toMatch(/^That was taken back already/);
		});
	});

	describe('A share', () => {
		it('taken back is what each session had before; changed since, it is not', async () => {
			const before = await answer(desk, '/share naidoo 10 sep');
			await answer(desk, '/share naidoo 10 sep 50%');
			await answer(desk, '[Undo]');
			expect(await answer(desk, '/share naidoo 10 sep')).toBe(before);
			await answer(desk, '/share naidoo 10 sep half');
			const { id } = (await trail(test.house.store)).findLast(({ action }) => action === 'changed the online share')!;
			await answer(desk, '/share naidoo 10 sep 70');
			expect(await answer(desk, `/undo ${id}`)).toMatch(/^The share of those times was changed since/);
			await answer(desk, '/share naidoo 10 sep default');
		});

		it('with a time of release that the clinic file says later is released then, by one timer however often it was changed', async () => {
			for (const share of ['50%', '20%', '0%']) await answer(desk, `/share naidoo 9 sep ${share}`);
			const kept = async () =>
				Number(/(\d+) kept for the desk/.exec(await answer(desk, '/share naidoo 9 sep'))?.[1] ?? 0);
			const all = await kept();
			expect(all).toBeGreaterThan(20);
			expect(await releases(1)).toHaveLength(0);
			await clinicFileSays({ release: '22 hours' });
			await test.later(0);
			expect(await releases(1)).toHaveLength(1);
			for (const share of ['50%', '20%', '0%']) await answer(desk, `/share naidoo 9 sep ${share}`);
			expect(await releases(1)).toHaveLength(1);
			// Twenty-two hours before 10:00 of Wednesday it is noon on Tuesday.
			test.clock.to('2026-09-08T10:00:00Z');
			await test.later(0);
			expect(await kept()).toBeLessThan(all);
			const free = (await day('naidoo 2026-09-09')).split('\n').filter((line) => line.includes(' free'));
			expect(free.length).toBeGreaterThan(5);
			for (const line of free) expect(line.includes('kept'), line).toBe(line.slice(0, 5) > '10:00');
			expect(await releases(1)).toHaveLength(1);
		});
	});

	it('for today, only hours to come are offered', async () => {
		test.clock.to('2026-09-08T10:00:00Z');
		expect(await answer(desk, '/open van-wyk today')).toContain('From when to when?');
		await expect(desk.taps('9-12')).rejects.toThrow('There is no [9-12].');
		expect(await answer(desk, '[13:30-17]')).toMatch(/^Not opened|^Opened/);
		test.clock.to('2026-09-08T19:00:00Z');
		expect(await answer(desk, '/open van-wyk')).toContain('On which day?');
		await expect(desk.taps('Tue 8 Sep')).rejects.toThrow('There is no');
	});

	it.each([
		['2-5', '[14:00-17:00]', '14:00 to 17:00'],
		['2-5', '[02:00-05:00]', '02:00 to 05:00'],
	])('hours that may be of the night are asked about: %s, %s', async (hours, button, told) => {
		expect(await answer(desk, `/open jacobs 20 sep ${hours}`)).toBe('In the afternoon, or in the night?');
		expect(await answer(desk, button)).toContain(`Sun 20 Sep 2026, ${told}, Harbour Clinic`);
		await answer(desk, '[Undo]');
	});

	it('times are found for who manages each at a clinic, not for one there and another elsewhere', async () => {
		const both = await joins('receptionist', ['canal']);
		await lets(both, 'practitioner', ['plateau'], 'haddad');
		await test.house.store.transaction(async (tx) => {
			const network = await networkOf(tx);
			const id = (of: 'practitioners' | 'locations' | 'services', code: string) => network[of].byCode.get(code)!.id;
			const opened = await openSession(tx, network, {
				...{ practitionerId: id('practitioners', 'tremblay'), locationId: id('locations', 'plateau') },
				...{ serviceIds: [id('services', 'general')], date: '2026-09-13', from: '09:00', to: '12:00' },
				...{ slotMinutes: 20, openedBy: 'demo', online: true },
			});
			expect(opened.kind).toBe('opened');
		});
		const told = await answer(both, '/book #4 general 2026-09-13 10:00');
		expect(told).not.toMatch(/Tremblay|Sun 13 Sep 2026, 10:00, /);
		expect(told).toMatch(/^Nobody has open times at Sun 13 Sep 2026, 10:00/);
	});
});
