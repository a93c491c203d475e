import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dayOf } from '../../src/core/days.ts';
import { networkOf } from '../../src/core/network.ts';
import { type NewSession, openSession } from '../../src/core/sessions.ts';
import { Clock, ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	GARDENS,
	GENERAL,
	HARBOUR,
	LAKESIDE,
	LEROY,
	LONG,
	MARAIS,
	MORNING,
	mustHaveNetwork,
	mustOpen,
	networkNow,
	TREMBLAY,
	VACCINATION,
} from '../network.ts';

describe.each(ENGINES)('Opening a session on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine, new Clock('2026-01-05T08:00:00Z'));
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const open = (session: Partial<NewSession> = {}) =>
		fresh.store.transaction(async (tx) => openSession(tx, await networkOf(tx), { ...MORNING, ...session }));
	/** The wall clock at each slot's start, and how long the slots are together, in hours. */
	const written = async (practitionerId: number, localDate: number) => {
		const slots = await fresh.store.read((reading) => dayOf(reading, { practitionerId, localDate }));
		const clock = slots.map(({ localMinute: m }) => `${Math.floor(m / 60)}:${String(m % 60).padStart(2, '0')}`);
		return { clock, hours: slots.reduce((sum, { start, end }) => sum + end - start, 0) / 3_600_000 };
	};

	it('writes its slots, each as long as the next, and none that would not fit', async () => {
		expect(await open({ from: '08:00', to: '09:10' })).toMatchObject({ kind: 'opened', slots: 3 });
		expect((await written(MORNING.practitionerId, 20260908)).clock).toEqual(['8:00', '8:20', '8:40']);
	});

	it('is refused where it overlaps a session of the same practitioner, at any clinic, and names that one', async () => {
		const first = await mustOpen(fresh.store);
		const { start, end } = first;
		const outcome = { kind: 'overlaps', start, end, locationId: HARBOUR };
		expect(await open({ from: '09:50', to: '11:00' })).toEqual(outcome);
		expect(await open({ from: '07:00', to: '12:00', slotMinutes: 240, locationId: GARDENS })).toEqual(outcome);
		expect((await open({ from: '10:00', to: '11:00' })).kind).toBe('opened');
		expect((await open({ practitionerId: LEROY, locationId: MARAIS })).kind).toBe('opened');
	});

	it('leaves nothing of what was refused', async () => {
		await mustOpen(fresh.store, { from: '09:00' });
		await open({ from: '08:00', to: '10:00' });
		expect((await written(MORNING.practitionerId, 20260908)).clock).toEqual(['9:00', '9:20', '9:40']);
	});

	it('on a day whose clocks skip an hour has that hour less', async () => {
		const toronto = { practitionerId: TREMBLAY, locationId: LAKESIDE, slotMinutes: 30 };
		expect(await open({ ...toronto, date: '2026-03-08', from: '01:00', to: '04:00' })).toMatchObject({ slots: 4 });
		expect(await written(TREMBLAY, 20260308)).toEqual({ clock: ['1:00', '1:30', '3:00', '3:30'], hours: 2 });
		const paris = { practitionerId: LEROY, locationId: MARAIS, slotMinutes: 30 };
		expect(await open({ ...paris, date: '2026-03-29', from: '01:30', to: '03:30' })).toMatchObject({ slots: 2 });
		expect((await written(LEROY, 20260329)).clock).toEqual(['1:30', '3:00']);
	});

	it('on a day whose clocks go back has that hour twice', async () => {
		const toronto = { practitionerId: TREMBLAY, locationId: LAKESIDE, slotMinutes: 30 };
		expect(await open({ ...toronto, date: '2026-11-01', from: '00:30', to: '02:30' })).toMatchObject({ slots: 6 });
		expect(await written(TREMBLAY, 20261101)).toEqual({
			clock: ['0:30', '1:00', '1:30', '1:00', '1:30', '2:00'],
			hours: 3,
		});
	});

	it('may last until midnight', async () => {
		expect(await open({ from: '23:00', to: '24:00' })).toMatchObject({ kind: 'opened', slots: 3 });
	});

	it('is refused in the past, and when there is no such day or no slot in it', async () => {
		expect(await open({ date: '2026-01-04' })).toEqual({ kind: 'past' });
		expect(await open({ date: '2026-02-30' })).toEqual({ kind: 'unreadable' });
		expect(await open({ from: '8' })).toEqual({ kind: 'unreadable' });
		expect(await open({ from: '09:00', to: '09:10' })).toEqual({ kind: 'tooShort' });
		expect(await open({ from: '10:00', to: '09:00' })).toEqual({ kind: 'tooShort' });
		expect(await open({ slotMinutes: 4 })).toEqual({ kind: 'slotTooShort' });
		expect(await open({ slotMinutes: 481 })).toEqual({ kind: 'slotTooLong' });
	});

	it('with the same services shares its menu, in whatever order they are named', async () => {
		await mustOpen(fresh.store, { serviceIds: [LONG, GENERAL] });
		await mustOpen(fresh.store, { serviceIds: [GENERAL, LONG, GENERAL], date: '2026-09-09' });
		await mustOpen(fresh.store, { serviceIds: [GENERAL], date: '2026-09-10' });
		const network = await networkNow(fresh.store);
		expect(network.menusOf(GENERAL)).toHaveLength(2);
		expect(network.menusOf(LONG).map((id) => network.menu(id))).toEqual([[GENERAL, LONG]]);
		expect(network.menusOf(VACCINATION)).toEqual([]);
	});
});
