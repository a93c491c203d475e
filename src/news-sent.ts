/**
 * News for somebody who did not ask just now: what the clinic did to their visit, that they are next. It is a timer's row
 * of their chat, due at once, so that it comes through the door as all else does. The row holds ids only.
 */
import { chatsActing } from '../db/queries/news.ts';
import { setTimer } from '../db/queries/timers.ts';
import type { Tx } from '../db/store.ts';

/** As the timer's row brings it: ids, instants and words of the program only. */
export interface News {
	readonly news: string;
	readonly [fact: string]: unknown;
}

/**
 * The chats in which a patient is told of a visit: the one it was booked in, if that still acts for them, and those that a code has
 * proved to be theirs; of these, the ones that take what is said to them.
 */
export async function chatsFor(tx: Tx, visit: { patientId: number; conversationId: string | null }): Promise<string[]> {
	const chats = await tx.run(chatsActing, { patientId: visit.patientId });
	return chats
		.filter(({ gone }) => gone === 0)
		.filter(({ conversationId, provedAt }) => provedAt !== null || conversationId === visit.conversationId)
		.map(({ conversationId }) => conversationId);
}

/** Tells a chat, as soon as it can be. */
export const sendNews = (tx: Tx, conversationId: string, news: News): Promise<unknown> =>
	tx.run(setTimer, { conversationId, dueAt: tx.now, event: news });
