/** Turns that threw, counted per update. */
import { eq, lt, sql } from 'drizzle-orm';
import { p, put, query } from '../store.ts';

/** Counts one more; answers how many there are now. */
export const countFailure = query<{ key: string; error: string; inbound: unknown; now: number }>()(
	(q, { failure: f }) =>
		q
			.insert(f)
			.values({ key: p('key'), tries: 1, error: p('error'), inbound: p('inbound'), at: p('now') })
			.onConflictDoUpdate({ target: f.key, set: { tries: sql`${f.tries} + 1`, error: put(f.error, 'error') } })
			.returning({ tries: f.tries }),
);

export const setUpdateAside = query<{ key: string; now: number }>()((q, { failure: f }) =>
	q
		.update(f)
		.set({ setAsideAt: put(f.setAsideAt, 'now') })
		.where(eq(f.key, p('key'))),
);

export const pruneFailures = query<{ before: number }>()((q, { failure: f }) =>
	q.delete(f).where(lt(f.at, p('before'))),
);
