/** Rows that are due: a hold that ends, a word to somebody else's chat. */
import { and, asc, eq, isNotNull, isNull, lt, lte, sql } from 'drizzle-orm';
import { atMost, p, put, query, same } from '../store.ts';

export const setTimer = query<{ conversationId: string; dueAt: number; event: unknown }>()((q, { timer }) =>
	q.insert(timer).values({ conversationId: p('conversationId'), dueAt: p('dueAt'), event: p('event') }),
);

/** Found without locking; each then goes through the door as a message does. */
export const dueTimers = query<{ now: number; limit: number }>()((q, { timer, conversation }) =>
	q
		.select({
			id: timer.id,
			conversationId: timer.conversationId,
			/** What concerns no chat belongs to a conversation of the clinic, which has a lane of its own. */
			recipient: sql<string>`coalesce(${conversation.recipient}, ${timer.conversationId})`,
			event: timer.event,
			dueAt: timer.dueAt,
		})
		.from(timer)
		.leftJoin(conversation, eq(conversation.id, timer.conversationId))
		.where(and(isNull(timer.doneAt), lte(timer.dueAt, p('now'))))
		.orderBy(asc(timer.dueAt), asc(timer.id))
		.limit(atMost('limit')),
);

/** Those of one conversation that are not done, the earliest first; `until` bounds when they are due (epoch ms). */
export const timersOf = query<{ conversationId: string; until: number }>()((q, { timer }) =>
	q
		.select({ id: timer.id, event: timer.event, dueAt: timer.dueAt })
		.from(timer)
		.where(and(same(timer.conversationId, 'conversationId'), isNull(timer.doneAt), lte(timer.dueAt, p('until'))))
		.orderBy(asc(timer.dueAt), asc(timer.id)),
);

export const timerById = query<{ id: number }>()((q, { timer }) =>
	q
		.select()
		.from(timer)
		.where(eq(timer.id, p('id'))),
);

export const finishTimer = query<{ id: number; now: number }>()((q, { timer }) =>
	q
		.update(timer)
		.set({ doneAt: put(timer.doneAt, 'now') })
		.where(eq(timer.id, p('id'))),
);

export const pruneTimers = query<{ before: number }>()((q, { timer }) =>
	q.delete(timer).where(and(isNotNull(timer.doneAt), lt(timer.doneAt, p('before')))),
);
