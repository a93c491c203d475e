/** What the trail says of one thing, or of one person's doings; the newest first. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, one, query, same } from '../store.ts';

const shown = ({ auditEvent: a, conversation: c }: Tables) => ({
	at: a.at,
	actor: a.actor,
	action: a.action,
	entity: a.entity,
	detail: a.detail,
	conversationId: a.conversationId,
	channel: c.channel,
});

export const doneTo = query<{ entity: string; limit: number; offset: number }>()((q, t) =>
	q
		.select(shown(t))
		.from(t.auditEvent)
		.leftJoin(t.conversation, eq(t.conversation.id, t.auditEvent.conversationId))
		.where(same(t.auditEvent.entity, 'entity'))
		.orderBy(desc(t.auditEvent.id))
		.limit(atMost('limit'))
		.offset(atMost('offset')),
);

/** Who registered somebody, and when; nothing of whom a register brought. */
export const registrationOf = query<{ entity: string }>()((q, { auditEvent: a }) =>
	q
		.select({ at: a.at, actor: a.actor })
		.from(a)
		.where(and(same(a.entity, 'entity'), sql`${a.action} in ('registered', 'registered patient')`))
		.orderBy(a.id)
		.limit(one),
);

/** What somebody did lately from one conversation, the newest first: not further back than so many rows of the whole trail. */
export const doneHere = query<{ actor: string; conversationId: string; limit: number; within: number }>()((q, t) => {
	const a = t.auditEvent;
	const lately = sql`${a.id} > (select max(id) from audit_event) - ${atMost('within')}`;
	return q
		.select({ id: a.id, at: a.at, action: a.action, entity: a.entity })
		.from(a)
		.where(and(same(a.actor, 'actor'), same(a.conversationId, 'conversationId'), lately))
		.orderBy(desc(a.id))
		.limit(atMost('limit'));
});

export const doneBy = query<{ actor: string; limit: number; offset: number }>()((q, t) =>
	q
		.select(shown(t))
		.from(t.auditEvent)
		.leftJoin(t.conversation, eq(t.conversation.id, t.auditEvent.conversationId))
		.where(same(t.auditEvent.actor, 'actor'))
		.orderBy(desc(t.auditEvent.id))
		.limit(atMost('limit'))
		.offset(atMost('offset')),
);
