/** What is kept of somebody, for machines: a FHIR R4 Bundle (https://hl7.org/fhir/R4/bundle.html) of type `collection`. */

import { inLanguage } from '../../flows/words.ts';
import type { OwnData, OwnVisit, PersonData, Trace } from '../core/export.ts';
import type { Network } from '../core/network.ts';
import { nameOf } from '../core/patients.ts';
import { digitsOf } from '../core/payments.ts';
import { showReference } from '../core/references.ts';

/** Absent fields are left out: FHIR has no null. */
type Resource = { readonly resourceType: string; readonly id: string } & Readonly<Record<string, unknown>>;

export interface Bundle {
	readonly resourceType: 'Bundle';
	readonly type: 'collection';
	/** ISO 8601, UTC. */
	readonly timestamp: string;
	readonly entry: readonly { readonly fullUrl: string; readonly resource: Resource }[];
}

const instant = (ms: number): string => new Date(ms).toISOString();
const PRIVATE = 'https://waitless.example/fhir';
const coded = (system: string, code: string, text = code) => ({ coding: [{ system, code }], text });

export function bundleOf(data: OwnData, network: Network): Bundle {
	const resources = [
		...data.people.flatMap((known) => [
			patientOf(known, network),
			...known.caresFor.map((cared) => relatedOf(known, cared)),
			...known.visits.map((visit) => appointmentOf(visit, network)),
			...known.visits.flatMap((visit) => visit.payments.map((payment) => paymentOf(visit, payment, network))),
			...known.encounters.map((encounter) => encounterOf(known, encounter, network)),
			...known.requests.map((request) => requestOf(known, request)),
			...known.links.map((link) => linkOf(link, network)),
			...known.trail.map((trace, i) => auditOf(known, trace, i)),
		]),
		...data.chat.consents.map((given, i) => consentOf(data, given, i)),
	];
	return {
		resourceType: 'Bundle',
		type: 'collection',
		timestamp: instant(data.at),
		entry: resources.map((resource) => ({
			fullUrl: `${PRIVATE}/${resource.resourceType}/${resource.id}`,
			resource,
		})),
	};
}

function patientOf({ patient, contacts, identifiers }: PersonData, network: Network): Resource {
	const { id, firstName, surname, gender, birthDate, language, filesAt, familyDoctor } = patient;
	const doctor = familyDoctor && network.practitioners.byCode.get(familyDoctor);
	const clinics = filesAt.flatMap((code) => network.locations.byCode.get(code) ?? []);
	return {
		resourceType: 'Patient',
		id: String(id),
		meta: { lastUpdated: instant(patient.createdAt) },
		active: patient.erasedAt === null,
		name: [{ text: nameOf(patient), ...(surname && { family: surname }), ...(firstName && { given: [firstName] }) }],
		...(gender && { gender }),
		...(birthDate && { birthDate }),
		...(language && { communication: [{ language: coded('urn:ietf:bcp:47', language), preferred: true }] }),
		...(contacts.length > 0 && {
			telecom: contacts.map(({ system, value, confirmedAt }, place) => ({
				system,
				value,
				rank: place + 1,
				...(confirmedAt !== null && {
					extension: [{ url: `${PRIVATE}/confirmed`, valueInstant: instant(confirmedAt) }],
				}),
			})),
		}),
		...(identifiers.length > 0 && {
			identifier: identifiers.map(({ system, value }) => ({ system: `${PRIVATE}/identifier/${system}`, value })),
		}),
		...(doctor && { generalPractitioner: [{ display: doctor.name }] }),
		...(clinics.length > 0 && {
			managingOrganization: { display: clinics.map(({ name }) => inLanguage(name, 'en')).join(', ') },
		}),
	};
}

const relatedOf = (known: PersonData, { patientId, relationship }: PersonData['caresFor'][number]): Resource => ({
	resourceType: 'RelatedPerson',
	id: `${known.patient.id}-${patientId}`,
	active: true,
	patient: { reference: `Patient/${patientId}` },
	relationship: [{ text: relationship }],
	name: [{ text: nameOf(known.patient) }],
});

function appointmentOf(visit: OwnVisit, network: Network): Resource {
	const location = network.locations.byId.get(visit.locationId);
	const service = network.services.byId.get(visit.serviceId);
	return {
		resourceType: 'Appointment',
		id: String(visit.id),
		identifier: [{ system: `${PRIVATE}/reference`, value: showReference(visit.reference) }],
		status: visit.status,
		...(service && { serviceType: [coded(`${PRIVATE}/service`, service.code, inLanguage(service.name, 'en'))] }),
		...(visit.reason && { reasonCode: [{ text: visit.reason }] }),
		...(visit.details && { comment: visit.details }),
		start: instant(visit.start),
		end: instant(visit.end),
		created: instant(visit.bookedAt),
		meta: { lastUpdated: instant(visit.changedAt) },
		participant: [
			{ actor: { reference: `Patient/${visit.patientId}` }, status: 'accepted' },
			{
				actor: { display: network.practitioners.byId.get(visit.practitionerId)?.name ?? '' },
				status: visit.status === 'pending' ? 'needs-action' : 'accepted',
			},
			{ actor: { display: inLanguage(location?.name ?? '', 'en') }, status: 'accepted' },
		],
	};
}

