import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { pruneAttempts } from '../../db/queries/attempts.ts';
import type { Store } from '../../db/store.ts';
import { type MayTry, takeBack, tryOnce } from '../../src/core/attempts.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

const HOUR = 60 * 60_000;

describe.each(ENGINES)('Tries on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());

	const attempt = (keys: readonly string[], store: Store = fresh.store): Promise<MayTry> =>
		store.transaction((tx) => tryOnce(tx, { keys, most: 3, withinMs: HOUR }));
	const mayTry = { kind: 'mayTry' };

	it('may be made so many times within so long, and again when the first of these is that long ago', async () => {
		const first = fresh.clock.now;
		for (let made = 0; made < 3; made++) {
			expect(await attempt(['chat'])).toEqual(mayTry);
			fresh.clock.now += 60_000;
		}
		expect(await attempt(['chat'])).toEqual({ kind: 'tooMany', until: first + HOUR });
		fresh.clock.now = first + HOUR - 1;
		expect(await attempt(['chat'])).toEqual({ kind: 'tooMany', until: first + HOUR });
		fresh.clock.now = first + HOUR;
		expect(await attempt(['chat'])).toEqual(mayTry);
		expect(await attempt(['chat'])).toEqual({ kind: 'tooMany', until: first + HOUR + 60_000 });
	});

	it('count against each thing they name, and not at all where one of them has had its most', async () => {
		for (const chat of ['a', 'b', 'c']) expect(await attempt([chat, 'number'])).toEqual(mayTry);
		fresh.clock.now += 1;
		for (let more = 0; more < 5; more++) expect(await attempt(['d', 'number'])).toMatchObject({ kind: 'tooMany' });
		for (let made = 0; made < 3; made++) expect(await attempt(['d', 'another number'])).toEqual(mayTry);
		expect(await attempt(['d', 'number'])).toEqual({ kind: 'tooMany', until: fresh.clock.now + HOUR });
	});

	it('are remembered by whichever process comes next', async () => {
		for (let made = 0; made < 3; made++) await attempt(['chat']);
		const another = await open(fresh.url, { keys: fresh.keys, clock: fresh.clock.read, durable: false });
		expect(await attempt(['chat'], another)).toMatchObject({ kind: 'tooMany' });
		await another.close();
	});

	it('of one moment do not slip through together, in however many transactions', async () => {
		const stores = [fresh.store];
		if (engine === 'postgres') stores.push(await open(fresh.url, { keys: fresh.keys, clock: fresh.clock.read }));
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, (_, place) => attempt([`chat ${place}`, 'number'], stores[place % stores.length])),
		);
		if (stores[1]) await stores[1].close();
		expect(outcomes.filter(({ kind }) => kind === 'mayTry')).toHaveLength(3);
	});

	it('that were right can be taken back', async () => {
		for (let made = 0; made < 2; made++) await attempt(['chat']);
		fresh.clock.now += 1;
		for (let made = 0; made < 5; made++)
			await fresh.store.transaction(async (tx) => {
				expect(await tryOnce(tx, { keys: ['chat'], most: 3, withinMs: HOUR })).toEqual(mayTry);
				await takeBack(tx, ['chat']);
			});
		expect(await attempt(['chat'])).toEqual(mayTry);
		expect(await attempt(['chat'])).toMatchObject({ kind: 'tooMany' });
	});

	it('that are old are pruned, and only these', async () => {
		for (let made = 0; made < 2; made++) await attempt(['chat']);
		fresh.clock.now += 1;
		await attempt(['chat']);
		await fresh.store.transaction((tx) => tx.run(pruneAttempts, { before: tx.now }));
		for (let made = 0; made < 2; made++) expect(await attempt(['chat'])).toEqual(mayTry);
		expect(await attempt(['chat'])).toMatchObject({ kind: 'tooMany' });
	});
});
