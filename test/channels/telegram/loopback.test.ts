/** The loopback Telegram must be as strict as the real one, or all that is tested with it proves little. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { Update } from '@grammyjs/types';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

let telegram: Telegram;

beforeEach(async () => {
	telegram = await startTelegram({ patience: 1000 });
	telegram.person({ id: 7, name: 'Ana' });
});

afterEach(() => telegram.stop());

interface Answer {
	readonly ok: boolean;
	readonly result?: unknown;
	readonly error_code?: number;
	readonly description?: string;
}

async function call(method: string, payload: object = {}): Promise<Answer> {
	const response = await fetch(`${telegram.url}/bot${telegram.token}/${method}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify(payload),
	});
	return (await response.json()) as Answer;
}

/** Sends what must arrive; answers its message id. */
async function send(text: string, reply_markup?: object): Promise<number> {
	const { result } = await call('sendMessage', { chat_id: 7, text, ...(reply_markup && { reply_markup }) });
	return (result as { message_id: number }).message_id;
}

const below = (...buttons: object[]) => ({ inline_keyboard: [buttons] });
const book = below({ text: 'Book', callback_data: 'w:1.0' });

describe('A call is refused and recorded', () => {
	const one = { text: 'a', callback_data: 'b' };
	test.each<[string, string, object]>([
		['an unknown method', 'sendMesage', {}],
		['a field that the method doesn’t have', 'sendMessage', { text: 'x', disable_web_page_preview: true }],
		['a field of the wrong type', 'sendMessage', { text: 'x', reply_markup: JSON.stringify(book) }],
		['a missing field', 'sendMessage', {}],
		['a text that is too long', 'sendMessage', { text: 'x'.repeat(4097) }],
		['no text but spaces', 'sendMessage', { text: ' \n' }],
		[
			'data of 65 bytes',
			'sendMessage',
			{ text: 'x', reply_markup: below({ text: 'a', callback_data: 'ы'.repeat(33) }) },
		],
		['a button that does nothing', 'sendMessage', { text: 'x', reply_markup: below({ text: 'a' }) }],
		[
			'a button that does two things',
			'sendMessage',
			{ text: 'x', reply_markup: below({ ...one, url: 'https://a.b' }) },
		],
		['a button without a label', 'sendMessage', { text: 'x', reply_markup: below({ ...one, text: '' }) }],
		['nine buttons in a row', 'sendMessage', { text: 'x', reply_markup: below(...Array(9).fill(one)) }],
		['101 buttons', 'sendMessage', { text: 'x', reply_markup: { inline_keyboard: Array(101).fill([one]) } }],
		['a command in capitals', 'setMyCommands', { commands: [{ command: 'Day', description: 'x' }] }],
		['a language that isn’t two letters', 'setMyCommands', { commands: [], language_code: 'pt-br' }],
	])('for %s', async (_, method, payload) => {
		const chat = method === 'sendMessage' && { chat_id: 7 };
		expect(await call(method, { ...chat, ...payload })).toMatchObject({ ok: false, error_code: 400 });
		expect(telegram.violations).toHaveLength(1);
		expect(telegram.person({ id: 7, name: 'Ana' }).chat).toEqual([]);
	});

	test('for asking a group for a phone number', async () => {
		const group = telegram.group('Front desk');
		const reply_markup = { keyboard: [[{ text: 'Share', request_contact: true }]] };
		await call('sendMessage', { chat_id: group.id, text: 'x', reply_markup });
		expect(telegram.violations).toEqual([expect.stringContaining('private chats only')]);
	});
});

test('A text counts after its markup has been parsed', async () => {
	await call('sendMessage', { chat_id: 7, text: `<b>${'x'.repeat(4096)}</b>`, parse_mode: 'HTML' });
	expect(telegram.violations).toEqual([]);
});

describe('Editing', () => {
	test('changes what is shown', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		const message_id = await send('Book it?', book);
		await call('editMessageText', { chat_id: 7, message_id, text: 'Booked.' });
		expect(ana.chat).toMatchObject([{ text: 'Booked.', buttons: [] }]);
	});

	test('without a change is answered so, and no violation', async () => {
		const message_id = await send('Book it?', book);
		const same = await call('editMessageReplyMarkup', { chat_id: 7, message_id, reply_markup: book });
		expect(same.description).toContain('message is not modified');
		expect(telegram.violations).toEqual([]);
	});

	test('a message that was never sent is a violation', async () => {
		const answer = await call('editMessageText', { chat_id: 7, message_id: 99, text: 'x' });
		expect(answer.description).toContain('message to edit not found');
		expect(telegram.violations).toHaveLength(1);
	});
});

