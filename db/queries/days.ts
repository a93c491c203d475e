/** A day of a clinic or a practitioner as staff see it: each slot with its appointment. */
import { and, asc, between, eq, type SQL, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { p, type Q, query, same } from '../store.ts';

/** Without names, which are sealed, the patients are not looked up: to open them takes longer than all the rest. */
function slotsWithAppointments(q: Q, { slot, appointment, patient }: Tables, of: SQL, named: boolean) {
	const unnamed = {
		slot: {
			id: slot.id,
			scheduleId: slot.scheduleId,
			practitionerId: slot.practitionerId,
			locationId: slot.locationId,
			start: slot.start,
			end: slot.end,
			localMinute: slot.localMinute,
			status: slot.status,
			online: slot.online,
			holdBy: slot.holdBy,
			holdUntil: slot.holdUntil,
			closureId: slot.closureId,
		},
		appointment: {
			id: appointment.id,
			reference: appointment.reference,
			status: appointment.status,
			serviceId: appointment.serviceId,
			patientId: appointment.patientId,
			slotId: appointment.slotId,
			start: appointment.start,
			end: appointment.end,
			bookedBy: appointment.bookedBy,
		},
	};
	const whole = {
		...unnamed,
		// Its id first: a joined row whose first column is null is taken for none.
		patient: { id: patient.id, name: patient.name, firstName: patient.firstName, surname: patient.surname },
	};
	return q
		.select(named ? whole : (unnamed as typeof whole))
		.from(slot)
		.leftJoin(appointment, eq(appointment.id, slot.appointmentId))
		.leftJoin(patient, eq(patient.id, appointment.patientId))
		.where(and(same(slot.localDate, 'localDate'), of))
		.orderBy(asc(slot.start), asc(slot.practitionerId));
}

const atLocation = (named: boolean) =>
	query<{ localDate: number; locationId: number; practitionerId: number | null }>()((q, t) =>
		slotsWithAppointments(
			q,
			t,
			and(
				same(t.slot.locationId, 'locationId'),
				sql`${t.slot.practitionerId} = coalesce(cast(${p('practitionerId')} as bigint), ${t.slot.practitionerId})`,
			)!,
			named,
		),
	);

const ofPractitioner = (named: boolean) =>
	query<{ localDate: number; practitionerId: number; from: number; before: number }>()((q, t) =>
		slotsWithAppointments(
			q,
			t,
			and(same(t.slot.practitionerId, 'practitionerId'), between(t.slot.start, p('from'), p('before')))!,
			named,
		),
	);

/** `practitionerId` null: everybody. */
export const dayAtLocation = { named: atLocation(true), unnamed: atLocation(false) };
/** At every clinic. `from` and `before`: instants that bound the day in any zone. */
export const dayOfPractitioner = { named: ofPractitioner(true), unnamed: ofPractitioner(false) };
