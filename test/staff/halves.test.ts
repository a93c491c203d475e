/** A time of a button is what it says, whatever the hour; one that was typed is of the half of the day that is open. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins, referenceIn } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		await answer(desk, '/open van wyk 20 sep 05:00-08:00');
		await answer(desk, '/open dlamini every sunday 6:00-8:00');
	}, 60_000);
	afterAll(() => test.close());

	it('times before seven are booked by a tap, by more times, and moved to', async () => {
		const [first] = await buttonsOf(desk, '/book #4 blood test 20 sep');
		expect(first).toContain('Sun 20 Sep, 05:00');
		const told = await answer(desk, '1');
		expect(told).toMatch(/^Booked for .* 20 Sep 2026, 05:00/);
		const [more] = await buttonsOf(desk, '/book #5 blood test 20 sep').then(() => buttonsOf(desk, '[More times]'));
		expect(more).toContain('Sun 20 Sep, 06:20');
		expect(await answer(desk, '1')).toMatch(/^Booked for .* 20 Sep 2026, 06:20/);
		expect((await buttonsOf(desk, `/move ${referenceIn(told)} 20 sep 07:00`))[0]).toBe('Undo');
		await buttonsOf(desk, `/move ${referenceIn(told)} 20 sep`);
		expect(await answer(desk, '1')).toMatch(/^Moved for .* 20 Sep 2026, 05:00/);
	});

	it('times of every week before seven are booked by a tap', async () => {
		expect((await buttonsOf(desk, '/book #12 general sunday dlamini'))[0]).toContain('Sun 13 Sep, 06:00');
		expect(await answer(desk, '1')).toMatch(/^Booked for .* 13 Sep 2026, 06:00/);
	});

	it.each([
		['#13 general sunday 6:20 dlamini', '13 Sep 2026, 06:20'],
		['#14 general sunday 06:40 dlamini', '13 Sep 2026, 06:40'],
		['#15 general sunday 7 dlamini', '13 Sep 2026, 07:00'],
		['#13 general 27 sep 6 dlamini', '27 Sep 2026, 06:00'],
		['#14 general wed 5:20 dlamini', '9 Sep 2026, 17:20'],
	])('is of the half of the day in which there are open times: %s', async (typed, when) => {
		expect(await answer(desk, `/book ${typed}`)).toMatch(new RegExp(`^Booked for .* ${when}`));
	});

	it('in both halves it is asked, and two figures are of the morning', async () => {
		await answer(desk, '/open dlamini 4 oct 18-20');
		const both = await buttonsOf(desk, '/book #16 general 4 oct 6:20 dlamini');
		expect(both.map((label) => /\d\d:\d\d/.exec(label)?.[0])).toEqual(['06:20', '18:20']);
		expect(await answer(desk, '/book #16 general 4 oct 02:20 dlamini')).toContain(
			'open times at Sun 4 Oct 2026, 02:20',
		);
		expect(await answer(desk, '/book #16 general 4 oct 06:20 dlamini')).toContain('Oct 2026, 06:20');
	});
});
