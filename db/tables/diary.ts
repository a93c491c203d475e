/** The diary: weekly times, what closes them, sessions, and the slots they are made of. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';
import type { clinicTables } from './clinic.ts';

export const SLOT_STATUS = ['free', 'busy-tentative', 'busy', 'busy-unavailable'] as const;
/** Longer slots are refused, which bounds the look-up for overlaps. */
export const LONGEST_SLOT_MS = 8 * 60 * 60 * 1000;

export const diaryTables = (k: Kit, { area, location, practitioner, menu }: ReturnType<typeof clinicTables>) => {
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
	return { scheduleRule, closure, schedule, slot };
};
