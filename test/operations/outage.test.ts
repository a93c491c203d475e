import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { query, type Store } from '../../db/store.ts';
import { openDoor } from '../../src/door.ts';
import { watchDatabase } from '../../src/operations/outage.ts';
import { startTicks } from '../../src/ticks.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import { until } from '../house.ts';

const write = query()((q, { lease }) => q.delete(lease).where(eq(lease.name, sql`'nobody'`)));

describe.each(ENGINES)('Of a database that is away, on %s,', (engine) => {
	let fresh: Fresh;
	let lines: { level: number; code?: string; msg: string; error?: string }[];
	/** What either way of using it fails with. */
	let broken: { read?: Error; write?: Error };
	let ms: number;
	let database: ReturnType<typeof watchDatabase>;
	const logger = () => pino({ level: 'warn' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
	beforeEach(async () => {
		fresh = await freshStore(engine);
		[lines, broken, ms] = [[], {}, 0];
		const store: Store = {
			...fresh.store,
			read: (body) => (broken.read ? Promise.reject(broken.read) : fresh.store.read(body)),
			transaction: (body, lane) => (broken.write ? Promise.reject(broken.write) : fresh.store.transaction(body, lane)),
		};
		database = watchDatabase(store, logger(), () => ms);
	});
	afterEach(() => fresh.end());

	const fault = (code: string) => Object.assign(new Error('connect 10.1.2.3:5432'), { code });
	const writes = () => database.store.transaction((tx) => tx.run(write, {}));
	const fails = async (times = 20) => {
		for (let time = 0; time < times; time++) await writes().catch(() => {});
	};

	it('the log hears once, with the code and what to do, and once when it works again', async () => {
		broken = { write: fault('SQLITE_FULL') };
		await fails();
		expect(lines).toEqual([
			expect.objectContaining({
				level: 50,
				code: 'SQLITE_FULL',
				msg: expect.stringMatching(/disk is full. Make room/),
			}),
		]);
		broken = {};
		ms += 3_000;
		for (const _ of [1, 2]) await writes();
		expect(lines.slice(1)).toEqual([expect.objectContaining({ level: 40, msg: 'the database works again' })]);
	});

	it('the log hears of it again when it goes again, but not every time in a minute', async () => {
		for (const [at, heard] of [
			[0, 2],
			[10_000, 2],
			[70_000, 4],
		]) {
			ms = at!;
			broken = { write: fault('ECONNREFUSED') };
			await fails();
			broken = {};
			ms += 3_000;
			await writes();
			expect(lines).toHaveLength(heard!);
		}
		expect(lines[0]!.msg).toMatch(/PostgreSQL does not answer/);
		expect(JSON.stringify(lines)).not.toContain('10.1.2.3');
	});

	it('the loops say nothing besides', async () => {
		broken = { read: fault('ECONNREFUSED') };
		const ticks = startTicks(database.store, openDoor({ store: database.store, logger: logger() }), logger(), true);
		await until(async () => database.failing(), 'the first look');
		await ticks.stop();
		expect(lines).toHaveLength(1);
	});

	it('it is not ready after a write failed, although it can be read, until one succeeds', async () => {
		expect(await database.unready()).toBeUndefined();
		broken = { write: fault('SQLITE_FULL') };
		await fails(1);
		expect(await database.unready()).toBe('The database can’t be written (SQLITE_FULL).');
		ms += 10_000;
		expect(await database.unready()).toBe('The database can’t be written (SQLITE_FULL).');
		broken = {};
		expect(await database.unready(), 'while it may still come and go').toBeDefined();
		ms += 3_000;
		// Nobody else writes.
		expect(await database.unready()).toBeUndefined();
		expect(database.failing()).toBe(false);
	});

	it('what is wrong with one turn says nothing', async () => {
		broken = { write: new Error('a mistake of ours') };
		await fails(1);
		expect(await database.unready()).toBeUndefined();
		expect(lines).toEqual([]);
	});
});
