/** Who is to be told what a message told that could not be said, and the ways there are: by the kind of news. */
import { slotById } from '../../db/queries/holds.ts';
import { tellNobody } from '../../db/queries/proposals.ts';
import { appointmentById } from '../core/appointments.ts';
import { reachableContacts } from '../core/codes.ts';
import { aimOf } from '../core/link-booking.ts';
import { historyOfLink, isOpen, linkById, noteOnLink } from '../core/links.ts';
import { patientById } from '../core/patients.ts';
import { proposalOf } from '../core/proposals.ts';
import { writeOfFailed } from '../failed-day.ts';
import { writeLink } from '../links/send.ts';
import type { ProposalNews } from '../news/proposal.ts';
import { isStillSo, type VisitNews } from '../news/visit.ts';
import { chatsFor, type News } from '../news-sent.ts';
import { contactsToTell, writeOfVisit } from '../visit-told.ts';
import { markUntold } from './marks.ts';
import type { House, Way } from './otherwise.ts';
import { sendCorrection, sendLinkCorrection } from './staff.ts';
import type { Unsaid } from './unsaid.ts';

export async function wayOfVisit(house: House, _: Unsaid, about: VisitNews): Promise<Way | undefined> {
	const { tx, network, reach } = house;
	const visit = await appointmentById(tx, about.appointmentId);
	const patient = visit && (await patientById(tx, visit.patientId));
	if (!patient || !isStillSo(visit, about, tx.now)) return undefined;
	const { what, by } = about;
	return {
		chats: await chatsFor(tx, visit),
		contacts: contactsToTell(patient, what).filter(({ system }) => reach.includes(system)),
		write: (contact) => writeOfVisit(tx, network, contact, about),
		correct: (how) => sendCorrection(house, visit, { by, what, how }),
		giveUp: async () => {
			if (await markUntold(tx, visit, about)) await sendCorrection(house, visit, { by, what, how: 'nobody' });
		},
	};
}

export async function wayOfDay(house: House, _: Unsaid, about: ProposalNews): Promise<Way | undefined> {
	const { tx, network, reach } = house;
	const proposal = await proposalOf(tx, about.proposalId);
	const visit = proposal && (await appointmentById(tx, proposal.appointmentId));
	const patient = visit && (await patientById(tx, visit.patientId));
	if (!patient || visit.status !== 'cancelled' || visit.start <= tx.now) return undefined;
	if (proposal!.status === 'accepted' || proposal!.status === 'declined') return undefined;
	const { slotId, until, id } = proposal!;
	const [slot] = slotId !== null && (until ?? 0) > tx.now ? await tx.run(slotById, { id: slotId }) : [];
	const kept = slot && { slot, until: until! };
	const chats = await chatsFor(tx, visit);
	// Whom to phone says of each whether they were told in a chat.
	if (chats.length === 0) await tx.run(tellNobody, { id });
	const { by } = about;
	return {
		chats,
		contacts: contactsToTell(patient, 'cancelled').filter(({ system }) => reach.includes(system)),
		write: (contact) => writeOfFailed(tx, network, { visit, patient, contact, kept, about }),
		correct: (how) => sendCorrection(house, visit, { by, what: 'failed', how }),
		giveUp: async () => {
			if (await markUntold(tx, visit, about)) await sendCorrection(house, visit, { by, what: 'failed', how: 'nobody' });
		},
	};
}

/** Only to those that are confirmed, and of a link that can still be used. */
export async function wayOfLink(house: House, _: Unsaid, about: LinkNews): Promise<Way | undefined> {
	const { tx, network, reach } = house;
	const link = await linkById(tx, about.linkId);
	const aim = link && isOpen(link, tx.now) ? aimOf(network, link, tx.now) : undefined;
	const patient = aim && (await patientById(tx, link!.patientId));
	if (!aim || !patient) return undefined;
	const by = (await historyOfLink(tx, link!.id)).findLast(({ what }) => what === 'sent')?.by ?? link!.createdBy;
	return {
		chats: await chatsFor(tx, { patientId: patient.id, conversationId: null }),
		contacts: await reachableContacts(tx, patient.id, reach),
		async write(contact) {
			await writeLink(house, `link:${link!.id}`, aim, patient, contact, about);
			await noteOnLink(tx, link!.id, { what: 'sent', by, way: contact.system === 'phone' ? 'sms' : 'email' });
		},
		correct: (how) => sendLinkCorrection(house, { by, linkId: link!.id, how }),
		giveUp: () => sendLinkCorrection(house, { by, linkId: link!.id, how: 'nobody' }),
	};
}

interface LinkNews extends News {
	readonly linkId: number;
}
