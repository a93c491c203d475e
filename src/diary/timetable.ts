/** A stretch of the diary, read as staff look at it: columns of what happens when, the same for the words and the picture. */
import type { Reading } from '../../db/store.ts';
import type { DiaryView } from '../../flows/prompt.ts';
import { dayOf, type SlotOfDay } from '../core/days.ts';

export const STATES = [
	'free',
	'kept',
	'held',
	'booked',
	'pending',
	'arrived',
	'seen',
	'missed',
	'closed',
	'past',
] as const;
/** `past`: nobody can have it any more, as it has begun. */
export type State = (typeof STATES)[number];

/** Slots that follow each other without a gap and tell the same. */
export interface Stretch {
	readonly state: State;
	/** How many slots. */
	readonly count: number;
	/** Epoch milliseconds, half-open; `minute` is the start on the clinic's clock. */
	readonly start: number;
	readonly end: number;
	readonly minute: number;
	/** Of a held one. */
	readonly holdUntil?: number | undefined;
	/** Of one that is booked, whatever became of it; `bookedBy` `patient` means online. */
	readonly visit?: SlotOfDay['appointment'] | undefined;
}

/** What one person does at one clinic on one day. */
export interface Column {
	/** 20260908 */
	readonly date: number;
	readonly locationId: number;
	readonly practitionerId: number;
	readonly stretches: readonly Stretch[];
}

/** 20260930 and 1 are 20261001. */
export function daysAfter(date: number, days: number): number {
	const day = new Date(Date.UTC(Math.floor(date / 10_000), (Math.floor(date / 100) % 100) - 1, (date % 100) + days));
	return day.getUTCFullYear() * 10_000 + (day.getUTCMonth() + 1) * 100 + day.getUTCDate();
}

/** The days of a view, in order. */
export const datesOf = ({ date, days }: Pick<DiaryView, 'date' | 'days'>): number[] =>
	Array.from({ length: days }, (_, i) => daysAfter(date, i));

export interface Timetable {
	/** By day, then in the order in which the clinics are named, then by practitioner. Days without times have none. */
	readonly columns: readonly Column[];
	/** Where these are not all of the people: the how-manyth they are, of how many, and on which page of how many. */
	readonly some?: Readonly<Record<'from' | 'to' | 'of' | 'page' | 'pages', number>>;
}

/** As many people as can be read side by side on one picture, and tapped below one message. */
const ON_A_PAGE = 12;

/**
 * Who and when is read first, then the names of those that are shown, one person after another.
 * @param pause is awaited between them: to open a hundred names keeps everybody else waiting for longer than a turn takes.
 */
export async function readTimetable(
	reading: Reading,
	view: DiaryView,
	pause?: () => Promise<void>,
): Promise<Timetable> {
	const all = await readColumns(reading, view);
	const people = [...new Set(all.map(({ practitionerId }) => practitionerId))].sort((a, b) => a - b);
	if (view.page === undefined || people.length <= ON_A_PAGE) return { columns: await named(reading, view, all, pause) };
	const pages = Math.ceil(people.length / ON_A_PAGE);
	const page = Math.min(Math.max(view.page, 1), pages);
	const shown = new Set(people.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE));
	const from = (page - 1) * ON_A_PAGE + 1;
	const columns = all.filter(({ practitionerId }) => shown.has(practitionerId));
	return {
		columns: await named(reading, view, columns, pause),
		some: { from, to: from + shown.size - 1, of: people.length, page, pages },
	};
}

async function named(
	reading: Reading,
	{ names }: DiaryView,
	columns: readonly Column[],
	pause?: () => Promise<void>,
): Promise<readonly Column[]> {
	if (!names) return columns;
	const opened: Column[] = [];
	for (const column of columns) {
		const { date: localDate, practitionerId, locationId } = column;
		const slots = await dayOf(reading, { localDate, practitionerId });
		opened.push({
			...column,
			stretches: stretchesOf(
				slots.filter((slot) => slot.locationId === locationId),
				reading.now,
			),
		});
		await pause?.();
	}
	return opened.filter(({ stretches }) => stretches.length > 0);
}

