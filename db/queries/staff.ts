/** Staff, the chats they speak from, their invitations, and the trail of what they did. */
import { and, eq, gt, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

/** The member of staff who speaks in a conversation, unless removed or revoked. */
export const staffInChat = query<{ conversationId: string }>()((q, { staff, staffChat }) =>
	q
		.select({
			id: staff.id,
			name: staff.name,
			practitioner: staff.practitioner,
		})
		.from(staffChat)
		.innerJoin(staff, eq(staff.id, staffChat.staffId))
		.where(
			and(eq(staffChat.conversationId, p('conversationId')), isNull(staffChat.revokedAt), isNull(staff.removedAt)),
		),
);

/** What a member of staff may do, and where; `location` null: everywhere. */
export const rolesOf = query<{ staffId: number }>()((q, { staffRole: r }) =>
	q
		.select({ role: r.role, location: r.location })
		.from(r)
		.where(and(same(r.staffId, 'staffId'), isNull(r.endedAt)))
		.orderBy(r.id),
);

export const giveRole = query<{ staffId: number; role: string; location: string | null; now: number }>()(
	(q, { staffRole }) =>
		q.insert(staffRole).values({ staffId: p('staffId'), role: p('role'), location: p('location'), since: p('now') }),
);

/** The chats of those who hold a role somewhere. */
export const chatsOfRole = query<{ role: string }>()((q, { staff, staffChat, staffRole }) =>
	q
		.selectDistinct({ conversationId: staffChat.conversationId })
		.from(staffChat)
		.innerJoin(staff, eq(staff.id, staffChat.staffId))
		.innerJoin(staffRole, eq(staffRole.staffId, staff.id))
		.where(
			and(
				same(staffRole.role, 'role'),
				isNull(staffRole.endedAt),
				isNull(staffChat.revokedAt),
				isNull(staff.removedAt),
			),
		),
);

export const insertInvitation = query<{
	codeHash: string;
	role: string;
	locations: readonly string[];
	now: number;
	expiresAt: number;
}>()((q, { invitation }) =>
	q.insert(invitation).values({
		codeHash: p('codeHash'),
		role: p('role'),
		locations: p('locations'),
		createdAt: p('now'),
		expiresAt: p('expiresAt'),
	}),
);

/** Uses an invitation up; answers it only once, and only before it expires. */
export const useInvitation = query<{ codeHash: string; now: number }>()((q, { invitation: i }) =>
	q
		.update(i)
		.set({ usedAt: put(i.usedAt, 'now') })
		.where(and(eq(i.codeHash, p('codeHash')), isNull(i.usedAt), gt(i.expiresAt, p('now'))))
		.returning({ role: i.role, locations: i.locations, name: i.name, practitioner: i.practitioner }),
);

export const insertStaff = query<{ name: string; practitioner: string | null; now: number }>()((q, { staff }) =>
	q
		.insert(staff)
		.values({ name: p('name'), practitioner: p('practitioner'), createdAt: p('now') })
		.returning({ id: staff.id }),
);

/** A chat speaks for one member of staff: the one who joined last. */
export const joinChat = query<{ conversationId: string; staffId: number; now: number }>()((q, { staffChat: c }) =>
	q
		.insert(c)
		.values({ conversationId: p('conversationId'), staffId: p('staffId'), joinedAt: p('now') })
		.onConflictDoUpdate({
			target: c.conversationId,
			set: { staffId: put(c.staffId, 'staffId'), joinedAt: put(c.joinedAt, 'now'), revokedAt: null },
		}),
);

export const insertAudit = query<{
	now: number;
	actor: string;
	conversationId: string | null;
	action: string;
	entity: string | null;
	detail: unknown;
}>()((q, { auditEvent }) =>
	q.insert(auditEvent).values({
		at: p('now'),
		actor: p('actor'),
		conversationId: p('conversationId'),
		action: p('action'),
		entity: p('entity'),
		detail: p('detail'),
	}),
);
