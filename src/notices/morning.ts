/**
 * Each morning a practitioner hears who comes: a timer of each of their chats, which sets the next one when it is due. One
 * that was set for other wishes, or for a day that was told, does nothing; what a stop of the server left out is not made up.
 */
import { placesOfStaff, staffPractitioners } from '../../db/queries/notices.ts';
import { setTimer, timersOf } from '../../db/queries/timers.ts';
import type { Store, Tx } from '../../db/store.ts';
import { networkIfAny } from '../core/network.ts';
import type { Address } from '../message.ts';
import { nextMorning, type Wants, wantsOf } from './wants.ts';

/** As a timer's row brings it. */
export interface MorningNews {
	readonly news: 'morning';
	/** The local day it is about, and the wishes it was set by. */
	readonly date: number;
	readonly minute: number;
	readonly zone: string;
}

export const isMorning = (event: unknown): event is MorningNews => (event as MorningNews).news === 'morning';

/** Sets the next one of a chat, where the day is wanted at all. */
export async function setMorning(tx: Tx, conversationId: string, wants: Wants): Promise<void> {
	const next = nextMorning(wants, tx.now);
	if (!next || wants.digest === undefined) return;
	const event: MorningNews = { news: 'morning', date: next.date, minute: wants.digest, zone: wants.zone };
	await tx.run(setTimer, { conversationId, dueAt: next.dueAt, event });
}

/** Sets what is missing: of who came before there were mornings, or whose chat was away for a while. */
export async function keepMornings(store: Store): Promise<void> {
	const network = await networkIfAny(store);
	if (!network) return;
	await store.transaction(async (tx) => {
		for (const each of await tx.run(staffPractitioners, {})) {
			const wants = wantsOf(network, each);
			for (const { conversationId, address } of await tx.run(placesOfStaff, { staffId: each.id })) {
				if ((address as Address).chat !== (address as Address).sender) continue;
				const waiting = await tx.run(timersOf, { conversationId, until: Number.MAX_SAFE_INTEGER });
				const stands = waiting.some(
					({ event }) => isMorning(event) && event.minute === wants.digest && event.zone === wants.zone,
				);
				if (!stands) await setMorning(tx, conversationId, wants);
			}
		}
	});
}
