import { expect, test } from 'vitest';
import { limiter, telegramRates } from '../../../src/channels/telegram/limiter.ts';

/** A limiter, and a clock to move. */
function limited(rates = telegramRates, share = () => 1) {
	let time = 5_000_000;
	const waitFor = limiter(rates, () => time, share);
	return { waitFor, pass: (ms: number) => (time += ms) };
}

test('A chat takes three messages at once and then waits until the first is three seconds old', () => {
	const { waitFor, pass } = limited();
	expect([waitFor('7'), waitFor('7'), waitFor('7'), waitFor('7')]).toEqual([0, 0, 0, 3000]);
	pass(2999);
	expect(waitFor('7')).toBe(1);
	pass(1);
	expect(waitFor('7')).toBe(0);
});

test('A message that has to wait is not counted', () => {
	const { waitFor, pass } = limited();
	for (let n = 0; n < 10; n++) waitFor('7');
	pass(3000);
	expect([waitFor('7'), waitFor('7'), waitFor('7')]).toEqual([0, 0, 0]);
});

test('One chat’s wait is not another’s', () => {
	const { waitFor } = limited();
	for (let n = 0; n < 4; n++) waitFor('7');
	expect(waitFor('8')).toBe(0);
});

test('All chats together take thirty messages in any second', () => {
	const { waitFor, pass } = limited();
	const waits = Array.from({ length: 31 }, (_, n) => {
		pass(10);
		return waitFor(String(n));
	});
	expect(waits.slice(0, 30)).toEqual(Array(30).fill(0));
	expect(waits[30]).toBe(1000 - 30 * 10);
});

test('A chat whose turn it is does not lose it to the limit over all', () => {
	const { waitFor, pass } = limited();
	for (let n = 0; n < 30; n++) waitFor(String(n));
	expect(waitFor('99')).toBe(1000);
	pass(1000);
	expect([waitFor('99'), waitFor('99'), waitFor('99')]).toEqual([0, 0, 0]);
});

test('Over an hour of trying no chat, no group and no second gets more than its share', () => {
	const { waitFor, pass } = limited();
	const sent: { chat: string; at: number }[] = [];
	for (let at = 0; at < 3_600_000; at += 50) {
		for (const chat of ['7', '8', '-1']) if (waitFor(chat) === 0) sent.push({ chat, at });
		pass(50);
	}
	const perChat = (chat: string) => sent.filter((each) => each.chat === chat).length;
	expect([perChat('7'), perChat('8'), perChat('-1')]).toEqual([3600, 3600, 1200]);
});

test('A group takes twenty messages a minute', () => {
	const { waitFor, pass } = limited();
	for (let n = 0; n < 20; n++) {
		expect(waitFor('-100123')).toBe(0);
		pass(1000);
	}
	expect(waitFor('-100123')).toBe(40_000);
});

test('The numbers can be others', () => {
	const { waitFor } = limited({ ...telegramRates, chat: { messages: 1, ms: 500 } });
	expect([waitFor('7'), waitFor('7')]).toEqual([0, 500]);
});

test.each([
	[1, 30],
	[2, 30],
	[4, 28],
	[30, 30],
	[60, 30],
])('%i processes together send no more than all chats may get: %i a second', (processes, together) => {
	const { waitFor, pass } = limited(telegramRates, () => processes);
	let sent = 0;
	for (let at = 0; at < 60_000; at += 10) {
		if (waitFor(String(at)) === 0) sent += 1;
		pass(10);
	}
	expect((sent * processes) / 60).toBeCloseTo(together, 0);
});

test('A process that is left alone takes the part of those that went', () => {
	let processes = 3;
	const { waitFor } = limited(telegramRates, () => processes);
	const sendable = () => Array.from({ length: 40 }, (_, n) => waitFor(`${processes} ${n}`)).filter((ms) => ms === 0);
	expect(sendable()).toHaveLength(10);
	processes = 1;
	expect(sendable()).toHaveLength(20);
});
