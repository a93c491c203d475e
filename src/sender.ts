/**
 * Sends what turns have said, after their commit and never inside a transaction: each message is leased, in order per
 * chat, and retried here and nowhere else. A process killed between the send and the note of it sends once more.
 */
import type { Logger } from 'pino';
import { isMachineFault } from '../db/machine-fault.ts';
import { anythingDueOn, leaseDueOn, markSent, sendLater, setAside } from '../db/queries/outbox.ts';
import type { Store, Tx } from '../db/store.ts';
import type { Body, CommonFacts } from '../flows/prompt.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Address, Channel, Outgoing, Sent } from './message.ts';
import { raise } from './operations/alerts.ts';
import { describe } from './operations/logger.ts';
import { SIDE_BY_SIDE_MS } from './side-by-side.ts';

/** Longer than any channel waits for an answer. */
const LEASE_MS = 60_000;
const AT_ONCE = 100;
const LOOK_EVERY_MS = 1_000;
/** After how many ms a message is repeated of which nobody knows whether it came: twice is better than never. */
const REPEATS_AFTER_MS = [2_000, 8_000, 30_000, 120_000];
/** What could not be said for a day is not said any more. */
const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

export interface SenderDeps {
	readonly store: Store;
	readonly channels: ReadonlyMap<string, Channel>;
	readonly render: (body: Body, at: number, common: CommonFacts) => Outgoing;
	readonly logger: Logger;
	/** Hears of every message handed over: how it ended, and how many ms after it was said. */
	readonly sent?: (channel: string, outcome: Sent['kind'], ms: number) => void;
}

export interface Sender {
	/** Finishes what is being sent. */
	stop(): Promise<void>;
}

interface Leased {
	readonly id: number;
	readonly channel: string;
	/** Where to, if not `home`, its conversation's own address; sealed, as the body is. */
	readonly address: Uint8Array | null;
	readonly home: Uint8Array | null;
	readonly body: Uint8Array | null;
	readonly tries: number;
	readonly at: number;
	/** When it was leased. */
	readonly ageMs: number;
	readonly common: CommonFacts;
}

interface Handed {
	readonly message: Leased;
	readonly sent: Sent;
}

export function startSender({ store, channels, render, logger, sent: counted }: SenderDeps): Sender {
	const sending = new Set<Promise<void>>();
	let stopped = false;
	let looking: Promise<void> | undefined;
	let lookAgain = false;
	const anythingDue = anythingDueOn([...channels.keys()]);
	const leaseHeads = leaseDueOn([...channels.keys()]);

	/** Handed over, and not noted yet: what is noted goes with the next lease, in one commit. */
	let handed: Handed[] = [];

	/** Takes the first waiting message of each chat that none is being sent to. */
	async function lease(tx: Tx): Promise<Leased[]> {
		const rows = await tx.run(leaseHeads, { now: tx.now, until: tx.now + LEASE_MS, limit: AT_ONCE });
		const common = commonFacts(await networkOf(tx));
		return rows.map((row) => ({ ...row, common, ageMs: tx.now - row.at }));
	}

	async function look(): Promise<void> {
		do {
			lookAgain = false;
			// Most of the time there is nothing, and to see that takes no writing.
			const nothing = async () => (await store.read(({ run, now }) => run(anythingDue, { now }))).length === 0;
			if (handed.length === 0 && (await nothing())) continue;
			for (const message of await noteAndLease()) {
				const done = sendOne(message).finally(() => sending.delete(done));
				sending.add(done);
			}
		} while (lookAgain && !stopped);
	}

	async function noteAndLease(): Promise<Leased[]> {
		const noting = handed;
		handed = [];
		try {
			return await store.transaction(async (tx) => {
				for (const each of noting) await note(tx, each);
				return stopped ? [] : lease(tx);
			});
		} catch (error) {
			if (noting.length === 0) throw error;
			await noteEach(noting);
			return [];
		}
	}

	/** One that can't be noted holds up no other; what the machine could not do just now is tried again. */
	async function noteEach(noting: readonly Handed[]): Promise<void> {
		for (const each of noting)
			await store
				.transaction((tx) => note(tx, each))
				.catch((error: Error) => {
					if (isMachineFault(error)) handed.push(each);
					else logger.error({ id: each.message.id, error }, 'a message could not be noted as sent');
				});
	}

	async function sendOne(message: Leased): Promise<void> {
		const sent = await hand(message);
		handed.push({ message, sent });
		// The beat would come to it too, but later.
		if (sent.kind === 'wait') setTimeout(wake, sent.ms).unref();
		wake();
	}

	/** Whatever happens to one message happens to no other. */
	async function hand({ id, channel, address, home, body: sealed, at, ageMs, common }: Leased): Promise<Sent> {
		try {
			const body: Body = open(sealed, 'outbox.body');
			const to: Address = address ? open(address, 'outbox.address') : open(home, 'conversation.address');
			let outgoing: Outgoing;
			try {
				outgoing = render(body, at, common);
			} catch (error) {
				const why = `no words: ${(error as Error).message}`;
				// They may be a newer release's, which has them.
				return ageMs < SIDE_BY_SIDE_MS ? { kind: 'wait', ms: LOOK_EVERY_MS, why } : { kind: 'refused', why };
			}
			return await channels.get(channel)!.send({ id, address: to, language: body.language, body: outgoing });
		} catch (error) {
			return { kind: 'refused', why: describe(error) };
		}
	}

	const open = (sealed: Uint8Array | null, place: string) => {
		if (!sealed) throw new Error(`There is no ${place}.`);
		return JSON.parse(store.keys.unseal(sealed, place));
	};

	async function note(tx: Tx, { message: { id, tries, at, channel }, sent }: Handed): Promise<void> {
		const { now } = tx;
		counted?.(channel, sent.kind, now - at);
		if (sent.kind === 'sent') {
			await tx.run(markSent, { id, messageId: sent.messageId ?? null });
			return;
		}
		if (sent.kind === 'wait' && now - at <= LONGEST_WAIT_MS) {
			if (sent.why) logger.warn({ id, why: sent.why }, 'a message waits');
			await tx.run(sendLater, { id, dueAt: now + sent.ms, tries, why: sent.why ?? 'waits for its turn' });
			return;
		}
		const pause = REPEATS_AFTER_MS[tries];
		if (sent.kind === 'unknown' && pause !== undefined) {
			await tx.run(sendLater, { id, dueAt: now + pause, tries: tries + 1, why: sent.why });
			return;
		}
		const why = sent.why ?? 'waited too long';
		await tx.run(setAside, { id, tries: tries + 1, why });
		logger.error({ id, outcome: sent.kind, why }, 'a message was set aside: it will not be sent');
		// Who has blocked the bot wants no messages; anything else somebody has to look at.
		if (sent.kind !== 'unreachable') await raise(tx, { alert: 'alert-message-set-aside' });
	}

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
	const deaf = store.hear(wake);
	wake();
	return {
		async stop() {
			stopped = true;
			deaf();
			clearInterval(beat);
			await looking;
			await Promise.allSettled(sending);
			await noteEach(handed.splice(0));
		},
	};
}
