/**
 * Closing times that were opened: a clinic's, a practitioner's, or a stretch of both. What is free is closed at once; what
 * is booked or held stays, and is closed as soon as it is given up. Taken back, exactly what it closed is open again.
 */
import {
	closeAtLocation,
	closeOfPractitioner,
	closureById,
	closuresTouching,
	endClosure,
	insertClosure,
	liveAtLocation,
	liveOfPractitioner,
	liveSlotAt,
	passToClosure,
	reopenSlot,
	slotsOfClosure,
} from '../../db/queries/closures.ts';
import { mendRun } from '../../db/queries/holds.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { LONGEST_SLOT_MS } from '../../db/tables/diary.ts';
import { setClinicTimer } from './clinic-timers.ts';
import type { Network } from './network.ts';
import { nameOf } from './patients.ts';
import { wallTimeOf } from './zones.ts';

/** Half-open, in UTC instants. What is left out does not matter; neither: everything there is. */
export interface Stretch {
	readonly locationId?: number | null | undefined;
	readonly practitionerId?: number | null | undefined;
	readonly start: number;
	readonly end: number;
}

/** Whom closing times concerns. */
export interface Affected {
	/** Free times, which are closed at once. */
	readonly free: number;
	/** Visits booked there: they stay. By start. */
	readonly booked: readonly BookedThere[];
	/** Live holds, each by whoever holds: they stay until then. */
	readonly held: readonly HeldThere[];
}

export interface BookedThere {
	readonly appointmentId: number;
	readonly reference: string;
	readonly patientId: number;
	readonly patientName: string;
	readonly serviceId: number;
	readonly practitionerId: number;
	readonly locationId: number;
	readonly start: number;
	readonly end: number;
}

export interface HeldThere {
	/** A conversation, or `staff:<id>`. */
	readonly by: string;
	readonly practitionerId: number;
	readonly locationId: number;
	readonly start: number;
	readonly until: number;
}

/** Whom it would concern to close this, from now on. */
export async function affectedBy(reading: Reading, network: Network, stretch: Stretch): Promise<Affected> {
	const booked = new Map<number, BookedThere>();
	const held = new Map<string, HeldThere>();
	let free = 0;
	for (const part of partsOf(network, stretch, reading.now)) {
		const rows = await reading.run(part.practitionerId ? liveOfPractitioner : liveAtLocation, part);
		for (const { slot, appointment, patient } of rows) {
			const { practitionerId, locationId, start, status, holdBy, holdUntil } = slot;
			const there = { practitionerId, locationId };
			if (status === 'busy' && appointment)
				booked.set(appointment.id, {
					...appointment,
					...there,
					appointmentId: appointment.id,
					patientName: nameOf(patient!),
				});
			else if (status === 'busy-tentative' && holdUntil! > reading.now) {
				if (!held.has(holdBy!)) held.set(holdBy!, { ...there, by: holdBy!, start, until: holdUntil! });
			} else free++;
		}
	}
	return { free, booked: [...booked.values()].sort((a, b) => a.start - b.start), held: [...held.values()] };
}

export interface Closing extends Stretch {
	readonly kind: 'closed' | 'holiday' | 'leave';
	/** What a holiday is called. */
	readonly name?: string | undefined;
	/** `staff:<id>`, or `system`. */
	readonly closedBy: string;
	/** A closure that was taken back, and is in force again. */
	readonly again?: number | undefined;
}

export type Closed = Affected & { readonly closureId: number };

/** Closes it, and answers what that did. Weekly times that are written later are closed there too. */
export async function closeTimes(tx: Tx, network: Network, { again, ...closing }: Closing): Promise<Closed> {
	await lockWithin(tx, network, [closing]);
	const affected = await affectedBy(tx, network, closing);
	const { kind, start, end, closedBy, name = null } = closing;
	const [locationId, practitionerId] = [closing.locationId ?? null, closing.practitionerId ?? null];
	const row = { kind, locationId, practitionerId, start, end, name, closedBy, endedAt: null, now: tx.now };
	const closureId = again ?? (await tx.run(insertClosure, row))[0]!.id;
	if (again !== undefined) await tx.run(endClosure, { id: again, endedAt: null });
	await closeWhatIsFree(tx, network, closing, closureId);
	await waitForHolds(tx, affected, closureId);
	return { ...affected, closureId };
}

/** What was held when it was closed, and is so no more, is closed now. */
export async function closingDue(tx: Tx, network: Network, { closureId }: { closureId: number }): Promise<void> {
	const [closure] = await tx.run(closureById, { id: closureId });
	if (!closure || closure.endedAt !== null) return;
	await lockWithin(tx, network, [closure]);
	await closeWhatIsFree(tx, network, closure, closureId);
	await waitForHolds(tx, await affectedBy(tx, network, closure), closureId);
}

export type Reopened =
	/** `stay`: times that stay closed, as others were opened there since, or something else closes them. */
	| { readonly kind: 'reopened'; readonly times: number; readonly stay: number }
	/** It was taken back already, or there is no such closure. */
	| { readonly kind: 'gone' };

/** Takes a closure back: opens exactly what it closed and what is still to come. */
export async function reopenTimes(tx: Tx, { closureId }: { readonly closureId: number }): Promise<Reopened> {
	await lockClosed(tx, [closureId]);
	const [closure] = await tx.run(closureById, { id: closureId });
	if (!closure || closure.endedAt !== null) return { kind: 'gone' };
	await tx.run(endClosure, { id: closureId, endedAt: tx.now });
	const slots = await tx.run(slotsOfClosure, { closureId });
	const others = slots.length > 0 ? await closuresIn(tx, spanning(slots)) : [];
	const counts = { times: 0, stay: 0 };
	for (const slot of slots) {
		const other = others.find((closure) => covers(closure, slot));
		if (other) await tx.run(passToClosure, { id: slot.id, closureId: other.id });
		const [open] = other ? [] : await tx.run(reopenSlot, { id: slot.id, now: tx.now, longestMs: LONGEST_SLOT_MS });
		if (slot.status === 'busy-unavailable' && slot.start > tx.now) counts[open ? 'times' : 'stay']++;
	}
	await mend(tx, slots);
	return { kind: 'reopened', ...counts };
}

