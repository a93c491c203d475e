/** Appointments and what happened to them. */
import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';
import type { APPOINTMENT_CHANGES, ChangeDetail } from '../tables/visits.ts';
import { perCount, places } from './rows.ts';

/** Answers nothing when the reference is in use. */
export const insertAppointment = query<{
	reference: string;
	status: 'pending' | 'booked';
	patientId: number;
	serviceId: number;
	practitionerId: number;
	locationId: number;
	slotId: number;
	start: number;
	end: number;
	reason: string | null;
	details: string | null;
	bookedBy: string;
	conversationId: string | null;
	linkId: number | null;
	followsId: number | null;
	now: number;
}>()((q, t) =>
	q
		.insert(t.appointment)
		.values({
			reference: p('reference'),
			status: p('status'),
			patientId: p('patientId'),
			serviceId: p('serviceId'),
			practitionerId: p('practitionerId'),
			locationId: p('locationId'),
			slotId: p('slotId'),
			start: p('start'),
			end: p('end'),
			reason: p('reason'),
			details: p('details'),
			bookedBy: p('bookedBy'),
			conversationId: p('conversationId'),
			linkId: p('linkId'),
			followsId: p('followsId'),
			bookedAt: p('now'),
			changedAt: p('now'),
		})
		.onConflictDoNothing({ target: t.appointment.reference })
		.returning(),
);

export const moveAppointment = query<{
	id: number;
	status: 'pending' | 'booked';
	slotId: number;
	practitionerId: number;
	locationId: number;
	start: number;
	end: number;
	now: number;
}>()((q, t) =>
	q
		.update(t.appointment)
		.set({
			status: put(t.appointment.status, 'status'),
			slotId: put(t.appointment.slotId, 'slotId'),
			practitionerId: put(t.appointment.practitionerId, 'practitionerId'),
			locationId: put(t.appointment.locationId, 'locationId'),
			start: put(t.appointment.start, 'start'),
			end: put(t.appointment.end, 'end'),
			changedAt: put(t.appointment.changedAt, 'now'),
		})
		.where(eq(t.appointment.id, p('id')))
		.returning(),
);

export const setAppointmentStatus = query<{
	id: number;
	status: 'pending' | 'booked' | 'cancelled';
	now: number;
}>()((q, t) =>
	q
		.update(t.appointment)
		.set({ status: put(t.appointment.status, 'status'), changedAt: put(t.appointment.changedAt, 'now') })
		.where(eq(t.appointment.id, p('id')))
		.returning(),
);

/** What a visit is about, in words. */
export const editAppointment = query<{
	id: number;
	reason: string | null;
	details: string | null;
	now: number;
}>()((q, t) =>
	q
		.update(t.appointment)
		.set({
			reason: put(t.appointment.reason, 'reason'),
			details: put(t.appointment.details, 'details'),
			changedAt: put(t.appointment.changedAt, 'now'),
		})
		.where(eq(t.appointment.id, p('id')))
		.returning(),
);

export const insertChange = query<{
	appointmentId: number;
	what: (typeof APPOINTMENT_CHANGES)[number];
	by: string;
	now: number;
	fromStart: number | null;
	toStart: number | null;
	detail: ChangeDetail | null;
}>()((q, t) =>
	q
		.insert(t.appointmentChange)
		.values({
			appointmentId: p('appointmentId'),
			what: p('what'),
			by: p('by'),
			at: p('now'),
			fromStart: p('fromStart'),
			toStart: p('toStart'),
			detail: p('detail'),
		})
		.returning({ id: t.appointmentChange.id }),
);

export const appointmentWithId = query<{ id: number }>()((q, t) =>
	q
		.select()
		.from(t.appointment)
		.where(eq(t.appointment.id, p('id'))),
);

export const appointmentWithReference = query<{ reference: string }>()((q, t) =>
	q
		.select()
		.from(t.appointment)
		.where(eq(t.appointment.reference, p('reference'))),
);

/** Live visits of some patients (`patient0`, `patient1`…) that end after `from`. */
export const liveAppointmentsOf = perCount((count) =>
	query<Record<string, unknown>>()((q, t) =>
		q
			.select()
			.from(t.appointment)
			.where(
				and(
					sql`${t.appointment.patientId} in (${sql.join(
						places(count).map((place) => p(`patient${place}`)),
						sql`, `,
					)})`,
					gt(t.appointment.end, p('from')),
					sql`${t.appointment.status} in ('pending', 'booked', 'arrived')`,
				),
			)
			.orderBy(asc(t.appointment.start)),
	),
);

export const changesOf = query<{ appointmentId: number }>()((q, t) =>
	q
		.select()
		.from(t.appointmentChange)
		.where(same(t.appointmentChange.appointmentId, 'appointmentId'))
		.orderBy(asc(t.appointmentChange.id)),
);
