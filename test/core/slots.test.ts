import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sqliteKit } from '../../db/columns.ts';
import { offeredAtLocation, offeredByPractitioner, offeredIn, offeredInArea } from '../../db/queries/offers.ts';
import { defineTables } from '../../db/schema.ts';
import type { Q, Query } from '../../db/store.ts';
import { outside } from '../../src/core/eligibility.ts';
import { holdSlot } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { nextFreeSlots, type Wish } from '../../src/core/slots.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	FOLLOWUP,
	GARDENS,
	GENERAL,
	HARBOUR,
	LAKESIDE,
	LEROY,
	LONG,
	MARAIS,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
	TREMBLAY,
} from '../network.ts';

describe.each(ENGINES)('Finding free times on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		// Cape Town is at +02:00, Paris too, Toronto at -04:00: 08:00 there is 14:00 here.
		await mustOpen(fresh.store, { from: '08:00', to: '09:00' });
		await mustOpen(fresh.store, { from: '13:00', to: '14:00', locationId: GARDENS, serviceIds: [GENERAL, FOLLOWUP] });
		await mustOpen(fresh.store, { from: '08:00', to: '09:00', locationId: LAKESIDE, practitionerId: TREMBLAY });
		await mustOpen(fresh.store, { from: '08:20', to: '09:20', locationId: MARAIS, practitionerId: LEROY });
		network = await networkNow(fresh.store);
	});
	afterEach(() => fresh.end());

	const find = (wish: Partial<Wish> = {}) =>
		fresh.store.read((reading) => nextFreeSlots(reading, network, { serviceId: GENERAL, from: 0, limit: 50, ...wish }));
	/** `1 08:20`: the clinic and its wall clock. */
	const seen = async (wish: Partial<Wish> = {}) =>
		(await find(wish)).map(({ locationId, localMinute }) => {
			const clock = `${Math.floor(localMinute / 60)}:${String(localMinute % 60).padStart(2, '0')}`;
			return `${locationId} ${clock}`;
		});

	it('come in the order of instants, across clinics and menus', async () => {
		expect(await seen()).toEqual([
			...['1 8:00', '1 8:20', '3 8:20', '1 8:40', '3 8:40', '3 9:00'],
			...['4 13:00', '4 13:20', '4 13:40', '2 8:00', '2 8:20', '2 8:40'],
		]);
	});

	it('go page by page without a gap or a repetition, also where two begin at once', async () => {
		const all = await find();
		const paged = [];
		for (let page = await find({ limit: 5 }); page.length > 0; ) {
			paged.push(...page);
			const { start, id } = page.at(-1)!;
			page = await find({ limit: 5, after: { start, id } });
		}
		expect(paged).toEqual(all);
	});

	it('are none that overlap where the patient is anyway, page by page too', async () => {
		const [first] = await find();
		const at = (minute: number) => first!.start + minute * 60_000;
		// The second ends as the next could begin, the others are within one another.
		const busy = [
			{ start: at(21), end: at(40) },
			{ start: at(300), end: at(325) },
			{ start: at(310), end: at(320) },
		];
		const wanted = ['1 8:00', '1 8:40', '3 8:40', '3 9:00', '4 13:40', '2 8:00', '2 8:20', '2 8:40'];
		expect(await seen({ busy })).toEqual(wanted);
		const paged = [];
		for (let page = await find({ busy, limit: 2 }); page.length > 0; ) {
			paged.push(...page);
			const { start, id } = page.at(-1)!;
			page = await find({ busy, limit: 2, after: { start, id } });
		}
		expect(paged).toEqual(await find({ busy }));
		expect(await seen({ busy, from: at(310), limit: 1 })).toEqual(['4 13:40']);
	});

	it('that begin at once come by id, whichever city is looked at first', async () => {
		const [, second] = await find({ locationId: HARBOUR });
		expect(await seen({ areaIds: [3, 1], from: second!.start, limit: 1 })).toEqual(['1 8:20']);
		expect(await seen({ areaIds: [1, 3], from: second!.start, limit: 1 })).toEqual(['1 8:20']);
	});

	it('are those of a city, a clinic, a practitioner', async () => {
		expect(await seen({ areaIds: [2, 3], limit: 4 })).toEqual(['3 8:20', '3 8:40', '3 9:00', '2 8:00']);
		expect(await seen({ locationId: GARDENS, limit: 1 })).toEqual(['4 13:00']);
		expect(await seen({ practitionerId: NAIDOO, limit: 4 })).toEqual(['1 8:00', '1 8:20', '1 8:40', '4 13:00']);
		expect(await seen({ practitionerId: NAIDOO, locationId: GARDENS, limit: 1 })).toEqual(['4 13:00']);
		expect(await seen({ practitionerId: NAIDOO, areaIds: [2] })).toEqual([]);
		expect(await seen({ practitionerId: NAIDOO, serviceId: FOLLOWUP, limit: 1 })).toEqual(['4 13:00']);
	});

	it('are those of a local day and a part of it', async () => {
		expect(await seen({ minutes: { from: 8 * 60 + 40, to: 13 * 60 } })).toEqual([
			'1 8:40',
			'3 8:40',
			'3 9:00',
			'2 8:40',
		]);
		expect(await seen({ localDate: 20260907 })).toEqual([]);
		expect(await seen({ localDate: 20260908 })).toHaveLength(12);
	});

	it('begin at or after the one instant, and before the other', async () => {
		const [first, second] = await find({ locationId: HARBOUR });
		expect((await find({ from: first!.start, before: second!.start })).map(({ id }) => id)).toEqual([first!.id]);
	});

	it('have room for the whole visit, which may be longer than a slot', async () => {
		const all = await find({ serviceId: LONG });
		expect(all.map(({ locationId }) => locationId)).toEqual([HARBOUR, MARAIS, LAKESIDE]);
		expect(all[0]!.end - all[0]!.start).toBe(60 * 60_000);
	});

	it('for a visit of several slots, appear again when the hold is over and tidied', async () => {
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		const [, middle] = await find({ locationId: HARBOUR });
		await fresh.store.transaction((tx) =>
			holdSlot(tx, network, { slotId: middle!.id, serviceId: GENERAL, by: 'me', patientId }),
		);
		expect(await find({ serviceId: LONG, locationId: HARBOUR })).toEqual([]);
		expect(await seen({ locationId: HARBOUR })).toEqual(['1 8:00', '1 8:40']);
	});

	it('within the rules are those that the rules leave of all there are, page by page, however rare they are', async () => {
		// More than a page of other times lies between one that fits and the next.
		await mustOpen(fresh.store, { date: '2026-09-09', from: '08:00', to: '16:00' });
		await mustOpen(fresh.store, { date: '2026-09-09', practitionerId: LEROY, locationId: MARAIS });
		await mustOpen(fresh.store, { date: '2026-09-10', from: '08:00', to: '10:00', locationId: GARDENS });
		const days = [
			{ from: 0, before: 99_999_999 },
			{ from: 20260909, before: 20260910 },
			{ from: 20260910, before: 20300909 },
		];
		const places = [
			{},
			{ locations: ['marais'] },
			{ locations: ['lakeside', 'gardens', 'lakeside'] },
			{ locations: ['gone'] },
		];
		const people = [{}, { practitioner: 'naidoo' }, { practitioner: 'leroy' }, { practitioner: 'gone' }];
		const wishes = [
			{},
			{ areaIds: [1, 3] },
			{ locationId: GARDENS },
			{ practitionerId: NAIDOO },
			{ localDate: 20260909 },
		];
		const codeOf = (directory: Network['locations'] | Network['practitioners'], id: number) =>
			directory.byId.get(id)!.code;
		let some = 0;
		for (const day of days)
			for (const place of places)
				for (const person of people)
					for (const wish of wishes) {
						const bounds = { ...day, ...place, ...person };
						const fitting = (await find(wish)).filter(
							({ localDate, locationId, practitionerId }) =>
								!outside(bounds, {
									day: localDate,
									location: codeOf(network.locations, locationId),
									practitioner: codeOf(network.practitioners, practitionerId),
								}),
						);
						expect(await find({ ...wish, bounds, limit: 5 }), JSON.stringify({ wish, bounds })).toEqual(
							fitting.slice(0, 5),
						);
						const last = fitting[4];
						if (!last) continue;
						some++;
						expect(await find({ ...wish, bounds, limit: 5, after: last })).toEqual(fitting.slice(5, 10));
					}
		expect(some).toBeGreaterThan(20);
	});

	it('are none for a service nobody offers', async () => {
		expect(await find({ serviceId: 5 })).toEqual([]);
		expect(await find({ serviceId: 99 })).toEqual([]);
	});
});

