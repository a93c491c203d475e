/** A word beside the conversation: it is said in its chat, and the conversation stays where it is. */
import type { Tx } from '../db/store.ts';
import type { Part } from '../flows/prompt.ts';
import { nearestLanguage } from '../flows/words.ts';
import type { Inbound } from './message.ts';
import { speak } from './speak.ts';
import { sideOf } from './staff/side.ts';
import { conversationId, NOT_BEGUN, openTalk, recipientOf, saveTalk, type Talk } from './talk.ts';

export async function sayAside(tx: Tx, talk: Talk, word: Part): Promise<undefined> {
	talk.said.push(word);
	await speak(tx, talk);
	await saveTalk(tx, talk, talk.saved ?? NOT_BEGUN);
}

/** The conversation of who wrote a message, opened with as little as can be: the network may be what is wrong. */
export async function talkWith(tx: Tx, inbound: Inbound): Promise<Talk> {
	const { address, language } = inbound;
	const side = await sideOf(tx, inbound);
	return openTalk(tx, {
		id: conversationId(tx.keys, address, side),
		recipient: recipientOf(tx.keys, address),
		address,
		side,
		language: nearestLanguage(language),
	});
}
