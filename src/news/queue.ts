/** What somebody in the queue is told unasked: that the desk has noted them, that they are next, called, or back in line. */
import { askNext, askWaiting } from '../../flows/patient/here.ts';
import { part } from '../../flows/prompt.ts';
import { peopleOf } from '../core/acting.ts';
import type { Present } from '../core/queue-order.ts';
import { encounterById, thereAt } from '../core/waiting.ts';
import type { Telling } from '../news.ts';
import type { Turn } from '../perform/performer.ts';
import { queueFacts } from '../perform/queue.ts';

interface OfQueue {
	readonly encounterId: number;
}

/** Whom it is about, if they are still there and this chat still acts for them. */
async function present({ tx, talk }: Turn, { encounterId }: OfQueue): Promise<Present | undefined> {
	const encounter = await encounterById(tx, encounterId);
	if (!encounter || encounter.conversationId !== talk.id) return undefined;
	const people = await peopleOf(tx, talk.id);
	if (!people.some(({ patientId }) => patientId === encounter.patientId)) return undefined;
	return (await thereAt(tx, encounter.locationId)).find(({ id }) => id === encounterId);
}

const told =
	(status: Present['status'], say: (facts: Awaited<ReturnType<typeof queueFacts>>) => ReturnType<typeof askNext>) =>
	async (turn: Turn, news: OfQueue) => {
		const who = await present(turn, news);
		return who?.status === status ? say(await queueFacts(turn, who)) : undefined;
	};

export const queueNews: Readonly<Record<string, Telling>> = {
	queueNoted: told('arrived', askWaiting),
	queueNext: told('arrived', askNext),
	queueCalled: told('called', askWaiting),
	queueBack: told('arrived', (facts) => {
		const { parts, ...rest } = askWaiting(facts);
		return { parts: [part('here-back'), ...parts], ...rest };
	}),
};
