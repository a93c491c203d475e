/** Something sealed with the data key, by which another key is known. */
import { p, query } from '../store.ts';

export const keptSample = query()((q, { keySample }) => q.select({ sample: keySample.sample }).from(keySample));

export const keepSample = query<{ sample: string }>()((q, { keySample }) =>
	q.insert(keySample).values({ sample: p('sample') }),
);
