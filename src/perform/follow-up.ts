/** Visits of a patient that are over, and a follow-up of one: the clinic's desk is told that it was asked for. */
import { pastVisits } from '../../db/queries/search.ts';
import { setTimer } from '../../db/queries/timers.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentById } from '../core/appointments.ts';
import { showReference } from '../core/references.ts';
import { askFollowUp } from '../core/requests.ts';
import { deskChatsOf } from '../handover/desk.ts';
import { locationOf, visitFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

const MOST_LISTED = 5;
/** A visit is followed up no later, in ms. */
const LATEST_MS = 180 * 86_400_000;

export const followUps: Pick<Performers, 'listEarlier' | 'askFollowUp'> = {
	async listEarlier(_, turn) {
		const visits = await earlierVisits(turn);
		return { type: 'earlierListed', visits: await Promise.all(visits.map((visit) => visitFacts(turn, visit))) };
	},

	async askFollowUp({ appointmentId }, turn) {
		const { tx, network, talk } = turn;
		const visit = await appointmentById(tx, appointmentId);
		if (!visit || !mayFollow(visit, tx.now) || !maySee(await peopleOf(tx, talk.id), talk.id, visit))
			return { type: 'followUpRefused' };
		const { kind } = await askFollowUp(tx, visit, talk.id);
		if (kind === 'asked') {
			const facts = { number: `#${visit.patientId}`, reference: showReference(visit.reference) };
			const event = { alert: 'requests-told', facts };
			for (const { conversationId } of await deskChatsOf(tx, locationOf(network, visit.locationId)))
				await tx.run(setTimer, { conversationId, dueAt: tx.now, event });
		}
		return { type: 'followUpNoted', visit: await visitFacts(turn, visit), before: kind === 'askedBefore' };
	},
};

/** Those that this chat may see, the latest first. */
export async function earlierVisits({ tx, talk }: Turn): Promise<Appointment[]> {
	const people = await peopleOf(tx, talk.id);
	const visits: Appointment[] = [];
	for (const { patientId } of people)
		visits.push(...(await tx.run(pastVisits, { patientId, now: tx.now, limit: MOST_LISTED })));
	return visits
		.filter((visit) => visit.end <= tx.now && mayFollow(visit, tx.now) && maySee(people, talk.id, visit))
		.sort((a, b) => b.start - a.start)
		.slice(0, MOST_LISTED);
}

/** It has begun, not too long ago, and took place. */
const mayFollow = ({ status, start }: Appointment, now: number): boolean =>
	start <= now && start > now - LATEST_MS && status !== 'cancelled' && status !== 'noshow';
