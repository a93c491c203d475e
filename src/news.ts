/** News for somebody who did not ask just now, when it comes to be told: what is said of each kind is looked up then. */
import type { PersonEvent } from '../flows/patient/events.ts';
import type { Question } from '../flows/prompt.ts';
import { handoverNews } from './handover/patient.ts';
import { codeNews } from './news/code.ts';
import { linkNews } from './news/link.ts';
import { proposalNews } from './news/proposal.ts';
import { queueNews } from './news/queue.ts';
import { visitNews } from './news/visit.ts';
import type { News } from './news-sent.ts';
import type { Turn } from './perform/performer.ts';
import { ask } from './speak.ts';

/** What is said of it, and what may be chosen; nothing where it is no news any more. Its choices work in every state. */
export type Telling = (
	turn: Turn,
	news: never,
) => Promise<Pick<Question<PersonEvent>, 'parts' | 'choices'> | undefined>;

/** What patients are told, by kind. */
const TELLINGS: Readonly<Record<string, Telling>> = {
	...codeNews,
	...queueNews,
	...visitNews,
	...linkNews,
	...handoverNews,
	...proposalNews,
};

/** What must not be lost: where it can't be said, another way is found (src/untold). */
const MATTERS = new Set(['visitChanged', 'visitFailed', 'link']);

export const isNews = (event: unknown): event is News => typeof (event as { news?: unknown }).news === 'string';

/** Says it beside what is going on, which stays open. */
export async function tellNews(turn: Turn, news: News): Promise<void> {
	const told = await TELLINGS[news.news]?.(turn, news as never);
	if (!told) return;
	if (MATTERS.has(news.news)) turn.talk.about = news;
	if (told.choices.length === 0) turn.talk.said.push(...told.parts);
	else ask(turn.talk, { ...told, keeps: true });
}
