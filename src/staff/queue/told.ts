/** How people in the queue are told to staff: by number and name, in a group by number and reference only. */
import { at, type Fact, type Part, part, text } from '../../../flows/prompt.ts';
import { appointmentById } from '../../core/appointments.ts';
import type { Location } from '../../core/network.ts';
import { nameOf, patientById } from '../../core/patients.ts';
import type { Encounter } from '../../core/queue-order.ts';
import { showReference } from '../../core/references.ts';
import { calledTo } from '../../core/waiting.ts';
import type { Turn } from '../../perform/performer.ts';
import { personOf } from '../../perform/queue.ts';

/** `who` and `record` are empty for somebody whom nobody looked up, `reference` and `start` for who walked in. */
export async function encounterFacts(
	{ tx, network, inGroup }: Turn,
	{ zone, name }: Location,
	encounter: Encounter,
): Promise<Readonly<Record<string, Fact>>> {
	const { number, patientId, appointmentId, practitionerId, arrivedAt } = encounter;
	const patient = patientId === null || inGroup ? undefined : await patientById(tx, patientId);
	const visit = appointmentId === null ? undefined : await appointmentById(tx, appointmentId);
	return {
		number,
		who: patient ? nameOf(patient) : '',
		record: patientId === null || patient ? '' : `#${patientId}`,
		reference: visit ? showReference(visit.reference) : '',
		start: visit ? at(visit.start, zone) : '',
		since: at(arrivedAt, zone),
		person: encounter.status === 'called' ? calledTo(network, encounter) : personOf(network, practitionerId),
		place: text(name),
	};
}

export const encounterTold = async (turn: Turn, key: string, location: Location, encounter: Encounter): Promise<Part> =>
	part(key, await encounterFacts(turn, location, encounter));
