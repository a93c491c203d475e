/**
 * The picture (QR) that leads a phone to a booking link, or to where "I'm here" is said: drawn when it is sent or fetched, while the
 * link can be used.
 */
import { toBuffer } from 'qrcode';
import type { Store, Tx } from '../../db/store.ts';
import { type CommonFacts, type LinkPicture, part, text } from '../../flows/prompt.ts';
import { say } from '../../flows/words.ts';
import { isOpen, linkById } from '../core/links.ts';
import type { Outgoing } from '../message.ts';
import { memberAt } from '../staff/who.ts';
import { addressesOf, hereAddresses } from './address.ts';

type Picture = Extract<Outgoing, { kind: 'picture' }>;

/** That there is one; the page fetches it when it shows it. */
export function linkPictureTold(body: LinkPicture, common: CommonFacts): Picture {
	const { language } = body;
	const told =
		'here' in body ? part('queue-qr', { place: text(body.here.place), way: body.here.way }) : part('link-qr');
	const caption = say(told, language, common);
	return { kind: 'picture', caption, alt: caption, buttons: [] };
}

/** PNG. Nothing where the link is over, or whoever asked for it is staff no more. */
export async function drawnLink(store: Pick<Store, 'transaction'>, body: LinkPicture): Promise<Uint8Array | undefined> {
	const url = await store.transaction(async (tx) =>
		(await memberAt(tx, body.conversationId)) ? urlOf(tx, body) : undefined,
	);
	return url === undefined ? undefined : toBuffer(url, { scale: 8, margin: 4 });
}

async function urlOf(tx: Tx, body: LinkPicture): Promise<string | undefined> {
	if ('here' in body) return hereAddresses(tx.keys, body.here.clinic)[body.here.way];
	const link = await linkById(tx, body.linkId);
	if (!link || !isOpen(link, tx.now)) return undefined;
	const { web, telegram } = addressesOf(tx.keys, link.token);
	return web ?? telegram;
}

/** As a channel sends it; where there is nothing to draw any more, only its words. */
export async function linkPictureSent(
	store: Pick<Store, 'transaction'>,
	body: LinkPicture,
	common: CommonFacts,
): Promise<Outgoing> {
	const content = await drawnLink(store, body);
	const told = linkPictureTold(body, common);
	return content
		? { ...told, content }
		: { kind: 'text', text: say(part('links-no-such'), body.language), buttons: [] };
}
