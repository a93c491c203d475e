import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagesTo } from '../../src/mailbox.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';
import { WebPerson } from '../web/person.ts';

describe.each(ENGINES)('What was said on the web, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
		await ana.reviews();
		await ana.taps('Book');
		await new Caller(test, 'ben').says('hello');
	});
	afterEach(() => test.close());

	const replayed = async (after: number | undefined, limit: number) =>
		(await messagesTo(test.house.store, ana.address, after, limit)).map(({ id }) => id);

	it('is there again in order, from any message on, and holds nobody else’s', async () => {
		const all = await replayed(0, 100);
		// An answer to each message, and of [Book] a pin and a file besides.
		expect(all).toHaveLength(TO_REVIEW.length + 3);
		expect(all).toEqual(all.toSorted((a, b) => a - b));
		expect(await replayed(all[4], 3)).toEqual(all.slice(5, 8));
		expect(await replayed(undefined, 3)).toEqual(all.slice(-3));
		expect(await replayed(all.at(-1), 100)).toEqual([]);
	});

	it('is there again after a restart, with its pin and its file, and its buttons work', async () => {
		await test.reopen();
		const messages = await messagesTo(test.house.store, ana.address, undefined, 3);
		expect(messages.map(({ body }) => body.kind)).toEqual(['pin', 'file', 'text']);
		await ana.hears();
		await ana.taps('My appointments');
		expect(await ana.reads()).toEqual([expect.stringMatching(/^What: General visit/)]);
	});

	it('comes to a browser that was away, once and in order', async () => {
		const cleo = await WebPerson.arrives(test.house.url);
		await cleo.opens();
		await cleo.hears();
		await cleo.leaves();
		await cleo.says('help');
		await cleo.says('language');
		const back = await WebPerson.arrives(test.house.url, { cookie: cleo.cookie });
		expect(back.unheard().map(({ text }) => text.slice(0, 14))).toEqual([
			'Welcome to Lig',
			'You can tap a ',
			'Which language',
		]);
		await back.leaves();
	});
});
