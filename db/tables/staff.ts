/** Who works here, how they were let in, and what was done: the trail. */
import type { Kit } from '../columns.ts';

export const STAFF_ROLES = ['administrator', 'receptionist', 'practitioner'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const staffTables = (k: Kit) => {
	const staff = k.table('staff', {
		id: k.id(),
		name: k.sealed<string>('staff.name').notNull(),
		role: k.oneOf(STAFF_ROLES).notNull(),
		/** The clinics' codes this role holds at; none named: at every one. */
		locations: k.json<readonly string[]>().notNull(),
		/** A practitioner's own code. */
		practitioner: k.text(),
		createdAt: k.instant().notNull(),
		removedAt: k.instant(),
	});
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
	/** A one-time code that lets a chat join. */
	const invitation = k.table('invitation', {
		codeHash: k.key(),
		role: k.oneOf(STAFF_ROLES).notNull(),
		locations: k.json<readonly string[]>().notNull(),
		createdAt: k.instant().notNull(),
		expiresAt: k.instant().notNull(),
		usedAt: k.instant(),
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
		},
		(t) => [k.index('audit_event_entity').on(t.entity, t.id)],
	);
	/** One row: something sealed with the data key, by which another key is known. */
	const keySample = k.table('key_sample', { id: k.id(), sample: k.sealed<string>('key_sample.sample').notNull() });
	return { staff, staffChat, invitation, auditEvent, keySample };
};
