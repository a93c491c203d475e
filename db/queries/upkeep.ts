/** What waits too long: somebody should know of it, or it is given up. */
import { and, countDistinct, eq, isNull, lt, min, notInArray, sql } from 'drizzle-orm';
import { p, put, query } from '../store.ts';

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

/** What has waited since before then for a channel that is none of these. Made once per chief. */
export const giveUpBeside = (channels: readonly string[]) =>
	query<{ before: number; why: string }>()((q, { outbox: o }) =>
		q
			.update(o)
			.set({ state: 'setAside', why: put(o.why, 'why') })
			.where(and(eq(o.state, sql`'waiting'`), notInArray(o.channel, [...channels]), lt(o.at, p('before'))))
			.returning({ id: o.id }),
	);
