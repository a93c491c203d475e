/** Who works here, how they were let in, and what was done: the trail. */
import { sql } from 'drizzle-orm';
import type { Kit } from '../columns.ts';

export const STAFF_ROLES = ['administrator', 'receptionist', 'practitioner'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** How a member of staff is told of bookings and changes. Minutes of the day, in their own zone. */
export interface Notices {
	readonly each: boolean;
	/** Once a day, at this minute: all that happened since, and who comes today. */
	readonly digest?: number;
	/** Nothing between these two; what comes meanwhile waits. */
	readonly quiet?: { readonly from: number; readonly to: number };
	/** IANA; their clinic's, if left out. */
	readonly zone?: string;
}

export const staffTables = (k: Kit) => {
	const staff = k.table('staff', {
		id: k.id(),
		name: k.sealed<string>('staff.name').notNull(),
		/** A practitioner's own code. */
		practitioner: k.text(),
		createdAt: k.instant().notNull(),
		removedAt: k.instant(),
		/** How they want to be told of bookings; each one at once, if nothing was said. */
		notices: k.json<Notices>(),
	});
	/** FHIR PractitionerRole: what somebody may do, and where. */
	const staffRole = k.table(
		'staff_role',
		{
			id: k.id(),
			staffId: k
				.int()
				.notNull()
				.references(() => staff.id),
			role: k.oneOf(STAFF_ROLES).notNull(),
			/** A clinic's code; none: at every one. */
			location: k.text(),
			since: k.instant().notNull(),
			endedAt: k.instant(),
		},
		(t) => [k.index('staff_role_staff').on(t.staffId)],
	);
	/** A chat that speaks as a member of staff. */
	const staffChat = k.table('staff_chat', {
		conversationId: k.key(),
		staffId: k
			.int()
			.notNull()
			.references(() => staff.id),
		joinedAt: k.instant().notNull(),
		revokedAt: k.instant(),
	});
	/** The chat in which a clinic's staff answer patients: a group, or a receptionist's own. */
	const deskChat = k.table(
		'desk_chat',
		{
			id: k.id(),
			locationId: k.int().notNull(),
			/** A staff conversation of it. */
			conversationId: k.text().notNull(),
			setBy: k.text().notNull(),
			setAt: k.instant().notNull(),
			endedAt: k.instant(),
		},
		(t) => [k.index('desk_chat_location').on(t.locationId)],
	);
	/** A one-time code that lets a chat join. */
	const invitation = k.table('invitation', {
		codeHash: k.key(),
		role: k.oneOf(STAFF_ROLES).notNull(),
		locations: k.json<readonly string[]>().notNull(),
		/** Whom it is for. */
		name: k.sealed<string>('invitation.name'),
		/** A practitioner's own code. */
		practitioner: k.text(),
		/** The member of staff it is for, where it lets another chat of theirs in. */
		staffId: k.int(),
		/** `staff:<id>`, or `server`. */
		invitedBy: k.text(),
		createdAt: k.instant().notNull(),
		expiresAt: k.instant().notNull(),
		usedAt: k.instant(),
		withdrawnAt: k.instant(),
	});
	const auditEvent = k.table(
		'audit_event',
		{
			id: k.id(),
			at: k.instant().notNull(),
			/** `staff:<id>`, `patient` or `system`, and the conversation it came from. */
			actor: k.text().notNull(),
			conversationId: k.text(),
			action: k.text().notNull(),
			/** What it was done to: `appointment:17`, `location:3`. */
			entity: k.text(),
			detail: k.sealed<unknown>('audit_event.detail'),
			/** Its place in the chain, from 1 on without a gap, once it was sealed there. */
			seq: k.int(),
			/**
			 * From the turn that wrote it, its mark: a keyed hash of what the row says. Once it has its place, behind a dot its
			 * link: one of the mark and of the link before. Written by src/trail/chain.ts.
			 */
			chain: k.text(),
		},
		(t) => [
			k.index('audit_event_entity').on(t.entity, t.id),
			k.uniqueIndex('audit_event_seq').on(t.seq),
			k.index('audit_event_unsealed').on(t.id).where(sql`${t.seq} is null`),
		],
	);
	/** Something sealed with the data key, by which another key is known: one row, and two while another key is brought in. */
	const keySample = k.table('key_sample', { id: k.id(), sample: k.sealed<string>('key_sample.sample').notNull() });
	/** One row: where the chain of the trail ends. */
	const auditHead = k.table('audit_head', { id: k.id(), seq: k.int().notNull(), chain: k.text().notNull() });
	/** One row while another data key is being brought in: how far that is. */
	const rekeying = k.table('rekeying', {
		id: k.id(),
		startedAt: k.instant().notNull(),
		/** `table`, and the last row of it that is done. */
		place: k.text().notNull(),
		done: k.text(),
	});
	return { staff, staffRole, staffChat, deskChat, invitation, auditEvent, auditHead, keySample, rekeying };
};
