/**
 * Booking, moving and cancelling visits, each in one transaction: all of it happens or none. Whoever loses a race gets an
 * outcome, not an error.
 */
import {
	appointmentWithId,
	appointmentWithReference,
	changesOf,
	insertAppointment,
	insertChange,
	liveAppointmentsOf,
	moveAppointment,
	setAppointmentStatus,
} from '../../db/queries/appointments.ts';
import { bookSlots, giveBackBooked } from '../../db/queries/holds.ts';
import { numbered } from '../../db/queries/rows.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { ChangeDetail } from '../../db/tables/visits.ts';
import { cutOffsFor } from './cut-offs.ts';
import {
	giveBackOthers,
	lockWithHeld,
	mendAround,
	mendSpan,
	type Refused,
	refusal,
	type Span,
	slotOf,
	spanOf,
	take,
} from './holds.ts';
import { holdInForce } from './in-force.ts';
import type { Network } from './network.ts';
import { overriddenBy, type Rule } from './overriding.ts';
import { newReference, parseReference } from './references.ts';

/** Instants are epoch milliseconds. */
export type Appointment = Tables['appointment']['$inferSelect'];
export type AppointmentChange = Tables['appointmentChange']['$inferSelect'];

export interface Booking {
	readonly slotId: number;
	readonly serviceId: number;
	readonly patientId: number;
	/** Whose hold it may be: the conversation, or `staff:<id>`. */
	readonly by: string;
	readonly conversationId?: string | undefined;
	/** `patient`, or `staff:<id>`. */
	readonly bookedBy: string;
	readonly reason?: string | undefined;
	readonly details?: string | undefined;
	/** The patient came by a booking link for this service. */
	readonly byLink?: boolean | undefined;
	/** As staff may: any service at any time of the diary, kept ones too, whatever the rules. Which ones is recorded. */
	readonly override?: boolean | undefined;
	/** The booking link it is made by, and the visit it follows up. */
	readonly linkId?: number | undefined;
	readonly followsId?: number | undefined;
}

export type Booked =
	| { readonly kind: 'booked'; readonly appointment: Appointment }
	/** Somebody else has it, or it is no longer offered. */
	| { readonly kind: 'taken' }
	| Refused;

/** Who was erased can have no visits. */
const NOBODY: Refused = { kind: 'refused', why: 'notIdentified' };

/**
 * Books one's held time, or one that is free: then it is held and booked in one go. What a patient books is pending where
 * the service asks its practitioner.
 */
export async function book(tx: Tx, network: Network, booking: Booking): Promise<Booked> {
	const { slotId, serviceId, by, override = false } = booking;
	const patientId = await holdInForce(tx, booking.patientId);
	if (patientId === undefined) return NOBODY;
	const span = await spanOf(tx, network, slotId, serviceId, override);
	if (!span) return { kind: 'taken' };
	const refused = override ? undefined : await refusal(tx, network, span, { patientId, byLink: booking.byLink });
	if (refused) return refused;
	await lockWithHeld(tx, by, [span.first.practitionerId]);
	const overridden = override ? await overriddenBy(tx, network, span, { patientId, byLink: booking.byLink }) : [];
	if (!(await take(tx, span, { by, patientId, until: tx.now, keptToo: override }))) return { kind: 'taken' };
	const appointment = await write(tx, span, { ...booking, patientId });
	await occupy(tx, span, by, appointment.id);
	await record(tx, 'booked', booking.bookedBy, appointment.id, null, appointment.start, because(overridden));
	return { kind: 'booked', appointment };
}

export interface Change {
	readonly appointmentId: number;
	/** The conversation, or `staff:<id>`. */
	readonly by: string;
	/** As staff may, whatever the cut-off and the rules. Which ones is recorded. */
	readonly override?: boolean | undefined;
	/** It takes an earlier change back. */
	readonly undone?: true;
}

/** `until`: the last instant at which it could have been done. */
export type TooLate = { readonly kind: 'tooLate'; readonly until: number };
/** No such visit, or it was cancelled, took place, or changed at this very moment. */
export type Gone = { readonly kind: 'gone' };

export type Rescheduled =
	| { readonly kind: 'rescheduled'; readonly appointment: Appointment; readonly from: Appointment }
	| Exclude<Booked, { kind: 'booked' }>
	| TooLate
	| Gone;

