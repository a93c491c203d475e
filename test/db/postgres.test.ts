import { randomBytes } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import { CannotOpen, p, query } from '../../db/store.ts';
import { type Fresh, freshStore } from '../engines.ts';

const claim = query<{ key: string }>()((q, t) => q.insert(t.claim).values({ key: p('key'), at: 0 }));
const claims = query()((q, t) => q.select({ key: t.claim.key }).from(t.claim));

describe('PostgreSQL', () => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore('postgres');
	});
	afterEach(() => fresh.end());

	it('does not pretend to have committed a transaction in which an error was caught and forgotten', async () => {
		const forgetful = fresh.store.transaction(async (tx) => {
			await tx.run(claim, { key: 'a' });
			await tx.run(claim, { key: 'a' }).catch(() => {});
		});
		await expect(forgetful).rejects.toThrow('caught outside a savepoint');
		expect(await fresh.store.read((reading) => reading.run(claims, {}))).toEqual([]);
	});

	it('orders the turns of one conversation over processes', async () => {
		const other = await open(fresh.url, { keys: fresh.keys });
		try {
			let inside = 0;
			const turn = (store: typeof other, key: string) =>
				store.transaction(async (tx) => {
					expect(++inside).toBe(1);
					await tx.run(claim, { key });
					await tx.run(claims, {});
					inside--;
				}, 'chat');
			const turns = [1, 2, 3, 4, 5].flatMap((i) => [turn(fresh.store, `a${i}`), turn(other, `b${i}`)]);
			await Promise.all(turns);
		} finally {
			await other.close();
		}
	});

	it('takes its time from the database, after the conversation’s lock', async () => {
		const real = await open(fresh.url, { keys: fresh.keys });
		try {
			const times: number[] = [];
			const turn = () =>
				real.transaction(async (tx) => {
					times.push(tx.now);
					await tx.run(claims, {});
				}, 'chat');
			await Promise.all([turn(), turn(), turn()]);
			expect(times).toEqual([...times].sort());
			expect(Math.abs(times[0]! - Date.now())).toBeLessThan(60_000);
			expect(Number.isInteger(times[0])).toBe(true);
		} finally {
			await real.close();
		}
	});

	it('runs a transaction again that lost a deadlock', async () => {
		let runs = 0;
		const both = (first: number, second: number) =>
			fresh.store.transaction(async (tx) => {
				runs++;
				await tx.lockPractitioners([first]);
				if (runs <= 2) await bothInside();
				await tx.lockPractitioners([second]);
			});
		let arrived = 0;
		let open_: () => void = () => {};
		const opened = new Promise<void>((resolve) => {
			open_ = resolve;
		});
		const bothInside = async () => {
			if (++arrived === 2) open_();
			await opened;
		};
		await Promise.all([both(1, 2), both(2, 1)]);
		expect(runs).toBe(3);
	});

	it('lets one transaction at a time hold a contact, and none wait for each other in a ring', async () => {
		let inside = 0;
		let runs = 0;
		const count = (hashes: string[]) =>
			fresh.store.transaction(async (tx) => {
				runs++;
				await tx.lockContacts(hashes);
				expect(++inside).toBe(1);
				await tx.run(claims, {});
				inside--;
			});
		await Promise.all([1, 2, 3, 4].flatMap(() => [count(['one', 'other']), count(['other', 'one'])]));
		expect(runs).toBe(8);
	});

	it('prepares queries by name on each connection, unless its address says that a pooler would not have it', async () => {
		const prepared = query()((q) => q.select({ name: sql<string>`name` }).from(sql`pg_prepared_statements`));
		const names = (store: typeof fresh.store) =>
			store.transaction(async (tx) => {
				await tx.run(claims, {});
				return (await tx.run(prepared, {})).map(({ name }) => name);
			});
		expect(await names(fresh.store)).toContain('q0');
		const unnamed = await open(`${fresh.url}?prepare=no`, { keys: fresh.keys });
		expect(await names(unnamed)).toEqual([]);
		await unnamed.close();
	});

	it('that does not answer is a sentence, without the password', async () => {
		const opening = open('postgres://me:secret@localhost:1/none', { keys: keyring(randomBytes(32)) });
		const error = await opening.catch((thrown: Error) => thrown);
		expect(error).toBeInstanceOf(CannotOpen);
		expect((error as Error).message).not.toContain('secret');
	});
});
