import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { book } from '../../src/core/appointments.ts';
import { holdSlot } from '../../src/core/holds.ts';
import type { Network } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { freeSlotsIn } from '../../src/core/window.ts';
import { ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	FIFTY,
	FOLLOWUP,
	GARDENS,
	GENERAL,
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

const ALL = [NAIDOO, TREMBLAY, LEROY];

describe.each(ENGINES)('All free times of a window on %s', (engine) => {
	let fresh: Fresh;
	let network: Network;
	/** Six slots of twenty minutes from 08:00, as Cape Town has them. */
	let opening: number;

	beforeEach(async () => {
		fresh = await freshStore(engine);
		await mustHaveNetwork(fresh.store);
		opening = (await mustOpen(fresh.store)).start;
		await mustOpen(fresh.store, { date: '2026-09-09', locationId: GARDENS, serviceIds: [GENERAL, FOLLOWUP] });
		await mustOpen(fresh.store, { locationId: LAKESIDE, practitionerId: TREMBLAY, slotMinutes: 30 });
		await mustOpen(fresh.store, { locationId: MARAIS, practitionerId: LEROY, serviceIds: [FOLLOWUP] });
		await mustOpen(fresh.store, { date: '2026-09-10', online: false });
		network = await networkNow(fresh.store);
	});
	afterEach(() => fresh.end());

	type Asked = Partial<Parameters<typeof freeSlotsIn>[2]>;
	const find = (asked: Asked = {}) =>
		fresh.store.read((reading) =>
			freeSlotsIn(reading, network, {
				serviceId: GENERAL,
				practitionerIds: ALL,
				from: 0,
				before: Date.parse('2026-10-01T00:00:00Z'),
				...asked,
			}),
		);
	/** Minutes after the first opening. */
	const minutes = async (practitionerId: number, asked: Asked = {}) =>
		(await find(asked)).get(practitionerId)?.map((start) => (start - opening) / 60_000);
	const idAt = async (place: number) => {
		const wish = { serviceId: GENERAL, practitionerId: NAIDOO, from: opening, limit: 50, me: 'me' };
		return (await fresh.store.read((reading) => nextFreeSlots(reading, network, wish)))[place]!.id;
	};

	it('are the starts of each practitioner in order, and nothing for one who has none', async () => {
		expect(await minutes(NAIDOO, { before: opening + 86_400_000 })).toEqual([0, 20, 40, 60, 80, 100]);
		expect(await minutes(TREMBLAY)).toEqual([360, 390, 420, 450]);
		expect([...(await find()).keys()].sort()).toEqual([NAIDOO, TREMBLAY]);
		expect((await find({ serviceId: 99 })).size).toBe(0);
		expect((await find({ practitionerIds: [] })).size).toBe(0);
	});

	it('begin at or after the one instant, and before the other, on whatever millisecond these fall', async () => {
		const twenty = 20 * 60_000;
		expect(await minutes(NAIDOO, { from: opening + twenty, before: opening + 2 * twenty })).toEqual([20]);
		expect(await minutes(NAIDOO, { from: opening + 1, before: opening + 2 * twenty + 1 })).toEqual([20, 40]);
	});

	it('are asked for as many practitioners as one likes', async () => {
		const practitionerIds = [TREMBLAY, ...Array.from({ length: 70 }, (_, i) => 1000 + i), NAIDOO];
		expect(await find({ practitionerIds })).toEqual(await find());
		expect([...(await find({ practitionerIds: [TREMBLAY] })).keys()]).toEqual([TREMBLAY]);
	});

	it('are those that nextFreeSlots finds, whoever asks, while times are held, booked and given back', async () => {
		const sameForAll = async () => {
			for (const serviceId of [GENERAL, LONG, FOLLOWUP, FIFTY])
				for (const me of [undefined, 'me'])
					for (const practitionerId of ALL) {
						const wish = { serviceId, practitionerId, from: 0, limit: 50, me };
						const found = await fresh.store.read((reading) => nextFreeSlots(reading, network, wish));
						const starts = (await find({ serviceId, me })).get(practitionerId) ?? [];
						expect(starts).toEqual(found.map(({ start }) => start));
					}
		};
		const patientId = await fresh.store.transaction((tx) => mustRegister(tx));
		await sameForAll();
		const wanted = { serviceId: GENERAL, patientId, by: 'me' };
		const slotId = await idAt(3);
		await fresh.store.transaction((tx) => holdSlot(tx, network, { ...wanted, slotId }));
		expect(await minutes(NAIDOO, { before: opening + 86_400_000 })).toEqual([0, 20, 40, 80, 100]);
		await sameForAll();
		fresh.clock.forward(5);
		await sameForAll();
		const other = await idAt(1);
		await fresh.store.transaction((tx) => book(tx, network, { ...wanted, slotId: other, bookedBy: 'patient' }));
		expect(await minutes(NAIDOO, { before: opening + 86_400_000 })).toEqual([0, 40, 60, 80, 100]);
		await sameForAll();
	});
});
