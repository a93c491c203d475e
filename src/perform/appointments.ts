/** A patient's own appointments. */
import { type Appointment, appointmentById, appointmentsOf, cancel, historyOf } from '../core/appointments.ts';
import { patientsOf } from '../core/patients.ts';
import { locationOf, visitFacts } from './facts.ts';
import type { Performers, Turn } from './performer.ts';

type Appointments = Pick<Performers, 'listAppointments' | 'showAppointment' | 'listHistory' | 'cancelAppointment'>;

/** As many as a list of choices holds. */
const MOST_LISTED = 8;

export const appointments: Appointments = {
	async listAppointments(_, turn) {
		const { tx, talk } = turn;
		const coming = await appointmentsOf(tx, { patientIds: await patientsOf(tx, talk.id), from: tx.now });
		const visits = coming.slice(0, MOST_LISTED).map((visit) => visitFacts(turn, visit));
		return { type: 'appointmentsListed', visits: await Promise.all(visits) };
	},

	async showAppointment({ appointmentId }, turn) {
		const visit = await theirs(turn, appointmentId);
		if (!visit) return { type: 'appointmentGone' };
		const { patientId } = visit;
		return { type: 'appointmentShown', visit: await visitFacts(turn, visit), areaId: areaOf(turn, visit), patientId };
	},

	async listHistory({ appointmentId }, turn) {
		const visit = await theirs(turn, appointmentId);
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

	async cancelAppointment({ appointmentId }, turn) {
		const { tx, network, talk } = turn;
		const visit = await theirs(turn, appointmentId);
		if (!visit) return { type: 'appointmentGone' };
		const facts = await visitFacts(turn, visit);
		const cancelled = await cancel(tx, network, { appointmentId, by: talk.id });
		if (cancelled.kind === 'tooLate') return { type: 'changeTooLate' };
		if (cancelled.kind === 'gone') return { type: 'appointmentGone' };
		return { type: 'appointmentCancelled', visit: facts };
	},
};

/** The appointment, if this chat acts for its patient and it is still to come. */
async function theirs({ tx, talk }: Turn, id: number): Promise<Appointment | undefined> {
	const visit = await appointmentById(tx, id);
	const live = visit?.status === 'booked' || visit?.status === 'pending';
	if (!live || visit.end <= tx.now) return undefined;
	return (await patientsOf(tx, talk.id)).includes(visit.patientId) ? visit : undefined;
}

const areaOf = ({ network }: Turn, { locationId }: Appointment): number => locationOf(network, locationId).areaId;
