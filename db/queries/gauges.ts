/** How much waits, and for how long: each an index look-up, or a walk over what is not done yet. */
import { and, count, countDistinct, eq, gt, isNotNull, like, min, sql } from 'drizzle-orm';
import { p, query, type Reading } from '../store.ts';
import { oldestDue } from './upkeep.ts';

const outboxWaiting = query<{ now: number }>()((q, { outbox: o }) =>
	q
		.select({ waiting: count(), oldest: min(sql`case when ${o.dueAt} <= ${p('now')} then ${o.dueAt} end`) })
		.from(o)
		.where(eq(o.state, sql`'waiting'`)),
);

const holders = query<{ now: number }>()((q, { slot }) =>
	q
		.select({ holders: countDistinct(slot.holdBy) })
		.from(slot)
		.where(and(isNotNull(slot.holdBy), gt(slot.holdUntil, p('now')))),
);

const updatesSetAside = query()((q, { failure }) =>
	q.select({ updates: count() }).from(failure).where(isNotNull(failure.setAsideAt)),
);

const workersLive = query<{ now: number }>()((q, { lease }) =>
	q
		.select({ workers: count() })
		.from(lease)
		.where(and(like(lease.name, sql`'worker:%'`), gt(lease.until, p('now')))),
);

/** Counts, and ms. */
export async function gauges({ run, now }: Reading) {
	const [outbox] = await run(outboxWaiting, { now });
	const [timer] = await run(oldestDue, {});
	const [held] = await run(holders, { now });
	const [aside] = await run(updatesSetAside, {});
	const [living] = await run(workersLive, { now });
	const since = (at: unknown) => (at === null ? 0 : Math.max(0, now - Number(at)));
	return {
		waiting: outbox!.waiting,
		oldestMs: since(outbox!.oldest),
		lateMs: since(timer!.at),
		holds: held!.holders,
		setAside: aside!.updates,
		workers: living!.workers,
	};
}
