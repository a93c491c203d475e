/** A visit as this chat may see it; and what became of one that is no more. */
import type { AnswerEvent } from '../../flows/patient/events.ts';
import type { GoneFacts } from '../../flows/patient/facts.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentById, historyOf } from '../core/appointments.ts';
import { wallTimeOf } from '../core/zones.ts';
import { isOver, locationOf, visitFacts } from './facts.ts';
import type { Turn } from './performer.ts';

/** The appointment, if this chat may see it and it is still to come. */
export async function theirs({ tx, talk }: Turn, id: number): Promise<Appointment | undefined> {
	const visit = await appointmentById(tx, id);
	const live = visit?.status === 'booked' || visit?.status === 'pending' || visit?.status === 'arrived';
	if (!live || visit.end <= tx.now) return undefined;
	return maySee(await peopleOf(tx, talk.id), talk.id, visit) ? visit : undefined;
}

/** The same, or one that was over today. */
export async function theirsOrOver(turn: Turn, id: number): Promise<Appointment | undefined> {
	const { tx, talk, network } = turn;
	const visit = await appointmentById(tx, id);
	if (!visit || !isOver(visit)) return theirs(turn, id);
	const { zone } = locationOf(network, visit.locationId);
	if (wallTimeOf(visit.start, zone).date !== wallTimeOf(tx.now, zone).date) return undefined;
	return maySee(await peopleOf(tx, talk.id), talk.id, visit) ? visit : undefined;
}

/** What became of a visit, as far as this chat may know. */
export async function appointmentGone(turn: Turn, id: number): Promise<AnswerEvent> {
	const { tx, talk } = turn;
	const visit = await appointmentById(tx, id);
	const gone = visit && maySee(await peopleOf(tx, talk.id), talk.id, visit) && (await whatBecameOf(turn, visit));
	return { type: 'appointmentGone', ...(gone && { gone }) };
}

async function whatBecameOf(turn: Turn, visit: Appointment): Promise<GoneFacts | undefined> {
	const facts = { visit: await visitFacts(turn, visit) };
	if (visit.status !== 'cancelled') return visit.end <= turn.tx.now ? { ...facts, what: 'over' } : undefined;
	const end = (await historyOf(turn.tx, visit.id)).findLast(({ what }) => what === 'cancelled' || what === 'declined');
	if (!end) return undefined;
	const by = end.by.startsWith('staff:') ? 'staff' : 'patient';
	return { ...facts, what: end.what === 'declined' ? 'declined' : 'cancelled', by, at: end.at };
}