/** Moves a visit: the old time is kept until the new one is had, and both change hands in one step. */
export async function reschedule(
	tx: Tx,
	network: Network,
	{ appointmentId, slotId, by, override = false, undone }: Change & { readonly slotId: number },
): Promise<Rescheduled> {
	const before = await changeable(tx, appointmentId);
	if (!before) return { kind: 'gone' };
	const late = tooLate(before, (await cutOffsFor(tx, network, before)).rescheduleMinutes, tx.now);
	if (late && !override) return late;
	const span = await spanOf(tx, network, slotId, before.serviceId, override);
	if (!span) return { kind: 'taken' };
	const patientId = await holdInForce(tx, before.patientId);
	if (patientId === undefined) return NOBODY;
	const refused = override ? undefined : await refusal(tx, network, span, { patientId, byLink: true });
	if (refused) return refused;

	await lockWithHeld(tx, by, [before.practitionerId, span.first.practitionerId]);
	// It may have been accepted meanwhile.
	const from = await unchanged(tx, before);
	if (!from) return { kind: 'gone' };
	const overridden: Rule[] = override ? await overriddenBy(tx, network, span, { patientId, byLink: true }) : [];
	if (late) overridden.unshift('cutOff');
	if (!(await take(tx, span, { by, patientId, until: tx.now, appointmentId, keptToo: override })))
		return { kind: 'taken' };
	await mendAround(tx, await tx.run(giveBackBooked, { appointmentId }));
	// Who accepted the old time has not accepted this one.
	const status = override ? from.status : statusFor(span, by);
	const place = placeOf(span);
	const [appointment] = await tx.run(moveAppointment, { id: appointmentId, status, ...place, now: tx.now });
	await occupy(tx, span, by, appointmentId);
	const other = place.practitionerId === from.practitionerId ? {} : { fromPractitionerId: from.practitionerId };
	const detail = { ...because(overridden), ...other, ...(undone && { undone }) };
	await record(tx, 'rescheduled', by, appointmentId, from.start, span.from, detail);
	return { kind: 'rescheduled', appointment: appointment!, from };
}

export type Cancelled = { readonly kind: 'cancelled'; readonly appointment: Appointment } | TooLate | Gone;

/** Cancels a visit, or declines one that is pending; its slots are free again, online or kept as they were. */
export async function cancel(
	tx: Tx,
	network: Network,
	{
		appointmentId,
		by,
		override = false,
		undone,
		as = 'cancelled',
	}: Change & { readonly as?: 'cancelled' | 'declined' },
): Promise<Cancelled> {
	const visit = await changeable(tx, appointmentId);
	if (!visit) return { kind: 'gone' };
	const late = await tooLateToCancel(tx, network, visit);
	if (late && !override) return late;
	await tx.lockPractitioners([visit.practitionerId]);
	const still = await unchanged(tx, visit);
	if (!still || (as === 'declined' && still.status !== 'pending')) return { kind: 'gone' };
	const { appointment, freed } = await end(tx, still, { by, as, late: late !== undefined, undone });
	await mendAround(tx, freed);
	return { kind: 'cancelled', appointment };
}

interface Ending {
	readonly by: string;
	readonly as?: 'cancelled' | 'declined';
	readonly late: boolean;
	readonly undone?: true | undefined;
	/** Who can't come. */
	readonly missing?: number;
}

/** Ends a visit that was read under its practitioner's lock. Whoever calls mends around the slots that it gives back. */
export async function end(tx: Tx, { id, start }: Changeable, { by, as = 'cancelled', late, undone, missing }: Ending) {
	const freed = await tx.run(giveBackBooked, { appointmentId: id });
	const [appointment] = await tx.run(setAppointmentStatus, { id, status: 'cancelled', now: tx.now });
	const detail = {
		...(as === 'cancelled' && because(late ? ['cutOff'] : [])),
		...(undone && { undone }),
		...(missing !== undefined && { fromPractitionerId: missing }),
	};
	await record(tx, as, by, id, start, null, detail);
	return { appointment: appointment!, freed };
}

/** Whether the patient could not cancel it in a chat any more. */
export const tooLateToCancel = async (tx: Tx, network: Network, visit: Appointment): Promise<TooLate | undefined> =>
	tooLate(visit, (await cutOffsFor(tx, network, visit)).cancelMinutes, tx.now);

