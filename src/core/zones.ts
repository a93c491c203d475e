/**
 * Between instants (epoch milliseconds) and what the clock on a clinic's wall shows: a date as a number (20260908) and a
 * minute of the day (0–1440), in a named IANA zone.
 *
 * Where a wall time is not one instant, RFC 5545 (3.3.5) decides: one that the clocks skip in spring is read with the
 * offset from before the change, so it falls as much later as they skip (02:30 is 03:30); one that they show twice in
 * autumn is the first of the two.
 */
import { IANAZone } from 'luxon';

export interface WallTime {
	/** 20260908 */
	readonly date: number;
	/** Minutes since midnight, as the clock shows them. */
	readonly minute: number;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/**
 * The instant of a wall time. `minute` may be 1440, the end of the day. Throws on an unknown zone.
 * @param which of two, the first if it is not said.
 */
export function instantOf({ date, minute }: WallTime, zoneName: string, which?: OfTwo): number {
	const offset = offsetIn(zoneName);
	const wall = midnightUtc(date) + minute * MINUTE;
	const before = offset(wall - DAY);
	const after = offset(wall + DAY);
	const first = wall - before * MINUTE;
	const second = wall - after * MINUTE;
	if (offset(first) === before && (which !== 'second' || offset(second) !== after)) return first;
	return offset(second) === after ? second : first;
}

/** What the wall clock shows at an instant. Throws on an unknown zone. */
export function wallTimeOf(instant: number, zoneName: string): WallTime {
	const shown = new Date(instant + offsetIn(zoneName)(instant) * MINUTE);
	return { date: dateNumber(shown), minute: shown.getUTCHours() * 60 + shown.getUTCMinutes() };
}

export type OfTwo = 'first' | 'second';

/** Which of the two an instant is, where the clocks show its wall time twice. Throws on an unknown zone. */
export function ofTwo(instant: number, zoneName: string): OfTwo | undefined {
	const offset = offsetIn(zoneName);
	const wall = instant + offset(instant) * MINUTE;
	const [before, after] = [offset(wall - DAY), offset(wall + DAY)];
	const [first, second] = [wall - before * MINUTE, wall - after * MINUTE];
	if (before <= after || offset(first) !== before || offset(second) !== after) return undefined;
	return instant === first ? 'first' : 'second';
}

/**
 * Every instant that has one of these local dates in some zone, from the one and before the other, lies in [from, before).
 * A date that the calendar does not have (20260229, 20260431) stands for the one that follows.
 */
export const instantsWithDates = (from: number, before: number): { from: number; before: number } => ({
	from: midnightUtc(from) - 14 * HOUR,
	before: midnightUtc(before) + 12 * HOUR,
});

/** Whether two instants lie on one day of a zone's calendar. */
export const isSameDay = (one: number, other: number, zone: string): boolean =>
	wallTimeOf(one, zone).date === wallTimeOf(other, zone).date;

/** `2026-09-08` as 20260908, or nothing if there is no such day. */
export function parseDate(text: string): number | undefined {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
	if (!match) return undefined;
	const date = Number(match.slice(1).join(''));
	return dateNumber(new Date(midnightUtc(date))) === date ? date : undefined;
}

/** `08:30` as 510, or nothing. `24:00` is the end of the day. */
export function parseMinute(text: string): number | undefined {
	const match = /^(\d{2}):(\d{2})$/.exec(text);
	if (!match) return undefined;
	const [hours, minutes] = [Number(match[1]), Number(match[2])];
	const minute = hours * 60 + minutes;
	return minutes < 60 && minute <= 1440 ? minute : undefined;
}

const midnightUtc = (date: number): number =>
	Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, date % 100);

const dateNumber = (at: Date): number => at.getUTCFullYear() * 10_000 + (at.getUTCMonth() + 1) * 100 + at.getUTCDate();

/** Minutes from UTC at an instant. */
type Offset = (instant: number) => number;

/** Luxon writes out a whole date for each offset it is asked for, which takes longer than most searches of the diary. */
const offsets = new Map<string, Offset>();
const REMEMBERED = 5_000;

function offsetIn(name: string): Offset {
	const offset = offsets.get(name) ?? remembering(name);
	offsets.set(name, offset);
	return offset;
}

/** No zone changes its clocks within a minute. */
function remembering(name: string): Offset {
	const zone = IANAZone.create(name);
	if (!zone.isValid) throw new Error(`There is no time zone "${name}".`);
	const found = new Map<number, number>();
	return (instant) => {
		const minute = Math.floor(instant / MINUTE);
		const offset = found.get(minute) ?? zone.offset(minute * MINUTE);
		if (found.size === REMEMBERED) found.clear();
		found.set(minute, offset);
		return offset;
	};
}
