/**
 * Holding a time while a person reviews it. A hold is over at its time whether or not anything ran: every question about
 * it compares `hold_until` with the transaction's own now.
 */
import {
	contactHashesOf,
	extendHeld,
	giveBackHeld,
	liveHoldsOfContacts,
	mendRun,
	slotById,
	slotsHeldBy,
	slotsToTake,
	takeSlots,
} from '../../db/queries/holds.ts';
import type { Tx } from '../../db/store.ts';
import { eligible, type Need, openToEverybody, rulesOf, type Why } from './eligibility.ts';
import { recordInForce } from './in-force.ts';
import type { HealthcareService, Network } from './network.ts';
import { personWithId } from './person.ts';
import type { FreeSlot } from './slots.ts';

/** A time held: `end` is when the visit would end. */
export type HeldSlot = FreeSlot;

export type SlotHeld =
	/** Until when, in epoch milliseconds. */
	| { readonly kind: 'held'; readonly slot: HeldSlot; readonly until: number }
	/** Somebody else has it, or it is no longer offered. */
	| { readonly kind: 'taken' }
	| Refused
	/** Others hold as many times already for people who share a contact with this patient. */
	| { readonly kind: 'tooMany' };

/** The service's rules don't hold for this patient at this place on this day, or it is not known whether they do. */
export interface Refused {
	readonly kind: 'refused';
	readonly why: Why | Need;
}

const MOST_HOLDS_PER_CONTACT = 3;

/**
 * Holds a time for one holder (a conversation or a member of staff), in place of what it held before; nothing changes if
 * it can't be had. Holding the same time again starts its minutes anew.
 */
export async function holdSlot(
	tx: Tx,
	network: Network,
	{ slotId, serviceId, by, minutes = network.settings.holdMinutes, byLink, ...whose }: NewHold,
): Promise<SlotHeld> {
	const patientId = await recordInForce(tx, whose.patientId);
	const span = await spanOf(tx, network, slotId, serviceId);
	// Whoever comes plainly too late is told without waiting for the locks of those who race for it.
	if (!span || !(await stillThere(tx, span, by))) return { kind: 'taken' };
	const refused = await refusal(tx, network, span, { patientId, byLink });
	if (refused) return refused;
	// Who counts what a contact holds, and adds to it, is alone meanwhile.
	const contacts = await tx.run(contactHashesOf, { patientId });
	await tx.lockContacts([`patient:${patientId}`, ...contacts.map(({ hash }) => hash)]);
	await lockWithHeld(tx, by, [span.first.practitionerId]);
	const others = await tx.run(liveHoldsOfContacts, { patientId, by, now: tx.now });
	if (others.length >= MOST_HOLDS_PER_CONTACT) return { kind: 'tooMany' };

	const until = tx.now + minutes * 60_000;
	if (!(await take(tx, span, { by, patientId, until }))) return { kind: 'taken' };
	await giveBackOthers(tx, by, span);
	await mendSpan(tx, span);
	return { kind: 'held', slot: slotOf(span), until };
}

export interface NewHold {
	readonly slotId: number;
	readonly serviceId: number;
	/** The conversation, or `staff:<id>`. */
	readonly by: string;
	readonly patientId: number;
	/** The network's, if left out. */
	readonly minutes?: number | undefined;
	/** Whoever came by a booking link for this service, or moves a visit they have. */
	readonly byLink?: boolean | undefined;
}

/** Adds minutes to a live hold; one that is over has to be held again. */
export async function extendHold(
	tx: Tx,
	{ slotId, by, minutes }: { slotId: number; by: string; minutes: number },
): Promise<{ readonly kind: 'extended'; readonly until: number } | { readonly kind: 'gone' }> {
	await lockWithHeld(tx, by, []);
	const [row] = await tx.run(extendHeld, { by, slotId, ms: minutes * 60_000, now: tx.now });
	return row ? { kind: 'extended', until: row.until! } : { kind: 'gone' };
}

/** Gives back all that this holder holds, live or over. */
export async function releaseHold(tx: Tx, { by }: { by: string }): Promise<void> {
	await lockWithHeld(tx, by, []);
	await giveBackOthers(tx, by);
}

/** The consecutive slots of one session that a visit takes, by the instants between which they start. */
export interface Span {
	readonly first: SlotRow;
	readonly service: HealthcareService;
	readonly scheduleId: number;
	readonly from: number;
	readonly to: number;
	readonly needed: number;
}

