import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimer } from '../../db/queries/timers.ts';
import { put, query } from '../../db/store.ts';
import { raise } from '../../src/operations/alerts.ts';
import { lookout } from '../../src/operations/lookout.ts';
import { unsendable } from '../../src/operations/unsendable.ts';
import { prune, retain } from '../../src/operations/upkeep.ts';
import { sealTrail } from '../../src/trail/seal.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';
import { outbox, trail } from '../turn/rows.ts';

const DAY = 24 * 60;
const claims = query()((q, { claim }) => q.select().from(claim));
const unsend = query()((q, { outbox }) => q.update(outbox).set({ state: sql`'waiting'` as never, channel: 'nowhere' }));
const finishNobodys = query<{ now: number }>()((q, { timer }) =>
	q
		.update(timer)
		.set({ doneAt: put(timer.doneAt, 'now') })
		.where(eq(timer.conversationId, sql`'none'`)),
);
const nobodyIsStaff = query()((q, { staff }) => q.update(staff).set({ removedAt: sql`0` as never }));
const theyAreAgain = query()((q, { staff }) => q.update(staff).set({ removedAt: null }));
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
	const count = async (which: typeof messages) => (await test.house.store.read(({ run }) => run(which, {}))).length;

	it('tells the administrators once in an hour of chats that wait too long, and what to do', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		await store.transaction((tx) => tx.run(unsend, {}));
		test.clock.forward(11);
		await test.house.tick();
		const look = lookout(store);
		for (const _ of [1, 2, 3]) await look();
		await test.house.tick();
		expect(await desk.reads()).toEqual([expect.stringMatching(/chats? ha(s|ve) been waiting.*10 minutes.*token/s)]);
		test.clock.forward(61);
		await test.house.tick();
		await look();
		await test.house.tick();
		expect(await desk.reads()).toHaveLength(1);
	});

	it('says nothing of what is late at the first look after a pause, and in time at the next', async () => {
		const { store } = test.house;
		const { now } = test.clock;
		const look = lookout(store);
		await store.transaction((tx) => tx.run(setTimer, { conversationId: 'none', dueAt: now - 5 * 60_000, event: {} }));
		await look();
		await store.transaction((tx) => tx.run(finishNobodys, { now }));
		await look();
		await test.later(0);
		expect(await desk.reads()).toEqual([]);
	});

	it('sets aside, after a day, what is to go to a channel on which nobody sends, and says so', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		await store.transaction((tx) => tx.run(unsend, {}));
		const states = async () => (await outbox(store)).map(({ state }) => state);
		const before = await states();
		const giveUp = unsendable(store, pino({ level: 'silent' }), ['web', 'telegram']);
		test.clock.forward(DAY - 1);
		await giveUp();
		expect(await states()).toEqual(before);
		test.clock.forward(2);
		await unsendable(store, pino({ level: 'silent' }), ['web', 'nowhere'])();
		expect(await states(), 'where somebody sends').toEqual(before);
		await giveUp();
		expect(await states()).toEqual(before.map(() => 'setAside'));
		await test.later(0);
		expect(await desk.reads()).toEqual([expect.stringContaining('could not be delivered')]);
	});

	it('has not told anybody while there is no administrator, and tells the first that comes', async () => {
		const { store } = test.house;
		await store.transaction((tx) => tx.run(nobodyIsStaff, {}));
		const alarm = () => store.transaction((tx) => raise(tx, { alert: 'alert-clock', facts: { seconds: 9 } }));
		expect(await alarm()).toBe(false);
		await store.transaction((tx) => tx.run(theyAreAgain, {}));
		expect(await alarm()).toBe(true);
	});

	it('tells of timers that come late', async () => {
		const { store } = test.house;
		const { now } = test.clock;
		// Nobody's, so that nothing takes it meanwhile.
		await store.transaction((tx) => tx.run(setTimer, { conversationId: 'none', dueAt: now - 5 * 60_000, event: {} }));
		const look = lookout(store);
		for (const _ of [1, 2]) await look();
		await test.later(0);
		expect(await desk.reads()).toEqual([expect.stringContaining('5 minutes late')]);
	});

	it('is silent when all is well', async () => {
		for (const text of TO_REVIEW) await ana.says(text);
		await test.settled();
		const look = lookout(test.house.store);
		for (const _ of [1, 2]) await look();
		await test.later(0);
		expect(await desk.reads()).toEqual([]);
	});

	it('keeps claims for eight days and messages for thirty', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		// Timers that come due meanwhile are claimed, too.
		const said = async () =>
			(await store.read(({ run }) => run(claims, {}))).filter(({ key }) => key.startsWith('test:'));
		test.clock.forward(8 * DAY - 1);
		await prune(store);
		expect(await said()).not.toEqual([]);
		test.clock.forward(2);
		await prune(store);
		expect(await said()).toEqual([]);
		expect(await count(messages)).toBeGreaterThan(0);
		test.clock.forward(22 * DAY);
		await prune(store);
		expect(await count(messages)).toBe(0);
	});

	it('keeps what is personal no longer than the clinic says, and puts into the trail how much went: numbers only', async () => {
		const { store } = test.house;
		await ana.says('hello');
		await test.settled();
		test.clock.forward(DAY + 1);
		const logged: unknown[] = [];
		const logger = { info: (counts: unknown) => void logged.push(counts) };
		await retain(store, logger);
		const last = (await trail(store)).at(-1)!;
		expect(last).toMatchObject({ actor: 'system', action: 'pruned what is kept no longer', conversationId: null });
		expect(last.detail).toEqual({ chats: 1 });
		expect(logged).toEqual([{ chats: 1 }]);
		await retain(store, logger);
		expect((await trail(store)).at(-1)!.id, 'nothing went').toBe(last.id);
	});

	it('keeps the trail for as long as the clinic says', async () => {
		const { store } = test.house;
		const before = await trail(store);
		expect(before.map(({ action }) => action)).toContain('joined');
		await sealTrail(store);
		const kept = async (days: number) => {
			test.clock.forward(days * DAY);
			await retain(store, { info: () => {} });
			return (await trail(store)).map(({ action }) => action);
		};
		expect(await kept(3649)).toContain('joined');
		expect(await kept(2)).not.toContain('joined');
	});
});
