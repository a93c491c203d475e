/**
 * Staff were told that a patient hears of something in a way that then failed: whoever did it learns how they hear of it
 * instead, or that they have to be phoned, which the clinic's desk learns too.
 */
import { chatsOfMember } from '../../db/queries/handover.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { part } from '../../flows/prompt.ts';
import { type Appointment, appointmentById } from '../core/appointments.ts';
import type { Contact } from '../core/contacts.ts';
import { linkById } from '../core/links.ts';
import type { Location } from '../core/network.ts';
import { nameOf, type PatientWithContacts, patientById } from '../core/patients.ts';
import { type DeskChat, deskChatsOf, isPrivate } from '../handover/desk.ts';
import type { Address } from '../message.ts';
import type { VisitNews } from '../news/visit.ts';
import { type News, sendNews } from '../news-sent.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { offerBeside } from '../staff/dialogue/choices.ts';
import { type Member, maySee, memberAt, record } from '../staff/dialogue/who.ts';
import { visitFacts } from '../staff/finding/visit.ts';
import { marks } from './marks.ts';
import type { House } from './otherwise.ts';

type How = Contact['system'] | 'nobody';

interface UntoldNews extends News {
	readonly news: 'untold';
	readonly appointmentId: number;
	readonly start: number;
	readonly what: VisitNews['what'] | 'failed';
	readonly how: How;
	/** Nobody else reads along. */
	readonly privately: boolean;
}

interface LinkUntoldNews extends News {
	readonly news: 'linkUntold';
	readonly linkId: number;
	readonly how: How;
}

/** @param by `staff:<id>` */
export async function sendCorrection(
	{ tx, network }: House,
	visit: Appointment,
	{ by, what, how }: { readonly by: string | undefined } & Pick<UntoldNews, 'what' | 'how'>,
): Promise<void> {
	const own = await chatsOf(tx, by);
	const desk = how === 'nobody' || own.length === 0 ? await deskChatsOf(tx, locationOf(network, visit.locationId)) : [];
	for (const { conversationId, address } of eachOnce([...own, ...desk]))
		await sendNews(tx, conversationId, {
			...{ news: 'untold', appointmentId: visit.id, start: visit.start, what, how },
			privately: isPrivate(address),
		} satisfies UntoldNews);
}

/** A link is the business of whoever sent it. */
export async function sendLinkCorrection(
	{ tx }: House,
	{ by, linkId, how }: { readonly by: string; readonly linkId: number; readonly how: How },
): Promise<void> {
	for (const { conversationId } of await chatsOf(tx, by))
		await sendNews(tx, conversationId, { news: 'linkUntold', linkId, how } satisfies LinkUntoldNews);
}

/** The chats of one's own of a member of staff, `staff:<id>`. */
export async function chatsOf(reading: Reading, by: string | undefined): Promise<DeskChat[]> {
	const staffId = Number(/^staff:(\d+)$/.exec(by ?? '')?.[1] ?? 0);
	const chats = staffId === 0 ? [] : await reading.run(chatsOfMember, { staffId });
	return chats
		.map((chat) => ({ ...chat, address: chat.address as Address }))
		.filter(({ address, gone }) => isPrivate(address) && !gone);
}

export const eachOnce = (chats: readonly DeskChat[]): Iterable<DeskChat> =>
	new Map(chats.toReversed().map((chat) => [chat.recipient, chat])).values();

export async function tellUntold(turn: Turn, news: UntoldNews): Promise<void> {
	const { tx, talk, network } = turn;
	const { appointmentId, start, what, how, privately } = news;
	const visit = await appointmentById(tx, appointmentId);
	const member = visit && (await memberSeeing(turn, locationOf(network, visit.locationId)));
	if (!member || visit.start !== start) return;
	const facts = { ...(await visitFacts({ ...turn, inGroup: !privately }, visit)), what, how };
	if (how !== 'nobody') return void talk.said.push(part('untold-otherwise', facts));
	const patient = privately ? await patientById(tx, visit.patientId) : undefined;
	if (patient) await record(tx, talk, member, 'saw whom to phone', `patient:${visit.patientId}`);
	const mark = (await marks(tx)).find((each) => each.visit.id === visit.id);
	const done = mark && {
		label: part('choice-tophone-done', { number: `#${visit.patientId}` }),
		line: mark.about.news === 'visitChanged' ? `tophone told ${mark.id}` : `tophone done ${mark.about.proposalId}`,
	};
	offerBeside(turn, [part('untold-nobody', { ...facts, phone: phoneOf(patient) })], done ? [done] : []);
}

export async function tellLinkUntold(turn: Turn, { linkId, how }: LinkUntoldNews): Promise<void> {
	const { tx, talk } = turn;
	const member = await memberAt(tx, talk.id);
	const link = await linkById(tx, linkId);
	const patient = link && (await patientById(tx, link.patientId));
	if (!member || !patient) return;
	if (how === 'nobody') await record(tx, talk, member, 'saw whom to phone', `patient:${patient.id}`);
	const facts = { who: nameOf(patient), number: `#${patient.id}`, how, phone: phoneOf(patient), link: linkId };
	talk.said.push(part(how === 'nobody' ? 'untold-link-nobody' : 'untold-link-otherwise', facts));
}

const phoneOf = (patient: PatientWithContacts | undefined): string =>
	patient?.contacts.find(({ system }) => system === 'phone')?.value ?? '';

/** Who speaks here, where they may see what happens at that clinic. */
async function memberSeeing({ tx, talk }: { tx: Tx; talk: Turn['talk'] }, at: Location): Promise<Member | undefined> {
	const member = await memberAt(tx, talk.id);
	return member && maySee(member, at) ? member : undefined;
}
