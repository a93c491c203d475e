import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { conversationId } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';
import { bookings, changeSettings, failed, heldSlots, spoilTalk, talks, timerRows } from './rows.ts';

/** Spoils some settings, and answers how to mend them. */
async function spoilt(test: TestHouse, settings: object): Promise<() => Promise<void>> {
	let before: object = {};
	await changeSettings(test.house.store, (good) => {
		before = good;
		return { ...good, ...settings };
	});
	return () => changeSettings(test.house.store, () => before);
}

/** Whoever wants to book is asked for the terms, and finds none. */
const withoutTerms = (test: TestHouse) => spoilt(test, { terms: null });

describe.each(ENGINES)('A message whose turn throws, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	it('is set aside after three tries: the person is told, their place is kept, and the next message works', async () => {
		const { store } = test.house;
		await ana.reviews();
		await ana.taps('Book');
		for (const text of ['book a visit', 'general practice', 'general visit', 'skip', 'harbour clinic'])
			await ana.says(text);
		for (const text of ['as soon as possible', '1']) await ana.says(text);
		await ana.hears();
		// A look at one's appointments gives the held time back, and then finds no rule for them.
		const mend = await spoilt(test, { cutOffs: null });
		expect(await ana.says('my appointments')).toEqual({ kind: 'setAside' });
		expect(await ana.repeats()).toEqual({ kind: 'seen' });
		expect(await failed(store)).toEqual([expect.objectContaining({ tries: 3, setAsideAt: test.clock.now })]);
		expect(await ana.reads()).toEqual([expect.stringMatching(/^I am sorry.*\+27 21 000 0100\.$/)]);
		expect(await heldSlots(store)).toHaveLength(1);
		await mend();
		await ana.taps('Book');
		expect(await bookings(store)).toHaveLength(2);
	});

	it('is told to an administrator who has joined', async () => {
		const desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
		await withoutTerms(test);
		await ana.says('book a visit');
		await test.later(0);
		expect(await desk.reads()).toEqual([expect.stringContaining('set aside')]);
		await test.later(1);
		expect(await desk.reads()).toEqual([]);
	});

	it('is followed by one that works, once what was wrong is mended', async () => {
		const mend = await withoutTerms(test);
		expect(await ana.says('book a visit')).toEqual({ kind: 'setAside' });
		await mend();
		expect(await ana.says('book a visit')).toEqual({ kind: 'taken' });
		expect(await ana.reads()).toEqual([
			expect.stringMatching(/^I am sorry/),
			expect.stringMatching(/^Before we begin/),
		]);
	});

	it('as somebody’s first leaves them as new as they were', async () => {
		await withoutTerms(test);
		await ana.says('book a visit');
		await ana.hears();
		await ana.says('hello');
		expect(await ana.reads()).toEqual([expect.stringMatching(/^Welcome to/)]);
	});

	it('is logged without what was said', async () => {
		await withoutTerms(test);
		await ana.says('book a visit');
		const lines = test.log.filter((line) => line.includes('a turn failed') || line.includes('was set aside'));
		expect(lines).toHaveLength(4);
		expect(lines.join()).not.toContain('book a visit');
	});

	it('is set aside even if nobody can be told, and holds up nobody else', async () => {
		const { store } = test.house;
		await ana.reviews();
		const [talk] = await talks(store);
		await spoilTalk(store, talk!.id);
		expect(await ana.says('hello')).toEqual({ kind: 'setAside' });
		expect(await ana.repeats()).toEqual({ kind: 'seen' });
		const ben = new Caller(test, 'ben');
		expect(await ben.says('hello')).toEqual({ kind: 'taken' });
	});

	it('is set aside if it is a timer: it comes no more', async () => {
		const { store } = test.house;
		await ana.reviews();
		const [talk] = await talks(store);
		await spoilTalk(store, talk!.id);
		await test.later(6);
		expect((await timerRows(store)).filter(({ doneAt }) => doneAt === null)).toEqual([]);
		expect((await failed(store)).map(({ tries }) => tries)).toEqual([3, 3]);
	});

	it('is set aside once if it is an alert: an administrator who can’t be told raises no alert', async () => {
		const [well, spoiled] = [new Caller(test, 'reception', 'desk'), new Caller(test, 'owner', 'desk')];
		await well.joins();
		await test.reopen();
		const { store } = test.house;
		await spoiled.joins();
		await well.hears();
		await spoilTalk(store, conversationId(store.keys, spoiled.address, 'staff'));
		await withoutTerms(test);
		await ana.says('book a visit');
		for (let beats = 0; beats < 3; beats++) await test.later(1);
		expect(await well.reads()).toEqual([expect.stringContaining('set aside')]);
		expect(await failed(test.house.store)).toHaveLength(2);
	});

	it('in the staff’s chat is apologised for there', async () => {
		const desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
		await spoilt(test, { languages: null });
		expect(await desk.says('/day')).toEqual({ kind: 'setAside' });
		expect(await desk.reads()).toEqual([expect.stringMatching(/^I am sorry/)]);
	});
});
