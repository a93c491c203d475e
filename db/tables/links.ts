/** Appointment links: what staff can send, what was sent, and the life of each. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';
import type { Text } from './clinic.ts';
import type { peopleTables } from './people.ts';

export const LINK_STATUS = ['sent', 'accessed', 'booked', 'expired', 'deleted'] as const;

export const linkTables = (k: Kit, { patient }: ReturnType<typeof peopleTables>) => {
	/** What staff choose when they send a link. */
	const linkType = k.table('link_type', {
		id: k.id(),
		code: k.text().notNull().unique(),
		name: k.json<Text>().notNull(),
		/** Codes: clinic file and database know the same. */
		service: k.text().notNull(),
		practitioner: k.text(),
		location: k.text(),
		/** The visit is so many days from the sending on, and before so many. */
		fromDays: k.int(),
		toDays: k.int(),
		/** What the message says, before the link. */
		text: k.json<Text>(),
		mayReschedule: k.bool().notNull(),
		/** How long before the visit it still may be moved, in minutes; the service's, if none. */
		rescheduleMinutes: k.int(),
		/** Whoever opens it is the patient; otherwise the birth date is asked for. */
		identifies: k.bool().notNull(),
		/** It can be used for so many days. */
		validDays: k.int().notNull(),
		/** Of the clinic file, or made by an administrator in a chat. */
		origin: k.oneOf(['file', 'staff']).notNull(),
		retired: k.bool().notNull(),
	});
	const link = k.table(
		'link',
		{
			id: k.id(),
			/** A keyed hash of the token, by which it is found; and the token, to be copied and sent again. */
			tokenHash: k.text().notNull().unique(),
			token: k.sealed<string>('link.token').notNull(),
			linkTypeId: k
				.int()
				.notNull()
				.references(() => linkType.id),
			patientId: k
				.int()
				.notNull()
				.references(() => patient.id),
			/** Whose diary it asks for, where the sender chose. */
			practitionerId: k.int(),
			locationId: k.int(),
			status: k.oneOf(LINK_STATUS).notNull(),
			createdBy: k.text().notNull(),
			createdAt: k.instant().notNull(),
			expiresAt: k.instant().notNull(),
			appointmentId: k.int(),
			/** Wrong birth dates so far. */
			tries: k.int().notNull(),
		},
		(t) => [
			k.index('link_of').on(t.patientId, t.id),
			k.index('link_open').on(t.id).where(sql`${t.status} in ('sent', 'accessed')`),
			k.index('link_appointment').on(t.appointmentId).where(sql`${t.appointmentId} is not null`),
		],
	);
	const linkChange = k.table(
		'link_change',
		{
			id: k.id(),
			linkId: k
				.int()
				.notNull()
				.references(() => link.id),
			what: k.oneOf([...LINK_STATUS, 'copied', 'rescheduled', 'cancelled']).notNull(),
			/** `patient`, `staff:<id>` or `system`. */
			by: k.text().notNull(),
			at: k.instant().notNull(),
			/** By which way it was sent. */
			way: k.oneOf(['sms', 'email', 'chat', 'copied']),
		},
		(t) => [k.index('link_change_of').on(t.linkId, t.id)],
	);
	return { linkType, link, linkChange };
};
