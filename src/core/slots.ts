/** Finding free times: a walk along an index per place and menu, merged. Looking never writes, and reserves nothing. */
import {
	freeForStaff,
	offeredAtLocation,
	offeredByPractitioner,
	offeredInArea,
	type Walk,
} from '../../db/queries/offers.ts';
import type { Reading } from '../../db/store.ts';
import type { Bounds } from './eligibility.ts';
import type { Network } from './network.ts';
import { instantsWithDates } from './zones.ts';

/** A time that was free when it was looked for: the first slot of a visit, and when that visit would end. */
export interface FreeSlot {
	readonly id: number;
	/** Epoch milliseconds, half-open. */
	readonly start: number;
	readonly end: number;
	/** 20260908, and minutes since midnight, on the clinic's clock. */
	readonly localDate: number;
	readonly localMinute: number;
	readonly locationId: number;
	readonly practitionerId: number;
}

/** Where, with whom and when; what is left out does not matter to the person. */
export interface Wish {
	readonly serviceId: number;
	/** Cities or districts; every one if there is neither this nor a clinic. */
	readonly areaIds?: readonly number[] | undefined;
	readonly locationId?: number | undefined;
	readonly practitionerId?: number | undefined;
	/** Starts at or after this instant, and before the other. */
	readonly from: number;
	readonly before?: number | undefined;
	/** On this day, 20260908. */
	readonly localDate?: number | undefined;
	/** Starts at or after minute `from` of the day, and before minute `to`. */
	readonly minutes?: { readonly from: number; readonly to: number } | undefined;
	/** What the rules of the service leave open to whoever asks; everything, if left out. */
	readonly bounds?: Bounds | undefined;
	/** The last time already seen. */
	readonly after?: { readonly start: number; readonly id: number } | undefined;
	readonly limit: number;
	/** Whose own hold does not hide a time: a conversation or a member of staff. */
	readonly me?: string | undefined;
	/** Where the patient is somewhere else already: no time overlaps these. */
	readonly busy?: readonly Stretch[] | undefined;
}

/** From an instant on, and before another. */
interface Stretch {
	readonly start: number;
	readonly end: number;
}

export const MOST_SLOTS = 50;

/** The earliest free times, by start and id; at most 50. */
export async function nextFreeSlots(reading: Reading, network: Network, wish: Wish): Promise<FreeSlot[]> {
	const service = network.services.byId.get(wish.serviceId);
	if (!service || service.retired) return [];
	const limit = Math.min(wish.limit, MOST_SLOTS);
	const length = service.minutes * 60_000;
	const found: Found[] = [];
	for (const { start, end } of openTo(wish, length)) {
		let within = { ...wish, from: start, before: end };
		while (found.length < limit) {
			const wanted = limit - found.length;
			const next = await walked(reading, network, { ...within, limit: wanted }, service.minutes);
			found.push(...next.filter((slot) => isOffered(network, wish.serviceId, slot)));
			if (next.length < wanted) break;
			within = { ...within, after: next.at(-1)! };
		}
	}
	return found.map((slot) => ({ ...slot, end: slot.start + length }));
}

/** Whether the clinic still has all it takes: a practitioner may have left, whose times stand open. */
export const isOffered = (
	{ services, practitioners, locations }: Network,
	serviceId: number,
	{ practitionerId, locationId }: Pick<FreeSlot, 'practitionerId' | 'locationId'>,
): boolean =>
	[services.byId.get(serviceId), practitioners.byId.get(practitionerId), locations.byId.get(locationId)].every(
		(each) => each?.retired === false,
	);

/** When a visit of so many ms may start, so that the patient is at no other meanwhile. */
function openTo({ from, before = Number.MAX_SAFE_INTEGER, after, busy = [] }: Wish, ms: number): Stretch[] {
	const free: Stretch[] = [];
	let start = Math.max(from, after?.start ?? 0);
	for (const other of busy.toSorted((one, two) => one.start - two.start)) {
		if (other.end <= start) continue;
		const end = Math.min(before, other.start - ms + 1);
		if (start < end) free.push({ start, end });
		start = other.end;
	}
	return start < before ? [...free, { start, end: before }] : free;
}

/** The earliest of all, merged. @param minutes how long the visit is. */
async function walked(reading: Reading, network: Network, wish: Wish, minutes: number): Promise<Found[]> {
	const { limit } = wish;
	const within = narrowed(network, wish);
	if (!within) return [];
	const walk = walkOf(within, minutes, limit, reading.now);
	let found: Found[] = [];
	for (const along of paths(reading, network, within)) {
		// Once there are enough, a later walk need not look past the last of them.
		const last = found.length < limit ? undefined : found.at(-1);
		const more = await along(last ? { ...walk, before: Math.min(walk.before, last.start + 1) } : walk);
		found = found.length === 0 ? more : [...found, ...more].sort(inOrder).slice(0, limit);
	}
	return found;
}

/** What staff look for: with any of some people, at any of some clinics (all, if left out). */
export interface DeskWish extends Pick<Wish, 'serviceId' | 'from' | 'localDate' | 'minutes' | 'limit' | 'me'> {
	readonly practitionerIds: readonly number[];
	readonly locationIds?: readonly number[] | undefined;
	/** Starts before this instant, which bounds the walk. */
	readonly before: number;
}