describe('A tap is answered', () => {
	/** Makes a tap; returns a way to answer it. */
	async function tapped() {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		await send('Book it?', book);
		const { callback_query } = ana.taps('Book');
		return { ana, answer: () => call('answerCallbackQuery', { callback_query_id: callback_query!.id }) };
	}

	test('at most once', async () => {
		const { answer } = await tapped();
		expect(await answer()).toMatchObject({ ok: true });
		expect(await answer()).toMatchObject({ ok: false, error_code: 400 });
		expect(telegram.violations).toHaveLength(1);
	});

	test('once for each time it was delivered', async () => {
		const { ana, answer } = await tapped();
		await call('getUpdates');
		const { update_id } = ana.repeatsLast();
		await call('getUpdates', { offset: update_id + 1 });
		expect([await answer(), await answer()]).toMatchObject([{ ok: true }, { ok: true }]);
		await answer();
		expect(telegram.violations).toHaveLength(1);
	});

	test('never, if nobody made it', async () => {
		await call('answerCallbackQuery', { callback_query_id: '1' });
		expect(telegram.violations).toHaveLength(1);
	});
});

describe('Updates', () => {
	const ids = ({ result }: Answer) => (result as { update_id: number }[]).map(({ update_id }) => update_id);

	test('come again until they are confirmed', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		const [first, second] = [ana.says('1').update_id, ana.says('2').update_id];
		expect(ids(await call('getUpdates'))).toEqual([first, second]);
		expect(ids(await call('getUpdates', { offset: second }))).toEqual([second]);
		expect(ids(await call('getUpdates', { offset: second + 1 }))).toEqual([]);
	});

	test('are waited for', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		const polled = call('getUpdates', { timeout: 20 });
		await expect.poll(() => telegram.callsOf('getUpdates'), { timeout: 4000 }).toHaveLength(1);
		const { update_id } = ana.says('1');
		expect(ids(await polled)).toEqual([update_id]);
	});

	test('go to one poller at a time: a second one ends the first', async () => {
		const polled = call('getUpdates', { timeout: 20 });
		await expect.poll(() => telegram.callsOf('getUpdates'), { timeout: 4000 }).toHaveLength(1);
		await call('getUpdates');
		expect(await polled).toMatchObject({ error_code: 409 });
	});

	test('can’t be fetched while there is a webhook', async () => {
		await call('setWebhook', { url: 'https://clinic.example.org/telegram' });
		expect(await call('getUpdates')).toMatchObject({ error_code: 409 });
	});

	test('are of the kinds that were asked for', async () => {
		await call('getUpdates', { allowed_updates: ['callback_query'] });
		telegram.person({ id: 7, name: 'Ana' }).says('hello');
		expect(ids(await call('getUpdates'))).toEqual([]);
	});
});

