/**
 * Tells a patient what staff did to a visit: in the chats that act for them, or, where there is none, by a letter to the
 * main contact that is known to be theirs. Never of a visit that has begun.
 */
import { chatsActing } from '../db/queries/news.ts';
import type { Tx } from '../db/store.ts';
import { at, type Part, part, text } from '../flows/prompt.ts';
import { nearestLanguage } from '../flows/words.ts';
import { type Appointment, appointmentById } from './core/appointments.ts';
import type { Contact } from './core/contacts.ts';
import type { Network } from './core/network.ts';
import { type PatientContact, type PatientWithContacts, patientById } from './core/patients.ts';
import { showReference } from './core/references.ts';
import { sealWhy, TOLD, type VisitNews, whyOf } from './news/visit.ts';
import { chatsFor, sendNews } from './news-sent.ts';
import { locationOf } from './perform/facts.ts';
import { post } from './post.ts';
import { markUntold } from './untold/marks.ts';
import type { VisitChange } from './visit-changed.ts';

export async function tellPatient(tx: Tx, network: Network, change: VisitChange): Promise<void> {
	const { visit, from, by, because, toldElsewise, undone } = change;
	const what = undone ? 'waitsAgain' : TOLD.find((each) => each === change.what);
	if (!what || by === 'patient' || toldElsewise || visit.start <= tx.now) return;
	const fromStart = from && { fromStart: from.start };
	const why = because && { because: sealWhy(tx, because) };
	const about = { appointmentId: visit.id, start: visit.start, ...fromStart, by, at: tx.now, ...why };
	const news: VisitNews = { news: 'visitChanged', what, ...about };
	const chats = await chatsFor(tx, visit);
	for (const chat of chats) await sendNews(tx, chat, news);
	if (chats.length > 0) return;
	const contact = await mainContact(tx, visit, what);
	if (contact) await writeOfVisit(tx, network, contact, news);
	// Staff are told so at once; it is still to be done when they have forgotten it.
	else if (await hasOnlyGone(tx, visit)) await markUntold(tx, visit, news);
}

/** There are chats, and none takes anything. */
const hasOnlyGone = async (tx: Tx, { patientId }: Appointment): Promise<boolean> =>
	(await tx.run(chatsActing, { patientId })).some(({ gone }) => gone > 0);

/** How a patient hears of it: `chat`, `phone` (an SMS), `email`, or not at all. */
export async function howTold(
	tx: Tx,
	visit: Appointment,
	what: VisitNews['what'],
): Promise<'chat' | PatientContact['system'] | 'nobody'> {
	if ((await chatsFor(tx, visit)).length > 0) return 'chat';
	return (await mainContact(tx, visit, what))?.system ?? 'nobody';
}

/** The first in order that is confirmed; of somebody new, the one they gave hears what becomes of their booking. */
export async function mainContact(
	tx: Tx,
	{ patientId }: Appointment,
	what?: VisitNews['what'],
): Promise<PatientContact | undefined> {
	const patient = await patientById(tx, patientId);
	return patient && mainContactOf(patient, what);
}

export const mainContactOf = (patient: PatientWithContacts, what?: VisitNews['what']): PatientContact | undefined =>
	contactsToTell(patient, what)[0];

/** All that may be written to, in their order. */
export function contactsToTell(
	{ contacts, provisional }: PatientWithContacts,
	what?: VisitNews['what'],
): readonly PatientContact[] {
	const known = contacts.filter(({ confirmedAt }) => confirmedAt !== null);
	return known.length > 0 || what === undefined || !provisional ? known : contacts.slice(0, 1);
}

/** Writes it to a contact of theirs. */
export async function writeOfVisit(tx: Tx, network: Network, contact: Contact, about: VisitNews): Promise<void> {
	const { what, appointmentId, fromStart } = about;
	const visit = await appointmentById(tx, appointmentId);
	const patient = visit && (await patientById(tx, visit.patientId));
	if (!patient) return;
	const told = facts(network, visit);
	const { zone } = locationOf(network, visit.locationId);
	const said = { ...told, ...(fromStart !== undefined && { from: at(fromStart, zone) }), because: whyOf(tx, about) };
	const asksAgain = what === 'putBack' && visit.status === 'pending';
	const parts: Part[] = [part(`letter-visit-${asksAgain ? 'asksAgain' : what}`, said)];
	// Of no conversation.
	const talk = { id: `visit:${visit.id}`, language: nearestLanguage(patient.language ?? undefined) };
	await post(tx, talk, contact, { subject: part('letter-visit-subject', told), parts, until: visit.start, about });
}

function facts(network: Network, visit: Appointment) {
	const { name, zone, phone } = locationOf(network, visit.locationId);
	return {
		service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
		start: at(visit.start, zone),
		place: text(name),
		person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
		reference: showReference(visit.reference),
		deskPhone: phone,
	};
}