/** Visits of these patients that are still to come, or not over at `from`; by start. */
export async function appointmentsOf(
	reading: Reading,
	{ patientIds, from }: { patientIds: readonly number[]; from: number },
): Promise<Appointment[]> {
	if (patientIds.length === 0) return [];
	const patients = numbered(patientIds.map((patient) => ({ patient })));
	return reading.run(liveAppointmentsOf(patientIds.length), { ...patients, from });
}

export async function appointmentById(reading: Reading, id: number): Promise<Appointment | undefined> {
	return (await reading.run(appointmentWithId, { id }))[0];
}

/** @param text as a person types it. */
export async function appointmentByReference(reading: Reading, text: string): Promise<Appointment | undefined> {
	const reference = parseReference(text);
	return reference === undefined ? undefined : (await reading.run(appointmentWithReference, { reference }))[0];
}

/** What happened to a visit, from its booking on. */
export const historyOf = (reading: Reading, appointmentId: number): Promise<AppointmentChange[]> =>
	reading.run(changesOf, { appointmentId });

/** References are drawn at random, so that one in use is drawn once in very many bookings: draw again. */
async function write(tx: Tx, span: Span, booking: Booking): Promise<Appointment> {
	const { serviceId, patientId, bookedBy, reason = null, details = null, conversationId = null } = booking;
	const { linkId = null, followsId = null } = booking;
	const whose = { serviceId, patientId, bookedBy, reason, details, conversationId, linkId, followsId };
	const fields = { ...whose, ...placeOf(span), status: statusFor(span, bookedBy), now: tx.now };
	for (;;) {
		const [appointment] = await tx.run(insertAppointment, { ...fields, reference: newReference() });
		if (appointment) return appointment;
	}
}

/** What staff book is agreed with whoever sees the patient. */
export const statusFor = ({ service }: Span, by: string): 'pending' | 'booked' =>
	service.accepted === 'byPractitioner' && !by.startsWith('staff:') ? 'pending' : 'booked';

const because = (overridden: readonly Rule[]): ChangeDetail => (overridden.length > 0 ? { overridden } : {});

export const placeOf = (span: Span) => {
	const { id: slotId, start, end, practitionerId, locationId } = slotOf(span);
	return { slotId, start, end, practitionerId, locationId };
};

/** What was taken becomes the appointment's; what else its holder held is free again. */
export async function occupy(tx: Tx, span: Span, by: string, appointmentId: number): Promise<void> {
	const { scheduleId, from, to } = span;
	await tx.run(bookSlots, { by, scheduleId, from, to, appointmentId });
	await giveBackOthers(tx, by, span);
	await mendSpan(tx, span);
}

export type Changeable = Appointment & { status: 'booked' | 'pending' };

/** A visit that may still be moved or cancelled. */
export async function changeable(reading: Reading, id: number): Promise<Changeable | undefined> {
	const visit = await appointmentById(reading, id);
	return visit?.status === 'booked' || visit?.status === 'pending' ? (visit as Changeable) : undefined;
}

/** Read again under its practitioner's lock, without which nobody changes it; nothing where it is another one by now. */
async function unchanged(tx: Tx, { id, slotId }: Appointment): Promise<Changeable | undefined> {
	const visit = await changeable(tx, id);
	return visit?.slotId === slotId ? visit : undefined;
}

function tooLate({ start }: Appointment, cutOffMinutes: number, now: number): TooLate | undefined {
	const until = start - cutOffMinutes * 60_000;
	return now > until ? { kind: 'tooLate', until } : undefined;
}

/** Writes down what became of a visit. Answers the number of that change. */
export async function record(
	tx: Tx,
	what: AppointmentChange['what'],
	by: string,
	appointmentId: number,
	fromStart: number | null,
	toStart: number | null,
	detail: ChangeDetail = {},
): Promise<number> {
	// Whose hold it was is no matter here: a conversation speaks for its patient.
	const who = by.startsWith('staff:') ? by : 'patient';
	const some = Object.keys(detail).length > 0 ? detail : null;
	const change = { appointmentId, what, by: who, now: tx.now, fromStart, toStart, detail: some };
	const [row] = await tx.run(insertChange, change);
	return row!.id;
}
