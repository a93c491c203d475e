import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { p, query, type Store } from '../../db/store.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';

/** All that a store hears, and how to wait for a certain topic. */
function listenerOn(store: Store) {
	const heard: string[] = [];
	let wake = () => {};
	const hush = store.hear((topic) => {
		heard.push(topic);
		wake();
	});
	return {
		heard,
		hush,
		async until(topic: string): Promise<void> {
			while (!heard.includes(topic))
				await new Promise<void>((resolve) => {
					wake = resolve;
				});
		},
	};
}

let fresh: Fresh;
afterEach(() => fresh.end());

describe.each(ENGINES)('What is told on %s', (engine) => {
	beforeEach(async () => {
		fresh = await freshStore(engine);
	});

	it('is heard straight away in the same process, after what whoever told it was doing, by all who listen', async () => {
		const [one, other] = [listenerOn(fresh.store), listenerOn(fresh.store)];
		fresh.store.tell('chat');
		expect(one.heard).toEqual([]);
		await null;
		expect([one.heard, other.heard]).toEqual([['chat'], ['chat']]);
	});

	it('is heard no more by those who have had enough', async () => {
		const [one, other] = [listenerOn(fresh.store), listenerOn(fresh.store)];
		one.hush();
		fresh.store.tell('chat');
		await other.until('chat');
		expect(one.heard).toEqual([]);
	});
});

describe('What is told between processes', () => {
	let other: Store;
	beforeEach(async () => {
		fresh = await freshStore('postgres');
		other = await open(fresh.url, { keys: fresh.keys });
	});
	afterEach(() => other.close());

	it('is heard in every one, in order and once', async () => {
		const [here, there] = [listenerOn(fresh.store), listenerOn(other)];
		fresh.store.tell('a');
		await there.until('a');
		other.tell('b');
		await here.until('b');
		fresh.store.tell('c');
		await there.until('c');
		expect([here.heard, there.heard]).toEqual([
			['a', 'b', 'c'],
			['a', 'b', 'c'],
		]);
	});

	it('is sent before a process that ends is gone', async () => {
		const here = listenerOn(fresh.store);
		const third = await open(fresh.url, { keys: fresh.keys });
		third.tell('last words');
		await third.close();
		await here.until('last words');
	});

	it('may be missed while the connection is broken: then all are told to look, and hear again', async () => {
		const [here, there] = [listenerOn(fresh.store), listenerOn(other)];
		const listening = query<{ me: string }>()((q) =>
			q
				.select({ ended: sql`pg_terminate_backend(pid)` })
				.from(sql`pg_stat_activity`)
				.where(sql`datname = current_database() and query like ${p('me')}`),
		);
		await fresh.store.transaction((tx) => tx.run(listening, { me: 'listen %' }));
		await Promise.all([here.until(''), there.until('')]);
		other.tell('b');
		await here.until('b');
	});
});
