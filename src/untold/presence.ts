/** Whether the bot is in a chat, as the channel tells: blocked or removed there, let in again, or new in a group. */
import { postLetter } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';
import { type Body, part } from '../../flows/prompt.ts';
import { languageFor } from '../common.ts';
import type { Network } from '../core/network.ts';
import type { Address, OfChat } from '../message.ts';
import { conversationId } from '../talk.ts';
import { deskChatIsGone } from './desk.ts';
import { chatIsBack, chatIsGone } from './gone.ts';
import { chatMoves } from './moved.ts';

/** Nobody has spoken: no conversation is opened by it. */
export async function takePresence(
	{ tx, network }: { readonly tx: Tx; readonly network: Network },
	{ address, language, chat }: OfChat,
	recipient: string,
): Promise<void> {
	if (chat.kind === 'moved') return chatMoves(tx, address, chat.to);
	if (!chat.here) {
		await chatIsGone(tx, recipient);
		return deskChatIsGone(tx, network, recipient);
	}
	await chatIsBack(tx, recipient);
	if (chat.entered && address.chat !== address.sender)
		await greet(tx, address, recipient, languageFor(network, language));
}

/** Says to a group what this is for, to nobody in it in particular. */
async function greet(tx: Tx, { channel, bot, chat }: Address, recipient: string, language: string): Promise<void> {
	const address: Address = { channel, bot, chat, sender: chat };
	const body: Body = { kind: 'prompt', number: 0, language, parts: [part('group-greeting')], choices: [] };
	const id = conversationId(tx.keys, address, 'staff');
	await tx.run(postLetter, { conversationId: id, recipient, channel, address, body, state: 'waiting', now: tx.now });
}
