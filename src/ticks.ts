/** The loop that finds timers that are due and brings them to the door. */
import type { Logger } from 'pino';
import { dueTimers } from '../db/queries/timers.ts';
import type { Store } from '../db/store.ts';
import type { Outcome } from './message.ts';
import { complain } from './operations/outage.ts';
import { knowsTimer, SIDE_BY_SIDE_MS } from './side-by-side.ts';
import type { Due } from './turn.ts';

const EVERY_MS = 500;
const AT_ONCE = 100;

export interface Ticks {
	/** Takes every timer that is due now. */
	run(): Promise<void>;
	stop(): Promise<void>;
}

/** @param beats whether it looks by itself, or only when it is run. */
export function startTicks(store: Store, door: (due: Due) => Promise<Outcome>, logger: Logger, beats: boolean): Ticks {
	let stopped = false;
	let running: Promise<void> | undefined;

	async function takeDue(): Promise<void> {
		while (!stopped) {
			const { now, due } = await store.read(async ({ run, now }) => ({
				now,
				due: await run(dueTimers, { now, limit: AT_ONCE }),
			}));
			const ours = due.filter(({ event, dueAt }) => knowsTimer(event) || now - dueAt > SIDE_BY_SIDE_MS);
			const taking = ours.map(({ id, conversationId, recipient }) =>
				door({ key: `timer:${id}`, timerId: id, conversationId, recipient }),
			);
			// Whoever stops waits for all of them, one that fails or not.
			await Promise.allSettled(taking);
			await Promise.all(taking);
			if (ours.length < AT_ONCE) return;
		}
	}

	const run = async (): Promise<void> => {
		// One that has begun may have looked before what is due now was.
		await running?.catch(() => {});
		running ??= takeDue().finally(() => {
			running = undefined;
		});
		return running;
	};
	const look = () => run().catch((error) => complain(logger, error, 'the timers could not be looked at'));
	const beat = beats ? setInterval(look, EVERY_MS) : undefined;

	return {
		run,
		async stop() {
			stopped = true;
			clearInterval(beat);
			await running?.catch(() => {});
		},
	};
}
