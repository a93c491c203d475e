/** A stretch of the diary, read as staff look at it: columns of what happens when, the same for the words and the picture. */
import type { Reading } from '../../db/store.ts';
import type { DiaryView } from '../../flows/prompt.ts';
import { dayOf, type SlotOfDay } from '../core/days.ts';

export const STATES = ['free', 'kept', 'held', 'booked', 'pending', 'arrived', 'seen', 'missed', 'closed'] as const;
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

/** Its columns: by day, then in the order in which the clinics are named, then by practitioner. Days without times have none. */
export async function readTimetable(reading: Reading, view: DiaryView): Promise<Column[]> {
	const { locationIds, practitionerId } = view;
	const columns: Column[] = [];
	for (const localDate of datesOf(view)) {
		const own = practitionerId === undefined ? undefined : await dayOf(reading, { localDate, practitionerId });
		for (const locationId of locationIds) {
			const slots =
				own?.filter((slot) => slot.locationId === locationId) ?? (await dayOf(reading, { localDate, locationId }));
			const here = Map.groupBy(slots, (slot) => slot.practitionerId);
			for (const [person, theirs] of [...here].sort(([a], [b]) => a - b))
				columns.push({ date: localDate, locationId, practitionerId: person, stretches: stretchesOf(theirs) });
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

function stretchesOf(slots: readonly SlotOfDay[]): Stretch[] {
	const found: SlotOfDay[][] = [];
	for (const slot of slots) {
		const before = found.at(-1)?.at(-1);
		if (before && before.end === slot.start && same(before, slot)) found.at(-1)!.push(slot);
		else found.push([slot]);
	}
	return found.map((stretch) => {
		const [slot] = stretch as [SlotOfDay];
		return {
			state: stateOf(slot),
			count: stretch.length,
			start: slot.start,
			end: stretch.at(-1)!.end,
			minute: slot.localMinute,
			holdUntil: slot.holdUntil,
			visit: slot.appointment,
		};
	});
}

const same = (a: SlotOfDay, b: SlotOfDay): boolean =>
	stateOf(a) === stateOf(b) && a.appointment?.id === b.appointment?.id && a.holdBy === b.holdBy;

const OF_VISITS: Readonly<Record<string, State>> = {
	pending: 'pending',
	arrived: 'arrived',
	fulfilled: 'seen',
	noshow: 'missed',
};

function stateOf({ status, online, appointment }: SlotOfDay): State {
	if (status === 'free') return online ? 'free' : 'kept';
	if (status !== 'booked') return status;
	return OF_VISITS[appointment?.status ?? ''] ?? 'booked';
}
