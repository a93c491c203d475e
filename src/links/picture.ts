/**
 * The picture (QR) that leads a phone to a booking link, or to where "I'm here" is said: drawn when it is sent or fetched, while the
 * link can be used.
 */
import { create, toBuffer } from 'qrcode';
import type { Reading, Store } from '../../db/store.ts';
import { type CommonFacts, type LinkPicture, part, text } from '../../flows/prompt.ts';
import { say } from '../../flows/words.ts';
import { isOpen, linkById } from '../core/links.ts';
import type { Outgoing } from '../message.ts';
import { memberAt } from '../staff/dialogue/who.ts';
import { addressesOf, hereAddresses } from './address.ts';

/** Pixels of a square of it, and squares of white around it. */
const SCALE = 8;
const MARGIN = 4;

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
	const url = await store.transaction((tx) => urlOf(tx, body));
	return url === undefined ? undefined : toBuffer(url, { scale: SCALE, margin: MARGIN });
}

async function urlOf(reading: Reading, body: LinkPicture): Promise<string | undefined> {
	if (!(await memberAt(reading, body.conversationId))) return undefined;
	if ('here' in body) return hereAddresses(reading.keys, body.here.clinic)[body.here.way];
	const link = await linkById(reading, body.linkId);
	if (!link || !isOpen(link, reading.now)) return undefined;
	const { web, telegram } = addressesOf(reading.keys, link.token);
	return web ?? telegram;
}

/** As the page is told of it; where there is nothing to draw any more, that instead. */
export async function linkPictureShown(reading: Reading, body: LinkPicture, common: CommonFacts): Promise<Outgoing> {
	const url = await urlOf(reading, body);
	if (url === undefined) return noMore(body);
	const side = (create(url).modules.size + MARGIN * 2) * SCALE;
	return { ...linkPictureTold(body, common), size: { width: side, height: side } };
}

const noMore = ({ language }: LinkPicture): Outgoing => ({
	kind: 'text',
	text: say(part('link-qr-over'), language),
	buttons: [],
});

/** As a channel sends it; where there is nothing to draw any more, only its words. */
export async function linkPictureSent(
	store: Pick<Store, 'transaction'>,
	body: LinkPicture,
	common: CommonFacts,
): Promise<Outgoing> {
	const content = await drawnLink(store, body);
	const told = linkPictureTold(body, common);
	return content ? { ...told, content } : noMore(body);
}
