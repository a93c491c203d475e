import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { telegramChannel } from '../../../src/channels/telegram/channel.ts';
import { telegramClient } from '../../../src/channels/telegram/client.ts';
import type { Channel, Outbound, Outgoing, Sent } from '../../../src/message.ts';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

const secret = 'what was said to Ana';
let telegram: Telegram;
let channel: Channel;

beforeEach(async () => {
	telegram = await startTelegram();
	channel = channelOf(telegram.token);
});

afterEach(async () => {
	await telegram.stop();
	expect(telegram.violations).toEqual([]);
});

function channelOf(token: string, patience = 10_000): Channel {
	return telegramChannel(telegramClient(token, { apiRoot: telegram.url }), { patience });
}

function outbound(chat: number, body: Outgoing = { kind: 'text', text: secret, buttons: [] }): Outbound {
	const address = { channel: 'telegram', bot: '7000001', chat: String(chat), sender: String(chat) } as const;
	return { id: 1, address, language: 'en', body };
}

/** Sends to Ana, and checks that nothing in the answer is nobody's business. */
async function sendToAna(through = channel): Promise<Sent> {
	const sent = await through.send(outbound(700700));
	const told = JSON.stringify(sent);
	for (const private_ of [telegram.token, telegram.token.split(':')[1]!, '700700', secret, '127.0.0.1']) {
		expect(told).not.toContain(private_);
	}
	return sent;
}

const person = () => telegram.person({ id: 700700, name: 'Ana' });

describe('A message arrives', () => {
	test('with its buttons, and Telegram’s id for it is known', async () => {
		const ana = person();
		const buttons = [{ label: 'Book', data: '3.0' }];
		const sent = await channel.send(outbound(700700, { kind: 'text', text: 'Book it?', buttons }));
		const heard = await ana.hears();
		expect(heard).toMatchObject({ kind: 'text', text: 'Book it?', buttons: ['Book'] });
		expect(sent).toEqual({ kind: 'sent', messageId: String(heard.messageId) });
	});

	test('as a file with its name and content', async () => {
		const ana = person();
		const content = 'BEGIN:VCALENDAR\r\nSUMMARY:Zahnärztin\r\nEND:VCALENDAR\r\n';
		await channel.send(outbound(700700, { kind: 'file', name: 'visit.ics', mime: 'text/calendar', content }));
		expect(await ana.hears()).toMatchObject({ kind: 'document', file: { name: 'visit.ics', content } });
	});

	test('as a pin on the map', async () => {
		const ana = person();
		const place = { latitude: 52.52, longitude: 13.405, title: 'Harbour Clinic', address: '1 Quay' };
		await channel.send(outbound(700700, { kind: 'pin', ...place }));
		expect(await ana.hears()).toMatchObject({ kind: 'venue', text: 'Harbour Clinic\n1 Quay' });
	});
});

describe('Telegram says no', () => {
	test('A flood means to wait as long as Telegram says', async () => {
		person();
		telegram.failNext({ status: 429, retryAfter: 7, description: 'Too Many Requests: retry after 7' });
		expect(await sendToAna()).toEqual({ kind: 'wait', ms: 7000 });
	});

	test('Who has blocked the bot can’t be reached', async () => {
		person().blocks();
		const why = 'Telegram said 403: Forbidden: bot was blocked by the user';
		expect(await sendToAna()).toEqual({ kind: 'unreachable', why, gone: true });
	});

	test('Who has left Telegram can’t be reached', async () => {
		person().leavesTelegram();
		expect(await sendToAna()).toMatchObject({ kind: 'unreachable' });
	});

	test('Who was never there can’t be reached', async () => {
		expect(await sendToAna()).toMatchObject({ kind: 'unreachable', why: expect.stringContaining('chat not found') });
	});

	test.each([
		['need administrator rights in the channel chat', 'refused'],
		['not enough rights to send text messages to the chat', 'unreachable'],
		['not enough rights to send photos to the chat', 'refused'],
		['CHAT_WRITE_FORBIDDEN', 'unreachable'],
	])('Where “%s”, it is %s', async (description, kind) => {
		person();
		telegram.failNext({ status: 400, description: `Bad Request: ${description}` });
		expect(await sendToAna()).toMatchObject(kind === 'unreachable' ? { kind, gone: true } : { kind });
	});

	test('Of a group that has become a supergroup it is known which', async () => {
		person();
		telegram.failNext({
			...{ status: 400, movedTo: -100_123 },
			description: 'Bad Request: group chat was upgraded to a supergroup chat',
		});
		expect(await sendToAna()).toEqual({ kind: 'moved', to: '-100123' });
	});

	test('A message that Telegram can’t take is refused', async () => {
		person();
		const sent = await channel.send(outbound(700700, { kind: 'text', text: ' ', buttons: [] }));
		expect(sent).toMatchObject({ kind: 'refused', why: expect.stringContaining('message text is empty') });
		expect(telegram.violations.splice(0)).toHaveLength(1);
	});

	test('What Telegram quotes of a message is not told on', async () => {
		person();
		telegram.failNext({ status: 400, description: `Bad Request: can't take "${secret}" in chat 700700` });
		expect(await sendToAna()).toEqual({
			kind: 'refused',
			why: "Telegram said 400: Bad Request: can't take … in chat …",
		});
	});
});

