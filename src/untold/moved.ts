/**
 * A group goes on as another chat (Telegram makes a supergroup of it, under a new id): what it stood for goes along, with
 * the staff who speak there and whatever waits to be said.
 */
import { deskChatsIn, endDeskChat, setDeskChat } from '../../db/queries/handover.ts';
import { messageWithId, sendElsewhere } from '../../db/queries/outbox.ts';
import { joinChat } from '../../db/queries/staff.ts';
import { conversationById, insertConversation, staffTalksIn } from '../../db/queries/talk.ts';
import type { Tx } from '../../db/store.ts';
import type { Address } from '../message.ts';
import { conversationId, recipientOf } from '../talk.ts';
import { chatIsBack, chatIsGone } from './gone.ts';

/** @param to how the channel names the new chat. Heard twice, it does nothing the second time. */
export async function chatMoves(tx: Tx, from: Address, to: string): Promise<void> {
	const { keys, now } = tx;
	const old = recipientOf(keys, from);
	const recipient = recipientOf(keys, { ...from, chat: to });
	const stoodFor = await tx.run(deskChatsIn, { recipient: old });
	for (const { id, staffId, ...talk } of await tx.run(staffTalksIn, { recipient: old })) {
		const address: Address = { ...(talk.address as Address), chat: to };
		const there = conversationId(keys, address, 'staff');
		if ((await tx.run(conversationById, { id: there })).length === 0)
			await tx.run(insertConversation, { ...talk, id: there, address, recipient, now });
		await tx.run(joinChat, { conversationId: there, staffId, now });
		for (const desk of stoodFor.filter((each) => each.conversationId === id)) {
			if ((await tx.run(endDeskChat, { id: desk.id, now })).length === 0) continue;
			await tx.run(setDeskChat, { locationId: desk.locationId, conversationId: there, by: desk.setBy, now });
		}
	}
	const address: Address = { ...from, chat: to, sender: to };
	await tx.run(sendElsewhere, { recipient: old, to: recipient, address, now });
	await chatIsGone(tx, old);
	await chatIsBack(tx, recipient);
}

/** The same, where the channel says so of a message. */
export async function moveChatOf(tx: Tx, messageId: number, to: string): Promise<void> {
	const [row] = await tx.run(messageWithId, { id: messageId });
	const where = row?.address ?? row?.home;
	if (!row || !where) return;
	const place = row.address ? 'outbox.address' : 'conversation.address';
	await chatMoves(tx, JSON.parse(tx.keys.unseal(where, place)), to);
}
