/**
 * The next way to tell a patient what could not be said: in another chat that may know of it, else by SMS or e-mail to the
 * contacts they are known by, in their order; and where there is none, by somebody who phones them.
 */
import { placeOfConversation } from '../../db/queries/handover.ts';
import { saidLately } from '../../db/queries/outbox.ts';
import { timersOf } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';
import type { Unasked } from '../../flows/prompt.ts';
import type { Reach } from '../core/codes.ts';
import type { Contact } from '../core/contacts.ts';
import { letterbox } from '../core/letterbox.ts';
import type { Network } from '../core/network.ts';
import { sendNews } from '../news-sent.ts';
import type { Unsaid } from './unsaid.ts';
import { wayOfDay, wayOfLink, wayOfVisit } from './ways.ts';

export interface House {
	readonly tx: Tx;
	readonly network: Network;
	/** The kinds of contact that this house can write to. */
	readonly reach: Reach;
}

/** Who is to be told of something, and how. */
export interface Way {
	/** The conversations that may know of it and take what is said. */
	readonly chats: readonly string[];
	readonly contacts: readonly Contact[];
	write(contact: Contact): Promise<unknown>;
	/** Staff said that they are told in another way. */
	correct(how: Contact['system']): Promise<unknown>;
	/** There is no way. */
	giveUp(): Promise<unknown>;
}

/** By the kind of news: nothing where it is none any more. */
const WAYS: Readonly<Record<string, (house: House, unsaid: Unsaid, about: never) => Promise<Way | undefined>>> = {
	visitChanged: wayOfVisit,
	visitFailed: wayOfDay,
	link: wayOfLink,
};

export async function otherwise(house: House, unsaid: Unsaid): Promise<void> {
	const { about, body } = unsaid;
	const way = await WAYS[about.news]?.(house, unsaid, about as never);
	if (!way) return;
	const { tx } = house;
	const written: boolean[] = [];
	for (const contact of way.contacts) written.push(await isSaidTo(tx, letterbox(tx.keys, contact), about));
	if (body.kind !== 'letter') {
		for (const chat of way.chats) if (await isToldIn(tx, chat, about)) return;
		const [another] = way.chats;
		if (another !== undefined) return void (await sendNews(tx, another, about));
		// Another of their chats refused it before, and it was seen to then.
		if (written.includes(true)) return;
	}
	const next = way.contacts[written.indexOf(false)];
	if (!next) return void (await way.giveUp());
	await way.write(next);
	await way.correct(next.system);
}

/** Of what was said last in a chat. */
const LOOKED_AT = 20;

/** Whether it was said to them, and came or may yet come; a letter counts as sent once it is written. */
async function isSaidTo(tx: Tx, recipient: string, about: Unasked, conversationId?: string): Promise<boolean> {
	const said = await tx.run(saidLately, { recipient, limit: LOOKED_AT });
	return said.some(
		(each) =>
			(conversationId === undefined || (each.conversationId === conversationId && each.state !== 'setAside')) &&
			isSame((each.body as { about?: Unasked }).about, about),
	);
}

/** Whether it was said there, or is about to be. */
async function isToldIn(tx: Tx, conversationId: string, about: Unasked): Promise<boolean> {
	const due = await tx.run(timersOf, { conversationId, until: tx.now });
	if (due.some(({ event }) => isSame(event as Unasked, about))) return true;
	const [chat] = await tx.run(placeOfConversation, { id: conversationId });
	return chat !== undefined && (await isSaidTo(tx, chat.recipient, about, conversationId));
}

/** PostgreSQL keeps no order of keys. */
const isSame = (one: Unasked | undefined, other: Unasked): boolean =>
	one !== undefined && JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