export interface SlotRow extends Omit<FreeSlot, 'end'> {
	readonly scheduleId: number;
	readonly menuId: number;
	readonly end: number;
}

/** Nothing if there is no such slot, or its session does not offer the service (staff may still: `anyService`). */
export async function spanOf(
	tx: Tx,
	network: Network,
	slotId: number,
	serviceId: number,
	anyService = false,
): Promise<Span | undefined> {
	const [first] = await tx.run(slotById, { id: slotId });
	const service = network.services.byId.get(serviceId);
	if (!first || !service) return undefined;
	if (!anyService && !network.menu(first.menuId).includes(serviceId)) return undefined;
	const ms = service.minutes * 60_000;
	const { scheduleId, start, end } = first;
	return { first, service, scheduleId, from: start, to: start + ms, needed: Math.ceil(ms / (end - start)) };
}

/** Why this patient can't have this time, if so: the rules, on the day, at the place and with the practitioner it is. */
export async function refusal(
	tx: Tx,
	network: Network,
	{ first, service }: Span,
	{ patientId, byLink }: { patientId: number; byLink: boolean | undefined },
): Promise<Refused | undefined> {
	const rules = rulesOf(network, service);
	const person = openToEverybody(rules) ? undefined : await personWithId(tx, network, patientId);
	const verdict = eligible(rules, person, {
		day: first.localDate,
		location: network.locations.byId.get(first.locationId)?.code,
		practitioner: network.practitioners.byId.get(first.practitionerId)?.code,
		byLink,
	});
	if (verdict.kind === 'yes') return undefined;
	return { kind: 'refused', why: verdict.kind === 'no' ? verdict.why : verdict.needs[0]! };
}

/** Locks these practitioners and those whose times `by` holds, all at once, as every turn must. */
export async function lockWithHeld(tx: Tx, by: string, practitionerIds: readonly number[]): Promise<void> {
	const held = await tx.run(slotsHeldBy, { by });
	await tx.lockPractitioners([...practitionerIds, ...held.map(({ practitionerId }) => practitionerId)]);
}

export interface Taking {
	readonly by: string;
	readonly patientId: number;
	readonly until: number;
	/** The appointment being moved: its own slots may be taken again. */
	readonly appointmentId?: number;
	/** Slots kept for people who walk in or phone, too. */
	readonly keptToo?: boolean;
}

/** Takes all slots of the span or none; whoever calls mends `run` afterwards. */
export async function take(
	tx: Tx,
	{ scheduleId, from, to, needed }: Span,
	{ appointmentId = 0, keptToo = false, ...taking }: Taking,
): Promise<boolean> {
	const stretch = { scheduleId, from, to, needed };
	const taken = await tx.run(takeSlots, { ...stretch, ...taking, appointmentId, keptToo, now: tx.now });
	return taken.length > 0;
}

/** Whether `take` would find all of it, as far as can be seen without a lock. */
async function stillThere(tx: Tx, { scheduleId, from, to, needed }: Span, by: string): Promise<boolean> {
	const stretch = { scheduleId, from, to, by, appointmentId: 0, keptToo: false, now: tx.now };
	return (await tx.run(slotsToTake, stretch)).length === needed;
}

/** Gives back what `by` holds besides this span. */
export async function giveBackOthers(tx: Tx, by: string, kept?: Span): Promise<void> {
	const { scheduleId: keptSchedule = 0, from = 0, to = 0 } = kept ?? {};
	await mendAround(tx, await tx.run(giveBackHeld, { by, keptSchedule, from, to }));
}

export async function mendSpan(tx: Tx, { scheduleId, from, to }: Span): Promise<void> {
	await tx.run(mendRun, { scheduleId, from, to });
}

/** Mends `run` after these slots have changed: once for each session, and a visit lies in one. */
export async function mendAround(tx: Tx, slots: readonly SlotRow[]): Promise<void> {
	for (const [scheduleId, changed] of Map.groupBy(slots, (slot) => slot.scheduleId)) {
		const starts = changed.map(({ start }) => start);
		await tx.run(mendRun, { scheduleId, from: Math.min(...starts), to: Math.max(...starts) + 1 });
	}
}

/** The span as people see it: one time, as long as its service. */
export function slotOf({ first, to }: Span): FreeSlot {
	const { id, start, localDate, localMinute, locationId, practitionerId } = first;
	return { id, start, end: to, localDate, localMinute, locationId, practitionerId };
}
