import { sql } from 'drizzle-orm';
import { expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { freshStore } from '../engines.ts';

/** Ends the connection that asks, as an operator or a restarting server does. */
const endMyself = query()((q) =>
	q.select({ ended: sql`pg_terminate_backend(pg_backend_pid())` }).from(sql`(select 1) as one`),
);
const one = query()((q) => q.select({ one: sql<number>`1` }).from(sql`(select 1) as one`));

it('a connection that breaks in a transaction fails that transaction, and neither the process nor the next', async () => {
	const fresh = await freshStore('postgres');
	try {
		await expect(fresh.store.transaction((tx) => tx.run(endMyself, {}))).rejects.toThrow();
		expect(await fresh.store.transaction((tx) => tx.run(one, {}))).toEqual([{ one: 1 }]);
	} finally {
		await fresh.end();
	}
});
