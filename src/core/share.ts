/**
 * The online share: of what is opened, patients may book so much in a chat; the rest is kept for who walks in or phones,
 * and goes online a set time before it begins, by a timer of the clinic for each session that has any. A session's own share goes over its services', and those over their
 * departments'.
 */
import { mendRun } from '../../db/queries/holds.ts';
import {
	keptNext,
	marksThatStay,
	releaseSlots,
	sessionsOn,
	sessionToShare,
	shareSession,
	shareSlots,
} from '../../db/queries/share.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Share } from '../../db/tables/clinic.ts';
import { setClinicTimer } from './clinic-timers.ts';
import type { Network } from './network.ts';
import { instantsWithDates } from './zones.ts';

const MINUTE_MS = 60_000;
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

export interface ShareSet {
	/** Free times that went online, and that are kept now. */
	readonly online: number;
	readonly kept: number;
	/** Times that would have changed, but are booked or held. */
	readonly stay: number;
}

/** Gives these sessions a share of their own (of a hundred; null: the default again). Only their free times to come change. */
export async function setShare(
	tx: Tx,
	network: Network,
	{ scheduleIds, percent }: { readonly scheduleIds: readonly number[]; readonly percent: number | null },
): Promise<ShareSet> {
	const sessions = [];
	for (const id of scheduleIds) sessions.push(...(await tx.run(sessionToShare, { id })));
	await tx.lockPractitioners(sessions.map(({ practitionerId }) => practitionerId));
	const done = { online: 0, kept: 0, stay: 0 };
	for (const { id, start, end, slotMinutes, menuId } of sessions) {
		const services = network.menu(menuId);
		const count = Math.floor((end - start) / (slotMinutes * MINUTE_MS));
		const block = blockOf(network, services, slotMinutes, count);
		const wanted = {
			scheduleId: id,
			percent: shareOf(network, services, percent).percent,
			start,
			blockMs: block * slotMinutes * MINUTE_MS,
			now: tx.now,
		};
		await tx.run(shareSession, { id, share: percent });
		done.stay += (await tx.run(marksThatStay, wanted)).length;
		const changed = await tx.run(shareSlots, wanted);
		for (const { online } of changed) done[online ? 'online' : 'kept']++;
		if (changed.length > 0) await tx.run(mendRun, { scheduleId: id, from: start, to: end });
		// What is due by now stays online, and the rest is released in time.
		await releaseDue(tx, network, { scheduleId: id });
	}
	return done;
}

/** Sets the timer for the first kept time of a session; there is none where they are never released. */
export async function setRelease(
	tx: Tx,
	locationId: number,
	scheduleId: number,
	firstKept: number,
	releaseMinutes: number | undefined,
): Promise<void> {
	if (releaseMinutes === undefined) return;
	const dueAt = Math.max(tx.now, firstKept - releaseMinutes * MINUTE_MS);
	await setClinicTimer(tx, locationId, dueAt, { clinic: 'release', scheduleId });
}

/**
 * Releases what is due of a session by now, and sets the timer for what comes next. What is booked or held is released
 * too: given up later, it goes online.
 */
export async function releaseDue(tx: Tx, network: Network, { scheduleId }: { scheduleId: number }): Promise<void> {
	const [session] = await tx.run(sessionToShare, { id: scheduleId });
	if (!session) return;
	const { releaseMinutes } = shareOf(network, network.menu(session.menuId), session.share);
	if (releaseMinutes === undefined) return;
	await tx.lockPractitioners([session.practitionerId]);
	const before = tx.now + releaseMinutes * MINUTE_MS;
	const released = await tx.run(releaseSlots, { scheduleId, now: tx.now, before });
	if (released.length > 0) await tx.run(mendRun, { scheduleId, from: session.start, to: session.end });
	const [next] = await tx.run(keptNext, { scheduleId, after: before });
	if (next) await setRelease(tx, session.locationId, scheduleId, next.start, releaseMinutes);
}

export interface SharedSession {
	readonly id: number;
	readonly locationId: number;
	readonly menuId: number;
	readonly start: number;
	readonly end: number;
	/** Its own, of a hundred. */
	readonly share: number | null;
	/** Its times to come that are online, and that are kept; booked or not. */
	readonly online: number;
	readonly kept: number;
}

/** The sessions of a practitioner on a local day (20260908) that have times to come, by start. */
export async function sharesOn(reading: Reading, practitionerId: number, localDate: number): Promise<SharedSession[]> {
	const days = instantsWithDates(localDate, localDate + 1);
	const sessions = await reading.run(sessionsOn, { practitionerId, localDate, ...days, now: reading.now });
	return sessions.filter(({ online, kept }) => online + kept > 0);
}