/** The people on the pages before and after these. */
export const pagesBeside = ({ of, page, pages }: NonNullable<Timetable['some']>) =>
	[page - 1, page + 1]
		.filter((each) => each >= 1 && each <= pages)
		.map((each) => ({ page: each, from: (each - 1) * ON_A_PAGE + 1, to: Math.min(each * ON_A_PAGE, of) }));

async function readColumns(reading: Reading, view: DiaryView): Promise<Column[]> {
	const { locationIds, practitionerId } = view;
	const columns: Column[] = [];
	for (const localDate of datesOf(view)) {
		const asked = { localDate, names: false };
		const own = practitionerId === undefined ? undefined : await dayOf(reading, { ...asked, practitionerId });
		for (const locationId of locationIds) {
			const slots =
				own?.filter((slot) => slot.locationId === locationId) ?? (await dayOf(reading, { ...asked, locationId }));
			const here = Map.groupBy(slots, (slot) => slot.practitionerId);
			for (const [person, theirs] of [...here].sort(([a], [b]) => a - b))
				columns.push({
					date: localDate,
					locationId,
					practitionerId: person,
					stretches: stretchesOf(theirs, reading.now),
				});
		}
	}
	return columns;
}

export interface Counts {
	/** Visits, whatever became of them. */
	readonly booked: number;
	readonly held: number;
	/** Single times. */
	readonly free: number;
	readonly kept: number;
	readonly seen: number;
	readonly missed: number;
	readonly arrived: number;
}

export function countsOf(columns: readonly Column[]): Counts {
	const all = columns.flatMap(({ stretches }) => stretches);
	const visits = (...states: State[]) =>
		new Set(all.flatMap(({ state, visit }) => (visit && states.includes(state) ? [visit.id] : []))).size;
	const times = (state: State) => all.reduce((sum, each) => sum + (each.state === state ? each.count : 0), 0);
	return {
		booked: visits('booked', 'pending', 'arrived', 'seen', 'missed'),
		held: all.filter(({ state }) => state === 'held').length,
		free: times('free') + times('kept'),
		kept: times('kept'),
		seen: visits('seen'),
		missed: visits('missed'),
		arrived: visits('arrived'),
	};
}

/** @param now epoch milliseconds */
function stretchesOf(slots: readonly SlotOfDay[], now: number): Stretch[] {
	const found: SlotOfDay[][] = [];
	for (const slot of slots) {
		const before = found.at(-1)?.at(-1);
		if (before && before.end === slot.start && same(before, slot, now)) found.at(-1)!.push(slot);
		else found.push([slot]);
	}
	return found.map((stretch) => {
		const [slot] = stretch as [SlotOfDay];
		return {
			state: stateOf(slot, now),
			count: stretch.length,
			start: slot.start,
			end: stretch.at(-1)!.end,
			minute: slot.localMinute,
			holdUntil: slot.holdUntil,
			visit: slot.appointment,
		};
	});
}

const same = (a: SlotOfDay, b: SlotOfDay, now: number): boolean =>
	stateOf(a, now) === stateOf(b, now) && a.appointment?.id === b.appointment?.id && a.holdBy === b.holdBy;

const OF_VISITS: Readonly<Record<string, State>> = {
	pending: 'pending',
	arrived: 'arrived',
	fulfilled: 'seen',
	noshow: 'missed',
};

function stateOf({ status, online, appointment, start }: SlotOfDay, now: number): State {
	if (status === 'free' && start <= now) return 'past';
	if (status === 'free') return online ? 'free' : 'kept';
	if (status !== 'booked') return status;
	return OF_VISITS[appointment?.status ?? ''] ?? 'booked';
}
