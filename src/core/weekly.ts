/** Weekly times as sets: which days of the calendar they have, and whether others would ever be at the same hours. */
import { rulesOf } from '../../db/queries/rules.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading } from '../../db/store.ts';
import { closuresIn, covers } from './closures.ts';
import type { Network } from './network.ts';
import { instantOf, wallTimeOf } from './zones.ts';

export type Rule = Tables['scheduleRule']['$inferSelect'];

/** What is to be opened, by the clinic's clock: on one day, or on days of each week. */
export interface Repeating {
	readonly practitionerId: number;
	readonly locationId: number;
	/** ISO: 1 is Monday. */
	readonly weekdays: readonly number[];
	/** Minutes of the day. */
	readonly fromMinute: number;
	readonly toMinute: number;
	readonly slotMinutes: number;
	/** 20260908. Without a last day it goes on. */
	readonly firstDate: number;
	readonly lastDate: number | null;
}

/** Of stretches up to so long each day is looked at, whether it is closed. */
const LOOKED_AT_DAYS = 62;

/**
 * The rule of this practitioner, at whichever clinic, that will write times at these hours on a day to come. Of what is
 * written the diary itself says whether it overlaps; what is closed is not in the way. Of clinics on another clock only
 * the diary decides. The caller has locked the practitioner.
 */
export async function ruleInTheWay(
	reading: Reading,
	network: Network,
	wanted: Repeating,
	except?: number,
): Promise<Rule | undefined> {
	const { practitionerId } = wanted;
	const zoneOf = (locationId: number) => network.locations.byId.get(locationId)!.zone;
	const zone = zoneOf(wanted.locationId);
	const today = wallTimeOf(reading.now, zone).date;
	for (const rule of await reading.run(rulesOf, { practitionerId })) {
		if (rule.id === except || zoneOf(rule.locationId) !== zone) continue;
		const minutes = [Math.max(rule.fromMinute, wanted.fromMinute), Math.min(endOf(rule), endOf(wanted))] as const;
		const unwritten = rule.writtenTo === null ? 0 : plusDays(rule.writtenTo, 1);
		const from = Math.max(wanted.firstDate, rule.firstDate, today, unwritten);
		const last = Math.min(wanted.lastDate ?? Infinity, rule.lastDate ?? Infinity);
		const weekdays = rule.weekdays.filter((day) => wanted.weekdays.includes(day));
		if (minutes[0] >= minutes[1] || firstOn(weekdays, from) > last) continue;
		if (!(await isClosed(reading, rule, zone, { weekdays, from, last, minutes }))) return rule;
	}
	return undefined;
}

/** When its last whole slot ends. */
const endOf = ({ fromMinute, toMinute, slotMinutes }: Repeating | Rule): number => {
	const slot = Math.max(1, Math.trunc(slotMinutes));
	return fromMinute + Math.floor((toMinute - fromMinute) / slot) * slot;
};

/** Whether on each of these days something closes these minutes. */
async function isClosed(
	reading: Reading,
	{ practitionerId, locationId }: Rule,
	zone: string,
	days: { weekdays: readonly number[]; from: number; last: number; minutes: readonly [number, number] },
): Promise<boolean> {
	const { weekdays, from, last, minutes } = days;
	if (last > plusDays(from, LOOKED_AT_DAYS)) return false;
	const all = [];
	for (let date = firstOn(weekdays, from); date <= last; date = firstOn(weekdays, plusDays(date, 1))) {
		const [start, end] = minutes.map((minute) => instantOf({ date, minute }, zone)) as [number, number];
		all.push({ practitionerId, locationId, start, end });
	}
	const span = { practitionerId, locationId, start: all[0]!.start, end: all.at(-1)!.end };
	const closures = await closuresIn(reading, span);
	return all.every((day) =>
		closures.some((closure) => closure.start <= day.start && closure.end >= day.end && covers(closure, day)),
	);
}

/** The first day, from one on, that is one of these weekdays; infinite where there are none. */
export function firstOn(weekdays: readonly number[], from: number): number {
	for (let days = 0; days < 7; days++) {
		const date = plusDays(from, days);
		if (weekdays.includes(weekdayOf(date))) return date;
	}
	return Infinity;
}

const utc = (date: number): Date =>
	new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100));
/** 20260908 as `2026-09-08`. */
export const isoOf = (date: number): string => utc(date).toISOString().slice(0, 10);
export const plusDays = (date: number, days: number): number =>
	Number(new Date(utc(date).getTime() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', ''));
/** ISO: 1 is Monday. */
export const weekdayOf = (date: number): number => utc(date).getUTCDay() || 7;
/** `09:30`; the midnight at the end of a day is `24:00`. */
export const clockOf = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