export interface Closure extends Stretch {
	readonly id: number;
	readonly kind: 'closed' | 'holiday' | 'leave';
	readonly name: string | null;
	/** `staff:<id>`, or `system`. */
	readonly closedBy: string;
	readonly closedAt: number;
}

/** The closures in force that touch this stretch, by start. */
export async function closuresIn(reading: Reading, { start, end, ...of }: Stretch): Promise<Closure[]> {
	const touching = await reading.run(closuresTouching, { start, end });
	return touching.filter(
		({ locationId, practitionerId }) =>
			(of.locationId == null || locationId === null || locationId === of.locationId) &&
			(of.practitionerId == null || practitionerId === null || practitionerId === of.practitionerId),
	);
}

/** Whether this closure is in force. */
export async function isInForce(reading: Reading, closureId: number): Promise<boolean> {
	const [closure] = await reading.run(closureById, { id: closureId });
	return closure?.endedAt === null;
}

/** Whether a closure closes a time of this practitioner at this clinic. */
export const covers = (
	closure: Stretch,
	slot: { practitionerId: number; locationId: number; start: number; end: number },
): boolean =>
	closure.start < slot.end &&
	closure.end > slot.start &&
	(closure.locationId == null || closure.locationId === slot.locationId) &&
	(closure.practitionerId == null || closure.practitionerId === slot.practitionerId);

/** The open time of a practitioner that an instant lies in: where, from when and until when. */
export async function timeAt(reading: Reading, practitionerId: number, at: number) {
	const [slot] = await reading.run(liveSlotAt, { practitionerId, after: at - LONGEST_SLOT_MS, at });
	return slot;
}

/** Mends `run` of the sessions that these slots belong to. */
export async function mend(tx: Tx, slots: readonly { scheduleId: number; start: number }[]): Promise<void> {
	for (const [scheduleId, changed] of Map.groupBy(slots, (slot) => slot.scheduleId)) {
		const starts = changed.map(({ start }) => start);
		await tx.run(mendRun, { scheduleId, from: Math.min(...starts), to: Math.max(...starts) + 1 });
	}
}

async function closeWhatIsFree(tx: Tx, network: Network, stretch: Stretch, closureId: number): Promise<void> {
	for (const part of partsOf(network, stretch, tx.now)) {
		const closing = part.practitionerId ? closeOfPractitioner : closeAtLocation;
		await mend(tx, await tx.run(closing, { ...part, closureId }));
	}
}

/** A hold that runs out is looked at once more. */
async function waitForHolds(tx: Tx, { held }: Affected, closureId: number): Promise<void> {
	const [first] = held;
	if (!first) return;
	const dueAt = Math.max(...held.map(({ until }) => until));
	await setClinicTimer(tx, first.locationId, dueAt, { clinic: 'closing', closureId });
}

/** What the queries ask for: one stretch of a practitioner's, or one of each clinic's. */
function partsOf(network: Network, { locationId, practitionerId, start, end }: Stretch, now: number) {
	const places =
		locationId != null || practitionerId != null ? [locationId ?? 0] : network.locations.all.map(({ id }) => id);
	const [firstDate, lastDate] = [
		wallTimeOf(start - LONGEST_SLOT_MS, 'Etc/GMT+12').date,
		wallTimeOf(end, 'Etc/GMT-14').date,
	];
	return places.map((place) => ({
		practitionerId: practitionerId ?? 0,
		locationId: place,
		...{ after: start - LONGEST_SLOT_MS, start, end, firstDate, lastDate, now },
	}));
}

/** Locks everybody whom it concerns to close these: who closes several stretches does so first, so that all are locked at once. */
export async function lockWithin(tx: Tx, network: Network, stretches: readonly Stretch[]): Promise<void> {
	const people = new Set<number>();
	for (const stretch of stretches) for (const id of await practitionersIn(tx, network, stretch)) people.add(id);
	await tx.lockPractitioners([...people]);
}

/** The same for who opens again what these closures closed. */
export async function lockClosed(tx: Tx, closureIds: readonly number[]): Promise<void> {
	const people = new Set<number>();
	for (const closureId of closureIds)
		for (const { practitionerId } of await tx.run(slotsOfClosure, { closureId })) people.add(practitionerId);
	await tx.lockPractitioners([...people]);
}

/** Everybody who has times there, or could be given some meanwhile. */
async function practitionersIn(tx: Tx, network: Network, stretch: Stretch): Promise<number[]> {
	if (stretch.practitionerId != null) return [stretch.practitionerId];
	const code = network.locations.byId.get(stretch.locationId ?? 0)?.code;
	const there = network.practitioners.all.filter(
		({ roles }) => code === undefined || roles.some(({ location }) => location === code),
	);
	const ids = new Set(there.map(({ id }) => id));
	for (const part of partsOf(network, stretch, tx.now))
		for (const { slot } of await tx.run(liveAtLocation, part)) ids.add(slot.practitionerId);
	return [...ids];
}

const spanning = (slots: readonly { start: number; end: number }[]): Stretch => ({
	start: Math.min(...slots.map(({ start }) => start)),
	end: Math.max(...slots.map(({ end }) => end)),
});
