/** What the chief looks after: what is old is pruned, and administrators hear of what waits too long. */
import type { Logger } from 'pino';
import { pruneFailures } from '../../db/queries/failures.ts';
import { pruneLeases } from '../../db/queries/leases.ts';
import { pruneOutbox } from '../../db/queries/outbox.ts';
import { pruneClaims } from '../../db/queries/talk.ts';
import { pruneTimers } from '../../db/queries/timers.ts';
import { chatsWaiting, oldestDue } from '../../db/queries/upkeep.ts';
import type { Store } from '../../db/store.ts';
import { raise } from './alerts.ts';
import { regularly } from './regularly.ts';
import type { Office } from './workers.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** A channel may deliver again for a week. */
const CLAIMS_KEPT_MS = 8 * DAY_MS;
const MESSAGES_KEPT_MS = 30 * DAY_MS;
const FAILURES_KEPT_MS = 30 * DAY_MS;
const TIMERS_KEPT_MS = DAY_MS;

const STUCK_MINUTES = 10;
const LATE_MINUTES = 2;

export function keepUp(store: Store, logger: Logger): Office {
	const pruning = regularly(HOUR_MS, () => prune(store), logger);
	const looking = regularly(MINUTE_MS, () => look(store), logger);
	return {
		async stop() {
			await Promise.all([pruning.stop(), looking.stop()]);
		},
	};
}

/** Deletes what nobody needs any more. */
export async function prune(store: Store): Promise<void> {
	await store.transaction(async (tx) => {
		const { now } = tx;
		await tx.run(pruneClaims, { before: now - CLAIMS_KEPT_MS });
		await tx.run(pruneOutbox, { before: now - MESSAGES_KEPT_MS });
		await tx.run(pruneTimers, { before: now - TIMERS_KEPT_MS });
		await tx.run(pruneFailures, { before: now - FAILURES_KEPT_MS });
		await tx.run(pruneLeases, { before: now - DAY_MS });
	});
}

/** Tells the administrators of chats that are stuck, and of timers that come late. */
export async function look(store: Store): Promise<void> {
	const { chats, late } = await store.read(async ({ run, now }) => {
		const [stuck] = await run(chatsWaiting, { before: now - STUCK_MINUTES * MINUTE_MS });
		const [timer] = await run(oldestDue, {});
		return { chats: stuck!.chats, late: timer!.at === null ? 0 : Math.floor((now - timer!.at) / MINUTE_MS) };
	});
	if (chats > 0)
		await store.transaction((tx) =>
			raise(tx, { alert: 'alert-stuck-chats', facts: { count: chats, minutes: STUCK_MINUTES } }),
		);
	if (late >= LATE_MINUTES)
		await store.transaction((tx) => raise(tx, { alert: 'alert-late-timers', facts: { minutes: late } }));
}
