/** One-time codes, whom they can go to, and what they prove. */
import { and, desc, eq, gt, isNotNull, isNull, sql } from 'drizzle-orm';
import { one, p, put, query, same } from '../store.ts';

export const insertCode = query<{
	conversationId: string;
	patientId: number | null;
	contactHash: string;
	hash: string;
	expiresAt: number;
	now: number;
}>()((q, { oneTimeCode }) =>
	q.insert(oneTimeCode).values({
		conversationId: p('conversationId'),
		patientId: p('patientId'),
		contactHash: p('contactHash'),
		hash: p('hash'),
		sentAt: p('now'),
		expiresAt: p('expiresAt'),
		wrongTries: 0,
	}),
);

/** The only one that may be good: a new one makes the former worthless. */
export const newestCode = query<{ conversationId: string }>()((q, { oneTimeCode: c }) =>
	q
		.select({
			id: c.id,
			patientId: c.patientId,
			contactHash: c.contactHash,
			hash: c.hash,
			expiresAt: c.expiresAt,
			usedAt: c.usedAt,
		})
		.from(c)
		.where(same(c.conversationId, 'conversationId'))
		.orderBy(desc(c.id))
		.limit(one),
);

/**
 * The code that a letter of the outbox brings, while it is good. One that was asked for by a reference is left out: whether
 * there was anybody to send it to must not show.
 */
export const codeInMessage = query<{ id: number; now: number }>()((q, { oneTimeCode: c, outbox: o }) =>
	q
		.select({ id: c.id, conversationId: c.conversationId })
		.from(o)
		.innerJoin(c, and(eq(c.conversationId, o.conversationId), eq(c.sentAt, o.at)))
		.where(
			and(
				same(o.id, 'id'),
				isNotNull(o.address),
				isNull(c.usedAt),
				gt(c.expiresAt, p('now')),
				sql`${c.contactHash} not like '% %'`,
			),
		)
		.orderBy(desc(c.id))
		.limit(one),
);

/** Answers a row to the first that uses it. */
export const useCode = query<{ id: number; now: number }>()((q, { oneTimeCode: c }) =>
	q
		.update(c)
		.set({ usedAt: put(c.usedAt, 'now') })
		.where(and(eq(c.id, p('id')), isNull(c.usedAt)))
		.returning({ id: c.id }),
);

export const countWrong = query<{ id: number }>()((q, { oneTimeCode: c }) =>
	q
		.update(c)
		.set({ wrongTries: sql`${c.wrongTries} + 1` })
		.where(eq(c.id, p('id'))),
);

export const patientOfReference = query<{ reference: string }>()((q, { appointment: a }) =>
	q
		.select({ patientId: a.patientId })
		.from(a)
		.where(eq(a.reference, p('reference'))),
);

/** In their order. */
export const confirmedContacts = query<{ patientId: number }>()((q, { contact: c }) =>
	q
		.select({ system: c.system, value: c.value, hash: c.hash })
		.from(c)
		.where(and(same(c.patientId, 'patientId'), isNotNull(c.confirmedAt)))
		.orderBy(c.rank),
);

/** The conversation acts for the patient, if it did not, and may see all of their visits. */
export const provePair = query<{ conversationId: string; patientId: number; now: number }>()(
	(q, { conversationPatient: c }) =>
		q
			.insert(c)
			.values({
				conversationId: p('conversationId'),
				patientId: p('patientId'),
				since: p('now'),
				provedAt: p('now'),
			})
			.onConflictDoUpdate({
				target: [c.conversationId, c.patientId],
				set: { provedAt: sql`excluded.proved_at`, endedAt: null },
			}),
);
