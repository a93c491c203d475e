/**
 * Sends what turns have said, after their commit and never inside a transaction: each message is leased, in order per
 * chat, and retried here and nowhere else. A process killed between the send and the note of it sends once more.
 */
import type { Logger } from 'pino';
import { isMachineFault } from '../db/machine-fault.ts';
import { anythingDueOn, leaseDueOn, renewLease } from '../db/queries/outbox.ts';
import type { Store, Tx } from '../db/store.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Channel, Sent } from './message.ts';
import type { Metrics } from './operations/metrics.ts';
import { complain } from './operations/outage.ts';
import { handOver, type Rendering, type ToHandOver } from './sender/hand-over.ts';
import { type Noted, note } from './sender/note.ts';
import { PassedOver } from './sender/passed-over.ts';

/** A process that is killed keeps a chat waiting for so long. One that lives renews the lease of what it still has in hand. */
const LEASE_MS = 60_000;
const AT_ONCE = 100;
const LOOK_EVERY_MS = 1_000;

export interface SenderDeps {
	readonly store: Store;
	readonly channels: ReadonlyMap<string, Channel>;
	readonly render: Rendering['render'];
	readonly logger: Logger;
	readonly metrics?: Pick<Metrics, 'sent' | 'messageSetAside'>;
}

export interface Sender {
	/** Finishes what is being sent. */
	stop(): Promise<void>;
}

interface Leased extends ToHandOver {
	readonly tries: number;
	/** When the lease ends. */
	readonly until: number;
}

interface Handed {
	readonly message: Leased;
	readonly sent: Sent;
}

export function startSender({ store, channels, render, logger, metrics }: SenderDeps): Sender {
	const sending = new Set<Promise<void>>();
	let stopped = false;
	let looking: Promise<void> | undefined;
	let lookAgain = false;
	const anythingDue = anythingDueOn([...channels.keys()]);
	const leaseHeads = leaseDueOn([...channels.keys()]);

	/** Handed over, and not noted yet: what is noted goes with the next lease, in one commit. */
	let handed: Handed[] = [];
	/** Leased and not noted yet, and until when. */
	const inHand = new Map<number, number>();
	const passedOver = new PassedOver();

	/** Takes the first waiting message of each chat that none is being sent to. */
	async function lease(tx: Tx): Promise<Leased[]> {
		const until = tx.now + LEASE_MS;
		const rows = await tx.run(leaseHeads, { now: tx.now, until, limit: AT_ONCE });
		const common = commonFacts(await networkOf(tx));
		return rows.map((row) => ({ ...row, common, ageMs: tx.now - row.at, until }));
	}

	const isHalfOver = (until: number, now: number) => until - now < LEASE_MS / 2;

	/** A long text goes in parts, and each may take its time. */
	async function renew(tx: Tx, noting: readonly Handed[]): Promise<Map<number, number>> {
		const until = tx.now + LEASE_MS;
		const noted = new Set(noting.map(({ message }) => message.id));
		const renewed = [...inHand].filter(([id, end]) => !noted.has(id) && isHalfOver(end, tx.now)).map(([id]) => id);
		for (const id of renewed) await tx.run(renewLease, { id, until });
		return new Map(renewed.map((id) => [id, until]));
	}

	async function look(): Promise<void> {
		do {
			lookAgain = false;
			// Most of the time there is nothing, and to see that takes no writing.
			const idle = () =>
				store.read(async ({ run, now }) => {
					if ([...inHand.values()].some((until) => isHalfOver(until, now))) return false;
					return (await run(anythingDue, { now })).length === 0;
				});
			if (handed.length === 0 && (await idle())) continue;
			for (const message of await noteAndLease()) {
				inHand.set(message.id, message.until);
				const done = sendOne(message).finally(() => sending.delete(done));
				sending.add(done);
			}
		} while (lookAgain && !stopped);
	}

	/** What the machine could not do just now is noted the next time. */
	async function noteAndLease(): Promise<Leased[]> {
		const noting = handed;
		handed = [];
		try {
			const { noted, renewed, leased } = await store.transaction(async (tx) => {
				const noted: Noted[] = [];
				for (const { message, sent } of noting) noted.push(await note(tx, message, sent));
				return { noted, renewed: await renew(tx, noting), leased: stopped ? [] : await lease(tx) };
			});
			for (const each of noted) told(each);
			for (const [id, until] of renewed) inHand.set(id, until);
			return leased;
		} catch (error) {
			if (isMachineFault(error)) handed.unshift(...noting);
			if (isMachineFault(error) || noting.length === 0) throw error;
			await noteEach(noting);
			return [];
		}
	}

	/** One that can't be noted holds up no other. */
	async function noteEach(noting: readonly Handed[]): Promise<void> {
		for (const each of noting)
			await store
				.transaction((tx) => note(tx, each.message, each.sent))
				.then(told)
				.catch((error) => {
					if (isMachineFault(error)) handed.push(each);
					else {
						inHand.delete(each.message.id);
						logger.error({ id: each.message.id, error }, 'a message could not be noted as sent');
					}
				});
	}

	/** It is noted for good. */
	function told({ id, state, outcome, why }: Noted): void {
		inHand.delete(id);
		if (state === 'waiting' && outcome === 'wait' && why) logger.warn({ id, why }, 'a message waits');
		if (state !== 'setAside') return;
		metrics?.messageSetAside();
		logger.error({ id, outcome, why }, 'a message was set aside: it will not be sent');
	}

	async function sendOne(message: Leased): Promise<void> {
		const began = performance.now();
		const ended = await handOver(message, { channels, render, keys: store.keys });
		metrics?.sent(message.channel, ended.kind, message.ageMs + performance.now() - began);
		const sent = passedOver.judge(message, ended);
		handed.push({ message, sent });
		// The beat would come to it too, but later.
		if (sent.kind === 'wait') setTimeout(wake, sent.ms).unref();
		wake();
	}

	function wake(): void {
		lookAgain = true;
		if (stopped) return;
		looking ??= look()
			.catch((error) => complain(logger, error, 'the outbox could not be looked at'))
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
			if (handed.length > 0) await noteAndLease().catch(() => {});
		},
	};
}
