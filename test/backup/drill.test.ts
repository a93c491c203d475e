/** The loss drill: the database is destroyed, and the house goes on from a backup, on the same engine or the other. */

import { eq } from 'drizzle-orm';
import { afterEach, describe, expect, inject, test } from 'vitest';
import { Overlap, p, query, type Tx } from '../../db/store.ts';
import { ENGINES, newPlace } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller, TO_REVIEW } from '../turn/caller.ts';
import { bookings, heldSlots, outbox } from '../turn/rows.ts';
import { Vault } from './vault.ts';

const { dataKey } = inject('demo');

let vault: Vault;
let houses: TestHouse[] = [];
afterEach(async () => {
	for (const house of houses) await house.close();
	houses = [];
	await vault.end();
});

const slotById = query<{ id: number }>()((q, { slot }) =>
	q
		.select()
		.from(slot)
		.where(eq(slot.id, p('id'))),
);

/** Opens a time of the same practitioner that begins in the middle of that one, past every check but the database's. */
async function opensBeside(tx: Tx, slotId: number): Promise<void> {
	const [row] = await tx.run(slotById, { id: slotId });
	const { id: _, ...taken } = row!;
	const beside = { ...taken, status: 'free' as const, appointmentId: null, start: taken.start + 60_000 };
	await tx.run(
		query()((q, { slot }) => q.insert(slot).values(beside)),
		{},
	);
}

describe.each(ENGINES)('When %s is lost', (engine) => {
	test.each(ENGINES)(
		'the house goes on in %s from its backup',
		async (other) => {
			vault = new Vault();
			const first = await openTestHouse(engine);
			const ana = new Caller(first, 'ana');
			await ana.reviews('+27 82 555 0101');
			await ana.says('book');
			const half = new Caller(first, 'half');
			await half.reviews('+27 82 555 0102');
			const before = await bookings(first.house.store);
			const [kept] = await heldSlots(first.house.store);
			expect(before).toHaveLength(1);

			// Turns go on while it is made; and what is booked after it is lost.
			const turns = (async () => {
				const other = new Caller(first, 'other');
				for (const text of TO_REVIEW.slice(0, 8)) await other.says(text);
			})();
			expect(await vault.backup(first.url, vault.file('a.db'), dataKey)).toMatchObject({ code: 0 });
			await turns;
			await half.says('book');
			expect(await bookings(first.house.store)).toHaveLength(2);
			const { now } = first.clock;
			// All of the database is gone with it.
			await first.close();

			const place = await newPlace(other);
			expect(await vault.restore(place.url, vault.file('a.db'), dataKey)).toMatchObject({ code: 0 });
			const second = await openTestHouse(other, { on: { place, dataKey, now } });
			houses.push(second);
			const { store } = second.house;
			expect(await bookings(store)).toEqual(before);

			// A conversation goes on where it was, and with the time that was kept for it.
			const again = new Caller(second, 'half');
			expect((await again.reads()).at(-1)).toContain('Book it?');
			await again.taps('Book');
			expect((await again.reads()).join()).toContain('Your visit is booked.');
			expect((await bookings(store)).at(-1)).toMatchObject({ slotId: kept!.id });

			// The diary knows what is taken.
			const newcomer = new Caller(second, 'newcomer');
			await newcomer.reviews('+27 82 555 0103');
			await newcomer.says('book');
			expect(new Set((await bookings(store)).map(({ slotId }) => slotId)).size).toBe(3);
			await expect(store.transaction((tx) => opensBeside(tx, before[0]!.slotId))).rejects.toThrow(Overlap);
			await second.settled();
			expect((await outbox(store)).filter(({ leasedUntil }) => leasedUntil !== null)).toEqual([]);
		},
		30_000,
	);
});

test('With the data key lost, neither a restore nor a start pretends that all is well', async () => {
	vault = new Vault();
	const first = await openTestHouse();
	await vault.backup(first.url, vault.file('a.db'), dataKey);
	await first.close();

	const place = await newPlace('sqlite');
	const lost = await vault.restore(place.url, vault.file('a.db'), '');
	expect(lost).toMatchObject({ code: 1, said: expect.stringContaining('There is no data key in data.key.') });
	const another = Buffer.alloc(32).toString('base64');
	expect(await vault.restore(place.url, vault.file('a.db'), another)).toMatchObject({ code: 1 });

	expect(await vault.restore(place.url, vault.file('a.db'), dataKey)).toMatchObject({ code: 0 });
	const opening = openTestHouse('sqlite', { on: { place, dataKey: another, now: Date.now() } });
	await expect(opening).rejects.toThrow('This key does not fit the database');
	await place.remove();
});
