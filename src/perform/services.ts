/** What can be booked: departments, services and where they are given. */
import type { AreaFacts } from '../../flows/patient/facts.ts';
import { eligible, personOf } from '../core/eligibility.ts';
import type { HealthcareService, Network } from '../core/network.ts';
import { patientById } from '../core/patients.ts';
import { wallTimeOf } from '../core/zones.ts';
import type { Performers, Turn } from './performer.ts';

type Services = Pick<Performers, 'listDepartments' | 'listServices' | 'describeService' | 'listPlaces'>;

const DAY_MS = 86_400_000;

export const services: Services = {
	async listDepartments({ patientId }, turn) {
		const open = await openServices(turn, patientId);
		const departments = turn.network.departments.all.filter(
			({ id, retired }) => !retired && open.some(({ departmentId }) => departmentId === id),
		);
		return { type: 'departmentsListed', departments: departments.map(({ id, name }) => ({ id, name })) };
	},

	async listServices({ patientId, departmentId }, turn) {
		const open = await openServices(turn, patientId);
		const services = open.filter((service) => service.departmentId === departmentId);
		return { type: 'servicesListed', services: services.map(({ id, name }) => ({ id, name })) };
	},

	async describeService({ patientId, serviceId }, turn) {
		const open = await openServices(turn, patientId);
		const service = open.find(({ id }) => id === serviceId);
		if (!service) return { type: 'serviceGone' };
		const { id, name, description, minutes, reason } = service;
		return { type: 'serviceDescribed', service: { id, name, description, minutes, reason } };
	},

	listPlaces({ serviceId }, { network }) {
		return { type: 'placesListed', areas: placesOf(network, serviceId) };
	},
};

/** The services whose rules hold for this patient on some day of the booking window, with free times or without. */
async function openServices({ tx, network }: Turn, patientId: number): Promise<HealthcareService[]> {
	const patient = await patientById(tx, patientId);
	const person = patient && personOf(network, patient);
	const zone = network.locations.all[0]?.zone ?? 'UTC';
	// An age rule that holds on any day of the window holds on its first or its last.
	const days = [tx.now, tx.now + network.settings.windowDays * DAY_MS].map((day) => wallTimeOf(day, zone).date);
	return network.services.all.filter(
		({ retired, eligibility }) => !retired && days.some((day) => eligible(eligibility, person, { day })),
	);
}

/** Where somebody gives the service, by city. */
function placesOf(network: Network, serviceId: number): AreaFacts[] {
	const code = network.services.byId.get(serviceId)?.code ?? '';
	const at = new Set(
		network.practitioners.all
			.filter(({ retired }) => !retired)
			.flatMap(({ roles }) => roles)
			.filter(({ services }) => services.includes(code))
			.map(({ location }) => location),
	);
	const locations = network.locations.all.filter(({ code, retired }) => !retired && at.has(code));
	return network.areas.all
		.map(({ id, name }) => ({
			id,
			name,
			locations: locations.filter(({ areaId }) => areaId === id).map(({ id, name }) => ({ id, name })),
		}))
		.filter(({ locations }) => locations.length > 0);
}
