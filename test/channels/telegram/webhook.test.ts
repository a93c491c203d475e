import fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Overloaded } from '../../../db/store.ts';
import { type Announcing, announceWebhook } from '../../../src/channels/telegram/announce.ts';
import { telegramClient } from '../../../src/channels/telegram/client.ts';
import { telegramWebhook } from '../../../src/channels/telegram/webhook.ts';
import { finishAnswers } from '../../../src/house/listening.ts';
import type { Receive } from '../../../src/message.ts';
import type { Person } from '../../telegram/person.ts';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

const url = 'https://clinic.example.org/telegram/hook';
const secret = 'Only-Telegram_knows-1';

let telegram: Telegram;
let ana: Person;
let app: FastifyInstance;
let address: string;
/** What the house does with a message. */
let receive: Receive;
/** What was said to it, in order. */
let heard: string[];
let announcing: Announcing | undefined;
let logged: string;

const write = (fields: object, message: string) => {
	logged += `${message} ${JSON.stringify(fields)}\n`;
};
const log = { warn: write, error: write };

beforeEach(async () => {
	telegram = await startTelegram({ pushing: { reaches: () => `${address}/telegram/hook`, pause: 1, second: 1 } });
	ana = telegram.person({ id: 7, name: 'Ana' });
	heard = [];
	logged = '';
	receive = async () => ({ kind: 'taken' });
	await serve();
});

afterEach(async () => {
	await announcing?.stop();
	announcing = undefined;
	await app.close();
	await telegram.stop();
	expect(telegram.violations).toEqual([]);
	for (const hidden of [secret, telegram.token.split(':')[1]!, 'private']) expect(logged).not.toContain(hidden);
});

async function serve(): Promise<void> {
	app = fastify({ forceCloseConnections: true });
	const call = telegramClient(telegram.token, { apiRoot: telegram.url });
	const path = new URL(url).pathname;
	await app.register(
		telegramWebhook({
			call,
			log,
			secret,
			path,
			receive: (inbound) => {
				const { kind, text = kind } =
					'said' in inbound ? { text: undefined, ...inbound.said } : { ...inbound.chat, text: undefined };
				heard.push(text);
				return receive(inbound);
			},
		}),
	);
	finishAnswers(app);
	address = await app.listen({ host: '127.0.0.1', port: 0 });
}

/** Has Telegram push what is said. */
async function announce(options: Partial<Parameters<typeof announceWebhook>[0]> = {}): Promise<void> {
	const call = telegramClient(telegram.token, { apiRoot: telegram.url });
	announcing = announceWebhook({ call, log, url, secret, pauses: { first: 1, longest: 8 }, ...options });
	await announcing.done;
}

/** As anybody can. */
const post = (body: string | object, headers: Record<string, string> = {}) =>
	fetch(`${address}/telegram/hook`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
const known = { 'x-telegram-bot-api-secret-token': secret };
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 2 });
const allTaken = () => eventually(() => expect(telegram.bot().queue.length).toBe(0));

describe('Who may post', () => {
	test.each([
		['nobody without the secret', {}],
		['nobody with another secret', { 'x-telegram-bot-api-secret-token': 'Only-Telegram_knows-2' }],
		['nobody with a part of it', { 'x-telegram-bot-api-secret-token': secret.slice(0, -1) }],
	])('%s, whatever is sent', async (_, headers) => {
		for (const body of [ana.says('hello'), 'no JSON']) expect((await post(body, headers)).status).toBe(401);
		expect(heard).toEqual([]);
	});

	test('Telegram with the secret', async () => {
		expect((await post(ana.says('hello'), known)).status).toBe(200);
		expect(heard).toEqual(['hello']);
	});
});

describe('What is refused', () => {
	test.each([
		['what is no JSON', '{', 400],
		['what is no update', { hello: 'private' }, 400],
		['a list', [], 400],
		['null', 'null', 400],
		['more than Telegram ever sends', { update_id: 1, text: 'private '.repeat(200_000) }, 413],
	])('%s', async (_, body, status) => {
		const answer = await post(body, known);
		expect([answer.status, await answer.text()]).toEqual([status, '']);
		expect(heard).toEqual([]);
	});
});

