/**
 * Tells a patient what staff did to a visit: in the chats that act for them, or, where there is none, by a letter to the
 * main contact that is known to be theirs. Never of a visit that has begun.
 */
import { enqueue } from '../db/queries/outbox.ts';
import type { Tx } from '../db/store.ts';
import { at, type Body, type Part, part, text } from '../flows/prompt.ts';
import { nearestLanguage } from '../flows/words.ts';
import type { Appointment } from './core/appointments.ts';
import type { Network } from './core/network.ts';
import { type PatientContact, type PatientWithContacts, patientById } from './core/patients.ts';
import { showReference } from './core/references.ts';
import { TOLD, type VisitNews } from './news/visit.ts';
import { chatsFor, sendNews } from './news-sent.ts';
import { locationOf } from './perform/facts.ts';
import { post } from './post.ts';
import { restoreTalk } from './talk.ts';
import type { VisitChange } from './visit-changed.ts';

export async function tellPatient(tx: Tx, network: Network, change: VisitChange): Promise<void> {
	const { visit, from, by, because, toldElsewise, undone } = change;
	const what = undone ? 'waitsAgain' : TOLD.find((each) => each === change.what);
	if (!what || by === 'patient' || toldElsewise || visit.start <= tx.now) return;
	const chats = await chatsFor(tx, visit);
	for (const id of chats) {
		if (because) await sayBecause(tx, network, id, visit, because);
		const news: VisitNews = { news: 'visitChanged', what, appointmentId: visit.id, start: visit.start };
		await sendNews(tx, id, from ? { ...news, fromStart: from.start } : news);
	}
	if (chats.length === 0) await write(tx, network, what, change);
}

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

export function mainContactOf(
	{ contacts, provisional }: PatientWithContacts,
	what?: VisitNews['what'],
): PatientContact | undefined {
	const known = contacts.find(({ confirmedAt }) => confirmedAt !== null);
	return known ?? (what !== undefined && provisional ? contacts[0] : undefined);
}

/** What staff typed of why stands in no timer's row: it goes out by itself, before the news, sealed as all that is said. */
async function sayBecause(tx: Tx, network: Network, id: string, visit: Appointment, because: string): Promise<void> {
	const talk = await restoreTalk(tx, id);
	if (!talk) return;
	const { channel, recipient, language } = talk;
	const words = part('news-because', { ...facts(network, visit), because });
	const body: Body = { kind: 'prompt', number: 0, language, parts: [words], choices: [] };
	await tx.run(enqueue, { conversationId: id, recipient, channel, body, now: tx.now });
}

async function write(
	tx: Tx,
	network: Network,
	what: VisitNews['what'],
	{ visit, from, because }: VisitChange,
): Promise<void> {
	const patient = await patientById(tx, visit.patientId);
	const contact = patient && mainContactOf(patient, what);
	if (!contact) return;
	const told = facts(network, visit);
	const said = {
		...told,
		...(from && { from: at(from.start, locationOf(network, from.locationId).zone) }),
		because: because ?? '',
	};
	const asksAgain = what === 'putBack' && visit.status === 'pending';
	const parts: Part[] = [part(`letter-visit-${asksAgain ? 'asksAgain' : what}`, said)];
	// Of no conversation.
	const talk = { id: `visit:${visit.id}`, language: nearestLanguage(patient.language ?? undefined) };
	await post(tx, talk, contact, { subject: part('letter-visit-subject', told), parts, until: visit.start });
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
