/** The trail: what was seen and done, and the chain that holds its rows in their places. */
import { and, asc, desc, eq, gt, isNotNull, isNull, lte, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, p, put, query, same } from '../store.ts';

export const insertAudit = query<{
	now: number;
	actor: string;
	conversationId: string | null;
	action: string;
	entity: string | null;
	detail: unknown;
	chain: string;
}>()((q, { auditEvent }) =>
	q
		.insert(auditEvent)
		.values({
			at: p('now'),
			actor: p('actor'),
			conversationId: p('conversationId'),
			action: p('action'),
			entity: p('entity'),
			detail: p('detail'),
			chain: p('chain'),
		})
		.returning({ id: auditEvent.id }),
);

/** What was undone of something, after a row of the trail. */
export const undoneAfter = query<{ entity: string; after: number }>()((q, { auditEvent: a }) =>
	q
		.select({ detail: a.detail })
		.from(a)
		.where(and(same(a.entity, 'entity'), gt(a.id, p('after')), sql`${a.action} = 'undid'`)),
);

/** One row, as it was written: what somebody did, and what was there before. */
export const auditWithId = query<{ id: number }>()((q, { auditEvent: a }) =>
	q
		.select({ at: a.at, actor: a.actor, action: a.action, entity: a.entity, detail: a.detail })
		.from(a)
		.where(eq(a.id, p('id'))),
);

/** `detail` as it lies there: one that can't be opened must not keep the others from being looked at. */
const columns = ({ auditEvent: a }: Tables) => ({
	id: a.id,
	at: a.at,
	actor: a.actor,
	conversationId: a.conversationId,
	action: a.action,
	entity: a.entity,
	detail: sql<Uint8Array | null>`${a.detail}`,
	seq: a.seq,
	chain: a.chain,
});

/** Rows that have no place in the chain yet, the oldest first. */
export const unchained = query<{ limit: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.auditEvent)
		.where(isNull(t.auditEvent.seq))
		.orderBy(asc(t.auditEvent.id))
		.limit(atMost('limit')),
);

/** Rows of the chain after a place, in its order. */
export const chained = query<{ after: number; limit: number }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.auditEvent)
		.where(gt(t.auditEvent.seq, p('after')))
		.orderBy(asc(t.auditEvent.seq))
		.limit(atMost('limit')),
);

export const giveLink = query<{ id: number; seq: number; chain: string }>()((q, { auditEvent: a }) =>
	q
		.update(a)
		.set({ seq: put(a.seq, 'seq'), chain: put(a.chain, 'chain') })
		.where(eq(a.id, p('id'))),
);

/** The last row of the chain that is there. */
export const lastLink = query()((q, { auditEvent: a }) =>
	q.select({ seq: a.seq, chain: a.chain }).from(a).where(isNotNull(a.seq)).orderBy(desc(a.seq)).limit(one),
);

/** What the trail says of itself, the newest first: `pruned`, `took a new data key`. */
export const notesOfTrail = query<{ action: string }>()((q, t) =>
	q
		.select(columns(t))
		.from(t.auditEvent)
		.where(and(eq(t.auditEvent.entity, sql`'trail'`), same(t.auditEvent.action, 'action'), isNotNull(t.auditEvent.seq)))
		.orderBy(desc(t.auditEvent.seq)),
);

export const pruneLinks = query<{ upTo: number }>()((q, { auditEvent: a }) =>
	q.delete(a).where(and(isNotNull(a.seq), lte(a.seq, p('upTo')))),
);

/** Where the chain ends. */
export const head = query()((q, { auditHead: h }) => q.select({ seq: h.seq, chain: h.chain }).from(h));

export const beginHead = query()((q, { auditHead: h }) =>
	q.insert(h).values({ id: 1, seq: 0, chain: '' }).onConflictDoNothing(),
);

/** The same, and nobody else moves it until this transaction ends. */
export const lockHead = query()((q, { auditHead: h }) =>
	q
		.update(h)
		.set({ seq: sql`${h.seq}` })
		.returning({ seq: h.seq, chain: h.chain }),
);

export const moveHead = query<{ seq: number; chain: string }>()((q, { auditHead: h }) =>
	q.update(h).set({ seq: put(h.seq, 'seq'), chain: put(h.chain, 'chain') }),
);
