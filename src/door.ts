/**
 * The door every message comes through. It runs the turn; a turn that throws is tried again, its failures are counted in
 * transactions of their own, and after three the update is set aside.
 */
import type { Logger } from 'pino';
import { isMachineFault } from '../db/machine-fault.ts';
import { Overloaded, type Store } from '../db/store.ts';
import { alsoToldBy } from './also-told.ts';
import type { Reach } from './core/codes.ts';
import { floodGate } from './flood.ts';
import type { Inbound, OfChat, Outcome } from './message.ts';
import { describe } from './operations/logger.ts';
import type { Pace } from './pace.ts';
import { count, setAside } from './set-aside.ts';
import { LeftToNewer } from './side-by-side.ts';
import { Stubborn } from './stubborn.ts';
import { recipientOf } from './talk.ts';
import { type Due, turn } from './turn.ts';

const TRIES = 3;

export interface DoorDeps {
	readonly store: Store;
	readonly logger: Logger;
	/** How fast one chat may talk; without it, as fast as it likes. */
	readonly pace?: Pace | undefined;
	/** The kinds of contact that this house can write to; all, if left out. */
	readonly reach?: Reach;
	/** Hears of every turn: how it ended, and how many ms it took from the door on. */
	readonly turned?: (channel: string, outcome: Outcome['kind'] | 'overloaded' | 'failed', ms: number) => void;
}

/** @throws `Overloaded` when too much waits to be written, and what the database could not do just now: let it come again. */
export function openDoor({
	store,
	logger,
	pace,
	reach = ['phone', 'email'],
	turned,
}: DoorDeps): (inbound: Inbound | OfChat | Due) => Promise<Outcome> {
	const stubborn = new Stubborn();
	const floods = pace && floodGate(store, pace);

	/** What is said in one chat is taken in order, whoever says it there and whichever side it is for. */
	async function take(inbound: Inbound | OfChat | Due, lane: string): Promise<Outcome> {
		for (;;) {
			try {
				const { outcome, topics } = await store.transaction(async (tx) => {
					const outcome = await turn(tx, inbound, lane, reach);
					return { outcome, topics: alsoToldBy(tx) };
				}, lane);
				for (const topic of topics) store.tell(topic);
				stubborn.taken(inbound.key);
				return outcome;
			} catch (error) {
				// What is the machine's fault, or another release's concern, is not the message's: let it come again.
				if (error instanceof Overloaded) throw error;
				if ((isMachineFault(error) || error instanceof LeftToNewer) && !stubborn.refused(inbound.key)) throw error;
				const tries = await count(store, inbound, error);
				logger.error({ error: describe(error), tries }, 'a turn failed');
				if (tries < TRIES) continue;
				await setAside({ store, logger }, inbound, lane);
				logger.error({ error: describe(error) }, 'an update was set aside');
				return { kind: 'setAside' };
			}
		}
	}

	return async (inbound) => {
		const began = performance.now();
		const [lane, channel] =
			'timerId' in inbound
				? [inbound.recipient, 'timer']
				: [recipientOf(store.keys, inbound.address), inbound.address.channel];
		try {
			const outcome =
				floods && 'said' in inbound
					? await floods.pass(inbound, lane, () => take(inbound, lane))
					: await take(inbound, lane);
			store.tell(lane);
			turned?.(channel, outcome.kind, performance.now() - began);
			return outcome;
		} catch (error) {
			turned?.(channel, error instanceof Overloaded ? 'overloaded' : 'failed', performance.now() - began);
			throw error;
		}
	};
}
