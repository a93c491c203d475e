/** What can be booked: departments, services and where they are given. */
import type { AnswerEvent, Refusal } from '../../flows/patient/events.ts';
import { openToEverybody, rulesOf } from '../core/eligibility.ts';
import type { HealthcareService } from '../core/network.ts';
import { boundsOf, giversWithin, offered } from '../core/offering.ts';
import { nameOf, patientById } from '../core/patients.ts';
import { personWithId } from '../core/person.ts';
import { goneMeanwhile } from './gone.ts';
import { aimFor, cameByLink, isOf } from './links.ts';
import type { Performers, Turn } from './performer.ts';

type Services = Pick<Performers, 'listDepartments' | 'listServices' | 'describeService' | 'listPlaces'>;

export const services: Services = {
	async listDepartments({ patientId }, turn) {
		const { open, guest } = await servicesFor(turn, patientId);
		const departments = turn.network.departments.all.filter(
			({ id, retired }) => !retired && open.some(({ departmentId }) => departmentId === id),
		);
		if (departments.length === 1) return servicesListed(open, departments[0]!.id, true);
		return {
			type: 'departmentsListed',
			departments: departments.map(({ id, name }) => ({
				...{ id, name },
				services: open.filter(({ departmentId }) => departmentId === id).map(({ id, name }) => ({ id, name })),
			})),
			guest,
		};
	},

	async listServices({ patientId, departmentId }, turn) {
		const { open } = await servicesFor(turn, patientId);
		return servicesListed(
			open.filter((service) => service.departmentId === departmentId),
			departmentId,
			open.every((service) => service.departmentId === departmentId),
		);
	},

	async describeService({ patientId, serviceId }, { tx, network }) {
		const service = network.services.byId.get(serviceId);
		if (!service || service.retired) return { type: 'serviceGone' };
		const { id, name, description, minutes, reason } = service;
		const rules = rulesOf(network, service);
		const { from = 0, below = 0 } = rules.ages ?? {};
		const refused = (why: Refusal) => ({ type: 'serviceRefused', why, service: name, from, below }) as const;
		const person = openToEverybody(rules) ? undefined : await personWithId(tx, network, patientId);
		const opening = offered(network, service, person, tx.now);
		if (opening.kind === 'no') return refused(opening.why);
		const [need] = opening.needs;
		if (!need) return { type: 'serviceDescribed', service: { id, name, description, minutes, reason } };
		// What staff have confirmed is never changed by what is typed in a chat.
		const patient = await patientById(tx, patientId);
		const labels = network.settings.identifiers.map(({ label }) => label);
		if (!patient?.provisional || (need === 'childNumber' && labels.length === 0)) return refused(need);
		return { type: 'factNeeded', fact: need, service: name, who: nameOf(patient), labels };
	},

	async listPlaces({ serviceId, patientId, ...sought }, turn) {
		const { tx, network } = turn;
		const gone = await goneMeanwhile(turn, sought);
		if (gone) return gone;
		const byLink = cameByLink(sought);
		const bounds = await boundsOf(tx, network, { serviceId, patientId, byLink });
		const aim = await aimFor(turn, sought);
		const givers = giversWithin(network, serviceId, bounds, tx.now).filter((giver) => isOf(aim, giver));
		const at = new Set(givers.map(({ location }) => location));
		const areas = network.areas.all.map(({ id, name }) => ({
			id,
			name,
			locations: network.locations.all
				.filter((location) => location.areaId === id && at.has(location))
				.map(({ id, name }) => ({ id, name })),
		}));
		return { type: 'placesListed', areas: areas.filter(({ locations }) => locations.length > 0) };
	},
};

/** The services for this patient; those whose rules hold on some day of the booking window, or may hold. */
async function servicesFor(
	{ tx, network }: Turn,
	patientId: number,
): Promise<{ open: HealthcareService[]; guest: boolean }> {
	const person = await personWithId(tx, network, patientId);
	const open = network.services.all.filter(
		(service) => !service.retired && offered(network, service, person, tx.now).kind === 'open',
	);
	return { open, guest: !person };
}

const servicesListed = (services: readonly HealthcareService[], departmentId: number, only: boolean): AnswerEvent => ({
	type: 'servicesListed',
	services: services.map(({ id, name }) => ({ id, name })),
	departmentId,
	only,
});
