/** Of two days in a line, the first is that of the visit and the last is where it goes; no other visit is ever moved. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		for (const when of ['tue 17-19', 'thu 17-19', 'fri 17-19']) await answer(desk, `/open dlamini ${when}`);
		for (const who of ['new Zora Quist +27821234599', 'quist']) {
			const when = who === 'quist' ? 'fri 18:40' : 'tue 18:40';
			expect(await answer(desk, `/book ${who} general ${when} dlamini`)).toMatch(/^Booked for/);
		}
	}, 60_000);
	afterAll(() => test.close());

	it.each([
		['quist tomorrow thursday 17:00', 'Thu 10 Sep 2026, 17:00', 'Tue 8 Sep 2026, 18:40'],
		['quist tomorrow to thursday 17:20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist tue to thu 17:20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist tue thu 17:20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist 8 sep 10 sep 17:20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist tue 8 sep 18:40 thu 10 sep 17:20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist demain à jeudi 17h20', 'Thu 10 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist tue to 17:20', 'Tue 8 Sep 2026, 17:20', 'Tue 8 Sep 2026, 18:40'],
		['quist fri to tue 17:40', 'Tue 8 Sep 2026, 17:40', 'Fri 11 Sep 2026, 18:40'],
		['quist friday tomorrow 17:40', 'Tue 8 Sep 2026, 17:40', 'Fri 11 Sep 2026, 18:40'],
	])('%s', async (typed, now, before) => {
		const told = await answer(desk, `/move ${typed}`);
		expect(told).toContain(`, ${now},`);
		expect(told).toContain(`It was ${before},`);
		await answer(desk, '[Undo]');
	});

	it.each(['quist wed thu 17:20', 'quist thursday to wednesday 17:20', 'quist today to friday 17:00'])(
		'a day on which there is no visit moves none: %s',
		async (typed) => {
			expect(await answer(desk, `/move ${typed}`)).toMatch(/^#\d+ has no visit then/);
		},
	);

	it('one day is where it goes, and which of several visits is asked', async () => {
		expect(await buttonsOf(desk, '/move quist thu 17:20')).toHaveLength(2);
		expect(await answer(desk, '2')).toContain('It was Fri 11 Sep 2026, 18:40');
		await answer(desk, '[Undo]');
	});

	it('alone, it asks for the visit, whose day may be said, and then for the time', async () => {
		expect(await answer(desk, '/move')).toMatch(/^Which visit\?/);
		expect(await answer(desk, 'quist fri')).toContain('which time?');
		expect(await answer(desk, 'thu 17:20')).toContain('It was Fri 11 Sep 2026, 18:40');
		await answer(desk, '[Undo]');
		await answer(desk, '/move');
		expect(await buttonsOf(desk, 'quist')).toHaveLength(2);
		expect(await answer(desk, '1')).toContain('which time?');
	});
});
