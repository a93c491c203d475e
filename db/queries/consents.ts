/** Terms accepted in a conversation. */
import { and, eq, isNull } from 'drizzle-orm';
import { p, query } from '../store.ts';

export const consentGiven = query<{ conversationId: string; version: string }>()((q, { consent: c }) =>
	q
		.select({ id: c.id })
		.from(c)
		.where(and(eq(c.conversationId, p('conversationId')), eq(c.version, p('version')), isNull(c.withdrawnAt))),
);

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
