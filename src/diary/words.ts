/** A stretch of the diary in words: what is typed as text, and what stands beside a picture for whoever can't see it. */
import type { Reading } from '../../db/store.ts';
import { at, type DiaryView, line, type Part, part, text } from '../../flows/prompt.ts';
import type { Location, Network } from '../core/network.ts';
import { showReference } from '../core/references.ts';
import { instantOf } from '../core/zones.ts';
import { endAt } from '../staff/grammar/hours.ts';
import { onDay } from '../staff/grammar/moment.ts';
import { type Column, countsOf, datesOf, readTimetable, type Stretch, type Timetable } from './timetable.ts';

/** More lines than these are too many to hear, and for one message. */
const MOST_LINES = 60;

/** A day by its noon, on a clinic's clock. */
export const noonOf = ({ zone }: Pick<Location, 'zone'>, date: number) =>
	at(instantOf({ date, minute: 720 }, zone), zone);

/** The clinic by whose clock the view is named. */
export const placeOf = (network: Network, { locationIds }: DiaryView): Location =>
	network.locations.byId.get(locationIds[0]!)!;

/** What stands below a picture. */
export function captionOf(network: Network, view: DiaryView, { columns, some }: Timetable, now: number): Part[] {
	const { zone, areaId } = placeOf(network, view);
	const city = text(network.areas.byId.get(areaId)?.name ?? zone);
	return [
		heading(network, view),
		...someOf(some),
		line('diary-caption', { ...shownCounts(columns), city, now: at(now, zone) }),
	];
}

const someOf = (some: Timetable['some']): Part[] => (some ? [line('diary-some', some)] : []);

/** Whether the words tell each person's times only as numbers. */
export const isLong = (columns: readonly Column[]): boolean =>
	columns.length > 1 && columns.reduce((sum, { stretches }) => sum + stretches.length + 2, 0) > MOST_LINES;

/** What the words are made of. Names are opened only where they are told, which takes longer than all the rest. */
export async function readForWords(reading: Reading, view: DiaryView): Promise<Timetable> {
	if (view.days === 1 && view.practitionerId !== undefined) return readTimetable(reading, view);
	const unnamed = await readTimetable(reading, { ...view, names: false });
	const isNamed = view.names && view.days === 1 && !isLong(unnamed.columns);
	return isNamed ? readTimetable(reading, view) : unnamed;
}

export function toldInWords(network: Network, view: DiaryView, timetable: Timetable, now: number): Part[] {
	if (view.days === 7) return week(network, view, timetable);
	return view.practitionerId === undefined
		? dayAtClinic(network, view, timetable, now)
		: dayOfPerson(network, view, timetable);
}

export function heading(network: Network, view: DiaryView): Part {
	const place = placeOf(network, view);
	const person = network.practitioners.byId.get(view.practitionerId ?? 0)?.name;
	const whose = person === undefined ? { place: text(place.name) } : { person };
	if (view.days === 1)
		return person === undefined
			? part('staff-day-at', { ...whose, day: noonOf(place, view.date) })
			: part('staff-day-of', { ...whose, place: text(place.name), day: noonOf(place, view.date) });
	const facts = { ...whose, from: noonOf(place, view.date), to: noonOf(place, datesOf(view).at(-1)!) };
	return person === undefined ? part('diary-week-at', facts) : part('diary-week-of', facts);
}

function dayAtClinic(network: Network, view: DiaryView, { columns, some }: Timetable, now: number): Part[] {
	const place = placeOf(network, view);
	if (columns.length === 0)
		return [part('staff-day-closed', { place: text(place.name), day: noonOf(place, view.date) })];
	const long = isLong(columns);
	return [
		heading(network, view),
		...someOf(some),
		...columns.flatMap((column) => [
			part('staff-day-person', { person: network.practitioners.byId.get(column.practitionerId)?.name ?? '' }),
			...(long ? inNumbers(network, column, now) : linesOf(network, view, column)),
		]),
		...(long ? [part('diary-one-person')] : []),
	];
}

function dayOfPerson(network: Network, view: DiaryView, { columns }: Timetable): Part[] {
	const person = network.practitioners.byId.get(view.practitionerId ?? 0)?.name ?? '';
	if (columns.length === 0) return [part('staff-day-none', { person, day: noonOf(placeOf(network, view), view.date) })];
	return columns.flatMap((column) => [
		heading(network, { ...view, locationIds: [column.locationId] }),
		...linesOf(network, view, column),
	]);
}

function inNumbers(network: Network, column: Column, now: number): Part[] {
	const { zone } = network.locations.byId.get(column.locationId)!;
	const first = column.stretches.find(({ state, start }) => (state === 'free' || state === 'kept') && start >= now);
	return [
		line('diary-person-counts', { ...hoursOf(column, zone), ...shownCounts([column]) }),
		...(first ? [line('diary-first-free', { start: at(first.start, zone) })] : []),
	];
}

const hoursOf = ({ stretches }: Column, zone: string) => ({
	start: at(stretches[0]!.start, zone),
	...endAt(stretches.at(-1)!.end, zone),
});

export function shownCounts(columns: readonly Column[]) {
	const { booked, held, free, seen, missed } = countsOf(columns);
	return { booked, held, free, seen, missed, outcome: seen + missed > 0 ? 'yes' : 'no' };
}

/** A line per visit and held time; free times that follow each other share one. */
function linesOf(network: Network, { names }: DiaryView, { locationId, stretches }: Column): Part[] {
	const { zone } = network.locations.byId.get(locationId)!;
	return stretches.map((stretch) => lineOf(network, names, stretch, zone));
}

function lineOf(network: Network, names: boolean, stretch: Stretch, zone: string): Part {
	const { state, start, end, count, holdUntil, visit } = stretch;
	const facts = { start: at(start, zone), ...endAt(end, zone), count };
	if (holdUntil !== undefined)
		return line(`staff-line-held${onDay(start, holdUntil, zone)}`, { ...facts, until: at(holdUntil, zone) });
	if (!visit) {
		const online = state === 'kept' ? 'no' : 'yes';
		const key = state === 'closed' || state === 'past' ? state : 'free';
		return line(`staff-line-${key}`, { ...facts, online });
	}
	const number = `#${visit.patientId}`;
	const about = { ...facts, state, number, service: text(network.services.byId.get(visit.serviceId)?.name ?? '') };
	if (!names) return state === 'booked' ? line('staff-line-taken', about) : line('diary-line-visit-group', about);
	const told = {
		...about,
		who: visit.patientName,
		reference: showReference(visit.reference),
		online: visit.bookedBy === 'patient' ? 'yes' : 'no',
	};
	return state === 'booked' ? line('staff-line-booked', told) : line('diary-line-visit', told);
}

function week(network: Network, view: DiaryView, { columns, some }: Timetable): Part[] {
	const place = placeOf(network, view);
	const days = datesOf(view).flatMap((date): Part[] => {
		const theirs = columns.filter((column) => column.date === date);
		const day = noonOf(place, date);
		if (theirs.length === 0) return [line('diary-week-nothing', { day })];
		if (view.practitionerId === undefined) return [line('diary-week-day', { day, ...shownCounts(theirs) })];
		return theirs.map((column) => {
			const { zone, name } = network.locations.byId.get(column.locationId)!;
			return line('diary-week-person', { day, place: text(name), ...hoursOf(column, zone), ...shownCounts([column]) });
		});
	});
	return [heading(network, view), ...someOf(some), ...days];
}
