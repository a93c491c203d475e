/** Nobody floods a chat: what comes faster than a person talks is let go, and the chat is told so once. */
import { takeClaim } from '../db/queries/talk.ts';
import type { Store } from '../db/store.ts';
import { part } from '../flows/prompt.ts';
import { sayAside, talkWith } from './aside.ts';
import type { Inbound, Outcome } from './message.ts';
import { Buckets, type Pace } from './pace.ts';

/** Of more that flood at once, some are told again. */
const REMEMBERED = 1_000;

export interface FloodGate {
	/** Runs `take`, unless whoever says this has said more in this chat than they may: then it is let go. */
	pass(inbound: Inbound, chat: string, take: () => Promise<Outcome>): Promise<Outcome>;
}

export function floodGate(store: Store, pace: Pace): FloodGate {
	const buckets = new Buckets(pace, Date.now);
	const told = new Set<string>();

	/** Does nothing with a message but to say so, the first time. */
	async function letGo(inbound: Inbound, chat: string, who: string): Promise<Outcome> {
		const outcome = await store.transaction(async (tx): Promise<Outcome> => {
			const claimed = await tx.run(takeClaim, { key: inbound.key, now: tx.now });
			if (claimed.length === 0) return { kind: 'seen' };
			if (!told.has(who)) await sayAside(tx, await talkWith(tx, inbound), part('too-fast'));
			return { kind: 'tooFast' };
		}, chat);
		if (outcome.kind === 'tooFast') told.add(who);
		if (told.size > REMEMBERED) told.delete(told.keys().next().value!);
		return outcome;
	}

	return {
		async pass(inbound, chat, take) {
			if (!isForUs(inbound)) return take();
			const who = `${chat} ${inbound.address.sender}`;
			if (buckets.take(who, inbound.at) > 0) return letGo(inbound, chat, who);
			told.delete(who);
			// Only what was done counts: not what comes again because it was done before, or could not be done just now.
			const outcome = await take().catch((error) => {
				buckets.giveBack(who);
				throw error;
			});
			if (outcome.kind === 'seen') buckets.giveBack(who);
			return outcome;
		},
	};
}

/** What members of a group say to each other is none of our business, however much it is. */
const isForUs = ({ address, said }: Inbound): boolean =>
	address.chat === address.sender || (said.kind === 'text' && said.text.startsWith('/'));
