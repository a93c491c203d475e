/** The house inside a host's own bot, which polls for itself and has other things to do. */
import { Bot, InputFile } from 'grammy';
import { Input, Telegraf } from 'telegraf';
import { afterEach, describe, expect, it } from 'vitest';
import type { Call } from '../../src/channels/telegram/call.ts';
import { forGrammy } from '../../src/channels/telegram/grammy.ts';
import { forTelegraf } from '../../src/channels/telegram/telegraf.ts';
import { general } from '../conversations/play.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse, until } from '../house.ts';
import type { Person } from '../telegram/person.ts';
import type { Telegram } from '../telegram/server.ts';
import { bookings } from '../turn/rows.ts';

/** A host's bot that lets the house in. Everything else it answers itself. */
interface Host {
	readonly call: (telegram: Telegram) => Call;
	/** Starts polling; answers how to stop. */
	starts(test: TestHouse): Promise<() => Promise<void>>;
}

function grammyHost(): Host {
	let bot: Bot;
	return {
		call(telegram) {
			bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
			const raw = bot.api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
			return (method, payload, { upload } = {}) => {
				const file = upload && { [upload.field]: new InputFile(Buffer.from(upload.content), upload.name) };
				return raw[method]!({ ...payload, ...file });
			};
		},
		async starts(test) {
			bot.command('hours', (ctx) =>
				ctx.reply('Our hours', {
					reply_markup: { inline_keyboard: [[{ text: 'Hours', callback_data: 'host:hours' }]] },
				}),
			);
			// All that is said to the bot from here on is the house's; a button that is not comes out at its other end.
			bot.use(forGrammy((inbound) => test.house.receive(inbound)));
			bot.callbackQuery('host:hours', (ctx) => ctx.answerCallbackQuery({ text: 'Open all day' }));
			const polling = bot.start();
			return async () => {
				await bot.stop();
				await polling;
			};
		},
	};
}

function telegrafHost(): Host {
	let bot: Telegraf;
	return {
		call(telegram) {
			bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.url, webhookReply: false } });
			return (method, payload, { upload } = {}) => {
				const file = upload && { [upload.field]: Input.fromBuffer(Buffer.from(upload.content), upload.name) };
				return bot.telegram.callApi(method as 'getMe', { ...payload, ...file });
			};
		},
		async starts(test) {
			bot.command('hours', (ctx) =>
				ctx.reply('Our hours', {
					reply_markup: { inline_keyboard: [[{ text: 'Hours', callback_data: 'host:hours' }]] },
				}),
			);
			// All that is said to the bot from here on is the house's; a button that is not comes out at its other end.
			bot.use(forTelegraf((inbound) => test.house.receive(inbound)));
			bot.action('host:hours', (ctx) => ctx.answerCbQuery('Open all day'));
			const polling = bot.launch();
			return async () => {
				bot.stop();
				await polling;
			};
		},
	};
}

const WAY: readonly ((ana: Person) => unknown)[] = [
	(ana) => ana.starts(),
	(ana) => ana.taps('Book a visit'),
	(ana) => ana.taps('I agree'),
	(ana) => ana.taps('Share my number'),
	(ana) => ana.taps('No, I am new'),
	(ana) => ana.taps('Go on without registering'),
	(ana) => ana.says('Thandi Mabaso'),
	(ana) => ana.taps('General practice'),
	(ana) => ana.taps('General visit'),
	(ana) => ana.says('a cough'),
	(ana) => ana.taps('Skip'),
	(ana) => ana.taps('Harbour Clinic (Cape Town)'),
	(ana) => ana.taps('As soon as possible'),
	(ana) => ana.says('2'),
	(ana) => ana.taps('Book'),
	(ana) => ana.sends('voice'),
];

const ana = (test: TestHouse) => test.telegram.person({ id: 11, name: 'Ana', language: 'en', phone: '+27825550101' });

/** The chat, message by message, after the whole way. */
async function chatOf(test: TestHouse, person: Person): Promise<string[]> {
	const botId = test.telegram.token.split(':')[0];
	for (const step of WAY) {
		step(person);
		await test.taken(`telegram:${botId}:${test.telegram.bot().updates.at(-1)!.update_id}`);
		await test.settled();
	}
	await person.hears(person.unheard.length);
	return person.chat.map(({ by, kind, text, buttons, file }) =>
		general([by, kind, text, ...buttons, file?.name ?? ''].join(' | ')),
	);
}

/** What was sent, without what differs from one bot to the next. */
const sentBy = ({ calls }: Telegram) =>
	calls
		.filter(({ method }) => method.startsWith('send'))
		.map(({ method, payload }) => general(JSON.stringify([method, { ...payload, document: undefined }])));

describe.each([
	['grammY', grammyHost],
	['Telegraf', telegrafHost],
])('Within a host’s own %s bot', (_, newHost) => {
	const tests: TestHouse[] = [];
	let stop: (() => Promise<void>) | undefined;
	afterEach(async () => {
		await stop?.();
		for (const test of tests.splice(0)) await test.close();
	});

	it.each(ENGINES)(
		'a visit is booked on %s with the same messages as through our own polling, and the host keeps what is its own',
		async (engine) => {
			const alone = await openTestHouse(engine);
			tests.push(alone);
			const expected = await chatOf(alone, ana(alone));

			const host = newHost();
			const test = await openTestHouse(engine, { hostBot: host.call });
			tests.push(test);
			stop = await host.starts(test);
			const person = ana(test);
			expect(await chatOf(test, person)).toEqual(expected);
			expect(sentBy(test.telegram)).toEqual(sentBy(alone.telegram));
			expect(await bookings(test.house.store)).toHaveLength(1);
			expect(expected.join('\n')).toContain('Your visit is booked.');

			person.says('/hours');
			expect((await person.hears()).text).toBe('Our hours');
			const ownTaps = test.telegram.callsOf('answerCallbackQuery').length;
			person.taps('Hours');
			const answers = () => test.telegram.callsOf('answerCallbackQuery').length;
			await until(async () => answers() > ownTaps, 'the host’s answer');
			expect(test.telegram.callsOf('answerCallbackQuery').slice(ownTaps)).toEqual([
				expect.objectContaining({ text: 'Open all day' }),
			]);
			expect(test.telegram.violations).toEqual([]);
			expect(alone.telegram.violations).toEqual([]);
		},
	);
});