/** What was paid at the desk, or given back. */
const paymentOf = (
	{ id: visitId, locationId }: OwnVisit,
	{ id, kind, amount, currency, at }: OwnVisit['payments'][number],
	network: Network,
): Resource => ({
	resourceType: 'PaymentNotice',
	id: String(id),
	status: 'active',
	request: { reference: `Appointment/${visitId}` },
	created: instant(at),
	payment: { display: 'at the desk' },
	recipient: { display: inLanguage(network.locations.byId.get(locationId)?.name ?? '', 'en') },
	amount: { value: amount / 10 ** digitsOf(currency), currency },
	paymentStatus: coded(`${PRIVATE}/payment`, kind),
});

/** FHIR has no word for having been called, and none for having left. */
const PRESENT = { arrived: 'arrived', called: 'arrived', 'in-progress': 'in-progress', finished: 'finished' } as const;

function encounterOf({ patient }: PersonData, encounter: PersonData['encounters'][number], network: Network): Resource {
	const { id, status, locationId, practitionerId, appointmentId, arrivedAt, finishedAt } = encounter;
	const practitioner = network.practitioners.byId.get(practitionerId ?? 0);
	return {
		resourceType: 'Encounter',
		id: String(id),
		status: status === 'left' ? 'cancelled' : PRESENT[status],
		class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
		subject: { reference: `Patient/${patient.id}` },
		...(appointmentId !== null && { appointment: [{ reference: `Appointment/${appointmentId}` }] }),
		...(practitioner && { participant: [{ individual: { display: practitioner.name } }] }),
		period: { start: instant(arrivedAt), ...(finishedAt !== null && { end: instant(finishedAt) }) },
		location: [{ location: { display: inLanguage(network.locations.byId.get(locationId)?.name ?? '', 'en') } }],
	};
}

/** A visit that staff were asked to arrange, after another. */
const requestOf = (
	{ patient }: PersonData,
	{ id, appointmentId, at, doneAt }: PersonData['requests'][number],
): Resource => ({
	resourceType: 'ServiceRequest',
	id: String(id),
	status: doneAt === null ? 'active' : 'completed',
	intent: 'proposal',
	code: { text: 'follow-up visit' },
	subject: { reference: `Patient/${patient.id}` },
	authoredOn: instant(at),
	supportingInfo: [{ reference: `Appointment/${appointmentId}` }],
});

/** A booking link that staff have sent. */
const linkOf = (
	{ id, patientId, createdAt, status, linkTypeId }: PersonData['links'][number],
	network: Network,
): Resource => ({
	resourceType: 'Communication',
	id: `link-${id}`,
	status: 'completed',
	statusReason: { text: status },
	subject: { reference: `Patient/${patientId}` },
	sent: instant(createdAt),
	topic: { text: inLanguage(network.linkTypes.byId.get(linkTypeId)?.name ?? '', 'en') },
});

/** One person agreed, for themselves and whom they act for. */
function consentOf({ people }: OwnData, given: OwnData['chat']['consents'][number], place: number): Resource {
	const { version, channel, givenAt, withdrawnAt } = given;
	const [first] = people;
	return {
		resourceType: 'Consent',
		id: String(place + 1),
		status: withdrawnAt === null ? 'active' : 'inactive',
		scope: coded('http://terminology.hl7.org/CodeSystem/consentscope', 'patient-privacy'),
		category: [coded('http://loinc.org', '59284-0', 'Consent Document')],
		...(first && { patient: { reference: `Patient/${first.patient.id}` } }),
		dateTime: instant(givenAt),
		policyRule: { text: `terms ${version}, accepted on ${channel}` },
		provision: {
			type: 'permit',
			period: { start: instant(givenAt), ...(withdrawnAt !== null && { end: instant(withdrawnAt) }) },
		},
	};
}

/** Of staff their role, and not who they are. */
const auditOf = ({ patient }: PersonData, { at, by, action, entity }: Trace, place: number): Resource => ({
	resourceType: 'AuditEvent',
	id: `${patient.id}-${place + 1}`,
	type: { system: 'http://terminology.hl7.org/CodeSystem/audit-event-type', code: 'rest' },
	subtype: [{ system: `${PRIVATE}/action`, code: action.replaceAll(' ', '-'), display: action }],
	recorded: instant(at),
	agent: [{ type: { text: by }, requestor: by !== 'system' }],
	source: { observer: { display: 'Waitless' } },
	entity: [{ what: { reference: entity.replace(/^patient:/, 'Patient/').replace(/^appointment:/, 'Appointment/') } }],
});
