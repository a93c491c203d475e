/** All free times of a stretch at once, as a month's page shows them. */
import { offeredIn } from '../../db/queries/offers.ts';
import { numbered } from '../../db/queries/rows.ts';
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
	const asked = { serviceId, from: first, before, minutes: service.minutes, now: reading.now, me: me ?? null };
	for (let at = 0; at < practitionerIds.length; at += MOST_AT_ONCE) {
		const ids = practitionerIds.slice(at, at + MOST_AT_ONCE);
		// The last stands in for those that are missing to a power of two, which keeps the statements few.
		const count = 2 ** Math.ceil(Math.log2(ids.length));
		const rows = Array.from({ length: count }, (_, place) => ({ practitionerId: ids[place] ?? ids.at(-1) }));
		for (const { practitionerId, minutes } of await reading.run(offeredIn(count), { ...asked, ...numbered(rows) }))
			starts.set(practitionerId, instantsOf(minutes, first));
	}
	return starts;
}

/** @param minutes after `first`, `0,15,45`. */
function instantsOf(minutes: string, first: number): number[] {
	const after: number[] = JSON.parse(`[${minutes}]`);
	// An index gives them in order already; nothing but sorting promises it.
	return after.sort((a, b) => a - b).map((minute) => first + minute * MINUTE);
}
