/** What somebody should know of: who waits too long. */
import { and, countDistinct, eq, isNull, lt, min, sql } from 'drizzle-orm';
import { p, query } from '../store.ts';

/** Chats to which something has been unsaid since before then. */
export const chatsWaiting = query<{ before: number }>()((q, { outbox: o }) =>
	q
		.select({ chats: countDistinct(o.recipient) })
		.from(o)
		.where(and(eq(o.state, sql`'waiting'`), lt(o.at, p('before')))),
);

/** When the oldest timer was due that is not done; null if there is none. */
export const oldestDue = query()((q, { timer }) =>
	q
		.select({ at: min(timer.dueAt) })
		.from(timer)
		.where(isNull(timer.doneAt)),
);
