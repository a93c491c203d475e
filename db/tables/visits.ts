/** The visits: appointments, what became of them, what was paid, and what is asked for or proposed in their place. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';
import type { clinicTables } from './clinic.ts';
import type { diaryTables } from './diary.ts';
import type { peopleTables } from './people.ts';

export const APPOINTMENT_STATUS = [
	'pending',
	'booked',
	'arrived',
	'fulfilled',
	'cancelled',
	'noshow',
	'waitlist',
] as const;
export const APPOINTMENT_CHANGES = [
	'booked',
	'rescheduled',
	'cancelled',
	'accepted',
	'declined',
	'edited',
	'arrived',
	'called',
	'fulfilled',
	'noshow',
	'putBack',
	'paid',
	'refunded',
	/** The time that the clinic kept instead of one it cancelled was declined. */
	'proposed',
] as const;
export interface ChangeDetail {
	readonly fromPractitionerId?: number;
	readonly overridden?: readonly string[];
	readonly edited?: readonly string[];
	readonly undone?: true;
	/** In the smallest unit of its currency. */
	readonly amount?: number;
	readonly currency?: string;
}

export const visitTables = (
	k: Kit,
	{ location, healthcareService, practitioner }: ReturnType<typeof clinicTables>,
	{ patient }: ReturnType<typeof peopleTables>,
	{ slot }: ReturnType<typeof diaryTables>,
) => {
	const appointment = k.table(
		'appointment',
		{
			id: k.id(),
			/** Eight characters that can be read out over the phone. */
			reference: k.text().notNull().unique(),
			status: k.oneOf(APPOINTMENT_STATUS).notNull(),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			serviceId: k
				.int()
				.notNull()
				.references(() => healthcareService.id),
			practitionerId: k
				.int()
				.notNull()
				.references(() => practitioner.id),
			locationId: k
				.int()
				.notNull()
				.references(() => location.id),
			/** The first of its slots. */
			slotId: k
				.int()
				.notNull()
				.references(() => slot.id),
			start: k.instant().notNull(),
			end: k.instant().notNull(),
			reason: k.sealed<string>('appointment.reason'),
			details: k.sealed<string>('appointment.details'),
			/** `patient`, or `staff:<id>`. */
			bookedBy: k.text().notNull(),
			/** The conversation that booked it, if one did. */
			conversationId: k.text(),
			bookedAt: k.instant().notNull(),
			changedAt: k.instant().notNull(),
			/** The booking link it was made by. */
			linkId: k.int(),
			/** The visit it follows up. */
			followsId: k.int(),
		},
		(t) => [
			k
				.uniqueIndex('appointment_live_slot')
				.on(t.slotId)
				.where(sql`${t.status} in ('pending', 'booked', 'arrived', 'fulfilled', 'noshow')`),
			k.index('appointment_by_patient').on(t.patientId, t.start),
			k.index('appointment_by_conversation').on(t.conversationId, t.start),
			k.index('appointment_by_practitioner').on(t.practitionerId, t.start),
			k.index('appointment_pending').on(t.start).where(sql`${t.status} = 'pending'`),
		],
	);
	/** The life of a booking: booked, moved, cancelled… each with when, by whom and between which times. */
	const appointmentChange = k.table(
		'appointment_change',
		{
			id: k.id(),
			appointmentId: k
				.int()
				.notNull()
				.references(() => appointment.id),
			what: k.oneOf(APPOINTMENT_CHANGES).notNull(),
			by: k.text().notNull(),
			at: k.instant().notNull(),
			/** The start of the visit before and after. */
			fromStart: k.instant(),
			toStart: k.instant(),
			/** With whom before, where a move changed that, or who could not come; how much was paid; which rules staff set aside; which fields were edited. Nothing personal. */
			detail: k.json<ChangeDetail>(),
		},
		(t) => [k.index('appointment_change_of').on(t.appointmentId, t.id)],
	);
	/** FHIR PaymentNotice: what was paid at the desk, or given back. */
	const payment = k.table(
		'payment',
		{
			id: k.id(),
			appointmentId: k
				.int()
				.notNull()
				.references(() => appointment.id),
			kind: k.oneOf(['paid', 'refunded']).notNull(),
			/** In the smallest unit of its currency (ISO 4217). */
			amount: k.int().notNull(),
			currency: k.text().notNull(),
			by: k.text().notNull(),
			at: k.instant().notNull(),
			/** It was put down by mistake. */
			undoneAt: k.instant(),
		},
		(t) => [k.index('payment_of').on(t.appointmentId)],
	);
	/** A patient asks for a visit that staff have to arrange: a follow-up of one. */
	const visitRequest = k.table(
		'visit_request',
		{
			id: k.id(),
			appointmentId: k
				.int()
				.notNull()
				.references(() => appointment.id),
			patientId: k.int().notNull(),
			conversationId: k.text().notNull(),
			at: k.instant().notNull(),
			doneAt: k.instant(),
			doneBy: k.text(),
		},
		(t) => [
			k.index('visit_request_open').on(t.at).where(sql`${t.doneAt} is null`),
			k.index('visit_request_patient').on(t.patientId),
			k.index('visit_request_conversation').on(t.conversationId),
		],
	);
	/** A new time kept for a patient whose visit the clinic had to cancel or move (a day that fails). */
	const proposal = k.table(
		'proposal',
		{
			id: k.id(),
			appointmentId: k
				.int()
				.notNull()
				.references(() => appointment.id),
			/** The failed day it belongs to: the closure that closed it. */
			batch: k.int().notNull(),
			/** The first slot of the new time, held by `proposal:<id>`; none where nothing fitted. */
			slotId: k.int(),
			/** Whose chat was told; none where nobody could be. */
			conversationId: k.text(),
			status: k.oneOf(['open', 'accepted', 'declined', 'over']).notNull(),
			at: k.instant().notNull(),
			until: k.instant(),
			answeredAt: k.instant(),
		},
		(t) => [
			k.index('proposal_batch').on(t.batch),
			k.index('proposal_of').on(t.appointmentId),
			k.index('proposal_at').on(t.at),
			k.index('proposal_conversation').on(t.conversationId).where(sql`${t.conversationId} is not null`),
		],
	);
	return { appointment, appointmentChange, payment, visitRequest, proposal };
};
