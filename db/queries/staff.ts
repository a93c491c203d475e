/** Staff, what they may do and where, and the chats they speak from. */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
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
		.where(and(same(staffChat.conversationId, 'conversationId'), isNull(staffChat.revokedAt), isNull(staff.removedAt))),
);

/** Who was let in here, whether it still is so or not. */
export const formerStaff = query<{ conversationId: string }>()((q, { staff, staffChat }) =>
	q
		.select({ staffId: staff.id, revokedAt: staffChat.revokedAt, removedAt: staff.removedAt })
		.from(staffChat)
		.innerJoin(staff, eq(staff.id, staffChat.staffId))
		.where(same(staffChat.conversationId, 'conversationId')),
);

/** What a member of staff may do, and where; `location` null: everywhere. */
export const rolesOf = query<{ staffId: number }>()((q, { staffRole: r }) =>
	q
		.select({ id: r.id, role: r.role, location: r.location })
		.from(r)
		.where(and(same(r.staffId, 'staffId'), isNull(r.endedAt)))
		.orderBy(r.id),
);

/** What everybody may do, and where. */
export const allRoles = query()((q, { staffRole: r }) =>
	q
		.select({ staffId: r.staffId, id: r.id, role: r.role, location: r.location })
		.from(r)
		.where(isNull(r.endedAt))
		.orderBy(r.id),
);

export const giveRole = query<{ staffId: number; role: string; location: string | null; now: number }>()(
	(q, { staffRole }) =>
		q.insert(staffRole).values({ staffId: p('staffId'), role: p('role'), location: p('location'), since: p('now') }),
);

/** The chats of those who hold a role somewhere. */
export const chatsOfRole = query<{ role: string }>()((q, { staff, staffChat, staffRole, conversation }) =>
	q
		.selectDistinct({ conversationId: staffChat.conversationId, address: conversation.address })
		.from(staffChat)
		.innerJoin(conversation, eq(conversation.id, staffChat.conversationId))
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

/** All who are staff now, in the order they came. */
export const allStaff = query()((q, { staff }) =>
	q
		.select({ id: staff.id, name: staff.name, practitioner: staff.practitioner })
		.from(staff)
		.where(isNull(staff.removedAt))
		.orderBy(staff.id),
);

/** Anybody who is or was staff. */
export const staffWithId = query<{ id: number }>()((q, { staff }) =>
	q
		.select({ id: staff.id, name: staff.name, practitioner: staff.practitioner, removedAt: staff.removedAt })
		.from(staff)
		.where(eq(staff.id, p('id'))),
);

/** The chats that speak for somebody, the oldest first; `channel` and `address` null: the conversation has just begun. */
export const chatsOfStaff = query<{ staffId: number }>()((q, { staffChat: c, conversation }) =>
	q
		.select({
			conversationId: c.conversationId,
			joinedAt: c.joinedAt,
			channel: conversation.channel,
			address: conversation.address,
		})
		.from(c)
		.leftJoin(conversation, eq(conversation.id, c.conversationId))
		.where(and(same(c.staffId, 'staffId'), isNull(c.revokedAt)))
		.orderBy(c.joinedAt, c.conversationId),
);

/** Those of everybody. */
export const allStaffChats = query()((q, { staffChat: c, conversation }) =>
	q
		.select({
			staffId: c.staffId,
			conversationId: c.conversationId,
			joinedAt: c.joinedAt,
			channel: conversation.channel,
			address: conversation.address,
		})
		.from(c)
		.leftJoin(conversation, eq(conversation.id, c.conversationId))
		.where(isNull(c.revokedAt))
		.orderBy(c.joinedAt, c.conversationId),
);

export const revokeChat = query<{ conversationId: string; now: number }>()((q, { staffChat: c }) =>
	q
		.update(c)
		.set({ revokedAt: put(c.revokedAt, 'now') })
		.where(eq(c.conversationId, p('conversationId'))),
);

/** Who can act as an administrator now, and where (null: everywhere). */
export const administrators = query()((q, { staff, staffChat, staffRole: r }) =>
	q
		.selectDistinct({ staffId: r.staffId, location: r.location })
		.from(r)
		.innerJoin(staff, eq(staff.id, r.staffId))
		.innerJoin(staffChat, eq(staffChat.staffId, r.staffId))
		.where(
			and(eq(r.role, sql`'administrator'`), isNull(r.endedAt), isNull(staffChat.revokedAt), isNull(staff.removedAt)),
		),
);

export const endRole = query<{ id: number; now: number }>()((q, { staffRole: r }) =>
	q
		.update(r)
		.set({ endedAt: put(r.endedAt, 'now') })
		.where(eq(r.id, p('id'))),
);

export const rolesEndedAt = query<{ staffId: number; endedAt: number }>()((q, { staffRole: r }) =>
	q
		.select({ id: r.id, role: r.role, location: r.location })
		.from(r)
		.where(and(same(r.staffId, 'staffId'), isNotNull(r.endedAt), same(r.endedAt, 'endedAt')))
		.orderBy(r.id),
);

export const resumeRole = query<{ id: number }>()((q, { staffRole: r }) =>
	q
		.update(r)
		.set({ endedAt: null })
		.where(eq(r.id, p('id'))),
);

/** `removedAt` null: back again. */
export const removeStaff = query<{ id: number; removedAt: number | null }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ removedAt: put(staff.removedAt, 'removedAt') })
		.where(eq(staff.id, p('id'))),
);

export const describeStaff = query<{ id: number; name: string; practitioner: string | null }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ name: put(staff.name, 'name'), practitioner: put(staff.practitioner, 'practitioner') })
		.where(eq(staff.id, p('id'))),
);
