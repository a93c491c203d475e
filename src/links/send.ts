/** Sending a booking link: by SMS or e-mail to a confirmed contact, into the chats that are proved to be the patient's, or to be copied. */
import { part, type Unasked } from '../../flows/prompt.ts';
import { spokenIn } from '../common.ts';
import { reachableContacts } from '../core/codes.ts';
import type { Contact } from '../core/contacts.ts';
import type { LinkAim } from '../core/link-booking.ts';
import type { LinkChange } from '../core/links.ts';
import type { PatientWithContacts } from '../core/patients.ts';
import { chatsFor, sendNews } from '../news-sent.ts';
import type { Turn } from '../perform/performer.ts';
import { post } from '../post.ts';
import { addressesOf } from './address.ts';

/** A way there is to this patient. `id` is how a command names it. */
export type Way =
	| { readonly id: string; readonly kind: 'sms' | 'email'; readonly contact: Contact }
	| { readonly id: 'chat'; readonly kind: 'chat'; readonly chats: readonly string[] }
	| { readonly id: 'copy'; readonly kind: 'copied' };

/** The ways there are: only to contacts that are confirmed, and to chats that a code has proved. */
export async function waysTo({ tx, reach }: Turn, patientId: number): Promise<Way[]> {
	const contacts = await reachableContacts(tx, patientId, reach);
	const counts = { phone: 0, email: 0 };
	const chats = await chatsFor(tx, { patientId, conversationId: null });
	return [
		...contacts.map(({ system, value }): Way => {
			const kind = system === 'phone' ? 'sms' : 'email';
			const place = ++counts[system];
			return { id: place === 1 ? kind : `${kind}${place}`, kind, contact: { system, value } };
		}),
		...(chats.length > 0 ? [{ id: 'chat', kind: 'chat', chats } as const] : []),
		{ id: 'copy', kind: 'copied' },
	];
}

/** Sends it; what is to be copied is shown by whoever asked for it. The link's history is the caller's. */
export async function sendLink(turn: Turn, aim: LinkAim, patient: PatientWithContacts, way: Way): Promise<void> {
	const { tx, talk } = turn;
	const { link } = aim;
	if (way.kind === 'copied') return;
	if (way.kind === 'chat') {
		for (const chat of way.chats) await sendNews(tx, chat, { news: 'link', linkId: link.id, at: tx.now });
		return;
	}
	await writeLink(turn, talk.id, aim, patient, way.contact);
}

/** Writes it to a contact. @param id what it is said in: a conversation. */
export async function writeLink(
	{ tx, network }: Pick<Turn, 'tx' | 'network'>,
	id: string,
	{ link, type, service }: LinkAim,
	patient: PatientWithContacts,
	contact: Contact,
	about?: Unasked,
): Promise<void> {
	const spoken = spokenIn(network);
	const language = spoken.find((each) => each === patient.language) ?? spoken[0]!;
	const { web, telegram } = addressesOf(tx.keys, link.token);
	const facts = { text: { text: type.text ?? '' }, service: { text: service.name }, url: web ?? telegram ?? '' };
	await post(tx, { id, language }, contact, {
		subject: part('link-subject'),
		parts: [
			part('link-letter', facts),
			// An SMS is short.
			...(contact.system === 'email' && web && telegram ? [part('link-letter-telegram', { url: telegram })] : []),
		],
		until: link.expiresAt,
		...(about && { about }),
	});
}

/** As the history of a link tells a way. */
export const wayOf = ({ kind }: Way): NonNullable<LinkChange['way']> => kind;
