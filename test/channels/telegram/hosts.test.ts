import type { Update } from '@grammyjs/types';
import { Bot } from 'grammy';
import { Telegraf } from 'telegraf';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { telegramChannel } from '../../../src/channels/telegram/channel.ts';
import { forGrammy } from '../../../src/channels/telegram/grammy.ts';
import { forTelegraf } from '../../../src/channels/telegram/telegraf.ts';
import type { Inbound, OfChat, Receive } from '../../../src/message.ts';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

/** A bot of somebody else's, in one framework or the other, that has let the house in. */
interface Host {
	readonly telegram: Telegram;
	/** What reached the house. */
	readonly heard: (Inbound | OfChat)[];
	take(update: Update): Promise<void>;
}

let hosts: Host[];

beforeEach(async () => {
	hosts = [await grammyHost(), await telegrafHost()];
});

afterEach(async () => {
	for (const { telegram } of hosts) {
		await telegram.stop();
		expect(telegram.violations).toEqual([]);
	}
});

const unlimited = { messages: 1000, ms: 1 };
const noLimits = { overall: unlimited, chat: unlimited, group: unlimited };

/** A house that answers every message with a button. */
function houseFor(call: (method: string, payload: object) => Promise<unknown>, heard: (Inbound | OfChat)[]): Receive {
	const channel = telegramChannel(call, { rates: noLimits });
	return async (inbound) => {
		heard.push(inbound);
		const buttons = [{ label: 'Book', data: '1.0' }];
		await channel.send({
			id: heard.length,
			address: inbound.address,
			language: 'en',
			body: { kind: 'text', text: 'Book it?', buttons },
		});
		return { kind: 'taken' };
	};
}

async function grammyHost(): Promise<Host> {
	const telegram = await startTelegram();
	const bot = new Bot(telegram.token, { client: { apiRoot: telegram.url } });
	const raw = bot.api.raw as unknown as Record<string, (payload: object) => Promise<unknown>>;
	const heard: (Inbound | OfChat)[] = [];
	bot.use(forGrammy(houseFor((method, payload) => raw[method]!(payload), heard)));
	bot.on('callback_query', (ctx) => ctx.answerCallbackQuery({ text: 'The host’s own button' }));
	bot.on('message', (ctx) => ctx.reply('The host’s own answer'));
	await bot.init();
	return { telegram, heard, take: (update) => bot.handleUpdate(structuredClone(update)) };
}

async function telegrafHost(): Promise<Host> {
	const telegram = await startTelegram();
	const bot = new Telegraf(telegram.token, { telegram: { apiRoot: telegram.url, webhookReply: false } });
	const heard: (Inbound | OfChat)[] = [];
	const call = (method: string, payload: object) => bot.telegram.callApi(method as 'getMe', payload);
	bot.use(forTelegraf(houseFor(call, heard)));
	bot.on('callback_query', (ctx) => ctx.answerCbQuery('The host’s own button'));
	bot.on('message', (ctx) => ctx.reply('The host’s own answer'));
	return { telegram, heard, take: (update) => bot.handleUpdate(structuredClone(update) as never) };
}

/** The same happens at both hosts; returns what each of them did. */
async function atBoth(scene: (host: Host) => Promise<void>) {
	for (const host of hosts) await scene(host);
	return hosts.map(({ telegram, heard }) => ({
		calls: telegram.calls.flatMap(({ method, payload }) => (method === 'getMe' ? [] : [{ method, payload }])),
		heard: heard.map(({ key, address, ...what }) => ({ key, address, said: 'said' in what ? what.said : what.chat })),
	}));
}

test('A host in either framework hands over the same and makes the same calls', async () => {
	const [grammy, telegraf] = await atBoth(async ({ telegram, take }) => {
		const ana = telegram.person({ id: 7, name: 'Ana', language: 'en' });
		await take(ana.starts('abc'));
		await take(ana.says('/book@waitless_bot'));
		await take(ana.taps('Book'));
		await take(ana.sharesContact());
		await take(ana.sends('voice'));
	});
	expect(telegraf).toEqual(grammy);
	expect(grammy!.heard.map(({ said }) => said.kind)).toEqual(['link', 'text', 'choice', 'contact', 'unreadable']);
	expect(grammy!.calls.map(({ method }) => method)).toEqual([
		'sendMessage',
		'sendMessage',
		'sendMessage',
		'answerCallbackQuery',
		'sendMessage',
		'sendMessage',
	]);
});

test('A host keeps its own buttons and what is not ours', async () => {
	const [grammy, telegraf] = await atBoth(async ({ telegram, take }) => {
		const ana = telegram.person({ id: 7, name: 'Ana' });
		const inline_keyboard = [[{ text: 'Host', callback_data: 'host:1' }]];
		const url = `${telegram.url}/bot${telegram.token}/sendMessage`;
		const body = JSON.stringify({ chat_id: 7, text: 'Host', reply_markup: { inline_keyboard } });
		await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
		await take(ana.taps('Host'));
		await take(ana.says('/day@other_bot'));
	});
	expect(telegraf).toEqual(grammy);
	expect(grammy!.heard).toEqual([]);
	expect(grammy!.calls.slice(1).map(({ payload }) => payload.text)).toEqual([
		'The host’s own button',
		'The host’s own answer',
	]);
});
