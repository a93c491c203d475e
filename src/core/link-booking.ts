/** What a link leaves open to whoever came by it, and its one booking, whichever way and however often it was opened. */
import { slotById } from '../../db/queries/holds.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { type Booked, type Booking, book } from './appointments.ts';
import { bookedByLink, isOpen, type Link, linkById, lockLink } from './links.ts';
import type { HealthcareService, LinkType, Location, Network, Practitioner } from './network.ts';
import { bookingWindow } from './offering.ts';
import { instantOf, wallTimeOf } from './zones.ts';

const DAY_MS = 86_400_000;

/** What a link is for. Whose diary and which clinic it names, if any; the instants between which the visit starts. */
export interface LinkAim {
	readonly link: Link;
	readonly type: LinkType;
	readonly service: HealthcareService;
	readonly practitioner: Practitioner | undefined;
	readonly location: Location | undefined;
	readonly from: number;
	readonly before: number;
}

/** Nothing where the clinic no longer has what it was for. */
export function aimOf(network: Network, link: Link, now: number): LinkAim | undefined {
	const type = network.linkTypes.byId.get(link.linkTypeId);
	const service = type && network.services.byCode.get(type.service);
	if (!service || service.retired) return undefined;
	const { practitioners, locations } = network;
	const practitioner =
		practitioners.byId.get(link.practitionerId ?? 0) ?? practitioners.byCode.get(type.practitioner ?? '');
	const location = locations.byId.get(link.locationId ?? 0) ?? locations.byCode.get(type.location ?? '');
	if (practitioner?.retired || location?.retired) return undefined;
	return { link, type, service, practitioner, location, ...windowOf(network, link, type, location, now) };
}

/**
 * Whole days at the clinic, counted from the day of its sending. Where the type names none, as far ahead as anything is
 * booked; where it does, it may be further.
 */
export function windowOf(
	network: Network,
	{ createdAt }: Pick<Link, 'createdAt'>,
	{ fromDays, toDays }: Pick<LinkType, 'fromDays' | 'toDays'>,
	location: Location | undefined,
	now: number,
): { readonly from: number; readonly before: number } {
	const zone = (location ?? network.locations.all[0])?.zone ?? 'UTC';
	const day = (days: number) => instantOf({ date: wallTimeOf(createdAt + days * DAY_MS, zone).date, minute: 0 }, zone);
	const usual = bookingWindow(network, now);
	const from = Math.max(usual.from, fromDays === null ? 0 : day(fromDays));
	const before = toDays === null ? Math.max(usual.before, from + network.settings.windowDays * DAY_MS) : day(toDays);
	return { from, before: toDays === null && fromDays === null ? usual.before : before };
}

/** Whether a time is one that this link leaves open. */
export async function fitsLink(reading: Reading, aim: LinkAim, slotId: number): Promise<boolean> {
	const [slot] = await reading.run(slotById, { id: slotId });
	return (
		slot !== undefined &&
		(aim.practitioner?.id ?? slot.practitionerId) === slot.practitionerId &&
		(aim.location?.id ?? slot.locationId) === slot.locationId &&
		slot.start >= aim.from &&
		slot.start < aim.before
	);
}

export type BookedByLink =
	| Booked
	/** It has been used, or is expired or deleted; or there is none. */
	| { readonly kind: 'closed'; readonly link: Link | undefined };

/** Books the one visit that a link is for. Of two who try at once, the second finds it booked. */
export async function bookByLink(
	tx: Tx,
	network: Network,
	linkId: number,
	booking: Omit<Booking, 'serviceId' | 'patientId'>,
): Promise<BookedByLink> {
	const found = await linkById(tx, linkId);
	if (!found) return { kind: 'closed', link: undefined };
	await lockLink(tx, found);
	const link = (await linkById(tx, linkId))!;
	if (!isOpen(link, tx.now)) return { kind: 'closed', link };
	const aim = aimOf(network, link, tx.now);
	if (!aim || !(await fitsLink(tx, aim, booking.slotId))) return { kind: 'taken' };
	const whose = { serviceId: aim.service.id, patientId: link.patientId };
	const booked = await book(tx, network, { ...booking, ...whose, byLink: true, linkId });
	if (booked.kind === 'booked') await bookedByLink(tx, linkId, booked.appointment.id);
	return booked;
}
