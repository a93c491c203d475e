/**
 * Kept times go online a set time before they begin. Each clinic has one timer for all its sessions, at which what is due by
 * then is released, by the settings in force, and which sets the next.
 */
import { keptNext, keptSessions, releaseSlots } from '../../db/queries/share.ts';
import { timersOf } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';
import { CLINICS, type ClinicEvent, setClinicTimer } from './clinic-timers.ts';
import { mend } from './closures.ts';
import type { Network } from './network.ts';
import { shareOf } from './spread.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** How long before they begin kept times of these services go online, in ms; nothing: never. */
export function leadOf(network: Network, serviceIds: readonly number[]): number | undefined {
	const { releaseMinutes } = shareOf(network, serviceIds);
	return releaseMinutes === undefined ? undefined : releaseMinutes * MINUTE_MS;
}

/**
 * Releases what is due of a session by now, and answers when the next is. What is booked or held is released too: given
 * up later, it goes online. The caller has locked its practitioner.
 */
export async function release(tx: Tx, scheduleId: number, leadMs: number): Promise<number | undefined> {
	const before = tx.now + leadMs;
	await mend(tx, await tx.run(releaseSlots, { scheduleId, now: tx.now, before }));
	const [next] = await tx.run(keptNext, { scheduleId, after: before });
	return next && next.start - leadMs;
}

interface Release extends ClinicEvent {
	readonly clinic: 'release';
	readonly locationId: number;
}

/** Releases what is due at a clinic by now, by the settings in force, and sees to it that it is looked at again in time. */
export async function releaseDue(tx: Tx, network: Network, { locationId }: Pick<Release, 'locationId'>): Promise<void> {
	const location = network.locations.byId.get(locationId);
	const longest = longestLead(network);
	if (!location || longest === undefined) return;
	const tomorrow = tx.now + DAY_MS;
	const [first, last] = [tx.now, tomorrow + longest].map((at) => wallTimeOf(at, location.zone).date) as [
		number,
		number,
	];
	const days = { firstDate: first, lastDate: last, now: tx.now, until: tomorrow + longest };
	const kept = (await tx.run(keptSessions, { locationId, ...days })).flatMap((session) => {
		const leadMs = leadOf(network, network.menu(session.menuId));
		return leadMs === undefined ? [] : [{ ...session, leadMs, dueAt: session.start - leadMs }];
	});
	const due = kept.filter(({ dueAt }) => dueAt <= tx.now);
	await tx.lockPractitioners(due.map(({ practitionerId }) => practitionerId));
	const next = kept.filter(({ dueAt }) => dueAt > tx.now).map(({ dueAt }) => dueAt);
	for (const { scheduleId, leadMs } of due) next.push((await release(tx, scheduleId, leadMs)) ?? tomorrow);
	const dueAt = Math.min(tomorrow, ...next);
	const open = await releasesUntil(tx, locationId, dueAt);
	// The one that is being taken is not done yet.
	if (open.length <= 1)
		await setClinicTimer(tx, locationId, dueAt, { clinic: 'release', locationId } satisfies Release);
}

/**
 * Sees to it that a clinic is looked at by an instant: one timer of a clinic is enough for all its sessions, as each sets
 * the next. One that is about due may be being taken, and would not see what is not committed yet.
 */
export async function setRelease(tx: Tx, locationId: number, dueAt: number): Promise<void> {
	const open = await releasesUntil(tx, locationId, dueAt);
	if (open.some((timer) => timer.dueAt > tx.now + MINUTE_MS)) return;
	const at = Math.max(tx.now, dueAt);
	await setClinicTimer(tx, locationId, at, { clinic: 'release', locationId } satisfies Release);
}

async function releasesUntil(tx: Tx, locationId: number, until: number) {
	const open = await tx.run(timersOf, { conversationId: `${CLINICS}${locationId}`, until });
	return open.filter(({ event }) => {
		const { clinic, locationId: at } = event as Partial<Release>;
		return clinic === 'release' && at === locationId;
	});
}

/** Has every clinic looked at now: the clinic file may say another time by now, also for what is open. */
export async function watchReleases(tx: Tx, network: Network): Promise<void> {
	if (longestLead(network) === undefined) return;
	for (const { id, retired } of network.locations.all) if (!retired) await setRelease(tx, id, tx.now);
}

function longestLead({ services, departments }: Network): number | undefined {
	const minutes = [...services.all, ...departments.all].flatMap(({ share }) => share?.releaseMinutes ?? []);
	return minutes.length > 0 ? Math.max(...minutes) * MINUTE_MS : undefined;
}
