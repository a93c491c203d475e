import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { CannotOpen, p, query, type Store } from '../../db/store.ts';
import { book } from '../../src/core/appointments.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { GENERAL, mustHaveNetwork, mustOpen, mustRegister, networkNow } from '../network.ts';

const claim = query<{ key: string }>()((q, t) => q.insert(t.claim).values({ key: p('key'), at: 0 }));
const claims = query()((q, t) => q.select({ key: t.claim.key }).from(t.claim).orderBy(t.claim.key));

describe('SQLite', () => {
	let folder: string;
	let path: string;
	let store: Store;
	const keys = keyring(randomBytes(32));
	const clock = () => Date.parse('2026-09-01T08:00:00Z');

	beforeEach(() => {
		folder = mkdtempSync(join(tmpdir(), 'waitless-'));
		path = join(folder, 'test.db');
		store = openSqlite(path, { keys, clock, durable: false });
	});
	afterEach(async () => {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	});

	const take = (key: string) => store.transaction((tx) => tx.run(claim, { key }));
	/** What another connection sees: what is committed. */
	function committed(): string[] {
		const other = new Database(path, { readonly: true });
		try {
			return (other.prepare('select key from claim order by key').all() as { key: string }[]).map(({ key }) => key);
		} finally {
			other.close();
		}
	}

	it('commits together what waited together, and hurts no neighbour of one that fails', async () => {
		const outcomes = await Promise.allSettled(['a', 'b', 'a', 'c'].map(take));
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
		expect(committed()).toEqual(['a', 'b', 'c']);
	});

	it('acknowledges nothing, good or bad, before the commit that holds it', async () => {
		const seen: string[][] = [];
		const looking = () => {
			seen.push(committed());
		};
		await Promise.all(['a', 'a', 'b'].map((key) => take(key).then(looking, looking)));
		expect(seen).toEqual([
			['a', 'b'],
			['a', 'b'],
			['a', 'b'],
		]);
	});

	/** A query that sets something on the writer's own connection: how far its file may grow, when keys are checked… */
	const setting = (pragma: string) =>
		query()((q) => ({
			prepare: () => ({
				execute: () =>
					({ sync: () => (q as unknown as { $client: Database.Database }).$client.pragma(pragma) }) as never,
			}),
		}));
	/** No more than so many pages beyond what there is now. */
	async function leaveRoom(pages: number): Promise<void> {
		const other = new Database(path);
		const now = other.pragma('page_count', { simple: true }) as number;
		other.close();
		await store.transaction((tx) => tx.run(setting(`max_page_count = ${now + pages}`), {}));
	}
	const runs = new Map<string, number>();
	const write = (key: string, length: number) =>
		store.transaction(async (tx) => {
			runs.set(key, (runs.get(key) ?? 0) + 1);
			await tx.run(claim, { key: key.repeat(length) });
		});

	it('runs a group’s transactions again singly when the disk was too full for all of them', async () => {
		await leaveRoom(6);
		const outcomes = await Promise.allSettled([write('a', 10), write('b', 100_000), write('c', 10)]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(runs.get('a')).toBe(2);
		expect(committed()).toEqual(['a'.repeat(10), 'c'.repeat(10)]);
	});

	it('loses nothing it acknowledged to a full disk, and goes on by itself when there is room again', async () => {
		await leaveRoom(8);
		const names = [...'abcdefghijklmnopqrst'];
		const outcomes = await Promise.allSettled(names.map((name) => write(name, 2_500)));
		const kept = names.filter((_, place) => outcomes[place]!.status === 'fulfilled');
		expect(kept.length).toBeGreaterThan(0);
		expect(kept.length).toBeLessThan(names.length);
		expect(committed()).toEqual(kept.map((name) => name.repeat(2_500)));
		expect(await store.read((reading) => reading.run(claims, {}))).toHaveLength(kept.length);
		await leaveRoom(10_000);
		const lost = names.filter((name) => !kept.includes(name));
		await Promise.all(lost.map((name) => write(name, 2_500)));
		expect(committed()).toHaveLength(names.length);
	});

	it('tells only those whose commit failed, when it was the commit that failed', async () => {
		const orphan = query()((q, t) => q.insert(t.menuService).values({ menuId: 9, serviceId: 9 }));
		const failing = store.transaction(async (tx) => {
			// Keys are otherwise checked at each statement.
			await tx.run(setting('defer_foreign_keys = ON'), {});
			await tx.run(orphan, {});
		});
		const outcomes = await Promise.allSettled([write('x', 1), failing, write('y', 1)]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(runs.get('x')).toBe(2);
		expect(committed()).toEqual(['x', 'y']);
	});

	it('lets the loop go round while a long transaction is written, which nobody sees before its end', async () => {
		const seen: string[][] = [];
		await store.transaction(async (tx) => {
			setImmediate(() => seen.push(committed()));
			await tx.run(claim, { key: 'long' });
			// As many as it takes, and no more than would do on any machine.
			for (let i = 0; i < 1_000_000 && seen.length === 0; i++) await tx.run(claims, {});
		});
		expect(seen).toEqual([[]]);
		expect(committed()).toEqual(['long']);
	});

	it('gives a read one moment, though others commit meanwhile', async () => {
		await store.read(async (reading) => {
			expect(await reading.run(claims, {})).toEqual([]);
			await take('a');
			expect(await reading.run(claims, {})).toEqual([]);
		});
		expect(await store.read((reading) => reading.run(claims, {}))).toEqual([{ key: 'a' }]);
	});

	it('refuses a second server on the same file, and not a command beside it', async () => {
		await store.close();
		store = openSqlite(path, { keys, server: true });
		expect(() => openSqlite(path, { keys, server: true })).toThrow(CannotOpen);
		await openSqlite(path, { keys }).close();
		await store.close();
		store = openSqlite(path, { keys, server: true });
	});

	it('holds no personal text that could be read without the key', async () => {
		await mustHaveNetwork(store);
		await mustOpen(store);
		const network = await networkNow(store);
		const [slot] = await store.read((reading) =>
			nextFreeSlots(reading, network, { serviceId: GENERAL, from: 0, limit: 1 }),
		);
		await store.transaction(async (tx) => {
			const patientId = await mustRegister(tx, '+27821234567');
			const said = { reason: 'persistent cough', details: 'worse at night' };
			await book(tx, network, {
				slotId: slot!.id,
				serviceId: GENERAL,
				patientId,
				by: 'chat',
				bookedBy: 'patient',
				...said,
			});
		});
		const bytes = Buffer.concat([readFileSync(path), readFileSync(`${path}-wal`)]).toString('latin1');
		expect(bytes).toContain('Harbour Clinic');
		for (const secret of ['Thandi', 'Mokoena', '27821234567', '821234567', 'persistent', 'worse at night'])
			expect(bytes).not.toContain(secret);
	});
});
