/** Whom news of a patient goes to. */
import { and, asc, isNull } from 'drizzle-orm';
import { query, same } from '../store.ts';

/** The chats that act for a patient, and whether a code has proved it. */
export const chatsActing = query<{ patientId: number }>()((q, { conversationPatient: c }) =>
	q
		.select({ conversationId: c.conversationId, provedAt: c.provedAt })
		.from(c)
		.where(and(same(c.patientId, 'patientId'), isNull(c.endedAt)))
		.orderBy(asc(c.id)),
);
