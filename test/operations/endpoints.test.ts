import fastify from 'fastify';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { operations, readersOf } from '../../src/operations/endpoints.ts';
import { recipientOf } from '../../src/talk.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse, until } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';

describe.each(ENGINES)('Whoever runs the house, on %s,', (engine) => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse(engine);
	});
	afterEach(() => test.close());
	const get = (path: string, headers: Record<string, string> = {}) => fetch(test.house.url + path, { headers });

	it('sees that it lives, and may be sent work', async () => {
		expect(await (await get('/health')).json()).toEqual({ alive: true });
		expect(await (await get('/ready')).json()).toEqual({ ready: true });
	});

	it('is told to send work elsewhere when the database does not answer', async () => {
		const { store } = test.house;
		const reading = store.read;
		store.read = () => Promise.reject(new Error('gone'));
		const answer = await get('/ready');
		store.read = reading;
		expect(answer.status).toBe(503);
		expect(answer.headers.get('retry-after')).toBe('1');
		expect(await answer.json()).toEqual({ ready: false, why: 'The database does not answer.' });
		expect((await get('/health')).status).toBe(200);
	});

	it('reads off how many turns there were, what they took, what was sent and what is held', async () => {
		const ana = new Caller(test);
		const turns = TO_REVIEW.length + 1;
		await ana.reviews();
		await ana.says('one thing more');
		await test.settled();
		const page = await (await get('/metrics')).text();
		const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
		expect(value('waitless_turns_total{channel="web",outcome="taken"}'.replace(/[{}]/g, '\\$&'))).toBe(turns);
		// A clinic's own timers may have had their turn meanwhile.
		const timers = value('waitless_turns_total{channel="timer",outcome="taken"}'.replace(/[{}]/g, '\\$&')) || 0;
		expect(value('waitless_turn_seconds_count')).toBe(turns + timers);
		expect(value('waitless_sends_total{channel="web",outcome="sent"}'.replace(/[{}]/g, '\\$&'))).toBe(turns);
		if (engine === 'sqlite') expect(value('waitless_commit_group_size_sum')).toBeGreaterThan(turns);
		expect(value('waitless_holds_live')).toBe(1);
		expect(value('waitless_outbox_waiting')).toBe(0);
	});

	it('reads it at once while the database is away: what the process counts, and nothing that only the database knows', async () => {
		const { store } = test.house;
		const reading = store.read;
		store.read = () => Promise.reject(Object.assign(new Error('connect 10.1.2.3:5432'), { code: 'ECONNREFUSED' }));
		const away = await get('/metrics');
		const page = await away.text();
		store.read = reading;
		expect(away.status).toBe(200);
		expect(page).toContain('\nwaitless_database_up 0\n');
		expect(page).toContain('\nwaitless_turn_seconds_count ');
		expect(page).not.toMatch(/waitless_outbox_waiting|10\.1\.2\.3/);
		const back = await (await get('/metrics')).text();
		expect(back).toContain('\nwaitless_database_up 1\n');
		expect(back).toContain('\nwaitless_outbox_waiting 0\n');
	});

	it('counts what failed and what was set aside, from nought on, and sees who is in charge', async () => {
		const metrics = async () => (await get('/metrics')).text();
		expect(await metrics()).toContain('\nwaitless_set_aside_total{what="update"} 0\n');
		const { store } = test.house;
		const { transaction } = store;
		store.transaction = () => Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }));
		const ana = new Caller(test);
		await expect(ana.says('hello')).rejects.toThrow();
		let refusals = 3;
		// What looks after the house goes on meanwhile, in lanes of its own.
		const herLane = recipientOf(store.keys, ana.address);
		store.transaction = (body, lane) =>
			lane === herLane && refusals-- > 0 ? Promise.reject(new Error('a mistake of ours')) : transaction(body, lane);
		await ana.says('hello');
		store.transaction = transaction;
		await until(async () => (await metrics()).includes('\nwaitless_chief 1\n'), 'the chief');
		expect(test.log.filter((line) => line.includes('now in charge'))).toHaveLength(1);
		const page = await metrics();
		expect(page).toContain('waitless_turns_total{channel="web",outcome="failed"} 1\n');
		expect(page).toContain('\nwaitless_set_aside_total{what="update"} 1\n');
	});

	it('reads it from this machine only, unless a token was set', async () => {
		expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
		expect((await get('/metrics')).status).toBe(200);
	});
});

const HOOK = { TELEGRAM_WEBHOOK_URL: 'https://clinic.example.org/t', TELEGRAM_WEBHOOK_SECRET: 's'.repeat(16) };
const PAGE = { PUBLIC_URL: 'https://clinic.example.org' };
const METRICS_TOKEN = 't'.repeat(16);

describe('Behind a proxy, from where everybody seems to be on this machine,', () => {
	it.each([
		['anybody on this machine, where there is no proxy', {}, undefined, 200],
		['nobody, where the page has an address', PAGE, undefined, 404],
		['nobody, where the webhook has one', HOOK, undefined, 404],
		['nobody without the token', { ...PAGE, METRICS_TOKEN }, undefined, 404],
		['whoever sends the token', { ...PAGE, METRICS_TOKEN }, `Bearer ${METRICS_TOKEN}`, 200],
	])('the metrics are read by %s', async (_, settings, authorization, status) => {
		const app = fastify();
		const metrics = { contentType: 'text/plain', page: async () => '' };
		operations(app, { unready: async () => undefined, metrics, readers: readersOf(readConfig(settings)) });
		const answer = await app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });
		expect(answer.statusCode).toBe(status);
		await app.close();
	});
});
