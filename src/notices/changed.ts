/**
 * A visit has changed: whose it is and whose it was are told, but for what they did themselves. A timer's row of each of
 * their private chats says which visit, due when they want to hear of it; what is said is looked up then.
 */
import { placesOfStaff, staffAs } from '../../db/queries/notices.ts';
import { rolesOf } from '../../db/queries/staff.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';
import type { Appointment } from '../core/appointments.ts';
import type { Network } from '../core/network.ts';
import type { Address } from '../message.ts';
import type { VisitChange } from '../visit-changed.ts';
import { dueFor, wantsOf } from './wants.ts';

const TOLD: readonly VisitChange['what'][] = [
	'booked',
	'rescheduled',
	'cancelled',
	'accepted',
	'declined',
	'edited',
	'putBack',
];

/** As a timer's row brings it: ids and words of the program only. */
export interface VisitNews {
	readonly news: 'visit';
	readonly visit: number;
	readonly what: VisitChange['what'];
	/** Its start before, where it was moved (epoch milliseconds). */
	readonly from?: number;
}

export async function tellPractitioners(
	tx: Tx,
	network: Network,
	{ what, visit, from, by }: VisitChange,
): Promise<void> {
	if (!TOLD.includes(what)) return;
	const event: VisitNews = { news: 'visit', visit: visit.id, what, ...(from && { from: from.start }) };
	const another = from && from.practitionerId !== visit.practitionerId;
	// To whom it comes from somebody else it is a new one.
	await tellOne(tx, network, visit, by, another ? { news: 'visit', visit: visit.id, what: 'booked' } : event);
	if (another) await tellOne(tx, network, from, by, event);
}

async function tellOne(tx: Tx, network: Network, visit: Appointment, by: string, event: VisitNews): Promise<void> {
	const practitioner = network.practitioners.byId.get(visit.practitionerId)?.code ?? '';
	const clinic = network.locations.byId.get(visit.locationId)?.code;
	for (const { id, notices } of await tx.run(staffAs, { practitioner })) {
		if (by === `staff:${id}`) continue;
		const roles = await tx.run(rolesOf, { staffId: id });
		if (!roles.some(({ location }) => location === null || location === clinic)) continue;
		const dueAt = dueFor(wantsOf(network, { practitioner, notices }), tx.now);
		if (dueAt === undefined) continue;
		for (const conversationId of await privateChats(tx, id)) await tx.run(setTimer, { conversationId, dueAt, event });
	}
}

/** Where somebody reads alone. */
export const privateChats = async (tx: Tx, staffId: number): Promise<string[]> =>
	(await tx.run(placesOfStaff, { staffId }))
		.filter(({ address }) => (address as Address).chat === (address as Address).sender)
		.map(({ conversationId }) => conversationId);
