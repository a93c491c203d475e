/** What else becomes of a visit: it is accepted, said to be about something else, or its cancellation is taken back. */
import { editAppointment, setAppointmentStatus } from '../../db/queries/appointments.ts';
import type { Tx } from '../../db/store.ts';
import {
	type Appointment,
	appointmentById,
	type Change,
	changeable,
	type Gone,
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
	if ((await appointmentById(tx, appointmentId))?.status !== 'pending') return { kind: 'gone' };
	const [appointment] = await tx.run(setAppointmentStatus, { id: appointmentId, status: 'booked', now: tx.now });
	await record(tx, 'accepted', by, appointmentId, null, null);
	return { kind: 'accepted', appointment: appointment! };
}

/** Changes what a visit is said to be about; what is left out stays. */
export async function edit(
	tx: Tx,
	{ appointmentId, by, ...words }: Change & { readonly reason?: string; readonly details?: string },
): Promise<Appointment | undefined> {
	const visit = await appointmentById(tx, appointmentId);
	if (!visit) return undefined;
	const { reason = visit.reason, details = visit.details } = words;
	const [appointment] = await tx.run(editAppointment, { id: appointmentId, reason, details, now: tx.now });
	await record(tx, 'edited', by, appointmentId, null, null, { edited: Object.keys(words) });
	return appointment;
}
