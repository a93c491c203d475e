/** The online share of what is open already: how it stands, and how it is changed. */
import { mendRun } from '../../db/queries/holds.ts';
import { marksThatStay, sessionsOn, sessionToShare, shareSession, shareSlots } from '../../db/queries/share.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Network } from './network.ts';
import { leadOf, release, setRelease } from './release.ts';
import { blockOf, shareOf } from './spread.ts';
import { instantsWithDates } from './zones.ts';

const MINUTE_MS = 60_000;

export interface ShareSet {
	/** Free times that went online, and that are kept now. */
	readonly online: number;
	readonly kept: number;
	/** Times that would have changed, but are booked or held. */
	readonly stay: number;
}

/** Gives sessions shares of their own (of a hundred; null: the default again). Only their free times to come change. */
export async function setShare(
	tx: Tx,
	network: Network,
	shares: readonly { readonly scheduleId: number; readonly percent: number | null }[],
): Promise<ShareSet> {
	const sessions = [];
	for (const { scheduleId, percent } of shares)
		for (const session of await tx.run(sessionToShare, { id: scheduleId })) sessions.push({ ...session, percent });
	await tx.lockPractitioners(sessions.map(({ practitionerId }) => practitionerId));
	const done = { online: 0, kept: 0, stay: 0 };
	for (const { id, locationId, start, end, slotMinutes, menuId, percent } of sessions) {
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
		const leadMs = leadOf(network, services);
		const next = leadMs === undefined ? undefined : await release(tx, id, leadMs);
		if (next !== undefined) await setRelease(tx, locationId, next);
	}
	return done;
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
