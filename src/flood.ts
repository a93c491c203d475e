/** Nobody floods a chat: what comes faster than a person talks is let go, and the chat is told so once. */
import { takeClaim } from '../db/queries/talk.ts';
import type { Store } from '../db/store.ts';
import { part } from '../flows/prompt.ts';
import type { Inbound, Outcome } from './message.ts';
import { Buckets, type Pace } from './pace.ts';
import { talkWith } from './set-aside.ts';
import { speak } from './speak.ts';
import { NOT_BEGUN, saveTalk } from './talk.ts';

export interface FloodGate {
	/** Whether this chat has said more than it may, this message included. */
	isFlooded(chat: string): boolean;
	/** Takes a message of a flood, and does nothing with it but to say so, the first time. */
	answer(inbound: Inbound, chat: string): Promise<Outcome>;
}

export function floodGate(store: Store, pace: Pace): FloodGate {
	const buckets = new Buckets(pace);
	const told = new Set<string>();
	return {
		isFlooded(chat) {
			if (buckets.take(chat) > 0) return true;
			told.delete(chat);
			return false;
		},
		answer: (inbound, chat) =>
			store.transaction(async (tx) => {
				const claimed = await tx.run(takeClaim, { key: inbound.key, now: tx.now });
				if (claimed.length === 0) return { kind: 'seen' };
				if (!told.has(chat)) {
					const talk = await talkWith(tx, inbound);
					talk.said.push(part('too-fast'));
					await speak(tx, talk);
					await saveTalk(tx, talk, talk.saved ?? NOT_BEGUN);
					told.add(chat);
				}
				return { kind: 'tooFast' };
			}, chat),
	};
}
