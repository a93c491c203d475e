/** The loopback Telegram must be as strict as the real one, or all that is tested with it proves little. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
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

test('Faults meet as many sends as they are for', async () => {
	telegram.failNext({ status: 500, times: 2 });
	const codes = [];
	for (let n = 0; n < 3; n++) codes.push((await call('sendMessage', { chat_id: 7, text: 'x' })).error_code);
	expect(codes).toEqual([500, 500, undefined]);
});
