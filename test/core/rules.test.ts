/** Weekly times: written some weeks ahead at once, then day by day, whatever happens to the server. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { dueTimers, finishTimer } from '../../db/queries/timers.ts';
import { book } from '../../src/core/appointments.ts';
import { closeTimes, reopenTimes } from '../../src/core/closures.ts';
import { dayOf } from '../../src/core/days.ts';
import { bringHolidays, holidayOn, holidaysBetween } from '../../src/core/holidays.ts';
import { endRule, type NewRule, openRule, resumeRule, rulesFor, writeRules } from '../../src/core/rules.ts';
import { Clock, ENGINES, type Fresh, freshStore } from '../engines.ts';
import {
	GARDENS,
	GENERAL,
	HARBOUR,
	LAKESIDE,
	mustHaveNetwork,
	mustOpen,
	mustRegister,
	NAIDOO,
	networkNow,
	TREMBLAY,
} from '../network.ts';

/** Monday 7 Sep 2026, 08:00 in Cape Town. */
const MONDAY = '2026-09-07T06:00:00Z';
const MON_WED: NewRule = {
	practitionerId: NAIDOO,
	locationId: HARBOUR,
	serviceIds: [GENERAL],
	weekdays: [1, 3],
	fromMinute: 540,
	toMinute: 600,
	slotMinutes: 20,
	firstDate: 20260907,
	openedBy: 'staff:1',
};

