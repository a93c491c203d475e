import { eq, sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { CannotOpen, Overlap, p, put, query, type Reading, type Tx } from '../../db/store.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { mustHaveNetwork, mustOpen, mustRegister } from '../network.ts';

const claim = query<{ key: string }>()((q, t) => q.insert(t.claim).values({ key: p('key'), at: 0 }));
const claims = query()((q, t) => q.select({ key: t.claim.key }).from(t.claim).orderBy(t.claim.key));
const keys = async (reading: Reading) => (await reading.run(claims, {})).map(({ key }) => key);
const take = (tx: Tx, key: string) => tx.run(claim, { key });

describe.each(ENGINES)('A transaction on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});
	afterEach(() => fresh.end());
	const kept = () => fresh.store.read(keys);

	it('keeps all of what it wrote', async () => {
		expect(
			await fresh.store.transaction(async (tx) => {
				await take(tx, 'a');
				await take(tx, 'b');
				return keys(tx);
			}),
		).toEqual(['a', 'b']);
		expect(await kept()).toEqual(['a', 'b']);
	});

	it('that throws leaves nothing, and the store goes on', async () => {
		const failing = fresh.store.transaction(async (tx) => {
			await take(tx, 'a');
			throw new Error('no');
		});
		await expect(failing).rejects.toThrow('no');
		await fresh.store.transaction((tx) => take(tx, 'b'));
		expect(await kept()).toEqual(['b']);
	});

	it('whose statement failed leaves nothing', async () => {
		const twice = fresh.store.transaction(async (tx) => {
			await take(tx, 'a');
			await take(tx, 'a');
		});
		await expect(twice).rejects.toThrow();
		expect(await kept()).toEqual([]);
	});

	it('may let a part of it fail, and go on', async () => {
		await fresh.store.transaction(async (tx) => {
			await take(tx, 'a');
			const part = tx.savepoint(async () => {
				await take(tx, 'b');
				await tx.savepoint(() => take(tx, 'c'));
				await take(tx, 'a');
			});
			await expect(part).rejects.toThrow();
			await take(tx, 'd');
		});
		expect(await kept()).toEqual(['a', 'd']);
	});

	it('may ask several things at once, which are done in order; if one fails, nothing is left of the others', async () => {
		await fresh.store.transaction(async (tx) => {
			const [, , both] = await Promise.all([take(tx, 'a'), take(tx, 'b'), keys(tx)]);
			expect(both).toEqual(['a', 'b']);
		});
		const failing = fresh.store.transaction((tx) => Promise.all([take(tx, 'c'), take(tx, 'a'), take(tx, 'd')]));
		await expect(failing).rejects.toThrow();
		expect(await kept()).toEqual(['a', 'b']);
	});

	it('is dead once its body has ended: a query that floats out of it throws', async () => {
		let floating: Tx | undefined;
		await fresh.store.transaction(async (tx) => {
			floating = tx;
		});
		await expect(take(floating!, 'a')).rejects.toThrow('something was not awaited');
		expect(await kept()).toEqual([]);
	});

	it('carries one now', async () => {
		await fresh.store.transaction(async (tx) => {
			const { now } = tx;
			expect(now).toBe(fresh.clock.now);
			fresh.clock.forward(1);
			expect(tx.now).toBe(now);
		});
	});

	it('that wants to write a personal column leaves its null a null', async () => {
		await mustHaveNetwork(fresh.store);
		const name = query<{ name: string | null }>()((q, t) =>
			q.update(t.patient).set({ name: put(t.patient.name, 'name') }),
		);
		const nulls = query()((q, t) =>
			q.select({ id: t.patient.id }).from(t.patient).where(sql`${t.patient.name} is null`),
		);
		await fresh.store.transaction(async (tx) => {
			await mustRegister(tx);
			expect(await tx.run(nulls, {})).toEqual([]);
			await tx.run(name, { name: null });
			expect(await tx.run(nulls, {})).toHaveLength(1);
		});
	});

	describe('that writes slots', () => {
		beforeEach(async () => {
			await mustHaveNetwork(fresh.store);
			await mustOpen(fresh.store);
		});
		const slots = query()((q, t) => q.select().from(t.slot).orderBy(t.slot.start));
		const shift = query<{ id: number; start: number; end: number }>()((q, t) =>
			q
				.update(t.slot)
				.set({ start: put(t.slot.start, 'start'), end: put(t.slot.end, 'end') })
				.where(eq(t.slot.id, p('id'))),
		);
		const mark = query<{ id: number; status: string; appointmentId: number | null }>()((q, t) =>
			q
				.update(t.slot)
				.set({
					status: put(t.slot.status, 'status') as never,
					appointmentId: put(t.slot.appointmentId, 'appointmentId'),
				})
				.where(eq(t.slot.id, p('id'))),
		);
		const copy = query<{ start: number; end: number }>()((q, t) =>
			q.insert(t.slot).values({
				...{ scheduleId: 1, practitionerId: 1, locationId: 4, areaId: 1, menuId: 1, localDate: 1, localMinute: 1 },
				...{ start: p('start'), end: p('end'), status: 'free' as const, online: true, run: 0 },
			}),
		);
		const attempt = (body: (tx: Tx, all: { id: number; start: number; end: number }[]) => Promise<unknown>) =>
			fresh.store.transaction(async (tx) => body(tx, await tx.run(slots, {})));

		it('is refused when a new one overlaps an open one of the same practitioner', async () => {
			await expect(
				attempt((tx, [first]) => tx.run(copy, { start: first!.start + 1, end: first!.end + 1 })),
			).rejects.toThrow(Overlap);
			await attempt((tx, all) => tx.run(copy, { start: all.at(-1)!.end, end: all.at(-1)!.end + 1 }));
		});

		it('is refused when a change makes one overlap', async () => {
			await expect(
				attempt((tx, [first]) => tx.run(shift, { id: first!.id, start: first!.start, end: first!.end + 1 })),
			).rejects.toThrow(Overlap);
		});

		it('may open a closed time again differently, but not both', async () => {
			const close = (tx: Tx, id: number) => tx.run(mark, { id, status: 'busy-unavailable', appointmentId: null });
			await attempt(async (tx, [first]) => {
				await close(tx, first!.id);
				await tx.run(copy, { start: first!.start, end: first!.end });
			});
			await expect(
				attempt((tx, [first]) => tx.run(mark, { id: first!.id, status: 'free', appointmentId: null })),
			).rejects.toThrow(Overlap);
		});

		it('is refused when a booked one would pass to another appointment', async () => {
			await attempt((tx, [first]) => tx.run(mark, { id: first!.id, status: 'busy', appointmentId: 1 }));
			await expect(
				attempt((tx, [first]) => tx.run(mark, { id: first!.id, status: 'busy', appointmentId: 2 })),
			).rejects.toThrow('slot already booked');
		});
	});
});

describe.each(ENGINES)('Transactions on %s', (engine) => {
	it('of one conversation run one after another, and a failing one does not stop the next', async () => {
		const fresh = await freshStore(engine);
		try {
			const log: string[] = [];
			const turn = (name: string) =>
				fresh.store.transaction(async (tx) => {
					log.push(`${name} in`);
					await take(tx, name);
					await keys(tx);
					log.push(`${name} out`);
					if (name === 'b') throw new Error('no');
				}, 'chat');
			await Promise.allSettled(['a', 'b', 'c'].map(turn));
			expect(log).toEqual(['a in', 'a out', 'b in', 'b out', 'c in', 'c out']);
			expect(await fresh.store.read(keys)).toEqual(['a', 'c']);
		} finally {
			await fresh.end();
		}
	});
});

describe('Opening', () => {
	it('anything that is neither a file nor PostgreSQL is refused with a sentence', async () => {
		await expect(open('mysql://here', { keys: {} as never })).rejects.toThrow(CannotOpen);
		await expect(open('', { keys: {} as never })).rejects.toThrow('DATABASE_URL must begin with file:');
	});
});
