/** `/find` and `/patient`: a person's file, at any clinic of the network, by those whose role allows it. */
import { chatsOfPatient } from '../../../db/queries/erase.ts';
import { registrationOf } from '../../../db/queries/log.ts';
import { identifiersOfPatient } from '../../../db/queries/patients.ts';
import { pastVisits } from '../../../db/queries/search.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, appointmentsOf } from '../../core/appointments.ts';
import { linksOfPatient, openLinksOf } from '../../core/links.ts';
import { duplicatesFoundOf, mergedRecords } from '../../core/merge.ts';
import { nameOf, type PatientWithContacts } from '../../core/patients.ts';
import { showReference } from '../../core/references.ts';
import { carersOf, patientsCaredForBy } from '../../core/related.ts';
import type { Turn } from '../../perform/performer.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { type Command, DESK, EVERYBODY } from '../dialogue/command.ts';
import { holds, type Member } from '../dialogue/who.ts';
import { calledBy, clinicNames, staffNumbered, zoneOf } from '../finding/colleagues.ts';
import { dayOf, opened, patientMeant, whoFacts } from '../finding/patient.ts';
import { chatLines } from './chats.ts';

const VISITS_SHOWN = 3;

const opening = (name: 'find' | 'patient'): Command => ({
	roles: EVERYBODY,
	privately: true,
	async run(turn, member, { rest }) {
		const patient = await patientMeant(turn, member, rest, (number) => `patient ${number}`);
		if (!patient) return;
		await opened(turn, member, patient);
		offer(turn, await fileOf(turn, member, patient), await buttonsFor(turn, member, patient));
	},
	examples: () => [line(`file-example-${name}`)],
});

export const find = opening('find');
export const patient = opening('patient');

async function fileOf(turn: Turn, member: Member, person: PatientWithContacts): Promise<Part[]> {
	const { tx, network } = turn;
	const doctor = network.practitioners.byCode.get(person.familyDoctor ?? '')?.name ?? '';
	return [
		part('file', whoFacts(person)),
		...(person.birthDate ? [line('file-born', { born: dayOf(person.birthDate) })] : [line('file-born-unknown')]),
		...(person.gender ? [line('file-gender', { gender: person.gender })] : []),
		person.provisional
			? await provisionalLine(turn, member, person.id)
			: line('file-at', { clinics: clinicNames(turn, person.filesAt), doctor }),
		...contactLines(person),
		...(await numberLines(turn, person.id)),
		...(await relationLines(turn, person.id)),
		...(await chatLines(turn, member, person.id)),
		...(await visitLines(turn, person.id)),
		...(await linkLines(tx, person.id)),
		...(await mergedRecords(tx, person.id)).map((merged) =>
			line('file-merged', { name: nameOf(merged), number: `#${merged.fromId}` }),
		),
	];
}

/** How somebody without a file came, as far as that is on record. */
async function provisionalLine(turn: Turn, member: Member, patientId: number): Promise<Part> {
	const { tx, network } = turn;
	const [registered] = await tx.run(registrationOf, { entity: `patient:${patientId}` });
	if (!registered) {
		const byChat = (await tx.run(chatsOfPatient, { patientId })).length > 0;
		return line(byChat ? 'file-provisional' : 'file-unconfirmed');
	}
	const colleague = await staffNumbered(tx, Number(registered.actor.split(':')[1] ?? 0));
	return line('file-registered', {
		name: colleague ? calledBy(network, colleague) : '',
		when: at(registered.at, zoneOf(turn, member)),
	});
}

/** Booking links that can still be used. */
async function linkLines(tx: Turn['tx'], patientId: number): Promise<Part[]> {
	const { length } = await openLinksOf(tx, patientId);
	return length > 0 ? [line('file-links', { count: length })] : [];
}

export function contactLines({ contacts }: PatientWithContacts): Part[] {
	const some = contacts.length > 0;
	return [
		part(some ? 'file-contacts' : 'file-no-contacts'),
		...contacts.map(({ value, confirmedAt }, i) =>
			line('file-contact', { place: i + 1, value, confirmed: confirmedAt === null ? '' : 'yes' }),
		),
	];
}

/** The last three characters of each number: enough to compare with a card. */
export async function numberLines({ tx, network }: Turn, patientId: number): Promise<Part[]> {
	const labels = new Map(network.settings.identifiers.map(({ system, label }) => [system, label]));
	return (await tx.run(identifiersOfPatient, { patientId })).map(({ system, value }) =>
		line('file-number', { label: text(labels.get(system) ?? system), last: value.slice(-3) }),
	);
}

async function relationLines({ tx }: Turn, patientId: number): Promise<Part[]> {
	const carers = await carersOf(tx, patientId);
	const cared = await patientsCaredForBy(tx, patientId);
	const facts = (other: (typeof carers)[number]) => ({
		name: nameOf(other),
		number: `#${other.patientId}`,
		relationship: other.relationship,
	});
	return [
		...carers.map((carer) => line('file-carer', facts(carer))),
		...cared.map((other) => line('file-cares-for', facts(other))),
	];
}

async function visitLines({ tx, network }: Turn, patientId: number): Promise<Part[]> {
	const coming = await appointmentsOf(tx, { patientIds: [patientId], from: tx.now });
	const past = await tx.run(pastVisits, { patientId, now: tx.now, limit: VISITS_SHOWN });
	const told = (when: 'coming' | 'past') => (visit: Appointment) => {
		const location = network.locations.byId.get(visit.locationId);
		return line(`file-visit-${when}`, {
			start: at(visit.start, location?.zone ?? 'UTC'),
			service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
			place: text(location?.name ?? ''),
			person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
			reference: showReference(visit.reference),
			status: visit.status,
		});
	};
	return [
		part('file-visits'),
		...(coming.length + past.length === 0 ? [line('file-no-visits')] : []),
		...coming.slice(0, VISITS_SHOWN).map(told('coming')),
		...(coming.length > VISITS_SHOWN ? [line('file-visits-more', { count: coming.length - VISITS_SHOWN })] : []),
		...past.filter(({ id }) => !coming.some((visit) => visit.id === id)).map(told('past')),
	];
}

async function buttonsFor({ tx }: Turn, member: Member, { id, provisional }: PatientWithContacts): Promise<Button[]> {
	const doing: Button[] = [
		{ label: part('file-choice-book'), line: `book #${id}` },
		...((await appointmentsOf(tx, { patientIds: [id], from: tx.now })).length > 0
			? [{ label: part('file-choice-visits'), line: `appointment #${id}` }]
			: []),
	];
	if (!holds(member, ...DESK)) return doing;
	const pairs = await duplicatesFoundOf(tx, id);
	const acting = (await tx.run(chatsOfPatient, { patientId: id })).some(({ endedAt }) => endedAt === null);
	return [
		...doing,
		...(provisional ? [{ label: part('choice-confirm'), line: `confirm #${id}` }] : []),
		{ label: part('choice-contacts'), line: `contact #${id}` },
		...((await linksOfPatient(tx, id)).length > 0 ? [{ label: part('choice-links'), line: `links #${id}` }] : []),
		...(acting ? [{ label: part('choice-chats'), line: `chats #${id}` }] : []),
		...pairs.slice(0, 2).map(({ patientId, otherId }) => ({
			label: part('choice-compare', { a: `#${patientId}`, b: `#${otherId}` }),
			line: `merge #${patientId} #${otherId}`,
		})),
		...(holds(member, 'administrator') ? [{ label: part('choice-log'), line: `log #${id}` }] : []),
	];
}
