/** A patient's own appointments. */
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentById, appointmentsOf, cancel, historyOf } from '../core/appointments.ts';
import { wallTimeOf } from '../core/zones.ts';
import { visitChanged } from '../visit-changed.ts';
import { isOver, locationOf, visitFacts } from './facts.ts';
import { earlierVisits } from './follow-up.ts';
import { MOST_LISTED, type Performers, type Turn } from './performer.ts';

type Appointments = Pick<Performers, 'listAppointments' | 'showAppointment' | 'listHistory' | 'cancelAppointment'>;

export const appointments: Appointments = {
	async listAppointments({ after: asked }, turn) {
		const { tx, talk } = turn;
		const people = await peopleOf(tx, talk.id);
		const coming = await appointmentsOf(tx, { patientIds: people.map(({ patientId }) => patientId), from: tx.now });
		const seen = coming.filter((visit) => maySee(people, talk.id, visit));
		// Some may be no more by now.
		const after = asked < seen.length ? asked : 0;
		const listed = seen.slice(after, after + MOST_LISTED);
		return {
			type: 'appointmentsListed',
			visits: await Promise.all(listed.map((visit) => visitFacts(turn, visit))),
			after,
			more: after + listed.length < seen.length,
			all: people.length > 0 && people.every(({ provedAt }) => provedAt !== null),
			earlier: (await earlierVisits(turn)).length > 0,
		};
	},

	async showAppointment({ appointmentId }, turn) {
		const visit = await theirs(turn, appointmentId);
		if (!visit) return { type: 'appointmentGone' };
		const { patientId } = visit;
		const earlier = (await earlierVisits(turn)).length > 0;
		const visitShown = await visitFacts(turn, visit);
		return { type: 'appointmentShown', visit: visitShown, areaId: areaOf(turn, visit), patientId, earlier };
	},

	async listHistory({ appointmentId }, turn) {
		const visit = await theirsOrOver(turn, appointmentId);
		if (!visit) return { type: 'appointmentGone' };
		const { zone } = locationOf(turn.network, visit.locationId);
		const changes = await historyOf(turn.tx, visit.id);
		return {
			type: 'historyListed',
			visit: await visitFacts(turn, visit),
			areaId: areaOf(turn, visit),
			earlier: (await earlierVisits(turn)).length > 0,
			changes: changes.map(({ what, by, at, toStart, detail }) => ({
				what,
				by: by.startsWith('staff:') ? 'staff' : 'patient',
				at,
				zone,
				toStart,
				...(detail?.undone && { undone: true }),
			})),
		};
	},

	async cancelAppointment({ appointmentId }, turn) {
		const { tx, network, talk } = turn;
		const visit = await theirs(turn, appointmentId);
		if (!visit) return { type: 'appointmentGone' };
		const facts = await visitFacts(turn, visit);
		const cancelled = await cancel(tx, network, { appointmentId, by: talk.id });
		if (cancelled.kind === 'tooLate') return { type: 'changeTooLate' };
		if (cancelled.kind === 'gone') return { type: 'appointmentGone' };
		await visitChanged(tx, network, { what: 'cancelled', visit: cancelled.appointment, by: 'patient' });
		return { type: 'appointmentCancelled', visit: facts };
	},
};

/** The appointment, if this chat may see it and it is still to come. */
export async function theirs({ tx, talk }: Turn, id: number): Promise<Appointment | undefined> {
	const visit = await appointmentById(tx, id);
	const live = visit?.status === 'booked' || visit?.status === 'pending' || visit?.status === 'arrived';
	if (!live || visit.end <= tx.now) return undefined;
	return maySee(await peopleOf(tx, talk.id), talk.id, visit) ? visit : undefined;
}

/** The same, or one that was over today. */
async function theirsOrOver(turn: Turn, id: number): Promise<Appointment | undefined> {
	const { tx, talk, network } = turn;
	const visit = await appointmentById(tx, id);
	if (!visit || !isOver(visit)) return theirs(turn, id);
	const { zone } = locationOf(network, visit.locationId);
	if (wallTimeOf(visit.start, zone).date !== wallTimeOf(tx.now, zone).date) return undefined;
	return maySee(await peopleOf(tx, talk.id), talk.id, visit) ? visit : undefined;
}

const areaOf = ({ network }: Turn, { locationId }: Appointment): number => locationOf(network, locationId).areaId;
