import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { telegramClient } from '../../../src/channels/telegram/client.ts';
import { type Polling, type PollOptions, poll } from '../../../src/channels/telegram/poll.ts';
import type { Inbound, OfChat, Outcome } from '../../../src/message.ts';
import { until } from '../../house.ts';
import type { Person } from '../../telegram/person.ts';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

let telegram: Telegram;
let ana: Person;
let ben: Person;
let pollings: Polling[];
/** Everything that was logged, whatever its kind, as it would be written. */
let logged: string;

beforeEach(async () => {
	telegram = await startTelegram();
	ana = telegram.person({ id: 7, name: 'Ana' });
	ben = telegram.person({ id: 8, name: 'Ben' });
	pollings = [];
	logged = '';
});

afterEach(async () => {
	await Promise.all(pollings.map((polling) => polling.stop()));
	await telegram.stop();
	expect(telegram.violations).toEqual([]);
	expect(logged).not.toContain(telegram.token.split(':')[1]);
	expect(logged).not.toContain('secret');
});

/** Starts to poll, with pauses that a test can wait for. */
function start(receive: PollOptions['receive'], options: Partial<PollOptions> = {}): Polling {
	const write = (fields: object, message: string) => {
		logged += `${message} ${JSON.stringify(fields, allOf)}\n`;
	};
	const call = telegramClient(telegram.token, { apiRoot: telegram.url });
	const log = { warn: write, error: write };
	const polling = poll({ call, receive, log, timeout: 20, pauses: { first: 1, longest: 8 }, ...options });
	pollings.push(polling);
	return polling;
}

/** Writes an error with all that it holds. */
function allOf(_: string, value: unknown): unknown {
	return value instanceof Error ? Object.getOwnPropertyDescriptors(value) : value;
}

/** A house that notes what it has begun and ended, and lets a test decide when. */
function house() {
	const begun: string[] = [];
	const ended: string[] = [];
	const gates = new Map<string, PromiseWithResolvers<void>>();
	const receive = async (inbound: Inbound | OfChat): Promise<Outcome> => {
		const said =
			'chat' in inbound ? inbound.chat.kind : inbound.said.kind === 'text' ? inbound.said.text : inbound.said.kind;
		begun.push(said);
		await gates.get(said)?.promise;
		ended.push(said);
		return { kind: 'taken' };
	};
	/** Holds up whatever says so, until the answer is called. */
	const hold = (said: string) => {
		const gate = Promise.withResolvers<void>();
		gates.set(said, gate);
		return () => {
			gates.delete(said);
			gate.resolve();
		};
	};
	return { begun, ended, receive, hold };
}

/** Waits for it, longer than even a busy machine needs. */
const eventually = (check: () => void) => vi.waitFor(check, { timeout: 4000, interval: 5 });
const confirmed = () => telegram.bot().queue.confirmed;
const allConfirmed = () => eventually(() => expect(confirmed()).toBe(telegram.bot().updates.at(-1)!.update_id + 1));
const seen = (list: string[], ...expected: string[]) => eventually(() => expect(list).toEqual(expected));

