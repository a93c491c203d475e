/** Finding free times: a walk along an index per place and menu, merged. Looking never writes, and reserves nothing. */
import { offeredAtLocation, offeredByPractitioner, offeredInArea, type Walk } from '../../db/queries/offers.ts';
import type { Reading } from '../../db/store.ts';
import type { Network } from './network.ts';
import { instantsWithDate } from './zones.ts';

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
	/** The last time already seen. */
	readonly after?: { readonly start: number; readonly id: number } | undefined;
	readonly limit: number;
	/** Whose own hold does not hide a time: a conversation or a member of staff. */
	readonly me?: string | undefined;
}

export const MOST_SLOTS = 50;

/** The earliest free times, by start and id; at most 50. */
export async function nextFreeSlots(reading: Reading, network: Network, wish: Wish): Promise<FreeSlot[]> {
	const service = network.services.byId.get(wish.serviceId);
	if (!service) return [];
	const limit = Math.min(wish.limit, MOST_SLOTS);
	const walk = walkOf(wish, service.minutes, limit, reading.now);
	let found: Found[] = [];
	for (const along of paths(reading, network, wish)) {
		// Once there are enough, a later walk need not look past the last of them.
		const last = found.length < limit ? undefined : found.at(-1);
		const more = await along(last ? { ...walk, before: Math.min(walk.before, last.start + 1) } : walk);
		found = found.length === 0 ? more : [...found, ...more].sort(inOrder).slice(0, limit);
	}
	return found.map((slot) => ({ ...slot, end: slot.start + service.minutes * 60_000 }));
}

type Found = Omit<FreeSlot, 'end'>;
type Path = (walk: Walk) => Promise<Found[]>;

const inOrder = (a: Found, b: Found): number => a.start - b.start || a.id - b.id;

/** The walks that together see every time that could do. */
function paths(reading: Reading, network: Network, { serviceId, ...wish }: Wish): Path[] {
	const { practitionerId, locationId = null, areaIds } = wish;
	if (practitionerId !== undefined) {
		const areas = locationId === null && areaIds ? areaIds : [null];
		const along = { practitionerId, serviceId, locationId };
		return areas.map((areaId) => (walk) => reading.run(offeredByPractitioner, { ...walk, ...along, areaId }));
	}
	const menus = network.menusOf(serviceId);
	if (locationId !== null)
		return menus.map((menuId) => (walk) => reading.run(offeredAtLocation, { ...walk, locationId, menuId }));
	const areas = areaIds ?? network.areas.all.map(({ id }) => id);
	return areas.flatMap((areaId) =>
		menus.map(
			(menuId): Path =>
				(walk) =>
					reading.run(offeredInArea, { ...walk, areaId, menuId }),
		),
	);
}

function walkOf(
	{ from, before, localDate, minutes, after, me }: Wish,
	needed: number,
	limit: number,
	now: number,
): Walk {
	const day = localDate === undefined ? undefined : instantsWithDate(localDate);
	const first = Math.max(from, day?.from ?? 0);
	return {
		...(after && after.start >= first
			? { afterStart: after.start, afterId: after.id }
			: { afterStart: first, afterId: 0 }),
		before: Math.min(before ?? Number.MAX_SAFE_INTEGER, day?.before ?? Number.MAX_SAFE_INTEGER),
		firstDate: localDate ?? 0,
		lastDate: localDate ?? 99_999_999,
		firstMinute: minutes?.from ?? 0,
		lastMinute: (minutes?.to ?? 1440) - 1,
		minutes: needed,
		now,
		me: me ?? null,
		limit,
	};
}
