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
	for (const contact of way.contacts) written.push(await isWrittenTo(tx, letterbox(tx.keys, contact), about));
	if (body.kind !== 'letter') {
		const chats = await Promise.all(way.chats.map(async (chat) => ({ chat, said: await saidIn(tx, chat, about) })));
		if (chats.some(({ said }) => said === 'told')) return;
		// Where it was refused once it is not tried again.
		const another = chats.find(({ said }) => said === undefined);
		if (another) return void (await sendNews(tx, another.chat, about));
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

/** Whether it was written to them: a letter counts as sent once it is written. */
const isWrittenTo = async (tx: Tx, recipient: string, about: Unasked): Promise<boolean> =>
	(await sayingsOf(tx, recipient, about)).length > 0;

/** `told` where it was said there and came or may yet come, or is about to be said; `setAside` where it did not come. */
export async function saidIn(tx: Tx, conversationId: string, about: Unasked): Promise<'told' | 'setAside' | undefined> {
	const due = await tx.run(timersOf, { conversationId, until: tx.now });
	if (due.some(({ event }) => isSame(event as Unasked, about))) return 'told';
	const [chat] = await tx.run(placeOfConversation, { id: conversationId });
	const all = chat ? await sayingsOf(tx, chat.recipient, about) : [];
	const there = all.filter((each) => each.conversationId === conversationId);
	if (there.length === 0) return undefined;
	return there.every(({ state }) => state === 'setAside') ? 'setAside' : 'told';
}

const sayingsOf = async (tx: Tx, recipient: string, about: Unasked) =>
	(await tx.run(saidLately, { recipient, limit: LOOKED_AT })).filter(({ body }) =>
		isSame((body as { about?: Unasked }).about, about),
	);

/** PostgreSQL keeps no order of keys. */
const isSame = (one: Unasked | undefined, other: Unasked): boolean =>
	one !== undefined && JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
