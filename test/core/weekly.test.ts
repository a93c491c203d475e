/** Weekly rules are compared with each other and with single days, whether their times are written by now or not. */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { open } from '../../db/open.ts';
import { closeTimes } from '../../src/core/closures.ts';
import { dayOf } from '../../src/core/days.ts';
import { endRule, type NewRule, openRule, resumeRule, rulesFor } from '../../src/core/rules.ts';
import { openSession } from '../../src/core/sessions.ts';
import { Clock, ENGINES, type Fresh, freshStore } from '../engines.ts';
import { GARDENS, GENERAL, HARBOUR, mustHaveNetwork, mustOpen, NAIDOO, networkNow } from '../network.ts';

/** Monday 7 Sep 2026, 08:00 in Cape Town. */
const MONDAY = '2026-09-07T06:00:00Z';
const NOVEMBER: NewRule = {
	practitionerId: NAIDOO,
	locationId: HARBOUR,
	serviceIds: [GENERAL],
	weekdays: [1, 2, 3, 4, 5],
	fromMinute: 540,
	toMinute: 720,
	slotMinutes: 20,
	firstDate: 20261102,
	lastDate: 20261218,
	openedBy: 'staff:1',
};

describe.each(ENGINES)('Weekly times on %s', (engine) => {
	let fresh: Fresh;
	beforeEach(async () => {
		fresh = await freshStore(engine, new Clock(MONDAY));
		await mustHaveNetwork(fresh.store);
	});
	afterEach(() => fresh.end());

	const attempt = async (rule: Partial<NewRule> = {}, store = fresh.store) => {
		const network = await networkNow(store);
		return store.transaction((tx) => openRule(tx, network, { ...NOVEMBER, ...rule }));
	};
	const opened = async (rule: Partial<NewRule> = {}) => {
		const answer = await attempt(rule);
		if (answer.kind !== 'opened') throw new Error(answer.kind);
		return answer;
	};
	const single = async (date: string, from: string, to: string, locationId = HARBOUR) => {
		const network = await networkNow(fresh.store);
		const session = { practitionerId: NAIDOO, locationId, serviceIds: [GENERAL], slotMinutes: 20, openedBy: 'staff:1' };
		return fresh.store.transaction((tx) => openSession(tx, network, { ...session, date, from, to }));
	};

	it.each<[string, Partial<NewRule>]>([
		['the same', {}],
		['hours within', { fromMinute: 600, toMinute: 660 }],
		['hours across the end', { fromMinute: 700, toMinute: 800 }],
		['one common day of the week', { weekdays: [5, 6] }],
		['another clinic', { locationId: GARDENS }],
		['one that goes on for ever', { firstDate: 20261201, lastDate: undefined }],
		['one that begins now', { firstDate: 20260907, lastDate: undefined }],
		['one common day of the calendar', { firstDate: 20261218, lastDate: 20270301 }],
	])('are never opened over others of the same practitioner that begin months ahead: %s', async (_, rule) => {
		const { ruleId } = await opened();
		expect(await attempt(rule)).toMatchObject({ kind: 'everyWeek', rule: { id: ruleId } });
		expect(await fresh.store.read((reading) => rulesFor(reading, NAIDOO))).toHaveLength(1);
	});

	it.each<[string, Partial<NewRule>]>([
		['hours that follow', { fromMinute: 720, toMinute: 780 }],
		['other days of the week', { weekdays: [6, 7] }],
		['days after the last', { firstDate: 20261219, lastDate: undefined }],
		['days before the first', { firstDate: 20261005, lastDate: 20261101 }],
		['no weekday in common with what is left of the others', { weekdays: [1, 2, 3, 4], firstDate: 20261218 }],
		['what follows the last whole slot', { fromMinute: 480, toMinute: 559, slotMinutes: 60, weekdays: [1] }],
	])('are opened beside others: %s', async (_, rule) => {
		await opened();
		const { lastDate = 20270301, ...other } = rule;
		expect(await attempt({ lastDate, ...other })).toMatchObject({ kind: 'opened' });
	});

	it('opened at once by two processes over the same hours: one of them is', async () => {
		const other = await open(fresh.url, { keys: fresh.keys, clock: fresh.clock.read, durable: false });
		const both = await Promise.all([attempt(), attempt({ weekdays: [5], fromMinute: 600 }, other)]);
		await other.close();
		expect(both.map(({ kind }) => kind).sort()).toEqual(['everyWeek', 'opened']);
		expect(await fresh.store.read((reading) => rulesFor(reading, NAIDOO))).toHaveLength(1);
	});

	it('leave out a day that has other times, though it is the only one that is written by now', async () => {
		await mustOpen(fresh.store, { date: '2026-10-05', from: '09:00', to: '10:00' });
		const rule = await attempt({ firstDate: 20261005 });
		expect(rule).toMatchObject({ kind: 'opened', written: [], skipped: [{ date: 20261005, why: 'overlaps' }] });
	});

	it('leave no room for a single day at hours that they will write, at whichever clinic', async () => {
		const { ruleId } = await opened();
		for (const place of [HARBOUR, GARDENS])
			expect(await single('2026-12-04', '10:00', '11:00', place)).toMatchObject({
				kind: 'everyWeek',
				rule: { id: ruleId },
			});
		expect(await single('2026-12-04', '12:00', '13:00')).toMatchObject({ kind: 'opened' });
		expect(await single('2026-12-05', '10:00', '11:00')).toMatchObject({ kind: 'opened' });
		expect(await single('2026-12-21', '10:00', '11:00')).toMatchObject({ kind: 'opened' });
	});

	it('leave room where those hours are closed: the day, or the whole stretch', async () => {
		const network = await networkNow(fresh.store);
		await opened();
		const close = (start: string, end: string) =>
			fresh.store.transaction((tx) =>
				closeTimes(tx, network, {
					...{ kind: 'closed', practitionerId: NAIDOO, locationId: HARBOUR, closedBy: 'staff:1' },
					...{ start: Date.parse(start), end: Date.parse(end) },
				}),
			);
		await close('2026-12-04T10:00:00+02:00', '2026-12-04T11:00:00+02:00');
		expect(await single('2026-12-04', '10:00', '11:20')).toMatchObject({ kind: 'everyWeek' });
		expect(await single('2026-12-04', '10:00', '11:00')).toMatchObject({ kind: 'opened' });
		const week = { firstDate: 20261207, lastDate: 20261211, fromMinute: 540, toMinute: 600 };
		await close('2026-12-07T00:00:00+02:00', '2026-12-11T00:00:00+02:00');
		expect(await attempt(week)).toMatchObject({ kind: 'everyWeek' });
		expect(await attempt({ ...week, lastDate: 20261210 })).toMatchObject({ kind: 'opened' });
	});

	it('end from a day on, and go on as before once that is taken back, unless others have their hours', async () => {
		const network = await networkNow(fresh.store);
		const { ruleId } = await opened({ firstDate: 20260907, lastDate: undefined });
		const statuses = async (localDate: number) => {
			const slots = await fresh.store.read((reading) => dayOf(reading, { localDate, practitionerId: NAIDOO }));
			return [...new Set(slots.map(({ status }) => status))];
		};
		const end = (from: number) => fresh.store.transaction((tx) => endRule(tx, { ruleId, endedBy: 'staff:1', from }));
		const ended = await end(20260916);
		expect(ended).toMatchObject({ kind: 'ended', was: null, removed: 14 * 9 });
		expect([await statuses(20260915), await statuses(20260916)]).toEqual([['free'], ['closed']]);
		expect(await end(20260917)).toEqual({ kind: 'gone' });
		const closureId = ended.kind === 'ended' ? ended.closureId : 0;
		const back = () => fresh.store.transaction((tx) => resumeRule(tx, network, { ruleId, closureId, was: null }));
		const other = await opened({ firstDate: 20261012, weekdays: [3] });
		expect(await back()).toMatchObject({ kind: 'everyWeek', rule: { id: other.ruleId } });
		await fresh.store.transaction((tx) => endRule(tx, { ruleId: other.ruleId, endedBy: 'staff:1' }));
		expect(await back()).toEqual({ kind: 'reopened', times: 14 * 9, stay: 0 });
		expect(await statuses(20260916)).toEqual(['free']);
		const [rule] = await fresh.store.read((reading) => rulesFor(reading, NAIDOO));
		expect(rule).toMatchObject({ id: ruleId, lastDate: null, endedAt: null });
	});
});
