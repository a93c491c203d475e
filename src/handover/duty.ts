/** When somebody is at a clinic's desk: by its hours in the clinic file, on its own clock, and not while the clinic is closed. */
import { DateTime } from 'luxon';
import type { Reading } from '../../db/store.ts';
import { closuresIn } from '../core/closures.ts';
import type { Location } from '../core/network.ts';
import { instantOf } from '../core/zones.ts';

const DAYS_AHEAD = 60;
const DAY_MS = 86_400_000;

/**
 * From when on somebody is there: now, or the next instant at which the desk is open (epoch milliseconds). A clinic whose
 * file gives no hours is there whenever it is not closed; one that does not open within two months, as far as anybody
 * knows, is always there.
 */
export async function thereFrom(reading: Reading, location: Location): Promise<number> {
	const { now } = reading;
	const ahead = { locationId: location.id, start: now, end: now + (DAYS_AHEAD + 1) * DAY_MS };
	const closed = (await closuresIn(reading, ahead)).filter(({ practitionerId }) => practitionerId === null);
	for (const { start, end } of hoursAhead(location, now)) {
		let from = Math.max(start, now);
		// By their start: whichever covers it ends later.
		for (const closure of closed) if (closure.start <= from && closure.end > from) from = closure.end;
		if (from < end) return from;
	}
	return now;
}

/** When the desk has its hours, whatever else closes it: instants, by start. */
function* hoursAhead(
	{ desk, zone }: Location,
	now: number,
): Iterable<{ readonly start: number; readonly end: number }> {
	const hours = (desk?.hours ?? []).toSorted((a, b) => a.from - b.from);
	if (hours.length === 0) yield { start: now, end: now + DAYS_AHEAD * DAY_MS };
	const today = DateTime.fromMillis(now, { zone });
	for (let days = 0; days <= DAYS_AHEAD; days++) {
		const day = today.plus({ days });
		const instant = (minute: number) => instantOf({ date: Number(day.toFormat('yyyyMMdd')), minute }, zone);
		for (const { weekdays, from, to } of hours)
			if (weekdays.includes(day.weekday)) yield { start: instant(from), end: instant(to) };
	}
}