describe('A person', () => {
	const keyboard = { keyboard: [[{ text: 'Share', request_contact: true }], [{ text: 'Not now' }]] };

	test('hears each message once, in order', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		await send('one');
		await send('two');
		await send('three');
		expect(await ana.hears()).toMatchObject({ text: 'one' });
		expect(await ana.hears(2)).toMatchObject([{ text: 'two' }, { text: 'three' }]);
		expect(ana.unheard).toEqual([]);
	});

	test('who hears nothing says what there was', async () => {
		const impatient = await startTelegram({ patience: 1 });
		const ana = impatient.person({ id: 7, name: 'Ana' });
		ana.says('hello');
		await expect(ana.hears()).rejects.toThrow(/0 of 1 messages came[\s\S]*Ana: hello/);
		await impatient.stop();
	});

	test('can only tap what is to be seen', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		await send('Book it?', book);
		expect(() => ana.taps('Cancel')).toThrow('bot: Book it? [Book]');
	});

	test('taps the newest button of a label, and an older one on purpose', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		await send('Old', book);
		await send('New', below({ text: 'Book', callback_data: 'w:2.0' }));
		expect(ana.taps('Book').callback_query?.data).toBe('w:2.0');
		expect(ana.tapsOld('Book', 0).callback_query?.data).toBe('w:1.0');
	});

	test('shares the own number or types a label by a key', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana', phone: '+4930123' });
		await send('Your number?', keyboard);
		expect(ana.taps('Share').message?.contact).toMatchObject({ phone_number: '+4930123', user_id: 7 });
		expect(ana.taps('Not now').message?.text).toBe('Not now');
	});

	test('no longer sees keys that were taken away', async () => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		await send('Your number?', keyboard);
		await send('Thank you.', { remove_keyboard: true });
		expect(() => ana.taps('Share')).toThrow('no button');
	});

	test('in a group hears what is said to all, and speaks for themselves', async () => {
		const desk = telegram.group('Front desk');
		const [ana, ben] = [desk.member({ id: 7, name: 'Ana' }), desk.member({ id: 8, name: 'Ben' })];
		await call('sendMessage', { chat_id: desk.id, text: 'Room 2 is free.' });
		expect([await ana.hears(), await ben.hears()]).toMatchObject([
			{ text: 'Room 2 is free.' },
			{ text: 'Room 2 is free.' },
		]);
		expect(ben.says('thanks').message).toMatchObject({ chat: { id: desk.id }, from: { id: 8 } });
	});
});

describe('A webhook', () => {
	const url = 'https://clinic.example.org/telegram';
	let server: Server;
	let pushed: { readonly update: Update; readonly headers: NodeJS.Dict<string | string[]> }[];
	/** Decides what is answered to an update. */
	let answer: (update: Update) => number | Promise<number>;

	beforeEach(async () => {
		pushed = [];
		answer = () => 200;
		server = createServer(async (request, response) => {
			const update = (await json(request)) as Update;
			pushed.push({ update, headers: request.headers });
			response.writeHead(await answer(update)).end();
		});
		await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
		const { port } = server.address() as AddressInfo;
		await telegram.stop();
		telegram = await startTelegram({ pushing: { reaches: () => `http://127.0.0.1:${port}/`, pause: 1 } });
	});

	afterEach(() => void server.close());

	const ana = () => telegram.person({ id: 7, name: 'Ana' });
	const ben = () => telegram.person({ id: 8, name: 'Ben' });
	const texts = () => pushed.map(({ update }) => update.message?.text);
	const eventually = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 2 });
	const allTaken = () => eventually(() => expect(telegram.bot().queue.length).toBe(0));

	test('gets what waited for it and what comes, with its secret', async () => {
		ana().says('early');
		await call('setWebhook', { url, secret_token: 'Clinic-1' });
		ana().says('late');
		await allTaken();
		expect(texts()).toEqual(['early', 'late']);
		expect(pushed[0]?.headers).toMatchObject({ 'x-telegram-bot-api-secret-token': 'Clinic-1' });
	});

	test('gets an update again until it takes it, and what follows in that chat only then', async () => {
		let failures = 2;
		answer = ({ message }) => (message?.text === 'first' && failures-- > 0 ? 503 : 200);
		telegram.bot().queue.hold();
		for (const text of ['first', 'second']) ana().says(text);
		ben().says('other');
		await call('setWebhook', { url });
		telegram.bot().queue.release();
		await allTaken();
		expect(texts().filter((text) => text !== 'other')).toEqual(['first', 'first', 'first', 'second']);
	});

	test('gets one update of a chat at a time, and those of no more chats at once than it allows', async () => {
		const gate = Promise.withResolvers<void>();
		answer = () => gate.promise.then(() => 200);
		await call('setWebhook', { url, max_connections: 2 });
		for (const text of ['Ana 1', 'Ana 2']) ana().says(text);
		ben().says('Ben 1');
		telegram.person({ id: 9, name: 'Cid' }).says('Cid 1');
		await eventually(() => expect(texts().toSorted()).toEqual(['Ana 1', 'Ben 1']));
		gate.resolve();
		await allTaken();
		expect(texts()).toHaveLength(4);
	});

	test('gets one update once more, or those that wait in any order, on request', async () => {
		const { queue } = telegram.bot();
		await call('setWebhook', { url });
		queue.repeat(ana().says('0'));
		await allTaken();
		queue.hold();
		for (const text of ['1', '2', '3']) ana().says(text);
		queue.shuffle(() => 0.99);
		queue.release();
		await allTaken();
		expect(texts()).toEqual(['0', '0', '3', '2', '1']);
	});

	test('can be asked about', async () => {
		expect((await call('getWebhookInfo')).result).toMatchObject({ url: '', pending_update_count: 0 });
		const gate = Promise.withResolvers<number>();
		let asked = 0;
		answer = () => (asked++ === 0 ? 503 : gate.promise);
		await call('setWebhook', { url, max_connections: 3, allowed_updates: ['message'] });
		ana().says('hello');
		await eventually(() => expect(asked).toBe(2));
		expect((await call('getWebhookInfo')).result).toMatchObject({
			url,
			pending_update_count: 1,
			max_connections: 3,
			allowed_updates: ['message'],
			last_error_message: 'Wrong response from the webhook: 503 Service Unavailable',
		});
		gate.resolve(200);
		await allTaken();
	});

	test('ends, and what it has not taken can be fetched', async () => {
		answer = () => 500;
		await call('setWebhook', { url });
		ana().says('hello');
		await eventually(() => expect(pushed.length).toBeGreaterThan(0));
		await call('deleteWebhook');
		expect(await call('getUpdates')).toMatchObject({ result: [{ message: { text: 'hello' } }] });
	});

	test.each(['http://clinic.example.org/telegram', 'https://clinic.example.org:3000/telegram'])(
		'at %s is refused',
		async (elsewhere) => {
			expect(await call('setWebhook', { url: elsewhere })).toMatchObject({ ok: false, error_code: 400 });
		},
	);
});

