/** Who is told when a day fails, and how: in the chats that act for the patient, else by a letter, else by phone. */
import { slotById } from '../db/queries/holds.ts';
import type { Tx } from '../db/store.ts';
import { at, part, text } from '../flows/prompt.ts';
import { nearestLanguage } from '../flows/words.ts';
import { type Appointment, appointmentById } from './core/appointments.ts';
import type { Contact } from './core/contacts.ts';
import { type Failed, type FailedVisit, type Failing, failDay } from './core/failed-day.ts';
import type { Network } from './core/network.ts';
import { type PatientWithContacts, patientById } from './core/patients.ts';
import { giveUp, proposalOf } from './core/proposals.ts';
import { showReference } from './core/references.ts';
import type { FreeSlot } from './core/slots.ts';
import type { ProposalNews } from './news/proposal.ts';
import { chatsFor, sendNews } from './news-sent.ts';
import { locationOf } from './perform/facts.ts';
import { post } from './post.ts';
import { visitChanged } from './visit-changed.ts';
import { mainContactOf } from './visit-told.ts';

export interface Told {
	readonly chat: number;
	readonly letter: number;
	/** They have to be phoned. */
	readonly nobody: number;
}

/** Makes a day fail, and tells everybody whose visit it was. */
export async function failAndTell(
	tx: Tx,
	network: Network,
	failing: Omit<Failing, 'chatsOf'>,
): Promise<Failed & { readonly told: Told }> {
	const failed = await failDay(tx, network, { ...failing, chatsOf: (visit) => chatsFor(tx, visit) });
	const toWrite = failed.visits.filter(({ chats }) => chats.length === 0);
	const patients = await Promise.all(toWrite.map(({ visit }) => patientById(tx, visit.patientId)));
	const told = { chat: failed.visits.length - toWrite.length, letter: 0, nobody: 0 };
	for (const [place, each] of toWrite.entries()) told[await write(tx, network, each, patients[place], failing.by)]++;
	for (const { cancelled: visit, chats, proposalId } of failed.visits) {
		for (const chat of chats) await sendNews(tx, chat, newsOf(proposalId, failing.by));
		await visitChanged(tx, network, { what: 'cancelled', visit, by: failing.by, toldElsewise: true });
	}
	return { ...failed, told };
}

const newsOf = (proposalId: number, by: string): ProposalNews => ({ news: 'visitFailed', proposalId, by });

async function write(
	tx: Tx,
	network: Network,
	{ visit, kept, proposalId }: FailedVisit,
	patient: PatientWithContacts | undefined,
	by: string,
): Promise<'letter' | 'nobody'> {
	const contact = patient && mainContactOf(patient, 'cancelled');
	if (!contact) return 'nobody';
	await writeOfFailed(tx, network, { visit, patient, contact, kept, about: newsOf(proposalId, by) });
	return 'letter';
}

/** Writes to a contact that the visit can't take place, and which time is kept instead. */
export async function writeOfFailed(
	tx: Tx,
	network: Network,
	{ visit, patient, contact, kept, about }: FailedLetter,
): Promise<void> {
	const { zone, name, phone } = locationOf(network, visit.locationId);
	const facts = {
		service: text(network.services.byId.get(visit.serviceId)?.name ?? ''),
		start: at(visit.start, zone),
		place: text(name),
		reference: showReference(visit.reference),
		deskPhone: phone,
		person: network.practitioners.byId.get(visit.practitionerId)?.name ?? '',
	};
	const other = kept && locationOf(network, kept.slot.locationId);
	const parts = [
		other
			? part('letter-failed-kept', {
					...facts,
					other: at(kept.slot.start, other.zone),
					otherPlace: text(other.name),
					otherPerson: network.practitioners.byId.get(kept.slot.practitionerId)?.name ?? '',
					until: at(kept.until, other.zone),
				})
			: part('letter-failed', facts),
	];
	const talk = { id: `visit:${visit.id}`, language: nearestLanguage(patient.language ?? undefined) };
	await post(tx, talk, contact, { subject: part('letter-failed-subject', facts), parts, until: visit.start, about });
}

interface FailedLetter {
	readonly visit: Appointment;
	readonly patient: PatientWithContacts;
	readonly contact: Contact;
	readonly kept:
		| { readonly slot: Pick<FreeSlot, 'start' | 'locationId' | 'practitionerId'>; readonly until: number }
		| undefined;
	readonly about: ProposalNews;
}

/** A kept time that nobody has taken is free again, and whoever it was for is told. */
export async function proposalDue(tx: Tx, _: Network, { proposalId }: { proposalId: number }): Promise<void> {
	const proposal = await proposalOf(tx, proposalId);
	// Put off, or answered.
	if (!proposal || (proposal.until ?? 0) > tx.now) return;
	if (!(await giveUp(tx, proposalId, 'over'))) return;
	const [slot] = await tx.run(slotById, { id: proposal.slotId! });
	const visit = await appointmentById(tx, proposal.appointmentId);
	// Nobody needs to hear of a time that is nearly there.
	if (!visit || !slot || slot.start <= tx.now) return;
	for (const chat of await chatsFor(tx, visit))
		await sendNews(tx, chat, { news: 'proposalOver', proposalId } satisfies ProposalNews);
}
