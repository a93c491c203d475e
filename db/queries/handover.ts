/** Patients who have asked for a person, and the chats in which a clinic's staff answer them. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { one, p, put, query, same } from '../store.ts';
import { isGone } from './gone.ts';

export const insertHandover = query<{ conversationId: string; locationId: number; until: number; now: number }>()(
	(q, { handover }) =>
		q
			.insert(handover)
			.values({
				conversationId: p('conversationId'),
				locationId: p('locationId'),
				startedAt: p('now'),
				until: p('until'),
			})
			.returning({ id: handover.id }),
);

export const handoverWithId = query<{ id: number }>()((q, { handover: h }) =>
	q
		.select()
		.from(h)
		.where(eq(h.id, p('id'))),
);

/** All that are open, the oldest first. */
export const openHandovers = query()((q, { handover: h }) => q.select().from(h).where(isNull(h.endedAt)).orderBy(h.id));

/** Answers a row only to the first that ends it. */
export const endHandover = query<{ id: number; by: string; now: number }>()((q, { handover: h }) =>
	q
		.update(h)
		.set({ endedAt: put(h.endedAt, 'now'), endedBy: put(h.endedBy, 'by') })
		.where(and(eq(h.id, p('id')), isNull(h.endedAt)))
		.returning({ id: h.id }),
);

export const prolongHandover = query<{ id: number; until: number }>()((q, { handover: h }) =>
	q
		.update(h)
		.set({ until: put(h.until, 'until') })
		.where(eq(h.id, p('id'))),
);

/** Whether anything of this kind was done to something: `handover:12`. */
export const wasDone = query<{ entity: string; action: string }>()((q, { auditEvent: a }) =>
	q
		.select({ id: a.id })
		.from(a)
		.where(and(same(a.entity, 'entity'), same(a.action, 'action')))
		.limit(one),
);

/** Where a conversation is held, and in which language. */
export const placeOfConversation = query<{ id: string }>()((q, { conversation: c }) =>
	q
		.select({ conversationId: c.id, recipient: c.recipient, channel: c.channel, language: c.language })
		.from(c)
		.where(eq(c.id, p('id'))),
);

/** The chat that was said to be a clinic's, and who speaks there; nobody does where they were removed or revoked. */
export const deskChat = query<{ locationId: number }>()((q, { deskChat: d, staffChat, staff, conversation: c }) =>
	q
		.select({
			id: d.id,
			staffId: staff.id,
			conversationId: c.id,
			recipient: c.recipient,
			channel: c.channel,
			language: c.language,
			address: c.address,
			gone: isGone(c.recipient),
		})
		.from(d)
		.innerJoin(c, eq(c.id, d.conversationId))
		.innerJoin(staffChat, and(eq(staffChat.conversationId, d.conversationId), isNull(staffChat.revokedAt)))
		.innerJoin(staff, and(eq(staff.id, staffChat.staffId), isNull(staff.removedAt)))
		.where(and(same(d.locationId, 'locationId'), isNull(d.endedAt)))
		.orderBy(desc(d.id))
		.limit(one),
);

/** What stands as a clinic's chat now, whoever speaks there. */
export const deskChatSet = query<{ locationId: number }>()((q, { deskChat: d }) =>
	q
		.select({ id: d.id, conversationId: d.conversationId })
		.from(d)
		.where(and(same(d.locationId, 'locationId'), isNull(d.endedAt))),
);

export const setDeskChat = query<{ locationId: number; conversationId: string; by: string; now: number }>()(
	(q, { deskChat: d }) =>
		q
			.insert(d)
			.values({
				locationId: p('locationId'),
				conversationId: p('conversationId'),
				setBy: p('by'),
				setAt: p('now'),
			})
			.returning({ id: d.id }),
);

/** Answers a row only to the first that ends it. */
export const endDeskChat = query<{ id: number; now: number }>()((q, { deskChat: d }) =>
	q
		.update(d)
		.set({ endedAt: put(d.endedAt, 'now') })
		.where(and(eq(d.id, p('id')), isNull(d.endedAt)))
		.returning({ id: d.id }),
);

/** The chats of those who hold a role at a clinic (its code), or at every one. `address`: with whom they are held. */
export const chatsOfRoleAt = query<{ role: string; location: string }>()(
	(q, { staff, staffChat, staffRole: r, conversation: c }) =>
		q
			.select({
				conversationId: c.id,
				recipient: c.recipient,
				channel: c.channel,
				language: c.language,
				address: c.address,
				gone: isGone(c.recipient),
			})
			.from(r)
			.innerJoin(staff, and(eq(staff.id, r.staffId), isNull(staff.removedAt)))
			.innerJoin(staffChat, and(eq(staffChat.staffId, staff.id), isNull(staffChat.revokedAt)))
			.innerJoin(c, eq(c.id, staffChat.conversationId))
			.where(
				and(same(r.role, 'role'), isNull(r.endedAt), sql`(${r.location} is null or ${same(r.location, 'location')})`),
			)
			.orderBy(c.id),
);

/** The newest message of a chat that its channel calls so. */
export const messageCalled = query<{ recipient: string; messageId: string }>()((q, { outbox: o }) =>
	q
		.select({ conversationId: o.conversationId, prompt: o.prompt, body: o.body })
		.from(o)
		.where(and(same(o.recipient, 'recipient'), same(o.messageId, 'messageId')))
		.orderBy(desc(o.id))
		.limit(one),
);

/** The newest prompt of this number in a chat, of the conversation whose id begins so. */
export const promptInChat = query<{ recipient: string; prompt: number; begins: string }>()((q, { outbox: o }) =>
	q
		.select({ body: o.body })
		.from(o)
		.where(
			and(
				same(o.recipient, 'recipient'),
				same(o.prompt, 'prompt'),
				sql`substr(${o.conversationId}, 1, 4) = ${p('begins')}`,
			),
		)
		.orderBy(desc(o.id))
		.limit(one),
);

/** Of which clinics a chat is the one in which their staff answer. `setBy`: whoever said so, `staff:<id>`. */
export const deskChatsIn = query<{ recipient: string }>()((q, { deskChat: d, conversation: c }) =>
	q
		.select({ id: d.id, locationId: d.locationId, setBy: d.setBy, conversationId: d.conversationId })
		.from(d)
		.innerJoin(c, eq(c.id, d.conversationId))
		.where(and(isNull(d.endedAt), same(c.recipient, 'recipient'))),
);

/** The chats that speak for a member of staff. `address`: with whom they are held. */
export const chatsOfMember = query<{ staffId: number }>()((q, { staff, staffChat, conversation: c }) =>
	q
		.select({
			conversationId: c.id,
			recipient: c.recipient,
			channel: c.channel,
			language: c.language,
			address: c.address,
			gone: isGone(c.recipient),
		})
		.from(staffChat)
		.innerJoin(staff, and(eq(staff.id, staffChat.staffId), isNull(staff.removedAt)))
		.innerJoin(c, eq(c.id, staffChat.conversationId))
		.where(and(same(staffChat.staffId, 'staffId'), isNull(staffChat.revokedAt)))
		.orderBy(c.id),
);

/** When something of this kind was done to something, in the order it was. */
export const timesDone = query<{ entity: string; action: string }>()((q, { auditEvent: a }) =>
	q
		.select({ at: a.at })
		.from(a)
		.where(and(same(a.entity, 'entity'), same(a.action, 'action')))
		.orderBy(a.id),
);
