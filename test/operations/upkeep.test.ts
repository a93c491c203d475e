import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimer } from '../../db/queries/timers.ts';
import { query } from '../../db/store.ts';
import { look, prune } from '../../src/operations/upkeep.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';

const DAY = 24 * 60;
const claims = query()((q, { claim }) => q.select().from(claim));
const unsend = query()((q, { outbox }) => q.update(outbox).set({ state: sql`'waiting'` as never, channel: 'nowhere' }));
const messages = query()((q, { outbox }) => q.select().from(outbox));

describe.each(ENGINES)('The upkeep, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	let desk: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
		desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
	});
	afterEach(() => test.close());
	const count = async (which: typeof claims | typeof messages) =>
		(await test.house.store.read(({ run }) => run(which as typeof claims, {}))).length;

	it('tells the administrators once in an hour of chats that wait too long, and what to do', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		await store.transaction((tx) => tx.run(unsend, {}));
		test.clock.forward(11);
		for (const _ of [1, 2]) await look(store);
		await test.house.tick();
		expect(await desk.reads()).toEqual([expect.stringMatching(/chats? ha(s|ve) been waiting.*10 minutes.*token/s)]);
		test.clock.forward(61);
		await look(store);
		await test.house.tick();
		expect(await desk.reads()).toHaveLength(1);
	});

	it('tells of timers that come late', async () => {
		const { store } = test.house;
		const { now } = test.clock;
		// Nobody's, so that nothing takes it meanwhile.
		await store.transaction((tx) => tx.run(setTimer, { conversationId: 'none', dueAt: now - 5 * 60_000, event: {} }));
		await look(store);
		await test.later(0);
		expect(await desk.reads()).toEqual([expect.stringContaining('5 minutes late')]);
	});

	it('is silent when all is well', async () => {
		for (const text of TO_REVIEW) await ana.says(text);
		await test.settled();
		await look(test.house.store);
		await test.later(0);
		expect(await desk.reads()).toEqual([]);
	});

	it('keeps claims for eight days and messages for thirty', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		test.clock.forward(8 * DAY - 1);
		await prune(store);
		expect(await count(claims)).toBeGreaterThan(0);
		test.clock.forward(2);
		await prune(store);
		expect(await count(claims)).toBe(0);
		expect(await count(messages)).toBeGreaterThan(0);
		test.clock.forward(22 * DAY);
		await prune(store);
		expect(await count(messages)).toBe(0);
	});
});
