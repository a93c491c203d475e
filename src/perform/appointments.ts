/** A patient's own appointments. */
import { type Appointment, appointmentById, appointmentsOf, cancel, historyOf } from '../core/appointments.ts';
import { locationOf, visitFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

type Appointments = Pick<Performers, 'listAppointments' | 'showAppointment' | 'listHistory' | 'cancelAppointment'>;

/** As many as a list of choices holds. */
const MOST_LISTED = 8;

export const appointments: Appointments = {
	async listAppointments({ patientId }, turn) {
		const { tx } = turn;
		const coming = await appointmentsOf(tx, { patientIds: patientId === null ? [] : [patientId], from: tx.now });
		const visits = coming.slice(0, MOST_LISTED).map((visit) => visitFacts(turn, visit));
		return { type: 'appointmentsListed', visits: await Promise.all(visits) };
	},

	async showAppointment({ appointmentId, patientId }, turn) {
		const visit = await theirs(turn, appointmentId, patientId);
		if (!visit) return { type: 'appointmentGone' };
		return { type: 'appointmentShown', visit: await visitFacts(turn, visit), areaId: areaOf(turn, visit) };
	},

	async listHistory({ appointmentId, patientId }, turn) {
		const visit = await theirs(turn, appointmentId, patientId);
		if (!visit) return { type: 'appointmentGone' };
		const { zone } = locationOf(turn.network, visit.locationId);
		const changes = await historyOf(turn.tx, visit.id);
		return {
			type: 'historyListed',
			visit: await visitFacts(turn, visit),
			areaId: areaOf(turn, visit),
			changes: changes.map(({ what, by, at, toStart }) => ({
				what,
				by: by.startsWith('staff:') ? 'staff' : 'patient',
				at,
				zone,
				toStart,
			})),
		};
	},

	async cancelAppointment({ appointmentId, patientId }, turn) {
		const { tx, network, talk } = turn;
		const visit = await theirs(turn, appointmentId, patientId);
		if (!visit) return { type: 'appointmentGone' };
		const facts = await visitFacts(turn, visit);
		const cancelled = await cancel(tx, network, { appointmentId, by: talk.id });
		if (cancelled.kind === 'tooLate') return { type: 'changeTooLate' };
		if (cancelled.kind === 'gone') return { type: 'appointmentGone' };
		return { type: 'appointmentCancelled', visit: facts };
	},
};

/** The appointment, if it is this patient's and still to come. */
async function theirs({ tx }: Turn, id: number, patientId: number | null): Promise<Appointment | undefined> {
	const visit = await appointmentById(tx, id);
	const live = visit?.status === 'booked' || visit?.status === 'pending';
	return live && visit.patientId === patientId && visit.end > tx.now ? visit : undefined;
}

const areaOf = ({ network }: Turn, { locationId }: Appointment): number => locationOf(network, locationId).areaId;
