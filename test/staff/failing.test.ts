/** A day that fails, by command: a whole clinic at once, and what is left alone. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { appointmentByReference } from '../../src/core/appointments.ts';
import { networkOf } from '../../src/core/network.ts';
import { balance, paymentsFor } from '../../src/core/payments.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { trail } from '../turn/rows.ts';
import { answer, buttonsOf, joins, referenceIn } from './desk.ts';

const visits = query()((q, { appointment: a }) =>
	q.select({ id: a.id, status: a.status, start: a.start, practitionerId: a.practitionerId }).from(a).orderBy(a.id),
);
const closed = query()((q, { slot: s }) =>
	q.select({ id: s.id, status: s.status, by: s.holdBy }).from(s).orderBy(s.id),
);

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let boss: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		boss = await joins(test, 'administrator', [], 'Bea');
	}, 60_000);
	afterEach(() => test.close());

	const everything = () =>
		test.house.store.read(async ({ run }) => ({ visits: await run(visits, {}), slots: await run(closed, {}) }));
	const statusOf = async (reference: string) =>
		(await test.house.store.read((reading) => appointmentByReference(reading, reference)))!.status;
	const books = async (line: string) => referenceIn(await answer(boss, line));
	/** The number that a sentence names where these words stand. */
	const count = (told: string, words: RegExp) => Number(words.exec(told)?.[1]);

	it.each([
		['cancelday', 'All of them: cancel'],
		['moveday', 'All of them: new times for'],
	])('all of a clinic fails at once by /%s, and is taken back at once', async (verb, all) => {
		const before = await everything();
		const asked = await answer(boss, `/${verb} harbour tomorrow`);
		const total = count(asked, /^Harbour Clinic, Tue 8 Sep: (\d+) visits of 4 practitioners to cancel/);
		const each = [...asked.matchAll(/^(?:Dr|Sister|Fatima).*: (\d+) visits?$/gm)].map(([, number]) => Number(number));
		expect(each).toHaveLength(4);
		expect(each.reduce((sum, one) => sum + one)).toBe(total);
		// They work there, but not on that day.
		expect(asked).toContain('Nothing then: Dr Yusuf Abrahams.');
		const done = await answer(boss, `[${all} ${total}${verb === 'cancelday' ? ' visits' : ''}]`);
		expect(count(done, /^Harbour Clinic, Tue 8 Sep: (\d+) visits are cancelled/)).toBe(total);
		const told = [/in their chat: (\d+)/, /e-mail: (\d+)/, /phoned: (\d+)/].map((words) => count(done, words) || 0);
		expect(told.reduce((sum, one) => sum + one)).toBe(total);
		if (verb === 'moveday') expect(done).toMatch(/A new time is kept for \d+/);
		expect(count(await answer(boss, '[Whom to phone]'), /^(\d+) patients whose visit was cancelled/)).toBe(total);

		const last = (await everything()).visits.filter(
			({ status }, i) => status === 'cancelled' && before.visits[i]!.status !== 'cancelled',
		);
		expect(last).toHaveLength(total);
		await answer(boss, '/undo');
		expect(await answer(boss, '[Undo the cancelling of a day]')).toContain(`${total} visits are back`);
		expect(await everything()).toEqual(before);
	});

	it('whoever is failed, put back and failed again is phoned once, and once put back not at all', async () => {
		const phoned = async () => count(await answer(boss, '/tophone'), /^(\d+) patients? whose visit was cancelled/) || 0;
		await answer(boss, '/cancelday dlamini tomorrow');
		await answer(boss, '1');
		const total = await phoned();
		expect(total).toBeGreaterThan(1);
		await answer(boss, '/undo');
		await answer(boss, '[Undo the cancelling of a day]');
		expect(await phoned()).toBe(0);
		await answer(boss, '/moveday dlamini tomorrow');
		await answer(boss, '1');
		expect(await phoned()).toBe(total);
	});

	it('each of a clinic may still be failed alone', async () => {
		const buttons = await buttonsOf(boss, '/cancelday harbour tomorrow');
		const alone = buttons.find((label) => label.startsWith('Fatima Jacobs'))!;
		expect(buttons.indexOf(alone)).toBeGreaterThan(1);
		expect(await answer(boss, `[${alone}]`)).toMatch(
			/^Fatima Jacobs at Harbour Clinic, Tue 8 Sep: \d+ visits? to cancel/,
		);
	});

	it('a clinic without a day is asked which, and one where nobody has times then says so', async () => {
		expect(await answer(boss, '/cancelday harbour')).toBe('Which day is cancelled at Harbour Clinic?');
		expect(await answer(boss, 'sunday')).toContain('Nobody has times at Harbour Clinic on Sun 13 Sep.');
	});

	it('to a practitioner a clinic is their own times there, and a colleague’s are refused, which is noted', async () => {
		const naidoo = await joins(test, 'practitioner', ['harbour'], 'Priya', { practitioner: 'naidoo' });
		expect(await answer(naidoo, '/cancelday harbour tomorrow')).toMatch(
			/^Dr Priya Naidoo at Harbour Clinic, Tue 8 Sep/,
		);
		expect(await answer(naidoo, '/cancelday tomorrow')).toMatch(/^Dr Priya Naidoo at Harbour Clinic, Tue 8 Sep/);
		const before = await everything();
		expect(await answer(naidoo, '/cancelday dlamini tomorrow')).toMatch(/^You change only your own times/);
		expect(await everything()).toEqual(before);
		const dlamini = (await test.house.store.read(networkOf)).practitioners.byCode.get('dlamini')!;
		expect((await trail(test.house.store)).at(-1)).toMatchObject({
			action: 'was refused',
			entity: `practitioner:${dlamini.id}`,
			detail: { command: 'cancelday' },
		});
	});

	it('a day that is past fails no more, and of a day that has begun what is still to come', async () => {
		expect(await answer(boss, '/cancelday naidoo 2026-09-04')).toMatch(
			/^Fri 4 Sep is over: nothing of it can be cancelled/,
		);
		await answer(boss, '/open naidoo today 18-20 every 20 at harbour');
		const early = await books('/book #4 general today 18:00 naidoo');
		const later = await books('/book #6 general today 18:20 naidoo');
		// The first is with the practitioner right now.
		await test.later(10 * 60 + 10);
		expect(await answer(boss, '/cancelday naidoo today')).toContain('1 visit to cancel, 4 free times to close');
		await answer(boss, '[Cancel 1 visit]');
		expect([await statusOf(early), await statusOf(later)]).toEqual(['booked', 'cancelled']);
	});

	it('who is here already, was seen or was missed stays', async () => {
		await answer(boss, '/open naidoo today 18-21 every 20 at harbour');
		const [missed, seen, here] = [
			await books('/book #4 general today 18:00 naidoo'),
			await books('/book #6 general today 20:00 naidoo'),
			await books('/book #9 general today 20:20 naidoo'),
		];
		await answer(boss, `/arrived ${seen}`);
		await test.later(11 * 60 + 50);
		for (const line of ['/next naidoo', '/seen 1', `/arrived ${here}`]) await answer(boss, line);
		const was = [await statusOf(missed), await statusOf(seen), await statusOf(here)];
		expect(was).toEqual(['noshow', 'fulfilled', 'arrived']);
		expect(await answer(boss, '/cancelday naidoo today')).toContain(
			'2 patients are here already, or were seen: their visits stay.',
		);
		await answer(boss, '[Close the times]');
		expect([await statusOf(missed), await statusOf(seen), await statusOf(here)]).toEqual(was);
		// Nothing else is left of the day.
		expect(await answer(boss, '/cancelday naidoo today')).toMatch(
			/ is closed already: .*, by Bea\.\n2 patients are here already, or were seen/,
		);
	});

	it('what was paid for a visit stays on record through it all', async () => {
		await answer(boss, '/open naidoo 2026-09-20 9-10 every 20 at harbour');
		const reference = await books('/book #4 general 2026-09-20 09:00 naidoo');
		await answer(boss, `/paid ${reference} 350 ZAR`);
		const paid = async () => {
			const visit = (await test.house.store.read((reading) => appointmentByReference(reading, reference)))!;
			return balance(await test.house.store.read((reading) => paymentsFor(reading, visit.id)), 'ZAR');
		};
		const was = await paid();
		expect(was).toBeGreaterThan(0);
		await answer(boss, '/cancelday naidoo 2026-09-20');
		await answer(boss, '[Cancel 1 visit]');
		expect([await statusOf(reference), await paid()]).toEqual(['cancelled', was]);
		await answer(boss, '[Undo]');
		expect([await statusOf(reference), await paid()]).toEqual(['booked', was]);
	});

	it('tomorrow is the clinic’s own tomorrow', async () => {
		// 01:00 on Tuesday in Cape Town, Monday evening in Montreal.
		await test.later(17 * 60);
		expect(await answer(boss, '/cancelday tremblay tomorrow')).toMatch(/Tue 8 Sep/);
		expect(await answer(boss, '/cancelday naidoo tomorrow')).toMatch(/Wed 9 Sep/);
		expect(await answer(boss, '/cancelday canal tomorrow')).toMatch(/Tue 8 Sep/);
	});
});