describe('Beginning', () => {
	test('It tells who the bot is', async () => {
		expect(await start(house().receive).me).toMatchObject({ id: 7000001, username: 'waitless_bot' });
	});

	test('What came while no one was there is taken', async () => {
		ana.says('early');
		const { ended, receive } = house();
		start(receive);
		await seen(ended, 'early');
	});

	test('A webhook is ended, and what waits for it is kept', async () => {
		const call = telegramClient(telegram.token, { apiRoot: telegram.url });
		telegram.bot().queue.hold();
		await call('setWebhook', { url: 'https://old.example.org' });
		ana.says('early');
		const { ended, receive } = house();
		start(receive);
		await seen(ended, 'early');
	});

	test('Commands are shown in every language that has a menu', async () => {
		const english = [{ command: 'start', description: 'Begin' }];
		const german = [{ command: 'start', description: 'Anfangen' }];
		const { ended, receive } = house();
		start(receive, { commands: [{ commands: english }, { language: 'de', commands: german }] });
		ana.says('hello');
		await seen(ended, 'hello');
		expect(telegram.callsOf('setMyCommands')).toEqual([
			{ commands: english },
			{ commands: german, language_code: 'de' },
		]);
	});

	test('A menu that can’t be set is no reason not to begin', async () => {
		telegram.failNext({ method: /setMyCommands/, status: 500 });
		ana.says('hello');
		const { ended, receive } = house();
		start(receive, { commands: [{ commands: [{ command: 'start', description: 'Begin' }] }] });
		await seen(ended, 'hello');
	});

	test('It is tried again until Telegram answers', async () => {
		telegram.failNext({ method: /getMe/, drop: true, times: 2 });
		telegram.failNext({ method: /getMe/, status: 502 });
		telegram.failNext({ method: /deleteWebhook/, status: 500 });
		ana.says('hello');
		const { ended, receive } = house();
		start(receive);
		await seen(ended, 'hello');
		expect(telegram.callsOf('getMe')).toHaveLength(4);
	});

	test('A token that Telegram doesn’t know is said to be so, once, and tried again', async () => {
		telegram.bot().revoked = true;
		const polling = start(house().receive);
		await until(async () => logged.includes('Telegram knows no bot'), 'a word about it');
		telegram.bot().revoked = false;
		await polling.me;
		await polling.stop();
		expect(logged.split('Telegram knows no bot with this token')).toHaveLength(2);
	});

	test('It can be stopped while Telegram has not answered yet', async () => {
		telegram.failNext({ method: /getMe/, hangMs: Number.POSITIVE_INFINITY });
		const polling = start(house().receive);
		await eventually(() => expect(telegram.callsOf('getMe')).toHaveLength(1));
		await polling.stop();
		await expect(polling.me).rejects.toThrow('stopped');
	});
});

describe('Order', () => {
	test('Updates of one chat are taken one after another, while other chats go on', async () => {
		const { begun, ended, receive, hold } = house();
		const release = hold('Ana 1');
		ana.says('Ana 1');
		ana.says('Ana 2');
		ben.says('Ben 1');
		ben.says('Ben 2');
		start(receive);
		await seen(ended, 'Ben 1', 'Ben 2');
		expect(begun).not.toContain('Ana 2');
		release();
		await seen(ended, 'Ben 1', 'Ben 2', 'Ana 1', 'Ana 2');
	});

	test('A tap waits for the text before it', async () => {
		const { begun, receive, hold } = house();
		ana.says('/menu');
		start(receive);
		await seen(begun, '/menu');
		await offerButton();
		const release = hold('text');
		ana.says('text');
		ana.taps('Book');
		await seen(begun, '/menu', 'text');
		release();
		await seen(begun, '/menu', 'text', 'choice');
	});

	test('No more chats are served at once than is allowed', async () => {
		const { begun, ended, receive, hold } = house();
		const people = [1, 2, 3].map((id) => telegram.person({ id, name: `P${id}` }));
		const releases = people.map((person, n) => {
			person.says(`${n}`);
			return hold(`${n}`);
		});
		start(receive, { width: 2 });
		await seen(begun, '0', '1');
		releases[1]!();
		await seen(begun, '0', '1', '2');
		expect(ended).toEqual(['1']);
		releases[0]!();
		releases[2]!();
		await eventually(() => expect(ended).toHaveLength(3));
	});
});

describe('Confirming', () => {
	test('Nothing is confirmed before all of a fetch is taken', async () => {
		const { ended, receive, hold } = house();
		const release = hold('slow');
		ana.says('quick');
		ben.says('slow');
		start(receive);
		await seen(ended, 'quick');
		expect(confirmed()).toBe(0);
		release();
		await allConfirmed();
	});

	test('An update whose turn failed comes again, and what follows it in its chat waits for it', async () => {
		const { ended, receive } = house();
		let failures = 3;
		ana.says('secret');
		ana.says('next');
		start(async (inbound) => {
			if ('said' in inbound && inbound.said.kind === 'text' && inbound.said.text === 'secret' && failures > 0) {
				failures -= 1;
				expect(confirmed()).toBe(0);
				throw new RangeError('secret');
			}
			return receive(inbound);
		});
		await allConfirmed();
		expect(ended).toEqual(['secret', 'next']);
		expect(logged).toContain('RangeError');
	});

	test('What was taken beside a failed update is not taken again, and new updates still come', async () => {
		const { ended, receive } = house();
		let fails = true;
		ana.says('bad');
		ben.says('good');
		start(async (inbound) => {
			if (fails && inbound.address.chat === '7') throw new Error('not yet');
			return receive(inbound);
		});
		await seen(ended, 'good');
		ben.says('better');
		await seen(ended, 'good', 'better');
		fails = false;
		await allConfirmed();
		expect(ended).toEqual(['good', 'better', 'bad']);
	});

	test('An update that Telegram delivers again reaches the house again, under the same key', async () => {
		const keys: string[] = [];
		start(async ({ key }) => {
			keys.push(key);
			return { kind: keys.length === 1 ? 'taken' : 'seen' };
		});
		ana.says('once');
		await allConfirmed();
		ana.repeatsLast();
		await eventually(() => expect(keys).toHaveLength(2));
		expect(new Set(keys).size).toBe(1);
	});

	test('An old update that comes after a new one doesn’t bring the new one back', async () => {
		ana.says('old');
		const first = start(house().receive);
		await allConfirmed();
		await first.stop();
		ben.says('new');
		ana.repeatsLast();
		const { ended, receive } = house();
		start(receive);
		await eventually(() => expect(telegram.bot().queue.length).toBe(0));
		expect(ended.toSorted()).toEqual(['new', 'old']);
	});

	test('What is not for the house is confirmed with the rest', async () => {
		const { ended, receive } = house();
		ana.says('/day@other_bot');
		start(receive);
		await allConfirmed();
		expect(ended).toEqual([]);
	});
});

