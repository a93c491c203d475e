import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../db/store.ts';
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

	it('is not told so for what could not be done before, or was done already', async () => {
		let full = true;
		const { store } = test.house;
		const transaction: Store['transaction'] = (body, conversation) =>
			full
				? Promise.reject(Object.assign(new Error('full'), { code: 'SQLITE_FULL' }))
				: store.transaction(body, conversation);
		const door = openDoor({ store: { ...store, transaction }, logger, pace: { burst: 2, perSecond: 0.001 } });
		const inbound = ana.inbound({ kind: 'text', text: 'hello' });
		for (const _ of [1, 2, 3, 4]) await expect(door(inbound)).rejects.toThrow('full');
		full = false;
		expect(await door(inbound)).toEqual({ kind: 'taken' });
		for (const _ of [1, 2, 3]) expect(await door(inbound)).toEqual({ kind: 'seen' });
		expect(await door(ana.inbound({ kind: 'text', text: 'hello' }))).toEqual({ kind: 'taken' });
	});

	it('is one that was in no hurry if what it said had waited somewhere', async () => {
		const door = openDoor({ store: test.house.store, logger, pace: { burst: 1, perSecond: 1 } });
		for (const seconds of [0, 10, 20, 30])
			expect(await door({ ...ana.inbound({ kind: 'text', text: 'hello' }), at: seconds * 1000 })).toEqual({
				kind: 'taken',
			});
	});

	it('is not a group whose members talk to each other', async () => {
		const door = openDoor({ store: test.house.store, logger, pace: { burst: 1, perSecond: 0.001 } });
		const address = { channel: 'telegram', bot: '1', chat: '-5', sender: '7' } as const;
		const says = (key: string, text: string) => door({ key, address, said: { kind: 'text', text } });
		for (const key of ['a', 'b', 'c']) expect(await says(key, 'shall we have lunch?')).toEqual({ kind: 'taken' });
		expect(await says('d', '/day')).toEqual({ kind: 'taken' });
		expect(await says('e', '/day')).toEqual({ kind: 'tooFast' });
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
