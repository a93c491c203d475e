import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';

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
		await ana.reviews();
		await ana.says('one thing more');
		await test.settled();
		const page = await (await get('/metrics')).text();
		const value = (name: string) => Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(page)?.[1]);
		expect(value('waitless_turns_total{channel="web",outcome="taken"}'.replace(/[{}]/g, '\\$&'))).toBe(12);
		expect(value('waitless_turn_seconds_count')).toBe(12);
		expect(value('waitless_sends_total{channel="web",outcome="sent"}'.replace(/[{}]/g, '\\$&'))).toBe(12);
		if (engine === 'sqlite') expect(value('waitless_commit_group_size_sum')).toBeGreaterThan(12);
		expect(value('waitless_holds_live')).toBe(1);
		expect(value('waitless_outbox_waiting')).toBe(0);
	});

	it('reads it from this machine only, unless a token was set', async () => {
		expect((await get('/metrics', { 'x-forwarded-for': '203.0.113.9' })).status).toBe(404);
		expect((await get('/metrics')).status).toBe(200);
	});
});
