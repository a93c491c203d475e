/**
 * Sends what turns have said, after their commit and never inside a transaction: each message is leased, in order per
 * chat, and retried here and nowhere else. A process killed between the send and the note of it sends once more.
 */
import type { Logger } from 'pino';
import { headsDueOn, lease, markSent, sendLater, setAside } from '../db/queries/outbox.ts';
import { addressOf } from '../db/queries/talk.ts';
import type { Store } from '../db/store.ts';
import type { Body, CommonFacts } from '../flows/prompt.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Address, Channel, Outgoing, Sent } from './message.ts';

/** Longer than any channel waits for an answer. */
const LEASE_MS = 60_000;
const AT_ONCE = 100;
const LOOK_EVERY_MS = 1_000;
/** An outcome that stayed unknown: a reply is repeated once, after so long. */
const REPEAT_AFTER_MS = 2_000;

/** What could not be said for a day is not said any more. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

export interface SenderDeps {
	readonly store: Store;
	readonly channels: ReadonlyMap<string, Channel>;
	readonly render: (body: Body, at: number, common: CommonFacts) => Outgoing;
	readonly logger: Logger;
}

export interface Sender {
	/** Something was said. */
	wake(): void;
	/** Finishes what is being sent. */
	stop(): Promise<void>;
}

interface Leased {
	readonly id: number;
	readonly channel: string;
	readonly address: Address;
	readonly body: Body;
	readonly tries: number;
	readonly at: number;
	readonly common: CommonFacts;
}

export function startSender({ store, channels, render, logger }: SenderDeps): Sender {
	const sending = new Set<Promise<void>>();
	let stopped = false;
	let looking: Promise<void> | undefined;
	let lookAgain = false;
	const headsDue = headsDueOn([...channels.keys()]);

	/** Takes the first waiting message of each chat that none is being sent to. */
	const leaseDue = (): Promise<Leased[]> =>
		store.transaction(async (tx) => {
			const leased: Leased[] = [];
			const heads = await tx.run(headsDue, { now: tx.now, limit: AT_ONCE });
			const common = commonFacts(await networkOf(tx));
			for (const { id, channel } of heads) {
				const [row] = await tx.run(lease, { id, now: tx.now, until: tx.now + LEASE_MS });
				if (!row) continue;
				const [own] = row.address ? [row] : await tx.run(addressOf, { id: row.conversationId });
				leased.push({ ...row, channel, common, address: own?.address as Address, body: row.body as Body });
			}
			return leased;
		});

	async function look(): Promise<void> {
		do {
			lookAgain = false;
			// Most of the time there is nothing, and to see that takes no writing.
			const waiting = await store.read(({ run, now }) => run(headsDue, { now, limit: 1 }));
			if (waiting.length === 0) continue;
			for (const message of await leaseDue()) {
				const sent = sendOne(message).finally(() => sending.delete(sent));
				sending.add(sent);
			}
		} while (lookAgain && !stopped);
	}

	async function sendOne(message: Leased): Promise<void> {
		try {
			await note(message, await hand(message));
		} catch (error) {
			logger.error({ id: message.id, error: (error as Error).name }, 'a message could not be noted as sent');
		}
		wake();
	}

	async function hand({ id, channel, address, body, at, common }: Leased): Promise<Sent> {
		let outgoing: Outgoing;
		try {
			outgoing = render(body, at, common);
		} catch (error) {
			return { kind: 'refused', why: `no words: ${(error as Error).message}` };
		}
		return channels.get(channel)!.send({ id, address, language: body.language, body: outgoing });
	}

	const note = ({ id, tries, at }: Leased, sent: Sent): Promise<void> =>
		store.transaction(async (tx) => {
			switch (sent.kind) {
				case 'sent':
					return tx.run(markSent, { id, messageId: sent.messageId ?? null }).then(() => {});
				case 'wait':
					if (tx.now - at > LONGEST_WAIT_MS) break;
					if (sent.why) logger.warn({ id, why: sent.why }, 'a message waits');
					await tx.run(sendLater, { id, dueAt: tx.now + sent.ms, tries, why: sent.why ?? 'waits for its turn' });
					// The beat would come to it too, but later.
					setTimeout(wake, sent.ms).unref();
					return;
				case 'unknown':
					if (tries === 0) {
						await tx.run(sendLater, { id, dueAt: tx.now + REPEAT_AFTER_MS, tries: 1, why: sent.why });
						return;
					}
			}
			const why = sent.why ?? 'waited too long';
			await tx.run(setAside, { id, tries: tries + 1, why });
			logger.error({ id, outcome: sent.kind, why }, 'a message was set aside: it will not be sent');
		});

	function wake(): void {
		lookAgain = true;
		if (stopped) return;
		looking ??= look()
			.catch((error: Error) => logger.error({ error: error.name }, 'the outbox could not be looked at'))
			.finally(() => {
				looking = undefined;
				// Somebody may have called while it was being put down.
				if (lookAgain) wake();
			});
	}

	const beat = setInterval(wake, LOOK_EVERY_MS);
	wake();
	return {
		wake,
		async stop() {
			stopped = true;
			clearInterval(beat);
			await looking;
			await Promise.allSettled(sending);
		},
	};
}
