/** What each process watches in itself: that it does not stand still, and that its clock is right. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { Logger } from 'pino';
import type { Store } from '../../db/store.ts';
import { raise } from './alerts.ts';
import { type Regular, regularly } from './regularly.ts';

const EVERY_MS = 60_000;
const STOOD_STILL_MS = 1_000;
const CLOCK_OFF_MS = 5_000;

export function watchMyself(store: Store, logger: Logger): Regular {
	const loop = monitorEventLoopDelay({ resolution: 20 });
	loop.enable();
	const offset = clockWatch(store);
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
 * By how many ms this process's clock is ahead: of PostgreSQL's, which all go by; on SQLite, where it is the only one, of
 * where it should have gone since it was last asked.
 */
function clockWatch(store: Store): () => Promise<number> {
	let [wall, steady] = [Date.now(), performance.now()];
	return async () => {
		if (store.engine === 'postgres') return Date.now() - (await store.read(async ({ now }) => now));
		const [wallNow, steadyNow] = [Date.now(), performance.now()];
		const off = wallNow - wall - (steadyNow - steady);
		[wall, steady] = [wallNow, steadyNow];
		return off;
	};
}
