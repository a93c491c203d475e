/** How practitioners want to be told of visits, where, and what waits to be told. */
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { p, put, query, same } from '../store.ts';

/** Those who are this practitioner (a code). */
export const staffAs = query<{ practitioner: string }>()((q, { staff }) =>
	q
		.select({ id: staff.id, notices: staff.notices })
		.from(staff)
		.where(and(same(staff.practitioner, 'practitioner'), isNull(staff.removedAt))),
);

export const noticesOf = query<{ id: number }>()((q, { staff }) =>
	q
		.select({ notices: staff.notices })
		.from(staff)
		.where(eq(staff.id, p('id'))),
);

export const setNotices = query<{ id: number; notices: unknown }>()((q, { staff }) =>
	q
		.update(staff)
		.set({ notices: put(staff.notices, 'notices') })
		.where(eq(staff.id, p('id'))),
);

/** The chats that speak for somebody now, and with whom they are held. */
export const placesOfStaff = query<{ staffId: number }>()((q, { staffChat, conversation: c }) =>
	q
		.select({ conversationId: c.id, address: c.address })
		.from(staffChat)
		.innerJoin(c, eq(c.id, staffChat.conversationId))
		.where(and(same(staffChat.staffId, 'staffId'), isNull(staffChat.revokedAt)))
		.orderBy(c.id),
);

/** All who are a practitioner. */
export const staffPractitioners = query()((q, { staff }) =>
	q
		.select({ id: staff.id, practitioner: staff.practitioner, notices: staff.notices })
		.from(staff)
		.where(and(isNotNull(staff.practitioner), isNull(staff.removedAt)))
		.orderBy(staff.id),
);
