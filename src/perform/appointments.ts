/** A patient's own appointments. */
import type { AnswerEvent } from '../../flows/patient/events.ts';
import { maySee, peopleOf } from '../core/acting.ts';
import { type Appointment, appointmentsOf, cancel, historyOf } from '../core/appointments.ts';
import { visitChanged } from '../visit-changed.ts';
import { locationOf, visitFacts } from './facts.ts';
import { earlierVisits } from './follow-up.ts';
import { MOST_LISTED, type Performers, type Turn } from './performer.ts';
import { appointmentGone, theirs, theirsOrOver } from './theirs.ts';

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
		if (!visit) return appointmentGone(turn, appointmentId);
		return shown(turn, visit);
	},

	async listHistory({ appointmentId }, turn) {
		const visit = await theirsOrOver(turn, appointmentId);
		if (!visit) return appointmentGone(turn, appointmentId);
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

	async cancelAppointment({ appointmentId, seen = null }, turn) {
		const { tx, network, talk } = turn;
		const visit = await theirs(turn, appointmentId);
		if (!visit) return appointmentGone(turn, appointmentId);
		// What was said yes to is another time.
		if (seen !== null && seen !== visit.start) return shown(turn, visit);
		const facts = await visitFacts(turn, visit);
		const cancelled = await cancel(tx, network, { appointmentId, by: talk.id });
		if (cancelled.kind === 'tooLate') return { type: 'changeTooLate' };
		if (cancelled.kind === 'gone') return appointmentGone(turn, appointmentId);
		await visitChanged(tx, network, { what: 'cancelled', visit: cancelled.appointment, by: 'patient' });
		return { type: 'appointmentCancelled', visit: facts };
	},
};

async function shown(turn: Turn, visit: Appointment): Promise<AnswerEvent> {
	const earlier = (await earlierVisits(turn)).length > 0;
	const { patientId } = visit;
	const facts = await visitFacts(turn, visit);
	return { type: 'appointmentShown', visit: facts, areaId: areaOf(turn, visit), patientId, earlier };
}

const areaOf = ({ network }: Turn, { locationId }: Appointment): number => locationOf(network, locationId).areaId;
