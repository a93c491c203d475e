/** Chats that take nothing any more: whoever was there has blocked the bot, or taken it out. A lease of their name stands for each. */

import type { Column } from 'drizzle-orm';
import { eq, type SQL, sql } from 'drizzle-orm';
import { p, query } from '../store.ts';

/** What begins the name of such a lease; the chat's own hash follows. */
export const GONE = 'gone:';

/** Answers a row only if it was not known. `until`: when it is forgotten, and tried again. */
export const markGone = query<{ name: string; until: number }>()((q, { lease: l }) =>
	q
		.insert(l)
		.values({ name: p('name'), holder: sql`'nobody'`, until: p('until') })
		.onConflictDoNothing()
		.returning({ name: l.name }),
);

/** Answers a row only if it was gone. */
export const markBack = query<{ name: string }>()((q, { lease: l }) =>
	q
		.delete(l)
		.where(eq(l.name, p('name')))
		.returning({ name: l.name }),
);

/** Whether the chat of this hash is gone: 1 or 0. */
export const isGone = (recipient: Column | SQL) =>
	sql<number>`case when exists (select 1 from lease where lease.name = '${sql.raw(GONE)}' || ${recipient}) then 1 else 0 end`.mapWith(
		Number,
	);
