import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDoor } from '../../src/door.ts';
import { ENGINES } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from './caller.ts';

const logger = pino({ level: 'silent' });

describe.each(ENGINES)('A chat that talks faster than a person, on %s,', (engine) => {
	let test: TestHouse;
	let ana: Caller;
	beforeEach(async () => {
		test = await openTestHouse(engine);
		ana = new Caller(test);
	});
	afterEach(() => test.close());

	it('is told so once, and what it said too much is let go for good', async () => {
		const door = openDoor({ store: test.house.store, logger, pace: { burst: 2, perSecond: 0.001 } });
		const flood = [1, 2, 3, 4, 5].map(() => ana.inbound({ kind: 'text', text: 'hello' }));
		const outcomes = [];
		for (const inbound of flood) outcomes.push((await door(inbound)).kind);
		expect(outcomes).toEqual(['taken', 'taken', 'tooFast', 'tooFast', 'tooFast']);
		expect(await ana.reads()).toEqual([
			expect.stringMatching(/^Welcome/),
			expect.stringMatching(/^Sorry, I did not understand/),
			expect.stringMatching(/^That was very fast/),
		]);
		expect(await door(flood[4]!)).toEqual({ kind: 'seen' });
	});

	it('holds up no other chat', async () => {
		const door = openDoor({ store: test.house.store, logger, pace: { burst: 1, perSecond: 0.001 } });
		for (const _ of [1, 2, 3]) await door(ana.inbound({ kind: 'text', text: 'hello' }));
		const ben = new Caller(test, 'ben');
		expect(await door(ben.inbound({ kind: 'text', text: 'hello' }))).toEqual({ kind: 'taken' });
	});

	it('keeps its place: what was being asked is still asked', async () => {
		await ana.reviews();
		const door = openDoor({ store: test.house.store, logger, pace: { burst: 1, perSecond: 0.001 } });
		for (const _ of [1, 2]) await door(ana.inbound({ kind: 'text', text: 'help' }));
		await ana.hears();
		await ana.taps('Book');
		expect((await ana.reads()).join()).toContain('booked');
	});
});