describe('The walks on sqlite', () => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore('sqlite');
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	/** What SQLite says it will do, line by line. */
	function planOf<Params, Rows>(query: Query<Params, Rows>): string[] {
		const raw = new Database(fresh.url.slice('file:'.length), { readonly: true });
		try {
			const drizzled = drizzle(raw, { casing: 'snake_case' }) as unknown as Q;
			const built = query.build(drizzled, defineTables(sqliteKit(fresh.keys))) as unknown as {
				toSQL(): { sql: string; params: unknown[] };
			};
			const { sql, params } = built.toSQL();
			const lines = raw.prepare(`explain query plan ${sql}`).all(...params.map(() => null)) as { detail: string }[];
			return lines.map(({ detail }) => detail);
		} finally {
			raw.close();
		}
	}

	it('of an area and of a clinic stay inside their covering index, in its order', () => {
		expect(planOf(offeredInArea)).toEqual([
			'SEARCH slot USING COVERING INDEX slot_by_area (area_id=? AND menu_id=? AND start>? AND start<?)',
		]);
		expect(planOf(offeredAtLocation)).toEqual([
			'SEARCH slot USING COVERING INDEX slot_by_location (location_id=? AND menu_id=? AND start>? AND start<?)',
		]);
	});

	it('of a practitioner, and of a window of many, stay inside the covering index of that diary, without sorting', () => {
		const walk =
			'SEARCH slot USING COVERING INDEX slot_by_practitioner_offered (practitioner_id=? AND start>? AND start<?)';
		for (const plan of [planOf(offeredByPractitioner), planOf(offeredIn(8)(2))]) {
			expect(plan).toContain(walk);
			expect(plan.join()).not.toMatch(/TEMP B-TREE|SCAN/);
		}
	});
});