describe.each(ENGINES)('A weekly rule on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine, new Clock(MONDAY));
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const until = (moment: string) => fresh.clock.to(moment);

	const opened = async (rule: Partial<NewRule> = {}) => {
		const network = await networkNow(fresh.store);
		const answer = await fresh.store.transaction((tx) => openRule(tx, network, { ...MON_WED, ...rule }));
		if (answer.kind !== 'opened') throw new Error(answer.kind);
		return answer;
	};
	const dates = (days: readonly { date: number }[]) => days.map(({ date }) => date);
	const day = (localDate: number, practitionerId = NAIDOO) =>
		fresh.store.read((reading) => dayOf(reading, { localDate, practitionerId }));
	const statuses = async (localDate: number) => (await day(localDate)).map(({ status }) => status);
	/** Takes every timer that is due, as the house does; answers how many. */
	const tick = async (store = fresh.store) => {
		const network = await networkNow(store);
		for (let taken = 0; ; ) {
			const due = await store.read(({ run, now }) => run(dueTimers, { now, limit: 100 }));
			if (due.length === 0) return taken;
			for (const { id, event } of due) {
				taken++;
				await store.transaction(async (tx) => {
					await writeRules(tx, network, event as never);
					await tx.run(finishTimer, { id, now: tx.now });
				});
			}
		}
	};

	it('is written four weeks ahead at once', async () => {
		const { written, skipped } = await opened();
		expect(dates(written)).toEqual([
			...[20260907, 20260909, 20260914, 20260916, 20260921, 20260923, 20260928, 20260930, 20261005],
		]);
		expect(skipped).toEqual([]);
		expect(await day(20260907)).toHaveLength(3);
		expect((await day(20260914)).map(({ localMinute }) => localMinute)).toEqual([540, 560, 580]);
		expect(await day(20260908)).toEqual([]);
	});

	it('goes on by itself a day at a time, and doing it again does nothing', async () => {
		const { ruleId } = await opened();
		until('2026-09-08T22:00:00Z');
		expect(await tick()).toBe(1);
		expect(await day(20261007)).toHaveLength(3);
		expect(await tick()).toBe(0);
		const network = await networkNow(fresh.store);
		const again = (writtenTo: number) =>
			fresh.store.transaction((tx) => writeRules(tx, network, { ruleId, writtenTo }));
		for (const writtenTo of [20261005, 20261007]) expect(await again(writtenTo)).toEqual({ written: [], skipped: [] });
		expect(await day(20261007)).toHaveLength(3);
	});

	it('catches up after the server was away for weeks', async () => {
		await opened();
		until('2026-10-22T10:00:00Z');
		await tick();
		expect(await day(20261014)).toEqual([]);
		expect(await day(20261026)).toHaveLength(3);
		expect(await day(20261118)).toHaveLength(3);
		expect(await day(20261123)).toEqual([]);
	});

	it('is written once, where two processes have the same turn', async () => {
		const { ruleId } = await opened();
		const other = await open(fresh.url, { keys: fresh.keys, clock: fresh.clock.read, durable: false });
		until('2026-09-09T10:00:00Z');
		const network = await networkNow(fresh.store);
		const turn = (store: typeof other) =>
			store.transaction((tx) => writeRules(tx, network, { ruleId, writtenTo: 20261005 }));
		const both = await Promise.all([turn(fresh.store), turn(other)]);
		await other.close();
		expect(both.flatMap(({ written }) => dates(written))).toEqual([20261007]);
		expect(await day(20261007)).toHaveLength(3);
	});

	it('ends with its last day', async () => {
		const { written } = await opened({ lastDate: 20260914 });
		expect(dates(written)).toEqual([20260907, 20260909, 20260914]);
		until('2026-10-22T10:00:00Z');
		expect(await tick()).toBe(0);
	});

	it('begins on its first day, though that is months ahead', async () => {
		const { written } = await opened({ firstDate: 20261201 });
		expect(written).toEqual([]);
		until('2026-11-10T10:00:00Z');
		await tick();
		expect(await day(20261202)).toHaveLength(3);
		expect(await day(20261130)).toEqual([]);
	});

	it('keeps to the wall clock when the clocks change', async () => {
		until('2026-10-20T12:00:00Z');
		const toronto = { practitionerId: TREMBLAY, locationId: LAKESIDE, firstDate: 20261020 };
		await opened({ ...toronto, weekdays: [7], fromMinute: 30, toMinute: 150, slotMinutes: 30 });
		const sundays = [20261025, 20261101, 20261108];
		const slots = await Promise.all(sundays.map((date) => day(date, TREMBLAY)));
		expect(slots.map((found) => found.map(({ localMinute }) => localMinute))).toEqual([
			[30, 60, 90, 120],
			[30, 60, 90, 60, 90, 120],
			[30, 60, 90, 120],
		]);
	});

	it('skips a day on which it overlaps, and says where', async () => {
		await mustOpen(fresh.store, { date: '2026-09-09', from: '09:30', to: '10:30', locationId: GARDENS });
		const { written, skipped } = await opened({ lastDate: 20260914 });
		expect(dates(written)).toEqual([20260907, 20260914]);
		expect(skipped).toEqual([{ date: 20260909, why: 'overlaps', locationId: GARDENS }]);
	});

	it('is kept only if it opens anything', async () => {
		const network = await networkNow(fresh.store);
		const attempt = (rule: Partial<NewRule>) =>
			fresh.store.transaction((tx) => openRule(tx, network, { ...MON_WED, ...rule }));
		await opened();
		expect(await attempt({})).toMatchObject({ kind: 'everyWeek', rule: { weekdays: [1, 3] } });
		await mustOpen(fresh.store, { date: '2026-09-08', from: '09:00', to: '10:00' });
		expect(await attempt({ weekdays: [2], lastDate: 20260914 })).toMatchObject({ kind: 'never', written: [] });
		expect(await attempt({ weekdays: [2], lastDate: 20260907 })).toMatchObject({ kind: 'never', skipped: [] });
		expect(await attempt({ slotMinutes: 90 })).toEqual({ kind: 'tooShort' });
		expect(await fresh.store.read((reading) => rulesFor(reading, NAIDOO))).toHaveLength(1);
	});

	it('leaves out holidays and leave; taken back, those days are open', async () => {
		const network = await networkNow(fresh.store);
		const harbour = network.locations.byId.get(HARBOUR)!;
		const name = { en: 'Heritage Day', fr: 'Journée du patrimoine' };
		const bring = () =>
			fresh.store.transaction((tx) =>
				bringHolidays(tx, harbour, [
					{ date: 20260923, name },
					{ date: 20261216, name },
				]),
			);
		expect(await bring()).toBe(2);
		expect(await bring()).toBe(0);
		const all = { kind: 'leave', practitionerId: NAIDOO, closedBy: 'staff:1' } as const;
		const days = { start: Date.parse('2026-09-14T00:00:00+02:00'), end: Date.parse('2026-09-15T00:00:00+02:00') };
		const leave = await fresh.store.transaction((tx) => closeTimes(tx, network, { ...all, ...days }));
		const { written, skipped } = await opened({ lastDate: 20260930 });
		expect(dates(written)).toEqual([20260907, 20260909, 20260916, 20260921, 20260928, 20260930]);
		expect(skipped).toMatchObject([
			{ date: 20260914, why: 'leave' },
			{ date: 20260923, why: 'holiday', name },
		]);
		const holiday = await fresh.store.read((reading) => holidayOn(reading, harbour, '2026-09-23'));
		expect(holiday).toMatchObject({ name, closed: true, isPublic: true });
		for (const closureId of [leave.closureId, holiday!.closureId])
			expect(await fresh.store.transaction((tx) => reopenTimes(tx, { closureId }))).toMatchObject({ times: 3 });
		expect(await statuses(20260914)).toEqual(['free', 'free', 'free']);
		expect(await fresh.store.read((reading) => holidayOn(reading, harbour, '2026-09-23'))).toMatchObject({
			closed: false,
		});
		const year = { start: Date.parse('2026-09-01'), end: Date.parse('2027-09-01') };
		const listed = await fresh.store.read((reading) => holidaysBetween(reading, harbour, year));
		expect(listed.map(({ date, closed }) => [date, closed])).toEqual([
			[20260923, false],
			[20261216, true],
		]);
	});

	it('closes the part of a day that is closed', async () => {
		const network = await networkNow(fresh.store);
		const [start, end] = [Date.parse('2026-09-09T09:20:00+02:00'), Date.parse('2026-09-09T09:40:00+02:00')];
		const closing = { kind: 'closed', locationId: HARBOUR, start, end, closedBy: 'staff:1' } as const;
		await fresh.store.transaction((tx) => closeTimes(tx, network, closing));
		const { written } = await opened();
		expect(written[1]).toMatchObject({ date: 20260909, slots: 2 });
		expect(await statuses(20260909)).toEqual(['free', 'closed', 'free']);
	});

	it('ended, only its free times go: what is booked stays, and it can be taken back', async () => {
		const network = await networkNow(fresh.store);
		const { ruleId } = await opened();
		const once = await mustOpen(fresh.store, { date: '2026-09-10', serviceIds: [GENERAL] });
		const [first] = await day(20260909);
		await fresh.store.transaction(async (tx) => {
			const visit = { slotId: first!.id, serviceId: GENERAL, by: 'desk', bookedBy: 'desk' };
			await book(tx, network, { ...visit, patientId: await mustRegister(tx), override: true });
		});
		const ended = await fresh.store.transaction((tx) => endRule(tx, { ruleId, endedBy: 'staff:1' }));
		expect(ended).toMatchObject({ kind: 'ended', removed: 26, stay: 1 });
		expect(await statuses(20260909)).toEqual(['booked', 'closed', 'closed']);
		expect(await day(20260910)).toHaveLength(once.slots);
		expect(await fresh.store.transaction((tx) => endRule(tx, { ruleId, endedBy: 'staff:1' }))).toEqual({
			kind: 'gone',
		});
		until('2026-09-10T10:00:00Z');
		await tick();
		expect(await day(20261007)).toEqual([]);
		// Its days are free for others.
		expect(await opened({ firstDate: 20260914, fromMinute: 550, lastDate: 20260914 })).toMatchObject({
			kind: 'opened',
		});

		const closureId = ended.kind === 'ended' ? ended.closureId : 0;
		expect(await fresh.store.transaction((tx) => resumeRule(tx, network, { ruleId, closureId, was: null }))).toEqual({
			kind: 'reopened',
			times: 18,
			stay: 3,
		});
		expect(await statuses(20260916)).toEqual(['free', 'free', 'free']);
		expect(await day(20261007)).toHaveLength(3);
	});
});
