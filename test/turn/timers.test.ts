import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { setTimer } from '../../db/queries/timers.ts';
import { openDoor } from '../../src/door.ts';
import { startTicks } from '../../src/ticks.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';
import { heldSlots, talks, timerRows } from './rows.ts';

const logger = pino({ level: 'silent' });

describe.each(ENGINES)('A timer, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
		await ana.reviews();
	});
	afterEach(() => test.close());
	const rows = () => timerRows(test.house.store);

	it('that is due in two loops at once fires once', async () => {
		const { store } = test.house;
		test.clock.forward(4);
		const loops = [1, 2, 3].map(() => startTicks(store, openDoor({ store, logger }), logger, false));
		await Promise.all([...loops, { run: () => test.house.tick() }].map((loop) => loop.run()));
		await Promise.all(loops.map((loop) => loop.stop()));
		expect(await ana.reads()).toEqual([expect.stringMatching(/^One more minute/)]);
	});

	it('survives a restart', async () => {
		await test.reopen();
		await test.later(4);
		expect(await ana.reads()).toEqual([expect.stringMatching(/^One more minute/)]);
		await test.reopen(() => test.clock.forward(3));
		await test.house.tick();
		expect(await ana.reads()).toEqual([expect.stringMatching(/^I could not keep that time any longer/)]);
		expect((await rows()).filter(({ doneAt }) => doneAt === null)).toEqual([]);
		expect(await heldSlots(test.house.store)).toEqual([]);
	});

	it('about a time that was given back says nothing', async () => {
		await ana.says('another time');
		await ana.hears();
		await test.later(10);
		expect(await ana.reads()).toEqual([]);
		expect((await rows()).every(({ doneAt }) => doneAt !== null)).toBe(true);
	});

	it('about an earlier hold says nothing of a later one on the same time', async () => {
		await ana.says('another time');
		await test.later(2);
		await ana.says('1');
		await ana.hears();
		await test.later(3);
		expect(await ana.reads()).toEqual([]);
		expect(await heldSlots(test.house.store)).toHaveLength(1);
		await test.later(1);
		expect(await ana.reads()).toEqual([expect.stringMatching(/^One more minute/)]);
	});

	it('about a time that was booked says nothing', async () => {
		await ana.taps('Book');
		await ana.hears();
		await test.later(10);
		expect(await ana.reads()).toEqual([]);
	});

	it('about a hold that was extended says nothing of its first end', async () => {
		await test.later(4);
		await ana.taps('Keep it longer');
		await ana.hears();
		await test.later(1);
		expect(await ana.reads()).toEqual([]);
		await test.later(4);
		expect(await ana.reads()).toEqual([expect.stringMatching(/then this time goes back to everybody/)]);
		await test.later(1);
		expect(await ana.reads()).toEqual([expect.stringMatching(/^I could not keep/)]);
	});

	it('that is done does nothing, whoever brings it again', async () => {
		await test.later(4);
		await ana.hears();
		const [done] = (await rows()).filter(({ doneAt }) => doneAt !== null);
		const { store } = test.house;
		const door = openDoor({ store, logger });
		const due = { timerId: done!.id, conversationId: done!.conversationId, recipient: 'any' };
		expect(await door({ key: `timer:${done!.id}`, ...due })).toEqual({ kind: 'seen' });
		expect(await door({ key: 'another key', ...due })).toEqual({ kind: 'taken' });
		expect(await ana.reads()).toEqual([]);
	});

	it('that there is not does nothing', async () => {
		const { store } = test.house;
		const door = openDoor({ store, logger });
		expect(await door({ key: 'a', timerId: 999_999, conversationId: 'nobody', recipient: 'any' })).toEqual({
			kind: 'taken',
		});
		expect(await ana.reads()).toEqual([]);
	});

	it('of many that are due at one moment is taken like all the others', async () => {
		const { store } = test.house;
		for (let i = 0; i < 10; i++) await new Caller(test, `person ${i}`).says('hello');
		const event = { type: 'holdRanOut', slotId: 0, until: 0 };
		const many = (await talks(store)).flatMap(({ id }) => Array.from({ length: 20 }, () => id));
		await store.transaction(async (tx) => {
			for (const conversationId of many) await tx.run(setTimer, { conversationId, dueAt: tx.now, event });
		});
		await test.later(6);
		expect((await rows()).length).toBeGreaterThan(200);
		expect((await rows()).every(({ doneAt }) => doneAt !== null)).toBe(true);
		expect(await ana.reads()).toEqual([expect.stringMatching(/^I could not keep that time any longer/)]);
		expect(await heldSlots(store)).toEqual([]);
	});
});
