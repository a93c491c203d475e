/**
 * News for somebody who did not ask just now: what the clinic did to their visit, that they are next. It is a timer's row
 * of their chat, due at once, so that it comes through the door as all else does. The row holds ids only; what is said is
 * looked up when it is said.
 */
import { chatsActing } from '../db/queries/news.ts';
import { setTimer } from '../db/queries/timers.ts';
import type { Tx } from '../db/store.ts';
import type { PersonEvent } from '../flows/patient/events.ts';
import type { Question } from '../flows/prompt.ts';
import type { Turn } from './perform/performer.ts';
import { ask } from './speak.ts';

/** As the timer's row brings it: ids, instants and words of the program only. */
export interface News {
	readonly news: string;
	readonly [fact: string]: unknown;
}

/** What is said of it, and what may be chosen; nothing where it is no news any more. Its choices work in every state. */
export type Telling = (
	turn: Turn,
	news: never,
) => Promise<Pick<Question<PersonEvent>, 'parts' | 'choices'> | undefined>;

/** What patients are told, by kind. */
const TELLINGS: Readonly<Record<string, Telling>> = {};

export const isNews = (event: unknown): event is News => typeof (event as { news?: unknown }).news === 'string';

/** Says it beside what is going on, which stays open. */
export async function tellNews(turn: Turn, news: News): Promise<void> {
	const told = await TELLINGS[news.news]?.(turn, news as never);
	if (!told) return;
	if (told.choices.length === 0) turn.talk.said.push(...told.parts);
	else ask(turn.talk, { ...told, keeps: true });
}

/**
 * The chats in which a patient is told of a visit: the one it was booked in, if that still acts for them, and those that a code has
 * proved to be theirs.
 */
export async function chatsFor(tx: Tx, visit: { patientId: number; conversationId: string | null }): Promise<string[]> {
	const chats = await tx.run(chatsActing, { patientId: visit.patientId });
	return chats
		.filter(({ conversationId, provedAt }) => provedAt !== null || conversationId === visit.conversationId)
		.map(({ conversationId }) => conversationId);
}

/** Tells a chat, as soon as it can be. */
export const sendNews = (tx: Tx, conversationId: string, news: News): Promise<unknown> =>
	tx.run(setTimer, { conversationId, dueAt: tx.now, event: news });
