/** The waiting room: who has come, who is next, and how long it took. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';
import type { clinicTables } from './clinic.ts';

export const ENCOUNTER_STATUS = ['arrived', 'called', 'in-progress', 'finished', 'left'] as const;

export const queueTables = (k: Kit, { location }: ReturnType<typeof clinicTables>) => {
	/** FHIR Encounter: somebody is in the house, with an appointment or without. Times are UTC instants. */
	const encounter = k.table(
		'encounter',
		{
			id: k.id(),
			locationId: k
				.int()
				.notNull()
				.references(() => location.id),
			/** Whom they wait for; nobody in particular, if none. */
			practitionerId: k.int(),
			serviceId: k.int(),
			/** Without one they walked in. */
			appointmentId: k.int(),
			/** Unknown of a walk-in whom nobody looked up. */
			patientId: k.int(),
			/** The chat that is told of their place. */
			conversationId: k.text(),
			/** What the screen shows of them: counted per clinic and day, from 1. */
			number: k.int().notNull(),
			/** 20260908, on the clinic's clock. */
			localDate: k.int().notNull(),
			status: k.oneOf(ENCOUNTER_STATUS).notNull(),
			arrivedAt: k.instant().notNull(),
			calledAt: k.instant(),
			startedAt: k.instant(),
			finishedAt: k.instant(),
			/** `patient`, or `staff:<id>`. */
			arrivedBy: k.text().notNull(),
		},
		(t) => [
			k.uniqueIndex('encounter_number').on(t.locationId, t.localDate, t.number),
			k.index('encounter_waiting').on(t.locationId, t.status, t.arrivedAt),
			k.index('encounter_patient').on(t.patientId).where(sql`${t.patientId} is not null`),
			k.index('encounter_conversation').on(t.conversationId).where(sql`${t.conversationId} is not null`),
			k.index('encounter_pace').on(t.practitionerId, t.finishedAt),
			k
				.uniqueIndex('encounter_appointment')
				.on(t.appointmentId)
				.where(sql`${t.appointmentId} is not null and ${t.status} <> 'left'`),
		],
	);
	return { encounter };
};
