/** What each process watches in itself: that it does not stand still, and that its clock is right. */
import { uptime } from 'node:os';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { Store } from '../../db/store.ts';
import { raise } from './alerts.ts';
import { type Ongoing, regularly } from './regularly.ts';

const EVERY_MS = 60_000;
const STOOD_STILL_MS = 1_000;
const CLOCK_OFF_MS = 5_000;
/** An answer that took longer says too little of when the clock was read. */
const SLOW_MS = 1_000;

/** @param clock the process's, in epoch milliseconds. */
export function watchMyself(store: Store, logger: Logger, clock?: () => number): Ongoing {
	const loop = monitorEventLoopDelay({ resolution: 20 });
	loop.enable();
	const offset = clockWatch(store, clock);
	const watching = regularly(
		EVERY_MS,
		async () => {
			const stoodStillMs = Math.round(loop.max / 1e6);
			loop.reset();
			if (stoodStillMs > STOOD_STILL_MS) {
				logger.warn({ ms: stoodStillMs }, 'the event loop stood still');
				await store.transaction((tx) => raise(tx, { alert: 'alert-slow-loop', facts: { ms: stoodStillMs } }));
			}
			const offMs = await offset();
			if (Math.abs(offMs) > CLOCK_OFF_MS) {
				logger.warn({ ms: offMs }, 'the clock is wrong');
				const seconds = Math.round(Math.abs(offMs) / 1000);
				await store.transaction((tx) => raise(tx, { alert: 'alert-clock', facts: { seconds } }));
			}
		},
		logger,
	);
	return {
		async stop() {
			loop.disable();
			await watching.stop();
		},
	};
}

/**
 * By how many ms this process's clock is ahead, as far as can be told: of PostgreSQL's, which all go by; on SQLite, where
 * it is the only one, of where it should have gone since it was last asked.
 *
 * @param steady ms since the machine was started. It goes on while the machine is suspended, as `performance.now` does not.
 */
export function clockWatch(store: Store, wall = Date.now, steady = () => uptime() * 1000): () => Promise<number> {
	let ahead = wall() - steady();
	return async () => {
		if (store.engine === 'postgres') {
			const [asked, began] = [wall(), steady()];
			const theirs = await store.read(async ({ now }) => now);
			const tookMs = steady() - began;
			return tookMs > SLOW_MS ? 0 : Math.round(asked + tookMs / 2 - theirs);
		}
		const before = ahead;
		ahead = wall() - steady();
		return Math.round(ahead - before);
	};
}
