/** What the conversation is told of a time, and of a visit. */
import type { TimeFacts, VisitFacts } from '../../flows/patient/facts.ts';
import { type Appointment, historyOf } from '../core/appointments.ts';
import { cutOffsFor } from '../core/cut-offs.ts';
import type { Location, Network } from '../core/network.ts';
import { patientById } from '../core/patients.ts';
import { showReference } from '../core/references.ts';
import type { FreeSlot } from '../core/slots.ts';
import { nameHere } from './people.ts';
import type { Turn } from './performer.ts';

type Placed = Pick<FreeSlot, 'start' | 'locationId' | 'practitionerId'>;

export const locationOf = (network: Network, id: number): Location => {
	const location = network.locations.byId.get(id);
	if (!location) throw new Error(`There is no location ${id}.`);
	return location;
};

export function timeFacts(network: Network, slotId: number, { start, locationId, practitionerId }: Placed): TimeFacts {
	const location = locationOf(network, locationId);
	const person = network.practitioners.byId.get(practitionerId)?.name ?? '';
	const city = network.areas.byId.get(location.areaId)?.name ?? location.zone;
	return { slotId, start, zone: location.zone, place: location.name, city, person };
}

export async function visitFacts(turn: Turn, visit: Appointment): Promise<VisitFacts> {
	const { tx, network } = turn;
	const location = locationOf(network, visit.locationId);
	const service = network.services.byId.get(visit.serviceId);
	const patient = await patientById(tx, visit.patientId);
	if (!service || !patient) throw new Error(`Appointment ${visit.id} lost its service or its patient.`);
	const cutOffs = await cutOffsFor(tx, network, visit);
	const stillBefore = (minutes: number) => tx.now <= visit.start - minutes * 60_000;
	const changes = await historyOf(tx, visit.id);
	const over = isOver(visit);
	const settled = over || visit.status === 'arrived';
	return {
		...timeFacts(network, visit.slotId, visit),
		appointmentId: visit.id,
		reference: showReference(visit.reference),
		end: visit.end,
		who: await nameHere(turn, patient),
		service: service.name,
		serviceId: service.id,
		locationId: location.id,
		address: location.address,
		phone: location.phone,
		latitude: location.latitude,
		longitude: location.longitude,
		texts: [location.texts, service.texts],
		...(visit.status === 'pending' && { pending: true }),
		...(visit.start <= tx.now && { begun: true }),
		...hereOf(network, visit, tx.now),
		...(over && { over }),
		mayMove: !settled && stillBefore(cutOffs.rescheduleMinutes),
		linkId: visit.linkId,
		fixed: cutOffs.rescheduleMinutes === Infinity,
		mayCancel: !settled && stillBefore(cutOffs.cancelMinutes),
		changes: changes.length - 1,
	};
}

/** It took place, or nobody came to it. */
export const isOver = ({ status }: Appointment): boolean => status === 'fulfilled' || status === 'noshow';

/** Whether "I'm here" can be said of a visit by now, or was. */
function hereOf({ settings }: Network, { status, start, end }: Appointment, now: number): Pick<VisitFacts, 'here'> {
	if (status === 'arrived') return { here: 'said' };
	return status === 'booked' && now >= start - settings.desk.hereMinutes * 60_000 && now < end ? { here: 'may' } : {};
}