describe('An update', () => {
	test('is acknowledged only once it has been taken', async () => {
		const gate = Promise.withResolvers<void>();
		receive = () => gate.promise.then(() => ({ kind: 'taken' }));
		let answered = false;
		const answer = post(ana.says('hello'), known).finally(() => {
			answered = true;
		});
		await eventually(() => expect(heard).toEqual(['hello']));
		expect(answered).toBe(false);
		gate.resolve();
		expect((await answer).status).toBe(200);
	});

	test('that comes twice has one key, and is acknowledged twice', async () => {
		const keys: string[] = [];
		receive = async ({ key }) => {
			keys.push(key);
			return { kind: keys.length === 1 ? 'taken' : 'seen' };
		};
		const update = ana.says('hello');
		expect([(await post(update, known)).status, (await post(update, known)).status]).toEqual([200, 200]);
		expect(keys).toEqual([`telegram:7000001:${update.update_id}`, `telegram:7000001:${update.update_id}`]);
	});

	test('reaches the house in order of arrival, though it has first to be learned who the bot is', async () => {
		telegram.failNext({ method: /getMe/, hangMs: 20 });
		const updates = Array.from({ length: 20 }, (_, n) => ana.says(`${n}`));
		// Injected, they arrive in this order.
		const inject = (payload: object) => app.inject({ method: 'POST', url: '/telegram/hook', headers: known, payload });
		await Promise.all(updates.map(inject));
		expect(heard).toEqual(updates.map((_, n) => `${n}`));
		expect(telegram.callsOf('getMe')).toHaveLength(1);
	});

	test('that is not for the house is acknowledged and passed over: that a group has a new title, say', async () => {
		await announce();
		const chat = { id: -100123, type: 'supergroup', title: 'Desk' } as const;
		telegram
			.bot()
			.update({ message: { message_id: 1, date: 1, chat, from: ana.user, new_chat_title: 'Desk' } as never });
		await allTaken();
		expect(telegram.bot().queue.handedOut(telegram.bot().updates.at(-1)!.update_id)).toBe(1);
		expect(heard).toEqual([]);
	});

	test('that somebody blocks the bot is taken as what is said is', async () => {
		await announce();
		ana.blocks();
		await allTaken();
		expect(heard).toEqual(['presence']);
	});

	test('that is a tap is answered once it has been taken', async () => {
		await announce();
		const inline_keyboard = [[{ text: 'Book', callback_data: 'w:1.0' }]];
		await telegramClient(telegram.token, { apiRoot: telegram.url })('sendMessage', {
			chat_id: 7,
			text: 'Book it?',
			reply_markup: { inline_keyboard },
		});
		receive = async () => {
			expect(telegram.callsOf('answerCallbackQuery')).toEqual([]);
			return { kind: 'taken' };
		};
		ana.taps('Book');
		await allTaken();
		expect(telegram.callsOf('answerCallbackQuery')).toHaveLength(1);
	});
});

describe('What can’t be taken now comes again', () => {
	test.each([
		['when its turn failed', new RangeError('private')],
		['when too much waits to be written', new Overloaded()],
	])('%s', async (_, error) => {
		let failures = 2;
		receive = async (inbound) => {
			const said = 'said' in inbound ? inbound.said : undefined;
			if (said?.kind === 'text' && said.text === 'first' && failures-- > 0) throw error;
			return { kind: 'taken' };
		};
		const answer = await post(ana.says('first'), known);
		expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
		await announce();
		ana.says('second');
		await allTaken();
		expect(heard).toEqual(['first', 'first', 'first', 'second']);
		expect(logged).toContain(error.name);
	});

	test('while Telegram doesn’t say who the bot is', async () => {
		telegram.failNext({ method: /getMe/, status: 500, times: 2 });
		await announce();
		ana.says('hello');
		await allTaken();
		expect(heard).toEqual(['hello']);
		expect(telegram.callsOf('getMe')).toHaveLength(3);
	});

	test('while nobody serves it', async () => {
		await app.close();
		await announce();
		ana.says('hello');
		await serve();
		await allTaken();
		expect(heard).toEqual(['hello']);
	});
});

test('What is in hand when the server closes is taken and acknowledged first', async () => {
	const gate = Promise.withResolvers<void>();
	receive = () => gate.promise.then(() => ({ kind: 'taken' }));
	await announce();
	ana.says('last');
	await eventually(() => expect(heard).toEqual(['last']));
	const closed = app.close();
	await new Promise(setImmediate);
	gate.resolve();
	await closed;
	await allTaken();
	expect(telegram.bot().queue.handedOut(telegram.bot().updates.at(-1)!.update_id)).toBe(1);
});

describe('Announcing', () => {
	const commands = [{ command: 'start', description: 'Begin' }];

	test('tells Telegram where, with what secret and which updates, and keeps what waits', async () => {
		ana.says('early');
		await announce({ commands: [{ commands }, { language: 'fr', commands }] });
		await allTaken();
		expect(heard).toEqual(['early']);
		expect(telegram.callsOf('setWebhook')).toEqual([
			{
				url,
				secret_token: secret,
				allowed_updates: ['message', 'edited_message', 'callback_query', 'my_chat_member'],
				max_connections: 100,
				drop_pending_updates: false,
			},
		]);
		expect(telegram.callsOf('setMyCommands')).toEqual([{ commands }, { commands, language_code: 'fr' }]);
	});

	test('goes on until Telegram has taken it', async () => {
		telegram.failNext({ method: /setWebhook/, drop: true });
		telegram.failNext({ method: /setWebhook/, status: 429, retryAfter: 0 });
		await announce();
		ana.says('hello');
		await allTaken();
		expect(heard).toEqual(['hello']);
	});

	test('can be stopped before Telegram answers', async () => {
		telegram.failNext({ method: /setWebhook/, hangMs: Number.POSITIVE_INFINITY });
		const call = telegramClient(telegram.token, { apiRoot: telegram.url });
		announcing = announceWebhook({ call, log, url, secret, commands: [{ commands }] });
		await eventually(() => expect(telegram.callsOf('setWebhook')).toHaveLength(1));
		await announcing.stop();
		expect(telegram.callsOf('setMyCommands')).toEqual([]);
	});
});
