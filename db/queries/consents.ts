/** Terms accepted in a conversation. */
import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { one, p, put, query, same } from '../store.ts';

export const consentGiven = query<{ conversationId: string; version: string }>()((q, { consent: c }) =>
	q
		.select({ id: c.id })
		.from(c)
		.where(and(eq(c.conversationId, p('conversationId')), eq(c.version, p('version')), isNull(c.withdrawnAt))),
);

/** One in force stays as it was given; beside one that was withdrawn there can be another. */
export const giveConsent = query<{ conversationId: string; version: string; channel: string; now: number }>()(
	(q, { consent: c }) =>
		q
			.insert(c)
			.values({
				conversationId: p('conversationId'),
				version: p('version'),
				channel: p('channel'),
				givenAt: p('now'),
			})
			.onConflictDoNothing(),
);

/** Of every version; answers those that were in force. */
export const withdrawConsents = query<{ conversationId: string; now: number }>()((q, { consent: c }) =>
	q
		.update(c)
		.set({ withdrawnAt: put(c.withdrawnAt, 'now') })
		.where(and(same(c.conversationId, 'conversationId'), isNull(c.withdrawnAt)))
		.returning({ version: c.version }),
);

export const consentInForce = query<{ conversationId: string }>()((q, { consent: c }) =>
	q
		.select({ id: c.id })
		.from(c)
		.where(and(same(c.conversationId, 'conversationId'), isNull(c.withdrawnAt)))
		.limit(one),
);

/** All that were ever given in a conversation, the oldest first. */
export const consentsOfChat = query<{ conversationId: string }>()((q, { consent: c }) =>
	q
		.select({ version: c.version, channel: c.channel, givenAt: c.givenAt, withdrawnAt: c.withdrawnAt })
		.from(c)
		.where(same(c.conversationId, 'conversationId'))
		.orderBy(c.id),
);

/** Those in force, which are found by an index. */
export const deleteConsentsInForce = query<{ conversationId: string }>()((q, { consent: c }) =>
	q.delete(c).where(and(same(c.conversationId, 'conversationId'), isNull(c.withdrawnAt))),
);

/** Withdrawn in chats that are gone. */
export const deleteStrayConsents = query()((q, { consent: c }) =>
	q
		.delete(c)
		.where(
			and(
				isNotNull(c.withdrawnAt),
				sql`not exists (select 1 from conversation where conversation.id = ${c.conversationId})`,
			),
		),
);
