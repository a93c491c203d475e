/** The diary: sessions, the slots they are made of, and the appointments in them. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';
import type { clinicTables } from './clinic.ts';
import type { peopleTables } from './people.ts';

export const SLOT_STATUS = ['free', 'busy-tentative', 'busy', 'busy-unavailable'] as const;
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
	'proposed',
] as const;
export interface ChangeDetail {
	readonly fromPractitionerId?: number;
	readonly overridden?: readonly string[];
	readonly edited?: readonly string[];
	readonly undone?: true;
}
/** Longer slots are refused, which bounds the look-up for overlaps. */
export const LONGEST_SLOT_MS = 8 * 60 * 60 * 1000;

export const diaryTables = (
	k: Kit,
	{ area, location, healthcareService, practitioner, menu }: ReturnType<typeof clinicTables>,
	{ patient }: ReturnType<typeof peopleTables>,
) => {
	/** Times that come again every week, written some weeks ahead; wall time of the clinic. */
	const scheduleRule = k.table(
		'schedule_rule',
		{
			id: k.id(),
			practitionerId: k
				.int()
				.notNull()
				.references(() => practitioner.id),
			locationId: k
				.int()
				.notNull()
				.references(() => location.id),
			serviceIds: k.json<readonly number[]>().notNull(),
			/** ISO weekdays: 1 is Monday. */
			weekdays: k.json<readonly number[]>().notNull(),
			/** Minutes of the day. */
			fromMinute: k.int().notNull(),
			toMinute: k.int().notNull(),
			slotMinutes: k.int().notNull(),
			/** Of a hundred times; the default of what is offered, if none. */
			share: k.int(),
			/** The first and the last day (20260908); without a last one it goes on. */
			firstDate: k.int().notNull(),
			lastDate: k.int(),
			/** The last day that has been written. */
			writtenTo: k.int(),
			openedBy: k.text().notNull(),
			openedAt: k.instant().notNull(),
			endedAt: k.instant(),
		},
		(t) => [k.index('schedule_rule_practitioner').on(t.practitionerId)],
	);
	/** A stretch in which times are closed: of a clinic, or of a practitioner; of everything at once if it names neither. */
	const closure = k.table(
		'closure',
		{
			id: k.id(),
			kind: k.oneOf(['closed', 'holiday', 'leave']).notNull(),
			locationId: k.int(),
			practitionerId: k.int(),
			start: k.instant().notNull(),
			end: k.instant().notNull(),
			/** What a holiday is called. */
			name: k.text(),
			closedBy: k.text().notNull(),
			closedAt: k.instant().notNull(),
			/** It was taken back. */
			endedAt: k.instant(),
		},
		(t) => [k.index('closure_stretch').on(t.end)],
	);

	/** A session: a stretch of a practitioner's open time (FHIR Schedule). Half-open, in UTC instants. */
	const schedule = k.table(
		'schedule',
		{
			id: k.id(),
			practitionerId: k
				.int()
				.notNull()
				.references(() => practitioner.id),
			locationId: k
				.int()
				.notNull()
				.references(() => location.id),
			menuId: k
				.int()
				.notNull()
				.references(() => menu.id),
			start: k.instant().notNull(),
			end: k.instant().notNull(),
			slotMinutes: k.int().notNull(),
			/** `staff:<id>` or `demo`. */
			openedBy: k.text().notNull(),
			openedAt: k.instant().notNull(),
			/** The weekly rule that wrote it. */
			ruleId: k.int(),
			/** Of a hundred times, how many are online, where it was said for this session. */
			share: k.int(),
		},
		(t) => [k.index('schedule_practitioner').on(t.practitionerId, t.start)],
	);

	const slot = k.table(
		'slot',
		{
			id: k.id(),
			scheduleId: k
				.int()
				.notNull()
				.references(() => schedule.id),
			practitionerId: k
				.int()
				.notNull()
				.references(() => practitioner.id),
			locationId: k
				.int()
				.notNull()
				.references(() => location.id),
			areaId: k
				.int()
				.notNull()
				.references(() => area.id),
			menuId: k
				.int()
				.notNull()
				.references(() => menu.id),
			start: k.instant().notNull(),
			end: k.instant().notNull(),
			/** The location's local date as a number (20260908) and minute of the day: filters need no zone. */
			localDate: k.int().notNull(),
			localMinute: k.int().notNull(),
			status: k.oneOf(SLOT_STATUS).notNull(),
			/** May be booked by patients in a chat; the others are for people who walk in or phone. */
			online: k.bool().notNull(),
			/**
			 * Minutes from this slot's start to the end of the stretch of slots that are free and have the same `online`;
			 * on a held slot, as if its own hold were not there (so that one's own or an expired hold never hides a time);
			 * 0 on a booked or closed one.
			 */
			run: k.int().notNull(),
			/** The conversation (or staff member) that holds it, the patient it is held for, and until when. */
			holdBy: k.text(),
			holdPatientId: k.int(),
			holdUntil: k.instant(),
			appointmentId: k.int(),
			/** What closed it. */
			closureId: k.int(),
		},
		(t) => {
			const offered = sql`${t.online} and ${t.status} in ('free', 'busy-tentative')`;
			return [
				// The walks behind nextFreeSlots and freeSlotsIn: in the order times are offered, holding all that the walk looks
				// at. SQLite looks at the two columns of the condition too, and would go to the table for them.
				k
					.index('slot_by_area')
					.on(
						t.areaId,
						t.menuId,
						t.start,
						t.id,
						t.localMinute,
						t.run,
						t.holdUntil,
						t.holdBy,
						t.locationId,
						t.practitionerId,
						t.localDate,
						t.status,
						t.online,
					)
					.where(offered),
				k
					.index('slot_by_location')
					.on(
						t.locationId,
						t.menuId,
						t.start,
						t.id,
						t.localMinute,
						t.run,
						t.holdUntil,
						t.holdBy,
						t.practitionerId,
						t.localDate,
						t.status,
						t.online,
					)
					.where(offered),
				k
					.index('slot_by_practitioner_offered')
					.on(
						t.practitionerId,
						t.start,
						t.menuId,
						t.run,
						t.holdUntil,
						t.holdBy,
						t.status,
						t.online,
						t.localMinute,
						t.localDate,
						t.locationId,
						t.areaId,
						t.id,
					)
					.where(offered),
				k.index('slot_by_practitioner').on(t.practitionerId, t.start, t.end, t.status),
				k.index('slot_by_day').on(t.locationId, t.localDate, t.start),
				k.index('slot_by_schedule').on(t.scheduleId, t.start),
				k.index('slot_by_hold').on(t.holdBy).where(sql`${t.holdBy} is not null`),
				k.index('slot_by_held_patient').on(t.holdPatientId).where(sql`${t.holdPatientId} is not null`),
				k.index('slot_by_closure').on(t.closureId).where(sql`${t.closureId} is not null`),
				k.index('slot_by_appointment').on(t.appointmentId).where(sql`${t.appointmentId} is not null`),
				k.check(
					'slot_length',
					sql`${t.end} > ${t.start} and ${t.end} - ${t.start} <= ${sql.raw(String(LONGEST_SLOT_MS))}`,
				),
				k.check('slot_held', sql`(${t.status} = 'busy-tentative') = (${t.holdBy} is not null)`),
				k.check('slot_hold_ends', sql`(${t.holdBy} is null) = (${t.holdUntil} is null)`),
				k.check('slot_booked', sql`(${t.status} = 'busy') = (${t.appointmentId} is not null)`),
			];
		},
	);

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
			/** With whom before, where a move changed that; which rules staff set aside; which fields were edited. Nothing personal. */
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
		(t) => [k.index('visit_request_open').on(t.at).where(sql`${t.doneAt} is null`)],
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
		(t) => [k.index('proposal_batch').on(t.batch), k.index('proposal_of').on(t.appointmentId)],
	);
	return { scheduleRule, closure, schedule, slot, appointment, appointmentChange, payment, visitRequest, proposal };
};
