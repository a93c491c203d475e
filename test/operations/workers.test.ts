import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { enqueue, leaseDueOn } from '../../db/queries/outbox.ts';
import type { Store } from '../../db/store.ts';
import { joinWorkers, type Workers } from '../../src/operations/workers.ts';
import { type Fresh, freshStore } from '../engines.ts';
import { until } from '../house.ts';

const logger = pino({ level: 'silent' });
const QUICK = { beatMs: 5, leaseMs: 500 };

describe('Of several workers', () => {
	let fresh: Fresh;
	/** Who is in office. */
	let chiefs: string[];
	const joined: Workers[] = [];
	beforeEach(async () => {
		fresh = await freshStore('postgres');
		chiefs = [];
	});
	afterEach(async () => {
		for (const worker of joined.splice(0)) await worker.stop();
		await fresh.end();
	});

	function join(name: string, store: Store = fresh.store): Workers {
		const office = () => {
			chiefs.push(name);
			return { stop: async () => void chiefs.splice(chiefs.indexOf(name), 1) };
		};
		const worker = joinWorkers(store, office, logger, QUICK);
		joined.push(worker);
		return worker;
	}
	const chiefIs = (name: string) => until(async () => chiefs.join() === name, `${name} in office, not ${chiefs}`);

	it('each is counted by all, and one is chief until it leaves', async () => {
		const ana = join('ana');
		await chiefIs('ana');
		const ben = join('ben');
		for (const worker of [ana, ben]) await until(async () => worker.count() === 2, 'both to be seen');
		expect(chiefs).toEqual(['ana']);
		await ana.stop();
		await chiefIs('ben');
		await until(async () => ben.count() === 1, 'one to be missed');
	});

	it('one that died is chief no more when its lease is over, and is no longer counted', async () => {
		const dead = await open(fresh.url, { keys: fresh.keys, clock: fresh.clock.read });
		join('ana', dead);
		await chiefIs('ana');
		const ben = join('ben');
		await until(async () => ben.count() === 2, 'both to be seen');
		// It is as good as dead when it can't reach the database any more.
		await dead.close();
		await turnOfTheLoop();
		expect(chiefs).toEqual(['ana']);
		fresh.clock.forward(1);
		await until(async () => chiefs.includes('ben'), 'the other in office');
		await until(async () => ben.count() === 1, 'one to be missed');
	});

	it('one that can’t reach the database leaves office before its lease is over, and can be stopped at once', async () => {
		let asked = 0;
		let away = false;
		const never = new Promise<never>(() => {});
		const transaction: Store['transaction'] = (body) => {
			asked++;
			return away ? never : fresh.store.transaction(body);
		};
		join('ana', { ...fresh.store, transaction });
		await chiefIs('ana');
		away = true;
		const before = asked;
		await until(async () => chiefs.length === 0, 'nobody in office');
		// One beat waits, and none behind it.
		expect(asked - before).toBeLessThanOrEqual(1);
		joined.pop();
	});
});

describe('The only worker on SQLite', () => {
	it('is chief at once, although the one before was killed in office', async () => {
		const fresh = await freshStore('sqlite');
		let offices = 0;
		const office = () => {
			offices++;
			return { stop: async () => {} };
		};
		const killed = joinWorkers(fresh.store, office, logger, { beatMs: 1_000_000, leaseMs: 60_000 });
		await until(async () => offices === 1, 'the first office');
		const next = joinWorkers(fresh.store, office, logger, QUICK);
		await until(async () => offices === 2, 'the second office');
		expect(next.count()).toBe(1);
		for (const worker of [next, killed]) await worker.stop();
		await fresh.end();
	});

	it('sends at once what the one before was killed over', async () => {
		const fresh = await freshStore('sqlite');
		const row = { conversationId: 'c', recipient: 'r', channel: 'web', body: { kind: 'prompt' } };
		const lease = leaseDueOn(['web']);
		const leased = () =>
			fresh.store.transaction((tx) => tx.run(lease, { now: tx.now, until: tx.now + 60_000, limit: 9 }));
		await fresh.store.transaction((tx) => tx.run(enqueue, { ...row, now: tx.now }));
		expect(await leased()).toHaveLength(1);
		expect(await leased()).toHaveLength(0);
		const next = joinWorkers(fresh.store, () => ({ stop: async () => {} }), logger, QUICK);
		await next.stop();
		expect(await leased()).toHaveLength(1);
		await fresh.end();
	});
});
