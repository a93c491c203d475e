/**
 * Which visit a command is about: by its reference, or by whose it is (`#12`, a name) and perhaps its day and time. Only
 * visits at clinics that this member may see: any other is as if it were not there, and looking for it is recorded.
 */
import { numbered } from '../../../db/queries/rows.ts';
import { staffWithId } from '../../../db/queries/staff.ts';
import { cancelledVisits, recentVisits } from '../../../db/queries/visits.ts';
import { at, type Part, part, text } from '../../../flows/prompt.ts';
import { type Appointment, appointmentById, appointmentByReference, appointmentsOf } from '../../core/appointments.ts';
import { nameOf, type PatientWithContacts, patientById } from '../../core/patients.ts';
import { parseReference, showReference } from '../../core/references.ts';
import { searchPatients } from '../../core/search.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { locationOf } from '../../perform/facts.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import { type Member, mayManage, maySee, record } from '../dialogue/who.ts';
import { withoutCommas } from '../grammar/clauses.ts';
import { takeMoment, typedOf } from '../grammar/moment.ts';
import { calledBy } from './colleagues.ts';
import { clearBeginning, patientMeant, typedNext } from './patient.ts';

/** Who is named without a reference has no more than so many to choose from. */
const MOST_OFFERED = 8;
/** Visits that began so long ago, in ms, are still offered by whose they are. */
const RECENT_MS = 7 * 86_400_000;
const EARLY_MS = 12 * 3_600_000;
/** Of more of one name, nobody's visits are looked through. */
const MOST_NAMESAKES = 12;

/**
 * The visit that is meant, where it can only be one (in any state, where a reference says it); else those it could be are
 * offered, and nothing is answered. Throws `Wrong` where there is none.
 * @param typed a reference; or a patient, and perhaps a day and a time.
 * @param likely of several, those that it is most likely about; all, if it is none of them. Namesakes are told apart by this,
 * and by a day or a time, or are asked about.
 * @param lineFor the command for one of them, by its reference (`K7PM-4WXH`), or by a patient (`#12`) with what else was typed.
 */
export async function visitMeant(
	turn: Turn,
	member: Member,
	typed: string,
	lineFor: (visit: string) => string,
	likely?: Wanted,
): Promise<Appointment | undefined> {
	if (typed.trim() === '') {
		typedNext(turn, lineFor(''));
		throw new Wrong(part('visit-which'));
	}
	const said = withoutCommas(typed);
	if (parseReference(said) !== undefined) return visitOf(turn, member, said);
	const { rest, wanted, when } = narrowed(turn, said);
	const possible: Wanted = (visit) => wanted(visit) && (likely?.(visit) ?? true);
	const patient =
		(likely || when ? await onlyOneWith(turn, member, rest, possible) : undefined) ??
		(await readPatient(turn, member, rest, (number) => lineFor(`${number} ${when}`.trim())));
	if (!patient) return undefined;
	const seen = await visitsSeen(turn, member, [patient.id]);
	const likelyOnes = seen.filter(possible);
	const among = likelyOnes.length > 0 ? likelyOnes : seen;
	return visitAmong(turn, member, among, wanted, patient, lineFor);
}

/** The patient; where that is clear and more stands behind it, what could not be read is named. */
async function readPatient(turn: Turn, member: Member, typed: string, lineFor: (number: string) => string) {
	try {
		return await patientMeant(turn, member, typed, lineFor);
	} catch (error) {
		if (!(error instanceof Wrong) || error.parts[0]?.key !== 'register-nobody') throw error;
		const clear = await clearBeginning(turn, typed);
		if (!clear) throw error;
		const isSure = clear.who.startsWith('#') || parseReference(clear.who) !== undefined;
		const read = isSure ? part('staff-unread', { words: clear.unread }) : part('book-read-part', clear);
		throw new Wrong(read);
	}
}

/** Of several with one name, the only one who has a visit that it can be about. */
async function onlyOneWith(turn: Turn, member: Member, typed: string, possible: Wanted) {
	const { patients } = await searchPatients(turn.tx, turn.network, typed, turn.talk.language);
	if (patients.length < 2 || patients.length > MOST_NAMESAKES) return undefined;
	const seen = await visitsSeen(
		turn,
		member,
		patients.map(({ id }) => id),
	);
	const [only, another] = new Set(seen.filter(possible).map(({ patientId }) => patientId));
	return only !== undefined && another === undefined ? patientById(turn.tx, only) : undefined;
}

/** The visit of a reference. Throws `Wrong` where this member can see none. */
export async function visitOf(turn: Turn, member: Member, reference: string): Promise<Appointment> {
	const { tx, talk, network } = turn;
	const visit = await appointmentByReference(tx, reference);
	if (visit && maySee(member, locationOf(network, visit.locationId))) return visit;
	if (visit) await record(tx, talk, member, 'was refused', `appointment:${visit.id}`);
	throw new Wrong(part('visit-none', { typed: reference.slice(0, 40) }));
}

/** Visits of some patients that are still to come or began lately, by start. */
export async function visitsSeen(
	{ tx, network }: Pick<Turn, 'tx' | 'network'>,
	member: Member,
	patientIds: readonly number[],
): Promise<Appointment[]> {
	const coming = await appointmentsOf(tx, { patientIds, from: tx.now });
	// Who came early may have been seen before the visit begins.
	const recent = await tx.run(recentVisits(patientIds.length), {
		...numbered(patientIds.map((patient) => ({ patient }))),
		...{ from: tx.now - RECENT_MS, now: tx.now + EARLY_MS },
	});
	return [...recent.filter(({ id }) => !coming.some((visit) => visit.id === id)), ...coming].filter((visit) =>
		maySee(member, locationOf(network, visit.locationId)),
	);
}

