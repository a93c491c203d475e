import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { WebPerson } from '../web/person.ts';
import { Caller, TO_REVIEW } from './caller.ts';
import { bookings, heldSlots } from './rows.ts';

describe.each(ENGINES)('A message, on %s,', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());

	it('that comes twice at once is taken once and answered once', async () => {
		const ana = new Caller(test);
		await ana.reviews();
		const tap = await ana.tap('Book');
		const outcomes = await Promise.all([ana.sends(tap), ana.sends(tap), ana.sends(tap)]);
		expect(outcomes.map(({ kind }) => kind).sort()).toEqual(['seen', 'seen', 'taken']);
		expect(await bookings(test.house.store)).toHaveLength(1);
		expect(await ana.reads()).toHaveLength(3);
	});

	it('two taps on Book under two ids at once book one visit', async () => {
		const ana = new Caller(test);
		await ana.reviews();
		await Promise.all([ana.sends(await ana.tap('Book')), ana.sends(await ana.tap('Book'))]);
		expect(await bookings(test.house.store)).toHaveLength(1);
		expect(await ana.reads()).toHaveLength(3);
		expect(await heldSlots(test.house.store)).toEqual([]);
	});

	it('many people who look at the same time at once hold it for one of them', async () => {
		const people = ['ana', 'ben', 'cleo'].map((name) => new Caller(test, name));
		for (const [i, person] of people.entries()) {
			for (const text of TO_REVIEW.slice(0, 7)) await person.says(text.startsWith('+') ? `+27 82 555 010${i}` : text);
			for (const text of ['general visit', 'skip', 'harbour clinic', 'as soon as possible']) await person.says(text);
			await person.hears();
		}
		await Promise.all(people.map((person) => person.says('1')));
		expect(await heldSlots(test.house.store)).toHaveLength(1);
		const heard = (await Promise.all(people.map((person) => person.reads()))).flat();
		expect(heard.filter((text) => text.startsWith('I am keeping'))).toHaveLength(1);
		expect(heard.filter((text) => text.startsWith('That time has just gone.'))).toHaveLength(2);
	});

	it('that comes twice is taken once and answered once', async () => {
		const ana = new Caller(test);
		await ana.reviews();
		expect(await ana.taps('Book')).toEqual({ kind: 'taken' });
		expect(await ana.repeats()).toEqual({ kind: 'seen' });
		expect(await bookings(test.house.store)).toHaveLength(1);
		expect(await ana.reads()).toEqual(['(pin)', '(file)', expect.stringMatching(/^Your visit is booked\./)]);
	});

	it('a tap on Book long after the visit was booked says so and books nothing more', async () => {
		const ana = new Caller(test);
		await ana.reviews();
		const tap = await ana.tap('Book');
		const again = await ana.tap('Book');
		await ana.sends(tap);
		await ana.hears();
		await test.later(1);
		await ana.sends(again);
		expect(await ana.reads()).toEqual([expect.stringContaining('You have booked that time before')]);
		expect(await bookings(test.house.store)).toHaveLength(1);
	});
});

describe.each(ENGINES)('A tap, on %s,', (engine) => {
	it('is answered again after something else was said in between', async () => {
		const test = await openTestHouse(engine);
		const ana = new Caller(test);
		await ana.opens();
		const tap = await ana.tap('Book a visit');
		await ana.sends(tap);
		await ana.says('back');
		await ana.hears();
		await ana.sends({ ...tap, key: 'the same button' });
		expect(await ana.reads()).toHaveLength(1);
		await test.close();
	});
});

describe.each(ENGINES)('An update, on %s,', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());

	it('that Telegram delivers again is answered once', async () => {
		const ana = test.telegram.person({ id: 11, name: 'Ana' });
		ana.starts();
		await ana.hears();
		ana.repeatsLast();
		ana.says('help');
		expect((await ana.hears()).text).toMatch(/^You can tap a button/);
		expect(ana.unheard).toEqual([]);
	});

	it('that a browser posts again under its id is answered once', async () => {
		const ana = await WebPerson.arrives(test.house.url);
		expect(await ana.opens()).toBe('taken');
		expect(await ana.repeatsLast()).toBe('seen');
		await ana.says('help');
		const heard = await ana.hears(2);
		expect(heard.map(({ text }) => text.slice(0, 7))).toEqual(['Welcome', 'You can']);
		expect(ana.unheard()).toEqual([]);
		await ana.leaves();
	});

	it('a text that overtakes a tap of the same person leaves one conversation, in some order', async () => {
		const ana = new Caller(test);
		await ana.reviews();
		const tap = await ana.tap('Book');
		await Promise.all([ana.says('help'), ana.sends(tap)]);
		expect((await ana.reads()).map((text) => text.slice(0, 13)).sort()).toEqual(
			['(file)', '(pin)', 'You can tap a', 'Your visit is'].sort(),
		);
		expect(await bookings(test.house.store)).toHaveLength(1);
	});
});
