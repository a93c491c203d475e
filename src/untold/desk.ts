/**
 * The chat in which a clinic's staff answer patients takes nothing any more: `/here` is over for it, what was posted there
 * is posted to each receptionist, the administrators learn what happened, and, where nobody can be reached, the patient does.
 */
import { chatsOfRoleAt, deskChatsIn, endDeskChat, openHandovers } from '../../db/queries/handover.ts';
import type { Tx } from '../../db/store.ts';
import { at, part, text } from '../../flows/prompt.ts';
import { audit } from '../audit.ts';
import type { Location, Network } from '../core/network.ts';
import { deskChatsOf, isPrivate } from '../handover/desk.ts';
import { end, openHandover } from '../handover/end.ts';
import { type DeskPost, type Handover, sayIn, tellDesk } from '../handover/post.ts';
import type { Address } from '../message.ts';
import { type News, sendNews } from '../news-sent.ts';
import { locationOf } from '../perform/facts.ts';
import type { Turn } from '../perform/performer.ts';
import { DESK } from '../staff/dialogue/command.ts';
import { clinicsOf, memberAt } from '../staff/dialogue/who.ts';
import { saidIn } from './otherwise.ts';
import { chatsOf, eachOnce } from './staff.ts';
import type { Unsaid } from './unsaid.ts';

interface DeskGoneNews extends News {
	readonly news: 'deskGone';
	readonly locationId: number;
}

/** What a chat stood for, it stands for no more. Done once, however often it is found to be gone. */
export async function deskChatIsGone(tx: Tx, network: Network, recipient: string): Promise<void> {
	for (const { id, locationId, setBy } of await tx.run(deskChatsIn, { recipient })) {
		if ((await tx.run(endDeskChat, { id, now: tx.now })).length === 0) continue;
		await audit(tx, { actor: 'system', action: 'lost the chat for patients', entity: `location:${locationId}` });
		const location = locationOf(network, locationId);
		for (const handover of await tx.run(openHandovers, {}))
			if (handover.locationId === locationId) await goOnElsewhere(tx, location, handover);
		await tellAdministrators(tx, location, setBy);
	}
}

/** Those who answer it from now on learn that it is open; what was said of it before, they have not seen. */
async function goOnElsewhere(tx: Tx, location: Location, handover: Handover): Promise<void> {
	if ((await deskChatsOf(tx, location)).length === 0) return leaveToBot(tx, handover);
	const facts = { number: handover.id, place: text(location.name), since: at(handover.startedAt, location.zone) };
	await tellDesk(tx, location, handover, [part('handover-desk-gone', facts), part('handover-how', facts)]);
}

const leaveToBot = async (tx: Tx, { id, conversationId }: Handover): Promise<void> =>
	void (await sendNews(tx, conversationId, { news: 'handoverNobody', handover: id }));

async function tellAdministrators(tx: Tx, { id: locationId, code }: Location, setBy: string): Promise<void> {
	const chats = (await tx.run(chatsOfRoleAt, { role: 'administrator', location: code }))
		.map((chat) => ({ ...chat, address: chat.address as Address }))
		.filter(({ address, gone }) => isPrivate(address) && !gone);
	for (const { conversationId } of eachOnce([...chats, ...(await chatsOf(tx, setBy))]))
		await sendNews(tx, conversationId, { news: 'deskGone', locationId } satisfies DeskGoneNews);
}

export async function tellDeskGone(turn: Turn, { locationId }: DeskGoneNews): Promise<void> {
	const { tx, network, talk } = turn;
	const member = await memberAt(tx, talk.id);
	const location = member && clinicsOf(member, network, ...DESK).find(({ id }) => id === locationId);
	if (!location) return;
	const facts = { place: text(location.name), code: location.code };
	talk.said.push(part('desk-gone', facts), part('desk-gone-what-to-do', facts));
}

/** What was said to staff in a chat that refused it is said to those who have not heard it, if none has who still listens. */
export async function postAgain(tx: Tx, network: Network, { about, body }: Unsaid): Promise<void> {
	const { handover: id, to } = about as DeskPost;
	const handover = await openHandover(tx, id);
	if (!handover) return;
	const chats = await deskChatsOf(tx, locationOf(network, handover.locationId));
	if (chats.length === 0) return leaveToBot(tx, handover);
	for (const { conversationId } of chats)
		if (to.includes(conversationId) && (await saidIn(tx, conversationId, about)) === 'told') return;
	const others = chats.filter(({ conversationId }) => !to.includes(conversationId));
	if (others.length === 0) return leaveToBot(tx, handover);
	await sayIn(tx, others, handover, body.parts, { before: to });
}

/** An answer of staff's that the patient's chat refused: nobody is there to be answered. */
export async function answerUnsaid(tx: Tx, network: Network, { about }: Unsaid): Promise<void> {
	const handover = await openHandover(tx, Number(about.handover));
	if (!handover || !(await end(tx, handover.id, 'system'))) return;
	await tellDesk(
		tx,
		locationOf(network, handover.locationId),
		handover,
		[part('handover-answer-unsaid', { number: handover.id })],
		{ over: true },
	);
	await sendNews(tx, handover.conversationId, { news: 'handoverEnded', handover: handover.id });
}