describe('A message waits', () => {
	const minute = 60_000;

	test('while a token is no longer good: that says nothing about the message', async () => {
		person();
		telegram.bot().revoked = true;
		expect(await sendToAna()).toEqual({ kind: 'wait', ms: minute, why: expect.stringContaining('token right?') });
	});

	test('while a token is none: it is named as the reason', async () => {
		const sent = await sendToAna(channelOf('no-token'));
		expect(sent).toEqual({ kind: 'wait', ms: minute, why: expect.stringContaining('token right?') });
	});

	test.each([500, 502])('while Telegram answers %i', async (status) => {
		person();
		telegram.failNext({ status, description: 'Bad Gateway' });
		expect(await sendToAna()).toEqual({ kind: 'wait', ms: 5_000, why: `Telegram said ${status}: Bad Gateway` });
	});
});

describe('The outcome is unknown', () => {
	test('when the connection ends before the answer, though the message has arrived', async () => {
		const ana = person();
		telegram.failNext({ drop: true, afterAccepting: true });
		expect(await sendToAna()).toMatchObject({ kind: 'unknown' });
		expect(await ana.hears()).toMatchObject({ text: secret });
	});

	test('when no answer comes in time, though the message has arrived', async () => {
		const ana = person();
		telegram.failNext({ hangMs: Number.POSITIVE_INFINITY, afterAccepting: true });
		expect(await sendToAna(channelOf(telegram.token, 50))).toEqual({ kind: 'unknown', why: 'no answer within 0.05 s' });
		expect(await ana.hears()).toMatchObject({ text: secret });
	});

	test('when no answer comes in time, and then the call is given up', async () => {
		let given: AbortSignal | undefined;
		const never = telegramChannel(
			(_method, _payload, options) => {
				given = options?.signal;
				return new Promise(() => {});
			},
			{ patience: 1 },
		);
		expect(await sendToAna(never)).toMatchObject({ kind: 'unknown' });
		expect(given?.aborted).toBe(true);
	});

	test('when a connection’s own code is a word, as Node’s are', async () => {
		const reset = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
		const sent = await sendToAna(telegramChannel(() => Promise.reject(reset)));
		expect(sent).toEqual({ kind: 'unknown', why: 'the connection to Telegram failed (ECONNRESET)' });
	});

	test.each([
		['nothing', undefined],
		['a word', 'no'],
		['an error that names the URL', new Error(`request to https://api.telegram.org/bot7000001:AAx/sendMessage failed`)],
	])('when a client throws %s', async (_, thrown) => {
		const sent = await sendToAna(telegramChannel(() => Promise.reject(thrown)));
		expect(sent).toEqual({ kind: 'unknown', why: 'the connection to Telegram failed (no code)' });
	});
});

test('Telegraf’s errors mean the same as grammY’s', async () => {
	const flood = { code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } };
	expect(await sendToAna(telegramChannel(() => Promise.reject(flood)))).toEqual({ kind: 'wait', ms: 3000 });
});

test('What would exceed the rates waits, and nothing is sent', async () => {
	person();
	let time = 1_000_000;
	const limited = telegramChannel(telegramClient(telegram.token, { apiRoot: telegram.url }), { now: () => time });
	for (let n = 0; n < 3; n++) expect(await sendToAna(limited)).toMatchObject({ kind: 'sent' });
	expect(await sendToAna(limited)).toEqual({ kind: 'wait', ms: 3000 });
	expect(telegram.callsOf('sendMessage')).toHaveLength(3);
	time += 3000;
	expect(await sendToAna(limited)).toMatchObject({ kind: 'sent' });
});

describe('A text too long for one message', () => {
	const pages = ['1', '2', '3'].map((page) => page.repeat(4000));
	const buttons = [{ label: 'Book', data: '3.0' }];
	const long = outbound(700700, { kind: 'text', text: pages.join('\n'), buttons });

	test('arrives in several, in order, the buttons under the last, which is the one that was sent', async () => {
		const ana = person();
		const sent = await channel.send(long);
		const heard = await ana.hears(3);
		expect(heard.map(({ text }) => text)).toEqual(pages);
		expect(heard.map((message) => message.buttons)).toEqual([[], [], ['Book']]);
		expect(sent).toEqual({ kind: 'sent', messageId: String(heard[2]!.messageId) });
	});

	test.each([
		['refused for a while', { status: 429, retryAfter: 1 }, 'wait'],
		['lost', { drop: true }, 'unknown'],
	])('goes on, when it is tried again, with the part that was %s', async (_, fault, kind) => {
		const ana = person();
		const unhurried = { messages: 100, ms: 1 };
		const rates = { overall: unhurried, chat: unhurried, group: unhurried };
		const fast = telegramChannel(telegramClient(telegram.token, { apiRoot: telegram.url }), { rates });
		telegram.failAs(({ payload }) => (payload.text === pages[1] ? fault : undefined));
		expect(await fast.send(long)).toMatchObject({ kind });
		expect(await fast.send(long)).toMatchObject({ kind });
		telegram.failAs(() => undefined);
		expect(await fast.send(long)).toMatchObject({ kind: 'sent' });
		expect(ana.chat.map(({ text }) => text)).toEqual(pages);
	});
});

test('A message waits while there is no way to Telegram: it can’t have left', async () => {
	const nobody = await startTelegram();
	const call = telegramClient(telegram.token, { apiRoot: nobody.url });
	await nobody.stop();
	expect(await sendToAna(telegramChannel(call))).toMatchObject({ kind: 'wait', ms: 5_000 });
});
