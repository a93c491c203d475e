import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { openHouse } from '../../src/house.ts';
import { clockWatch } from '../../src/operations/watch.ts';
import { demoPlace, ENGINES, type Fresh, freshStore } from '../engines.ts';
import { until } from '../house.ts';

const HOUR_MS = 60 * 60_000;

describe.each(ENGINES)('The clock of a machine, on %s,', (engine) => {
	let fresh: Fresh;
	let wall: number;
	let steady: number;
	let offset: () => Promise<number>;
	beforeEach(async () => {
		fresh = await freshStore(engine);
		[wall, steady] = [fresh.clock.now, 0];
		offset = clockWatch(
			fresh.store,
			() => wall,
			() => steady,
		);
	});
	afterEach(() => fresh.end());
	/** Time goes by, here and at the database. */
	const passes = (ms: number) => {
		wall += ms;
		steady += ms;
		fresh.clock.forward(ms / 60_000);
	};

	it('is right while it goes as it should, and after the machine was suspended', async () => {
		for (const ms of [60_000, HOUR_MS]) {
			passes(ms);
			expect(await offset()).toBe(0);
		}
	});

	it('is wrong when it is moved, by so much', async () => {
		passes(60_000);
		wall += 7_000;
		expect(await offset()).toBe(7_000);
	});

	it('is not blamed for a database that takes long to answer', async () => {
		const { read } = fresh.store;
		fresh.store.read = (body) =>
			read((reading) => {
				// As of here; until the answer is back, more goes by.
				passes(6_000);
				return body(reading);
			});
		expect(Math.abs(await offset())).toBeLessThan(1_000);
	});
});

describe('A process that only has pages', () => {
	it('watches itself as well', async () => {
		const place = await demoPlace('postgres');
		const config = readConfig({ PORT: '0', DATABASE_URL: place.url, DATA_KEY: inject('demo').dataKey });
		const log: string[] = [];
		const right = Date.now;
		const wrong = vi.spyOn(Date, 'now').mockImplementation(() => right() + 3_600_000);
		const house = await openHouse(config, {
			kinds: { web: true, worker: false },
			logger: pino({ level: 'warn' }, { write: (line: string) => void log.push(line) }),
		});
		await until(async () => log.some((line) => line.includes('the clock is wrong')), 'its word').finally(() => {
			wrong.mockRestore();
		});
		await house.close();
		await place.remove();
	});
});