type Wanted = (visit: Appointment) => boolean;

/** What was typed of the day and the time, and the words that are left: whose visit it is. */
function narrowed(turn: Turn, typed: string) {
	const { rest, ...moment } = takeMoment(turn, typed, 'UTC');
	const { day, minute, other } = moment;
	const wanted: Wanted = ({ start, locationId }) => {
		const { zone } = locationOf(turn.network, locationId);
		const local = wallTimeOf(start, zone);
		const there = day && takeMoment(turn, typed, zone).day;
		return (
			(!there || local.date === there.date) &&
			(minute === undefined || local.minute === minute || local.minute === other)
		);
	};
	return { rest, wanted, when: typedOf(moment) };
}

async function visitAmong(
	turn: Turn,
	member: Member,
	seen: readonly Appointment[],
	wanted: Wanted,
	patient: PatientWithContacts,
	lineFor: (visit: string) => string,
): Promise<Appointment | undefined> {
	const fitting = seen.filter(wanted);
	const ahead = fitting.filter(({ end }) => end > turn.tx.now);
	const [only, another] = ahead.length > 0 ? ahead : fitting;
	if (only && !another) return only;
	if (!only) {
		const { number } = whose(turn, patient);
		const none = new Wrong(part(seen.length > 0 ? 'visit-none-then' : 'visit-none-of', { number }));
		return onlyCancelled(turn, member, wanted, patient, none);
	}
	await record(turn.tx, turn.talk, member, 'saw visits', `patient:${patient.id}`);
	const shown = (ahead.length > 0 ? ahead : fitting).slice(0, MOST_OFFERED);
	offer(
		turn,
		[part('visit-several', whose(turn, patient))],
		shown.map((visit) => ({
			label: part('visit-choice', visitWords(turn, visit)),
			line: lineFor(showReference(visit.reference)),
		})),
	);
	return undefined;
}

/** The one that was cancelled, perhaps a moment ago: whatever is to be done with it can say so. Throws `none`. */
async function onlyCancelled(
	turn: Turn,
	member: Member,
	wanted: Wanted,
	patient: PatientWithContacts,
	none: Wrong,
): Promise<Appointment> {
	const { tx, network } = turn;
	const [only, another] = (await tx.run(cancelledVisits, { patientId: patient.id, after: tx.now })).filter(
		(visit) => maySee(member, locationOf(network, visit.locationId)) && wanted(visit),
	);
	if (!only || another) throw none;
	return only;
}

/** What staff are told of a visit, in a group too: never whose it is but by number. */
export const visitWords = ({ network }: Turn, visit: Appointment) => {
	const location = locationOf(network, visit.locationId);
	return {
		start: at(visit.start, location.zone),
		service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
		place: text(location.name),
		person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
		reference: showReference(visit.reference),
		number: `#${visit.patientId}`,
	};
};

/** A visit in a sentence: with the patient's name in private, with the record's number alone in a group. */
export const visitTold = async (turn: Turn, key: string, visit: Appointment): Promise<Part> =>
	part(key, await visitFacts(turn, visit));

/** What such a sentence names. */
export async function visitFacts(turn: Turn, visit: Appointment) {
	const patient = turn.inGroup ? undefined : await patientById(turn.tx, visit.patientId);
	return { ...visitWords(turn, visit), ...whose(turn, patient), number: `#${visit.patientId}` };
}

/** A patient by name and number; in a group by the number alone. */
export const whose = ({ inGroup }: Turn, patient: PatientWithContacts | undefined) => ({
	who: patient && !inGroup ? nameOf(patient) : '',
	number: patient ? `#${patient.id}` : '',
});

/** Who booked a visit: the patient, or a member of staff, by name where one is known. */
export async function bookedByWords({ tx, network }: Turn, bookedBy: string) {
	const id = Number(/^staff:(\d+)$/.exec(bookedBy)?.[1] ?? 0);
	const [colleague] = id ? await tx.run(staffWithId, { id }) : [];
	const by = colleague ? calledBy(network, colleague) : '';
	return { booker: bookedBy === 'patient' ? 'patient' : 'staff', by: by.startsWith('#') ? '' : by };
}

/** Whether this member may do something about a visit: at their desk, or in their own diary. */
export function mayDo({ network }: Turn, member: Member, { locationId, practitionerId }: Appointment): boolean {
	const practitioner = network.practitioners.byId.get(practitionerId);
	return practitioner !== undefined && mayManage(member, locationOf(network, locationId), practitioner);
}

/** The same; throws `Wrong` where they may only see it, and records that they tried. */
export async function needVisit(turn: Turn, member: Member, visit: Appointment): Promise<void> {
	if (mayDo(turn, member, visit)) return;
	await record(turn.tx, turn.talk, member, 'was refused', `appointment:${visit.id}`);
	throw new Wrong(part('visit-not-yours', visitWords(turn, visit)));
}

/** The visit that an undo is about, where it is still as the change left it. Throws `Wrong` where it is not. */
export async function asLeft(
	turn: Turn,
	member: Member,
	entity: string,
	isSo: (visit: Appointment) => boolean,
): Promise<Appointment> {
	const visit = await appointmentById(turn.tx, Number(entity.split(':')[1]));
	if (!visit) throw new Wrong(part('undo-none'));
	await needVisit(turn, member, visit);
	if (!isSo(visit)) throw new Wrong(part('undo-changed', visitWords(turn, visit)));
	return visit;
}
