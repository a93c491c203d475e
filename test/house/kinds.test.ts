import { randomUUID } from 'node:crypto';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { type House, type Kinds, openHouse } from '../../src/house.ts';
import { demoPlace, type Place } from '../engines.ts';
import { until } from '../house.ts';
import { startTelegram, type Telegram } from '../telegram/server.ts';
import { outbox } from '../turn/rows.ts';
import { serverSentEvents } from '../web/server-sent-events.ts';

const WEB = { web: true, worker: false };
const WORKER = { web: false, worker: true };

describe('A house of several processes', () => {
	let place: Place;
	let telegram: Telegram;
	const houses: House[] = [];
	beforeEach(async () => {
		place = await demoPlace('postgres');
		telegram = await startTelegram();
	});
	afterEach(async () => {
		for (const house of houses.splice(0)) await house.close();
		await telegram.stop();
		await place.remove();
	});

	async function opens(kinds: Kinds, more: Record<string, string> = {}): Promise<House> {
		const config = readConfig({
			PORT: '0',
			DATABASE_URL: place.url,
			DATA_KEY: inject('demo').dataKey,
			TELEGRAM_TOKEN: telegram.token,
			TELEGRAM_API_ROOT: telegram.url,
			...more,
		});
		const house = await openHouse(config, { logger: pino({ level: 'silent' }), kinds });
		houses.push(house);
		return house;
	}

	/** Says hello at one page, and reads the answer's text at another. */
	async function talks(at: House, listeningAt: House): Promise<string> {
		const cookie = (await fetch(at.url)).headers.getSetCookie()[0]!.split(';')[0]!;
		const listening = await fetch(`${listeningAt.url}/events?side=clinic`, { headers: { cookie } });
		const body = JSON.stringify({ id: randomUUID(), said: { kind: 'text', text: 'hello' } });
		const headers = { 'content-type': 'application/json', cookie };
		const posted = await fetch(`${at.url}/messages?side=clinic`, { method: 'POST', headers, body });
		expect(posted.status).toBe(200);
		for await (const { data } of serverSentEvents(listening)) {
			const { body: told } = JSON.parse(data) as { body?: { text?: string } };
			if (told?.text) {
				await listening.body?.cancel().catch(() => {});
				return told.text;
			}
		}
		throw new Error('The stream ended.');
	}

	it('answers at any page what was said at any other', async () => {
		const [one, other] = [await opens(WEB), await opens(WEB)];
		expect(await talks(one, other)).toMatch(/^Welcome/);
	});

	it('sends by its workers what its pages and its poller were told; a worker has no page', async () => {
		const web = await opens(WEB);
		const worker = await opens(WORKER);
		await talks(web, web);
		await until(async () => (await outbox(web.store)).every(({ state }) => state === 'sent'), 'the outbox');
		const ana = telegram.person({ id: 1, name: 'Ana' });
		ana.says('hello');
		expect((await ana.hears()).text).toMatch(/^Welcome/);
		expect((await fetch(worker.url)).status).toBe(404);
		expect((await fetch(`${worker.url}/ready`)).status).toBe(200);
	});

	it('polls Telegram by one of them; when that one ends, another goes on', async () => {
		const first = await opens(WORKER);
		await opens(WORKER);
		const ana = telegram.person({ id: 1, name: 'Ana' });
		ana.says('hello');
		await ana.hears();
		await first.close();
		ana.says('help');
		await ana.hears();
		expect(telegram.violations).toEqual([]);
	});
});
