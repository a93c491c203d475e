/**
 * Which times of a session patients may book in a chat, and which are kept for who walks in or phones. A session's own
 * share goes over its services', and those over their departments'.
 */
import type { Share } from '../../db/tables/clinic.ts';
import type { Network } from './network.ts';

const ALL_ONLINE: Share = { percent: 100 };

/**
 * What holds for a session that offers these services: where they differ, what keeps the most.
 * @param own of a hundred times: what was said for this session.
 */
export function shareOf(network: Network, serviceIds: readonly number[], own?: number | null): Share {
	const shares = serviceIds.map((id): Share => {
		const service = network.services.byId.get(id);
		return service?.share ?? network.departments.byId.get(service?.departmentId ?? 0)?.share ?? ALL_ONLINE;
	});
	const [strictest = ALL_ONLINE] = shares.sort((a, b) => a.percent - b.percent);
	return own == null ? strictest : { ...strictest, percent: own };
}

/**
 * Which of so many times in a row are online: spread evenly, as near to the share as can be.
 * @param block so many that follow each other are alike, so that a longer visit fits among them.
 */
export const spread = (percent: number, count: number, block = 1): boolean[] =>
	Array.from({ length: count }, (_, i) => {
		const place = Math.floor(i / block);
		return upTo(place + 1, percent) > upTo(place, percent);
	});

/** Of the first so many, how many are online: rounded. `shareSlots` reckons the same way. */
const upTo = (count: number, percent: number): number => Math.floor((2 * count * percent + 100) / 200);

/** How many slots in a row are marked alike: what the longest of these services takes, but no more than half of them all. */
export function blockOf(network: Network, serviceIds: readonly number[], slotMinutes: number, count: number): number {
	const longest = Math.max(0, ...serviceIds.map((id) => network.services.byId.get(id)?.minutes ?? 0));
	return Math.max(1, Math.min(Math.ceil(longest / slotMinutes), Math.floor(count / 2)));
}
