/** The loop that finds timers that are due and brings them to the door, and now and then prunes what is old. */
import type { Logger } from 'pino';
import { pruneOutbox } from '../db/queries/outbox.ts';
import { pruneClaims } from '../db/queries/talk.ts';
import { dueTimers, pruneTimers } from '../db/queries/timers.ts';
import type { Store } from '../db/store.ts';
import type { Outcome } from './message.ts';
import type { Due } from './turn.ts';

const EVERY_MS = 500;
const AT_ONCE = 100;
const DAY_MS = 86_400_000;
const PRUNE_EVERY_MS = 3_600_000;
/** A channel may deliver again for a week. */
const CLAIMS_KEPT_MS = 8 * DAY_MS;
const MESSAGES_KEPT_MS = 30 * DAY_MS;
const TIMERS_KEPT_MS = DAY_MS;

export interface Ticks {
	/** Takes every timer that is due now. */
	run(): Promise<void>;
	stop(): Promise<void>;
}

export function startTicks(
	store: Store,
	door: (due: Due) => Promise<Outcome>,
	logger: Logger,
	everyMs: number = EVERY_MS,
): Ticks {
	let stopped = false;
	let running: Promise<void> | undefined;
	let prunedAt = 0;

	async function takeDue(): Promise<void> {
		while (!stopped) {
			const due = await store.read(({ run, now }) => run(dueTimers, { now, limit: AT_ONCE }));
			const taking = due.map(({ id, ...to }) => door({ key: `timer:${id}`, timerId: id, ...to }));
			// Whoever stops waits for all of them, one that fails or not.
			await Promise.allSettled(taking);
			await Promise.all(taking);
			if (due.length < AT_ONCE) return;
		}
	}

	async function prune(): Promise<void> {
		const now = Date.now();
		if (now - prunedAt < PRUNE_EVERY_MS) return;
		prunedAt = now;
		await store.transaction(async (tx) => {
			await tx.run(pruneClaims, { before: tx.now - CLAIMS_KEPT_MS });
			await tx.run(pruneOutbox, { before: tx.now - MESSAGES_KEPT_MS });
			await tx.run(pruneTimers, { before: tx.now - TIMERS_KEPT_MS });
		});
	}

	const run = (): Promise<void> => {
		running ??= takeDue().finally(() => {
			running = undefined;
		});
		return running;
	};
	const beat = setInterval(() => {
		run()
			.then(prune)
			.catch((error: Error) => logger.error({ error: error.name }, 'the timers could not be looked at'));
	}, everyMs);

	return {
		run,
		async stop() {
			stopped = true;
			clearInterval(beat);
			await running?.catch(() => {});
		},
	};
}
