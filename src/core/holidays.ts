/**
 * A clinic's holidays: the public ones of its country, which are brought a year ahead, and its own. Each is a closure of
 * one day; a public one that was taken back is a day on which the clinic works.
 */
import { holidaysOf, insertClosure } from '../../db/queries/closures.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Text } from '../../db/tables/clinic.ts';
import type { Location } from './network.ts';
import { instantOf, parseDate, wallTimeOf } from './zones.ts';

export interface Holiday {
	readonly closureId: number;
	/** 20260924 */
	readonly date: number;
	readonly name: Text;
	/** The country's; otherwise the clinic's own. */
	readonly isPublic: boolean;
	readonly closed: boolean;
}

/** A day of a country's calendar. */
export interface PublicHoliday {
	readonly date: number;
	readonly name: Text;
}

const BY_ITSELF = 'system';

/** The instants between which a clinic's local day lies. */
export const dayOfClinic = (date: number, zone: string): { start: number; end: number } => ({
	start: instantOf({ date, minute: 0 }, zone),
	end: instantOf({ date, minute: 1440 }, zone),
});

/** The holidays of a clinic that begin in [start, end), by day; own ones that were taken back are none. */
export async function holidaysBetween(
	reading: Reading,
	location: Pick<Location, 'id' | 'zone'>,
	{ start, end }: { start: number; end: number },
): Promise<Holiday[]> {
	const rows = await reading.run(holidaysOf, { locationId: location.id, start, end });
	return rows
		.map((row) => ({
			closureId: row.id,
			date: wallTimeOf(row.start, location.zone).date,
			name: nameOf(row.name),
			isPublic: row.closedBy === BY_ITSELF,
			closed: row.endedAt === null,
		}))
		.filter(({ isPublic, closed }) => isPublic || closed);
}

/** The holiday that a clinic has on a local day (`2026-09-24`), if any: a public one first. */
export async function holidayOn(
	reading: Reading,
	location: Pick<Location, 'id' | 'zone'>,
	isoDate: string,
): Promise<Holiday | undefined> {
	const date = parseDate(isoDate);
	if (date === undefined) return undefined;
	const found = await holidaysBetween(reading, location, dayOfClinic(date, location.zone));
	return found.find(({ isPublic }) => isPublic) ?? found[0];
}

/** Puts the public holidays of a clinic that are not there yet into its calendar: closed, unless staff say otherwise. */
export async function bringHolidays(
	tx: Tx,
	location: Pick<Location, 'id' | 'zone'>,
	holidays: readonly PublicHoliday[],
): Promise<number> {
	if (holidays.length === 0) return 0;
	const days = holidays.map(({ date }) => dayOfClinic(date, location.zone));
	const whole = { start: Math.min(...days.map(({ start }) => start)), end: Math.max(...days.map(({ end }) => end)) };
	const known = await tx.run(holidaysOf, { locationId: location.id, ...whole });
	const there = new Set(known.filter(({ closedBy }) => closedBy === BY_ITSELF).map(({ start }) => start));
	let brought = 0;
	for (const [i, { start, end }] of days.entries()) {
		if (there.has(start) || end <= tx.now) continue;
		there.add(start);
		brought++;
		await tx.run(insertClosure, {
			...{ kind: 'holiday', locationId: location.id, practitionerId: null, start, end },
			...{ name: JSON.stringify(holidays[i]!.name), closedBy: BY_ITSELF, endedAt: null, now: tx.now },
		});
	}
	return brought;
}

/** A public holiday's name stands there in each language; a clinic's own is what staff typed. */
export const nameOf = (name: string | null): Text =>
	name?.startsWith('{') || name?.startsWith('"') ? (JSON.parse(name) as Text) : (name ?? '');