describe('A tap', () => {
	test('is answered once, after its turn has committed', async () => {
		const { begun, receive, hold } = house();
		const release = hold('choice');
		start(receive);
		await offerButton();
		ana.taps('Book');
		await seen(begun, 'choice');
		expect(telegram.callsOf('answerCallbackQuery')).toEqual([]);
		release();
		await eventually(() => expect(telegram.callsOf('answerCallbackQuery')).toHaveLength(1));
	});

	test('that is too old to be answered is taken all the same', async () => {
		const { ended, receive } = house();
		start(receive);
		await offerButton();
		ana.taps('Book', { tooOld: true, inaccessible: true });
		await allConfirmed();
		expect(ended).toEqual(['choice']);
	});
});

describe('When Telegram can’t be reached', () => {
	test('fetching goes on when it can be again', async () => {
		const { ended, receive } = house();
		telegram.failNext({ method: /getUpdates/, drop: true, times: 2 });
		telegram.failNext({ method: /getUpdates/, status: 500 });
		telegram.failNext({ method: /getUpdates/, status: 409, description: 'Conflict' });
		ana.says('hello');
		start(receive);
		await seen(ended, 'hello');
		expect(logged.match(/could not be fetched/g)).toHaveLength(4);
	});

	test('a wait that Telegram asks for is kept, and ends when polling stops', async () => {
		telegram.failNext({ method: /getUpdates/, status: 429, retryAfter: 3600 });
		const polling = start(house().receive);
		await eventually(() => expect(logged).toContain('"retryAfter":3600'));
		await polling.stop();
		expect(telegram.callsOf('getUpdates')).toHaveLength(1);
	});
});

describe('Stopping', () => {
	test('waits for what is in hand, which then never comes again', async () => {
		const { begun, ended, receive, hold } = house();
		const release = hold('last');
		ana.says('last');
		const polling = start(receive);
		await seen(begun, 'last');
		let isOver = false;
		const stopped = polling.stop().then(() => (isOver = true));
		await new Promise(setImmediate);
		expect(isOver).toBe(false);
		release();
		await stopped;
		expect(ended).toEqual(['last']);
		expect(telegram.bot().queue.length).toBe(0);
	});

	test('leaves what failed to come again', async () => {
		ana.says('bad');
		const begun: string[] = [];
		const polling = start(async ({ key }) => {
			begun.push(key);
			throw new Error('no');
		});
		await eventually(() => expect(begun.length).toBeGreaterThan(1));
		await polling.stop();
		expect(telegram.bot().queue.length).toBe(1);
		const { ended, receive } = house();
		start(receive);
		await seen(ended, 'bad');
	});

	test('ends the long poll at once, and nothing is lost with it', async () => {
		const polling = start(house().receive);
		await eventually(() => expect(telegram.callsOf('getUpdates')).toHaveLength(1));
		await polling.stop();
		ana.says('later');
		const { ended, receive } = house();
		start(receive);
		await seen(ended, 'later');
	});
});

/** Puts a button of ours into Ana's chat. */
async function offerButton(): Promise<void> {
	const call = telegramClient(telegram.token, { apiRoot: telegram.url });
	const inline_keyboard = [[{ text: 'Book', callback_data: 'w:1.0' }]];
	await call('sendMessage', { chat_id: 7, text: 'Book it?', reply_markup: { inline_keyboard } });
}
