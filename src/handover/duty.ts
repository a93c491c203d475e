/** When somebody is at a clinic's desk: by its hours in the clinic file, on its own clock, and not on its holidays. */
import { DateTime } from 'luxon';
import type { Reading } from '../../db/store.ts';
import { holidayOn } from '../core/holidays.ts';
import type { Location } from '../core/network.ts';
import { instantOf, wallTimeOf } from '../core/zones.ts';

const DAYS_AHEAD = 14;

/**
 * From when on somebody is there: now, or the next instant at which the desk opens (epoch milliseconds). A clinic whose
 * file gives no hours is always there; one that does not open within two weeks, as far as anybody knows, too.
 */
export async function thereFrom(reading: Reading, location: Location): Promise<number> {
	const { now } = reading;
	const hours = location.desk?.hours ?? [];
	if (hours.length === 0) return now;
	const wall = wallTimeOf(now, location.zone);
	const today = DateTime.fromMillis(now, { zone: location.zone });
	for (let days = 0; days <= DAYS_AHEAD; days++) {
		const day = today.plus({ days });
		const open = hours
			.filter(({ weekdays, to }) => weekdays.includes(day.weekday) && (days > 0 || to > wall.minute))
			.sort((a, b) => a.from - b.from)[0];
		if (!open || (await holidayOn(reading, location, day.toISODate()!))?.closed) continue;
		if (days === 0 && open.from <= wall.minute) return now;
		return instantOf({ date: Number(day.toFormat('yyyyMMdd')), minute: open.from }, location.zone);
	}
	return now;
}
