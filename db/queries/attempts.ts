/** Tries that are limited, by the keyed hash of what each counts against. */
import { and, desc, eq, gt, lt } from 'drizzle-orm';
import { atMost, p, query, same } from '../store.ts';

/** When the latest tries were made, the last first. */
export const latestAttempts = query<{ key: string; after: number; most: number }>()((q, { attempt: a }) =>
	q
		.select({ at: a.at })
		.from(a)
		.where(and(same(a.key, 'key'), gt(a.at, p('after'))))
		.orderBy(desc(a.at))
		.limit(atMost('most')),
);

export const countAttempt = query<{ key: string; now: number }>()((q, { attempt: a }) =>
	q.insert(a).values({ key: p('key'), at: p('now') }),
);

export const takeBackAttempt = query<{ key: string; at: number }>()((q, { attempt: a }) =>
	q.delete(a).where(and(same(a.key, 'key'), eq(a.at, p('at')))),
);

export const pruneAttempts = query<{ before: number }>()((q, { attempt: a }) =>
	q.delete(a).where(lt(a.at, p('before'))),
);
