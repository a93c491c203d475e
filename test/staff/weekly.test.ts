/** Times of every week at the desk: how they end, what is told of days they could not have; and what is closed twice. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, joins } from './desk.ts';

const DAY = 24 * 60;

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let ann: Caller;
	let ben: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ann = await joins(test, 'receptionist', ['harbour'], 'Ann');
		ben = await joins(test, 'receptionist', ['harbour'], 'Ben');
	}, 60_000);
	afterEach(() => test.close());

	it('times are closed once: who closes them second is told who did, and when, typed or confirmed', async () => {
		const ask = '/close harbour 2026-09-14';
		const [button] = /Close \d+ free times(?=\])/.exec(await labels(ann, ask)) ?? [];
		await answer(ben, ask);
		expect(await answer(ann, `[${button}]`)).toMatch(/^Closed: the whole of Harbour Clinic/);
		await test.later(5);
		const already = /^the whole of Harbour Clinic, Mon 14 Sep is closed already: Mon 7 Sep 2026, 08:00, by Ann\./i;
		expect(await answer(ben, `[${button}]`)).toMatch(already);
		expect(await answer(ben, ask)).toMatch(already);
		await answer(ann, '/close naidoo 2026-09-15 10-11');
		await answer(ann, '/close naidoo 2026-09-15 10-11');
		expect(await answer(ben, '/close naidoo 2026-09-15 10-12')).not.toMatch(/already/);
	});

	it('times of every week end once: who confirms second is told who did it, and when', async () => {
		await answer(ann, '/open naidoo every sunday 6-7');
		for (const each of [ann, ben]) await answer(each, '/close naidoo every sunday 6-7');
		expect(await answer(ann, '[End them]')).toMatch(/^Ended, from Sun 13 Sep 2026 on: 12 free times/);
		expect(await answer(ben, '[End them]')).toMatch(/^Those times have ended already: Mon 7 Sep 2026, 08:00, by Ann\./);
		await answer(ann, '/open naidoo every sunday 6:30-7');
		expect(await answer(ben, '/day naidoo 2026-09-13')).toMatch(/06:30–06:50 free/);
	});

	it('what is booked stays when they end, and is shown first', async () => {
		await answer(ann, '/open naidoo every sunday 6-7 for general');
		await answer(ann, '/book #4 general sun 6:00 with naidoo');
		const asked = await answer(ann, '/close naidoo every sunday');
		expect(asked).toMatch(/1 visit is booked there:\nSun 13 Sep 2026, 06:00/);
		expect(await answer(ann, '[End them]')).toMatch(/That visit stays booked/);
		expect(await answer(ann, '[Undo]')).toMatch(
			/^Those times of every week of Dr Priya Naidoo go on\.\nOpen again: 11 times/,
		);
	});

	it('whoever opened them hears of all the days on which they could not be, in one message', async () => {
		await answer(ann, '/open naidoo every sunday 6-7');
		await answer(ben, '/close naidoo 2026-10-11 6-7');
		await answer(ben, '/close naidoo 2026-10-18 6-7');
		for (const day of ['2026-10-11', '2026-10-18']) await answer(ben, `/open naidoo ${day} 6-7`);
		await ann.reads();
		await test.later(14 * DAY);
		const told = (await ann.reads()).filter((each) => /Weekly times/.test(each));
		expect(told).toHaveLength(1);
		expect(told[0]).toMatch(/on 2 days:.*\n\/open naidoo 2026-10-11 06:00-07:00 at harbour\n\/open naidoo 2026-10-18/);
	});

	it('are ended by who may manage them, and nobody else', async () => {
		await answer(ann, '/open naidoo every sunday 6-7');
		const canal = await joins(test, 'receptionist', ['canal'], 'Cas');
		expect(await answer(canal, '/close naidoo every sunday 6-7')).toMatch(/^I know nobody called “naidoo”/);
		const dlamini = await answer(ben, '/close dlamini every #1');
		expect(dlamini).toMatch(/^Dr Themba Dlamini has no times of every week/);
	});
});

/** The labels of the newest message, after a line. */
async function labels(caller: Caller, line: string): Promise<string> {
	await caller.does(line);
	const body = (await caller.hears()).at(-1)!;
	return body.kind === 'text' ? body.buttons.map(({ label }) => `[${label}]`).join(' ') : '';
}
