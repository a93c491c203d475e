import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { general } from '../conversations/play.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import type { Person } from '../telegram/person.ts';
import { bookings } from './rows.ts';

/** A booking, a look at it and its end, by words and by taps. */
const WAY: readonly ((ana: Person) => unknown)[] = [
	(ana) => ana.starts(),
	(ana) => ana.taps('Book a visit'),
	(ana) => ana.taps('I agree'),
	(ana) => ana.taps('Share my number'),
	(ana) => ana.taps('No, I am new'),
	(ana) => ana.taps('Go on without registering'),
	(ana) => ana.says('Thandi Mabaso'),
	(ana) => ana.taps('General practice'),
	(ana) => ana.says('1'),
	(ana) => ana.says('a cough'),
	(ana) => ana.says('since Friday'),
	(ana) => ana.taps('Harbour Clinic (Cape Town)'),
	(ana) => ana.taps('Tue 8 Sep'),
	(ana) => ana.says('any time'),
	(ana) => ana.taps('More times'),
	(ana) => ana.says('1'),
	(ana) => ana.taps('Book'),
	(ana) => ana.says('my appointments'),
	(ana) => ana.taps('Cancel it'),
	(ana) => ana.taps('Yes, cancel it'),
];

const person = (test: TestHouse) =>
	test.telegram.person({ id: 11, name: 'Ana', language: 'en', phone: '+27825550101' });

/** The chat after the whole way; a house that is shut while each message is sent, or none. */
async function chatOf(test: TestHouse, isShut: boolean): Promise<string[]> {
	const ana = person(test);
	const botId = test.telegram.token.split(':')[0];
	for (const step of WAY) {
		if (isShut) await test.reopen(() => void step(ana));
		else step(ana);
		await test.taken(`telegram:${botId}:${test.telegram.bot().updates.at(-1)!.update_id}`);
		await test.settled();
	}
	return ana.chat.map(({ by, text, buttons, file }) => general([by, text, ...buttons, file?.name ?? ''].join(' | ')));
}

describe.each(ENGINES)('A house on %s', (engine) => {
	let tests: TestHouse[];
	beforeEach(async () => {
		tests = [await openTestHouse(engine), await openTestHouse(engine)];
	});
	afterEach(async () => {
		for (const test of tests) await test.close();
	});

	it('that is shut before every message, and open again after it, says the same as one that never was', async () => {
		const [open, shut] = tests as [TestHouse, TestHouse];
		const expected = await chatOf(open, false);
		expect(await chatOf(shut, true)).toEqual(expected);
		expect(expected.some((message) => message.includes('Your visit is booked.'))).toBe(true);
		expect(expected.at(-1)).toContain('Your visit is cancelled');
		const statuses = await Promise.all(
			tests.map(async ({ house }) => (await bookings(house.store)).map((b) => b.status)),
		);
		expect(statuses).toEqual([['cancelled'], ['cancelled']]);
		for (const test of tests) expect(test.telegram.violations).toEqual([]);
	}, 60_000);
});
