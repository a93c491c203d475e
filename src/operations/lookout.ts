/** Tells the administrators of chats that are stuck, and of timers that come late. */
import { chatsWaiting, oldestDue } from '../../db/queries/upkeep.ts';
import type { Store } from '../../db/store.ts';
import { raise } from './alerts.ts';

const MINUTE_MS = 60_000;
const STUCK_MINUTES = 10;
const LATE_MINUTES = 2;

/**
 * Answers how to look, again and again. What it sees once it only remembers: after a pause, of this process or of the
 * whole machine, everything is late at first.
 */
export function lookout(store: Store): () => Promise<void> {
	let before = { stuck: false, late: false };
	return async () => {
		const { chats, late } = await store.read(async ({ run, now }) => {
			const [waiting] = await run(chatsWaiting, { before: now - STUCK_MINUTES * MINUTE_MS });
			const [timer] = await run(oldestDue, {});
			return { chats: waiting!.chats, late: timer!.at === null ? 0 : Math.floor((now - timer!.at) / MINUTE_MS) };
		});
		const seen = { stuck: chats > 0, late: late >= LATE_MINUTES };
		const [stuckAgain, lateAgain] = [seen.stuck && before.stuck, seen.late && before.late];
		before = seen;
		if (stuckAgain) {
			const facts = { count: chats, minutes: STUCK_MINUTES };
			await store.transaction((tx) => raise(tx, { alert: 'alert-stuck-chats', facts }));
		}
		if (lateAgain) await store.transaction((tx) => raise(tx, { alert: 'alert-late-timers', facts: { minutes: late } }));
	};
}
