/** Leases: whoever has one does the work, until it lets go or does not renew it in time. */
import { and, eq, gt, like, lt, lte, or, sql } from 'drizzle-orm';
import { p, query } from '../store.ts';

/** Takes or renews a lease; answers a row only to the one who has it then. */
export const takeLease = query<{ name: string; holder: string; until: number; now: number }>()((q, { lease: l }) =>
	q
		.insert(l)
		.values({ name: p('name'), holder: p('holder'), until: p('until') })
		.onConflictDoUpdate({
			target: l.name,
			set: { holder: sql`excluded.holder`, until: sql`excluded.until` },
			setWhere: or(eq(l.holder, sql`excluded.holder`), lte(l.until, p('now')))!,
		})
		.returning({ holder: l.holder }),
);

export const endLease = query<{ name: string; holder: string }>()((q, { lease: l }) =>
	q.delete(l).where(and(eq(l.name, p('name')), eq(l.holder, p('holder')))),
);

/** Live leases whose name begins so. `start` ends in `%`. */
export const liveLeases = query<{ start: string; now: number }>()((q, { lease: l }) =>
	q
		.select({ name: l.name })
		.from(l)
		.where(and(like(l.name, p('start')), gt(l.until, p('now')))),
);

/** Of processes that can't be alive any more. */
export const forgetWorkers = query()((q, { lease: l }) =>
	q.delete(l).where(or(eq(l.name, sql`'chief'`), like(l.name, sql`'worker:%'`))),
);

export const pruneLeases = query<{ before: number }>()((q, { lease: l }) =>
	q.delete(l).where(lt(l.until, p('before'))),
);
