/**
 * What somebody in the queue is told unasked: that the desk has noted them, that they are next, called, back in line, or
 * not in it any more.
 */
import { askNext, askWaiting, sayOut } from '../../flows/patient/here.ts';
import { at, part } from '../../flows/prompt.ts';
import { peopleOf } from '../core/acting.ts';
import { appointmentById } from '../core/appointments.ts';
import type { Encounter, Present } from '../core/queue-order.ts';
import { encounterById, thereAt } from '../core/waiting.ts';
import type { Telling } from '../news.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { queueFacts } from '../perform/queue.ts';

interface OfQueue {
	readonly encounterId: number;
}

/** Whom it is about, if this chat still acts for them. */
async function meant({ tx, talk }: Turn, { encounterId }: OfQueue): Promise<Encounter | undefined> {
	const encounter = await encounterById(tx, encounterId);
	if (!encounter || encounter.conversationId !== talk.id) return undefined;
	const people = await peopleOf(tx, talk.id);
	return people.some(({ patientId }) => patientId === encounter.patientId) ? encounter : undefined;
}

/** The same, if they are still there. */
async function present(turn: Turn, news: OfQueue): Promise<Present | undefined> {
	const encounter = await meant(turn, news);
	if (!encounter) return undefined;
	const there = await thereAt(turn.tx, locationOf(turn.network, encounter.locationId));
	return there.find(({ id }) => id === encounter.id);
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
	queueNotYet: async (turn: Turn, news: OfQueue) => {
		const who = await present(turn, news);
		if (who?.status !== 'arrived' || who.start === null) return undefined;
		const { zone } = locationOf(turn.network, who.locationId);
		const { early: _, ...queue } = await queueFacts(turn, who);
		const { parts, ...rest } = askWaiting(queue);
		return { parts: [part('here-not-yet', { start: at(who.start, zone) }), ...parts], ...rest };
	},
	queueOut: async (turn: Turn, news: OfQueue) => {
		const who = await meant(turn, news);
		if (who?.status !== 'left') return undefined;
		const { name, zone } = locationOf(turn.network, who.locationId);
		const visit = who.appointmentId === null ? undefined : await appointmentById(turn.tx, who.appointmentId);
		const start = visit?.status === 'booked' ? visit.start : null;
		return sayOut({ number: who.number, place: name, start, zone });
	},
};
