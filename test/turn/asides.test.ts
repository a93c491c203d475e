import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';
import { bookings, heldSlots } from './rows.ts';

describe.each(ENGINES)('On %s, a number typed', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	it('after a question was asked again counts in that question, not in the aside before', async () => {
		await ana.reviews();
		await test.later(4);
		await ana.says('help');
		expect((await ana.reads()).at(-1)).toMatch(/Book it\?$/);
		await ana.says('2');
		expect((await ana.reads()).at(-1)).toContain('These times are free.');
		expect(await bookings(test.house.store)).toEqual([]);
		expect(await heldSlots(test.house.store)).toEqual([]);
	});

	it('after an aside counts in the aside', async () => {
		await ana.reviews();
		await test.later(4);
		await ana.says('1');
		expect((await ana.reads()).at(-1)).toMatch(/until 08:10\. Book it\?$/);
	});

	it('after the language was changed counts in the question that was asked before', async () => {
		await ana.says('book a visit');
		await ana.says('language');
		await ana.says('2');
		await ana.says('1');
		expect((await ana.reads()).at(-1)).toMatch(/^Comment la clinique peut-elle vous joindre/);
	});
});

describe.each(ENGINES)('On %s, a question that waits', (engine) => {
	it('is answered by its own buttons, whatever came beside it', async () => {
		const test = await openTestHouse(engine);
		const ana = new Caller(test);
		await ana.reviews();
		for (let n = 0; n < 8; n++) await ana.says('language');
		await ana.taps('Book');
		expect(await bookings(test.house.store)).toHaveLength(1);
		await test.close();
	});
});

describe.each(ENGINES)('On %s, a word typed', (engine) => {
	it('fits one choice as before, however often the question was asked again', async () => {
		const test = await openTestHouse(engine);
		const ana = new Caller(test);
		for (const text of [
			'book a visit',
			'I agree',
			'0825550101',
			'no, I am new',
			'go on without registering',
			'Thandi',
			'help',
			'pizza',
			'nursng',
		])
			await ana.says(text);
		expect((await ana.reads()).at(-1)).toMatch(/^Which service\?/);
		await test.close();
	});
});
