/** The time that is kept in place of a visit that the clinic had to cancel: which one, and until when. */
import { DateTime } from 'luxon';
import { keepSlot, keptFor } from '../../db/queries/proposals.ts';
import type { Tx } from '../../db/store.ts';
import { type Appointment, appointmentsOf } from './appointments.ts';
import { setClinicTimer } from './clinic-timers.ts';
import { mendSpan, spanOf, take } from './holds.ts';
import type { Network } from './network.ts';
import { bookingWindow, boundsOf } from './offering.ts';
import { holderOf } from './proposals.ts';
import { type FreeSlot, nextFreeSlots } from './slots.ts';
import { wallTimeOf } from './zones.ts';

const MINUTE_MS = 60_000;
/** Nobody is offered a time that they could hardly reach, nor asked when it is nearly there. */
const SOONEST_MS = 60 * MINUTE_MS;
const ANSWERED_BEFORE_MS = 30 * MINUTE_MS;
/** Minutes of the clinic's day between which people can be expected to answer. */
const MORNING = 8 * 60;
const EVENING = 20 * 60;
const DAY_MINUTES = 1440;

/** A time, and until when it is kept (epoch milliseconds). */
export interface Kept {
	readonly slot: FreeSlot;
	readonly until: number;
}

/** Keeps the nearest time that fits, if any. The caller has locked all who give the visit's service. */
export async function keepTime(
	tx: Tx,
	network: Network,
	visit: Appointment,
	proposalId: number,
): Promise<Kept | undefined> {
	const slot = await nearest(tx, network, visit);
	const span = slot && (await spanOf(tx, network, slot.id, visit.serviceId));
	if (!span) return undefined;
	const until = answerBy(network, tx.now, slot);
	if (!(await take(tx, span, { by: holderOf(proposalId), patientId: visit.patientId, until }))) return undefined;
	await mendSpan(tx, span);
	await tx.run(keepSlot, { id: proposalId, slotId: slot.id, until });
	await setClinicTimer(tx, slot.locationId, until, { clinic: 'proposalOver', proposalId });
	return { slot, until };
}

/** The first evening that is not before an instant. */
function nextEvening(instant: number, zone: string): number {
	const evening = DateTime.fromMillis(instant, { zone })
		.startOf('day')
		.set({ hour: EVENING / 60 });
	return (+evening < instant ? evening.plus({ days: 1 }) : evening).toMillis();
}

/**
 * Until when a time is kept: as long as the clinic says, but by days to the evening of the last of them, and never to an
 * hour of the night; at the latest until shortly before it begins.
 */
function answerBy(network: Network, now: number, slot: Pick<FreeSlot, 'start' | 'locationId'>): number {
	const { zone } = network.locations.byId.get(slot.locationId)!;
	const { proposalMinutes } = network.settings.desk;
	const plain = now + proposalMinutes * MINUTE_MS;
	const latest = slot.start - ANSWERED_BEFORE_MS;
	const isNight = (instant: number) => {
		const { minute } = wallTimeOf(instant, zone);
		return minute < MORNING || minute > EVENING;
	};
	const wanted = proposalMinutes < DAY_MINUTES && !isNight(plain) ? plain : nextEvening(plain, zone);
	if (wanted <= latest) return wanted;
	const before = nextEvening(latest - DAY_MINUTES * MINUTE_MS, zone);
	return isNight(latest) && before > now + SOONEST_MS ? before : latest;
}

/**
 * The first time from the failed one on that the service's rules allow: with the same person at the same clinic, else
 * anywhere with them, else with others at that clinic, else anywhere in its city.
 */
async function nearest(tx: Tx, network: Network, visit: Appointment): Promise<FreeSlot | undefined> {
	const { serviceId, patientId, practitionerId, locationId } = visit;
	const { from, before } = bookingWindow(network, tx.now);
	const areaId = network.locations.byId.get(locationId)!.areaId;
	const bounds = await boundsOf(tx, network, { serviceId, patientId, byLink: true });
	// Where they are at another visit they can't come, nor where another time is kept for them.
	const visits = await appointmentsOf(tx, { patientIds: [patientId], from: tx.now });
	const busy = [...visits, ...(await tx.run(keptFor, { patientId, now: tx.now }))];
	const wish = { serviceId, bounds, busy, from: Math.max(from, tx.now + SOONEST_MS, visit.start), before, limit: 1 };
	for (const where of [{ practitionerId, locationId }, { practitionerId }, { locationId }, { areaIds: [areaId] }]) {
		const [slot] = await nextFreeSlots(tx, network, { ...wish, ...where });
		if (slot) return slot;
	}
	return undefined;
}
