/** Whom news of a patient goes to. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import { query, same } from '../store.ts';
import { isGone } from './gone.ts';

/** The chats that act for a patient, whether a code has proved it, and whether they take nothing any more. */
export const chatsActing = query<{ patientId: number }>()((q, { conversationPatient: c, conversation }) =>
	q
		.select({ conversationId: c.conversationId, provedAt: c.provedAt, gone: isGone(conversation.recipient) })
		.from(c)
		.leftJoin(conversation, eq(conversation.id, c.conversationId))
		.where(and(same(c.patientId, 'patientId'), isNull(c.endedAt)))
		.orderBy(asc(c.id)),
);