/** `kept`: not all of it is online, so that patients could not have it themselves. */
export interface DeskSlot extends FreeSlot {
	readonly kept: boolean;
}

/** The earliest times that staff could book, online or kept for the desk, by start and id; at most 50. */
export async function nextTimesAtDesk(reading: Reading, network: Network, wish: DeskWish): Promise<DeskSlot[]> {
	const { serviceId, practitionerIds, locationIds = [null] } = wish;
	const service = network.services.byId.get(serviceId);
	if (!service) return [];
	const limit = Math.min(wish.limit, MOST_SLOTS);
	const { afterId: _, ...walk } = walkOf({ ...wish, locationIds: undefined }, service.minutes, limit, reading.now);
	let found: Omit<DeskSlot, 'end'>[] = [];
	for (const practitionerId of practitionerIds)
		for (const locationId of locationIds) {
			const last = found.length < limit ? undefined : found.at(-1);
			const before = last ? Math.min(walk.before, last.start + 1) : walk.before;
			// After what is asked for, where the walk begins after the slot it names.
			const along = { ...walk, afterStart: walk.afterStart - 1, before, practitionerId, serviceId, locationId };
			found = [...found, ...(await reading.run(freeForStaff, along))].sort(inOrder).slice(0, limit);
		}
	return found.map((slot) => ({ ...slot, end: slot.start + service.minutes * 60_000 }));
}

type Found = Omit<FreeSlot, 'end'>;
type Path = (walk: Walk) => Promise<Found[]>;

const inOrder = (a: Found, b: Found): number => a.start - b.start || a.id - b.id;

/** A wish, and where it still can come true; no places: anywhere in its areas. */
interface Within extends Omit<Wish, 'locationId'> {
	readonly locationIds: readonly number[] | undefined;
}

/** The wish within the bounds of the rules; nothing if no time could do. */
function narrowed({ locations, practitioners }: Network, { locationId, ...wish }: Wish): Within | undefined {
	const { bounds, areaIds, localDate } = wish;
	let locationIds = locationId === undefined ? undefined : [locationId];
	if (bounds?.locations) {
		// A practitioner may have two roles at one clinic, which is walked once.
		const allowed = new Set(bounds.locations.flatMap((code) => locations.byCode.get(code) ?? []));
		locationIds = [...allowed]
			.filter(({ id, areaId }) => (locationId === undefined ? (areaIds?.includes(areaId) ?? true) : id === locationId))
			.map(({ id }) => id);
	}
	let { practitionerId } = wish;
	if (bounds?.practitioner !== undefined) {
		const only = practitioners.byCode.get(bounds.practitioner)?.id;
		if (only === undefined || (practitionerId ?? only) !== only) return undefined;
		practitionerId = only;
	}
	if (bounds && localDate !== undefined && !(bounds.from <= localDate && localDate < bounds.before)) return undefined;
	return { ...wish, practitionerId, locationIds };
}

/** The walks that together see every time that could do. */
function paths(reading: Reading, network: Network, { serviceId, ...wish }: Within): Path[] {
	const { practitionerId, locationIds, areaIds } = wish;
	if (practitionerId !== undefined) {
		const along = { practitionerId, serviceId, areaId: null, locationId: null };
		const places = locationIds?.map((locationId) => ({ locationId })) ?? areaIds?.map((areaId) => ({ areaId })) ?? [{}];
		return places.map((place) => (walk) => reading.run(offeredByPractitioner, { ...walk, ...along, ...place }));
	}
	const menus = network.menusOf(serviceId);
	const along =
		(place: { locationId: number } | { areaId: number }, menuId: number): Path =>
		(walk) =>
			'locationId' in place
				? reading.run(offeredAtLocation, { ...walk, ...place, menuId })
				: reading.run(offeredInArea, { ...walk, ...place, menuId });
	const places =
		locationIds?.map((locationId) => ({ locationId })) ??
		(areaIds ?? network.areas.all.map(({ id }) => id)).map((areaId) => ({ areaId }));
	return places.flatMap((place) => menus.map((menuId) => along(place, menuId)));
}

function walkOf(
	{ from, before, localDate, bounds, minutes, after, me }: Within,
	needed: number,
	limit: number,
	now: number,
): Walk {
	const days = localDate === undefined ? bounds : { from: localDate, before: localDate + 1 };
	const instants = days && instantsWithDates(days.from, days.before);
	const first = Math.max(from, instants?.from ?? 0);
	return {
		...(after && after.start >= first
			? { afterStart: after.start, afterId: after.id }
			: { afterStart: first, afterId: 0 }),
		before: Math.min(before ?? Number.MAX_SAFE_INTEGER, instants?.before ?? Number.MAX_SAFE_INTEGER),
		firstDate: days?.from ?? 0,
		lastDate: days ? days.before - 1 : 99_999_999,
		firstMinute: minutes?.from ?? 0,
		lastMinute: (minutes?.to ?? 1440) - 1,
		minutes: needed,
		now,
		me: me ?? null,
		limit,
	};
}
