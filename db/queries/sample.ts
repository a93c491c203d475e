/** Something sealed with the data key, by which another key is known. */
import { eq, sql } from 'drizzle-orm';
import { p, query } from '../store.ts';

export const keptSample = query()((q, { keySample }) => q.select({ sample: keySample.sample }).from(keySample));

export const keepSample = query<{ sample: string }>()((q, { keySample }) =>
	q.insert(keySample).values({ sample: p('sample') }),
);

/** All of them, as they lie there: while another key is brought in, there is one of each. */
export const samples = query()((q, { keySample: k }) =>
	q
		.select({ id: k.id, sample: sql<Uint8Array>`${k.sample}` })
		.from(k)
		.orderBy(k.id),
);

/** Sealed already. */
export const addSample = query<{ sample: Uint8Array }>()((q, { keySample: k }) =>
	q.insert(k).values({ sample: sql`${p('sample')}` }),
);

export const dropSample = query<{ id: number }>()((q, { keySample: k }) => q.delete(k).where(eq(k.id, p('id'))));
