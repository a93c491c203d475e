/** All free times of a stretch at once, as a month's page shows them. */
import { offeredIn } from '../../db/queries/offers.ts';
import { filledUp, numbered } from '../../db/queries/rows.ts';
import type { Reading } from '../../db/store.ts';
import type { Network } from './network.ts';
import type { Wish } from './slots.ts';

/** Times that start at or after `from` (an instant, in epoch milliseconds) and before `before`. */
export interface Window extends Pick<Wish, 'serviceId' | 'from' | 'me'> {
	readonly practitionerIds: readonly number[];
	readonly before: number;
}

const MINUTE = 60_000;
const MOST_AT_ONCE = 64;

/**
 * The starts, in epoch milliseconds and in order, of every time that `nextFreeSlots` would offer with each of these
 * practitioners; nobody's who has none.
 */
export async function freeSlotsIn(
	reading: Reading,
	network: Network,
	{ serviceId, practitionerIds, from, before, me }: Window,
): Promise<ReadonlyMap<number, readonly number[]>> {
	const service = network.services.byId.get(serviceId);
	const starts = new Map<number, number[]>();
	if (!service) return starts;
	// Every time starts on a whole minute.
	const first = Math.ceil(from / MINUTE) * MINUTE;
	const asked = { from: first, before, minutes: service.minutes, now: reading.now, me: me ?? null };
	// A clinic has few menus with one service.
	const menus = filledUp(network.menusOf(serviceId).map((menuId) => ({ menuId })));
	if (menus.length === 0) return starts;
	for (let at = 0; at < practitionerIds.length; at += MOST_AT_ONCE) {
		const these = practitionerIds.slice(at, at + MOST_AT_ONCE).map((practitionerId) => ({ practitionerId }));
		const people = filledUp(these);
		const of = { ...asked, ...numbered(people), ...numbered(menus) };
		for (const { practitionerId, minutes } of await reading.run(offeredIn(people.length)(menus.length), of))
			if (minutes !== null) starts.set(practitionerId, instantsOf(minutes, first));
	}
	return starts;
}

/** @param minutes after `first`, `0,15,45`. */
function instantsOf(minutes: string, first: number): number[] {
	const starts: number[] = JSON.parse(`[${minutes}]`);
	let inOrder = true;
	// Thousands of them, in place: a copy or a look at a sorted one costs as much as reading them.
	for (let place = 0, before = 0; place < starts.length; place++) {
		const minute = starts[place]!;
		inOrder &&= before <= minute;
		before = minute;
		starts[place] = first + minute * MINUTE;
	}
	// An index gives them in order already, but nothing promises it.
	return inOrder ? starts : starts.sort((a, b) => a - b);
}
