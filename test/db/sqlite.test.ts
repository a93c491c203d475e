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

	it('runs a group’s transactions again singly when the disk was too full for all of them', async () => {
		await store.close();
		store = openSqlite(path, { keys, clock, durable: false });
		const pages = new Database(path).pragma('page_count', { simple: true }) as number;
		const limit = query()((q) => ({
			prepare: () => ({
				execute: () =>
					({
						// The writer's own connection is the one whose file may not grow.
						sync: () =>
							(q as unknown as { $client: Database.Database }).$client.pragma(`max_page_count = ${pages + 6}`),
					}) as never,
			}),
		}));
		await store.transaction((tx) => tx.run(limit, {}));
		const runs = new Map<string, number>();
		const write = (key: string, length: number) =>
			store.transaction(async (tx) => {
				runs.set(key, (runs.get(key) ?? 0) + 1);
				await tx.run(claim, { key: key.repeat(length) });
			});
		const outcomes = await Promise.allSettled([write('a', 10), write('b', 100_000), write('c', 10)]);
		expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
		expect(runs.get('a')).toBe(2);
		expect(committed()).toEqual(['a'.repeat(10), 'c'.repeat(10)]);
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

	it('refuses a file that a newer release has changed', async () => {
		await store.close();
		const raw = new Database(path);
		raw.exec(`insert into __drizzle_migrations (hash, created_at) values ('later', 9000000000000)`);
		raw.close();
		expect(() => openSqlite(path, { keys, server: true })).toThrow('newer release of Waitless');
		new Database(path).exec(`delete from __drizzle_migrations where hash = 'later'`);
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
