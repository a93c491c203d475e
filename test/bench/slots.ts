/**
 * How long it takes to find free times on SQLite, as a turn does it: through the store, mapped, merged over the menus.
 *
 * - `slots.next5`: the next five times of a common service (six of twelve menus) at any clinic of a city, from any of
 *   thirty days on; 40 cities, 1.4 million slots, 95 % taken. The 99th percentile.
 * - `slots.next5.hostile`: in one city, a rare service (two menus) of three slots in a row, in the evenings.
 * - `slots.growth`: the median of the first, over the median in a diary of a hundredth (one city, 14 thousand slots).
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keyring } from '../../db/keyring.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { networkOf } from '../../src/core/network.ts';
import { nextFreeSlots, type Wish } from '../../src/core/slots.ts';
import { COMMON, type DiarySize, FIRST_DAY, fillDiary, RARE } from './big-diary.ts';
import { type Figures, percentile, quietest, randomFrom, rounded } from './figures.ts';

const LARGE: DiarySize = { cities: 40, practitionersPerCity: 24 };
const SMALL: DiarySize = { cities: 1, practitionersPerCity: 10 };
const DAY = 24 * 60 * 60_000;
const CALLS = 2000;

export async function slots(): Promise<Figures> {
	const large = await measure(LARGE);
	const small = await measure(SMALL);
	const next5 = rounded(percentile(large.common, 0.99));
	const hostile = rounded(percentile(large.rare, 0.99));
	const growth = rounded(percentile(large.common, 0.5) / percentile(small.common, 0.5));
	return {
		'slots.next5': { value: next5, unit: 'ms', must: '≤ 0.3 (p99)', ok: next5 <= 0.3 },
		'slots.next5.hostile': { value: hostile, unit: 'ms', must: '≤ 1 (p99)', ok: hostile <= 1 },
		'slots.growth': { value: growth, unit: '×', must: '≤ 2', ok: growth <= 2 },
	};
}

/** The ms of each search. */
async function measure(size: DiarySize): Promise<{ common: number[]; rare: number[] }> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-bench-'));
	const path = join(folder, 'bench.db');
	const store = openSqlite(path, { keys: keyring(randomBytes(32)), clock: () => FIRST_DAY });
	try {
		await fillDiary(store, path, size);
		const network = await store.read(networkOf);
		const random = randomFrom(11);
		const find = (wish: Pick<Wish, 'serviceId' | 'minutes'>, areaId: number) =>
			store.read((reading) =>
				nextFreeSlots(reading, network, {
					...wish,
					areaIds: [areaId],
					from: FIRST_DAY + random() * 30 * DAY,
					limit: 5,
					me: 'chat',
				}),
			);
		const anyCity = () => 1 + Math.floor(random() * size.cities);
		const evening = { from: 17 * 60, to: 24 * 60 };
		return {
			common: await quietest(CALLS, () => find({ serviceId: COMMON }, anyCity())),
			rare: await quietest(CALLS, () => find({ serviceId: RARE, minutes: evening }, 1)),
		};
	} finally {
		await store.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