test('Who blocks the bot, and who lets it in again, is told to it', async () => {
	const ana = telegram.person({ id: 7, name: 'Ana' });
	ana.blocks();
	ana.unblocks();
	expect(await call('getUpdates')).toMatchObject({
		result: [
			{ my_chat_member: { chat: { id: 7 }, new_chat_member: { status: 'kicked' } } },
			{ my_chat_member: { chat: { id: 7 }, new_chat_member: { status: 'member' } } },
		],
	});
});

describe('The record of calls', () => {
	const outcomes = () => telegram.calls.map(({ chat, outcome, place }) => ({ chat, outcome, place }));

	test('tells what was carried out, in which order, and what was not', async () => {
		telegram.person({ id: 8, name: 'Ben' });
		telegram.failNext({ chat: 7, status: 429, retryAfter: 1 });
		telegram.failNext({ chat: 7, status: 500, afterAccepting: true });
		await call('sendMessage', { chat_id: 7, text: 'flood' });
		await call('sendMessage', { chat_id: 8, text: 'x' });
		await call('sendMessage', { chat_id: 7, text: 'carried out' });
		expect(outcomes()).toEqual([
			{ chat: 7, outcome: 'refused', place: undefined },
			{ chat: 8, outcome: 'accepted', place: 1 },
			{ chat: 7, outcome: 'accepted', place: 2 },
		]);
		expect(telegram.calls[2]?.messageId).toBe(2);
	});

	test('knows that a call whose connection ended was carried out only if that came after accepting it', async () => {
		telegram.failNext({ drop: true });
		telegram.failNext({ drop: true, afterAccepting: true });
		await expect(send('lost')).rejects.toThrow();
		await expect(send('arrived')).rejects.toThrow();
		expect(telegram.person({ id: 7, name: 'Ana' }).chat).toMatchObject([{ text: 'arrived' }]);
		expect(outcomes().map(({ outcome }) => outcome)).toEqual(['refused', 'accepted']);
	});
});

test('Faults can be chosen call by call', async () => {
	telegram.failAs(({ payload }) => (payload.text === 'bad' ? { status: 502 } : undefined));
	expect(await call('sendMessage', { chat_id: 7, text: 'bad' })).toMatchObject({ error_code: 502 });
	expect(await call('sendMessage', { chat_id: 7, text: 'good' })).toMatchObject({ ok: true });
});

test('Faults meet as many sends as they are for', async () => {
	telegram.failNext({ status: 500, times: 2 });
	const codes = [];
	for (let n = 0; n < 3; n++) codes.push((await call('sendMessage', { chat_id: 7, text: 'x' })).error_code);
	expect(codes).toEqual([500, 500, undefined]);
});
