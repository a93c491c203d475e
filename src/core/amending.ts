/** What else becomes of a visit: it is accepted, waits again, is about something else, or its cancellation is taken back. */
import { editAppointment, setAppointmentStatus } from '../../db/queries/appointments.ts';
import type { Tx } from '../../db/store.ts';
import {
	type Appointment,
	type AppointmentChange,
	appointmentById,
	type Change,
	changeable,
	type Gone,
	historyOf,
	occupy,
	record,
} from './appointments.ts';
import { lockWithHeld, spanOf, take } from './holds.ts';
import { holdInForce } from './in-force.ts';
import type { Network } from './network.ts';

/** Takes a cancellation back, where nobody has the time yet: the visit is what it was before. */
export async function putBack(
	tx: Tx,
	network: Network,
	{ appointmentId, by, status }: Change & { readonly status: 'pending' | 'booked' },
): Promise<{ readonly kind: 'putBack'; readonly appointment: Appointment } | { readonly kind: 'taken' } | Gone> {
	const visit = await appointmentById(tx, appointmentId);
	const patientId = visit && (await holdInForce(tx, visit.patientId));
	if (!visit || patientId === undefined) return { kind: 'gone' };
	const span = await spanOf(tx, network, visit.slotId, visit.serviceId, true);
	if (!span) return { kind: 'taken' };
	await lockWithHeld(tx, by, [span.first.practitionerId]);
	if ((await appointmentById(tx, appointmentId))?.status !== 'cancelled') return { kind: 'gone' };
	if (!(await take(tx, span, { by, patientId, until: tx.now, keptToo: true }))) return { kind: 'taken' };
	const [appointment] = await tx.run(setAppointmentStatus, { id: appointmentId, status, now: tx.now });
	await occupy(tx, span, by, appointmentId);
	await record(tx, 'putBack', by, appointmentId, null, visit.start);
	return { kind: 'putBack', appointment: appointment! };
}

/** The practitioner takes a visit that was pending. */
export async function accept(
	tx: Tx,
	{ appointmentId, by }: Change,
): Promise<{ readonly kind: 'accepted'; readonly appointment: Appointment } | Gone> {
	const visit = await changeable(tx, appointmentId);
	if (!visit) return { kind: 'gone' };
	await tx.lockPractitioners([visit.practitionerId]);
	const still = await appointmentById(tx, appointmentId);
	// Moved meanwhile, it may be another practitioner's, whose lock this is not.
	if (still?.status !== 'pending' || still.slotId !== visit.slotId) return { kind: 'gone' };
	const [appointment] = await tx.run(setAppointmentStatus, { id: appointmentId, status: 'booked', now: tx.now });
	await record(tx, 'accepted', by, appointmentId, null, null);
	return { kind: 'accepted', appointment: appointment! };
}

/**
 * It was accepted by mistake: it waits for an answer again. The patient may have read by now that it was accepted, so that
 * whoever takes it back tells them so; nothing is called back.
 */
export async function waitAgain(
	tx: Tx,
	{ appointmentId, by }: Change,
): Promise<{ readonly kind: 'waits'; readonly appointment: Appointment } | Gone> {
	const visit = await changeable(tx, appointmentId);
	if (!visit) return { kind: 'gone' };
	await tx.lockPractitioners([visit.practitionerId]);
	const still = await appointmentById(tx, appointmentId);
	if (still?.status !== 'booked' || still.slotId !== visit.slotId) return { kind: 'gone' };
	const [appointment] = await tx.run(setAppointmentStatus, { id: appointmentId, status: 'pending', now: tx.now });
	await record(tx, 'accepted', by, appointmentId, null, null, { undone: true });
	return { kind: 'waits', appointment: appointment! };
}

export interface Edit extends Change {
	/** Null takes them out; what is left out stays. */
	readonly reason?: string | null;
	readonly details?: string | null;
	/** It puts back what was there before this change, which has to be the last one that touched the same words. */
	readonly since?: number | undefined;
}

export type Edited =
	/** `before`: as it was; `change`: its number, by which that can be put back. */
	| {
			readonly kind: 'edited';
			readonly appointment: Appointment;
			readonly before: Appointment;
			readonly change: number;
	  }
	/** Somebody has changed the same words since. */
	| { readonly kind: 'since'; readonly change: AppointmentChange }
	| Gone;

/** Changes what a visit is said to be about. */
export async function edit(tx: Tx, { appointmentId, by, since, ...words }: Edit): Promise<Edited> {
	const found = await appointmentById(tx, appointmentId);
	// One after the other, so that nobody's words are overwritten unseen. Whoever moves a visit holds its patient's record
	// too: it stays with its practitioner from here on.
	if (!found || (await holdInForce(tx, found.patientId)) === undefined) return { kind: 'gone' };
	const { practitionerId } = (await appointmentById(tx, appointmentId))!;
	await tx.lockPractitioners([practitionerId]);
	const visit = (await appointmentById(tx, appointmentId))!;
	const fields = Object.keys(words);
	if (since !== undefined) {
		const edits = (await historyOf(tx, appointmentId)).filter(({ what }) => what === 'edited');
		const last = edits.findLast(({ detail }) => detail?.edited?.some((field) => fields.includes(field)));
		if (!last) return { kind: 'gone' };
		if (last.id !== since) return { kind: 'since', change: last };
	}
	const { reason = visit.reason, details = visit.details } = words;
	const [appointment] = await tx.run(editAppointment, { id: appointmentId, reason, details, now: tx.now });
	const change = await record(tx, 'edited', by, appointmentId, null, null, { edited: fields });
	return { kind: 'edited', appointment: appointment!, before: visit, change };
}
