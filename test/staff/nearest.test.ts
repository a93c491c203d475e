/** What is offered where a time can't be had, a name is several, or the clocks show an hour twice. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clinicFileSays } from '../conversations/meanwhile.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Caller } from '../turn/caller.ts';
import { answer, buttonsOf, joins } from './desk.ts';

describe.each(ENGINES)('On %s', (engine) => {
	let test: TestHouse;
	let desk: Caller;
	let both: Caller;
	beforeAll(async () => {
		test = await openTestHouse(engine);
		desk = await joins(test, 'receptionist', ['harbour'], 'Thandeka');
		both = await joins(test, 'receptionist', ['harbour', 'canal'], 'Bo');
		await answer(desk, '/open naidoo 20 oct 9-10');
	}, 60_000);
	afterAll(() => test.close());

	it('that same morning is offered where nothing is left of the day, and a typed time is among those from it on', async () => {
		const clocks = async (typed: string) =>
			(await buttonsOf(desk, `/book #9 general ${typed} naidoo`)).map((label) => /^[^,]+, [\d:]+/.exec(label)?.[0]);
		const morning = ['Tue 20 Oct, 09:00', 'Tue 20 Oct, 09:20', 'Tue 20 Oct, 09:40'];
		expect(await clocks('20 oct 14:00')).toEqual(morning);
		expect(await clocks('from 20 oct 09:20')).toEqual(morning.slice(1));
	});

	it('the nearest before are offered in time order where nothing is free from then on, with the year of another year', async () => {
		const told = await answer(desk, '/book #9 general 20 oct 2028 naidoo');
		expect(told).toMatch(/^Nothing is free from Fri 20 Oct 2028 on/);
		const labels = await buttonsOf(desk, '/book #9 general 20 oct 2028 naidoo');
		expect(labels.at(-1)).toContain('Tue 20 Oct, 09:40');
	});

	it('a follow-up is on no day that is past, and goes to a day on which there is no visit', async () => {
		expect(await answer(desk, '/book new Zora Quist +27821234599 general tomorrow 10:20 dlamini')).toMatch(/^Booked/);
		expect(await answer(desk, '/followup quist yesterday')).toContain('Sun 6 Sep is past');
		expect(await answer(desk, '/followup quist next monday')).toMatch(/from Mon 14 Sep on/);
		const labels = await buttonsOf(desk, '/followup quist today');
		expect(labels[0]).not.toContain('Mon 7 Sep');
	});

	it('next week is from its Monday on, and somebody is looked at where they are named', async () => {
		expect(await answer(desk, '/week next week')).toMatch(/^Harbour Clinic, Mon 14 Sep to Sun 20 Sep/);
		expect(await answer(desk, '/day abrahams next week')).toMatch(/^Dr Yusuf Abrahams, Mon 14 Sep/);
		expect(await answer(desk, '/day abrahams at harbour')).toMatch(/^Dr Yusuf Abrahams, Mon 7 Sep, Harbour Clinic/);
	});

	it.each([
		['/book #4 visit tue', /^General visit/],
		['/queue clinic', /^Harbour Clinic/],
		['/close clinic 20 sep', /^Harbour Clinic/],
		['/tophone dr', /^Dr /],
	])('what could be several is offered: %s', async (typed, first) => {
		const labels = await buttonsOf(both, typed);
		expect(labels.length).toBeGreaterThan(1);
		expect(labels[0]).toMatch(first);
	});

	it('what can’t be read is named, and who gives a service elsewhere', async () => {
		expect(await answer(desk, '/move #4 blah')).toMatch(/^I could not read “blah”/);
		expect(await answer(desk, '/edit #4 blah reason pain')).toMatch(/^I could not read “blah”/);
		expect(await answer(desk, '/book #4 child check')).toMatch(
			/^Nobody .* gives Child check-up. It is given by .*Lighthouse/,
		);
	});

	it('a practitioner who names their clinic closes their own times there', async () => {
		const own = await joins(test, 'practitioner', ['harbour'], 'Yusuf', { practitioner: 'abrahams' });
		expect(await answer(own, '/close harbour 16 sep')).toMatch(/^Closed: Dr Yusuf Abrahams, Wed 16 Sep.*Harbour/);
	});

	it('of an hour that the clocks show twice, each time says which it is, and is booked', async () => {
		const canal = await joins(test, 'receptionist', ['canal'], 'Cas');
		await clinicFileSays(test, 'locations.canal.zone', 'Europe/Paris');
		await answer(canal, '/open tremblay 25 oct 01:00-04:00');
		const times = await buttonsOf(canal, '/book #40 general 25 oct 2:20am');
		expect(times[0]).toContain('02:20 (summer time)');
		expect(times[1]).toContain('02:20 (winter time)');
		expect(await answer(canal, '2')).toMatch(/^Booked for .*02:20 \(winter time\)/);
		expect(await answer(canal, '/day tremblay 25 oct')).toContain('02:20 (winter time)');
	});
});
