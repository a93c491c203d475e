/** What the trail says of one thing, or of one person's doings; the newest first. */
import { desc, eq } from 'drizzle-orm';
import type { Tables } from '../schema.ts';
import { atMost, query, same } from '../store.ts';

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
