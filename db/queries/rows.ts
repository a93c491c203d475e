/** Queries over as many rows as are given: a prepared statement has a fixed number of places, so there is one per number. */
import type { Query } from '../store.ts';

/** `build(count)` once per count; callers keep the counts they use few. */
export function perCount<Params, Rows>(
	build: (count: number) => Query<Params, Rows>,
): (count: number) => Query<Params, Rows> {
	const built = new Map<number, Query<Params, Rows>>();
	return (count) => {
		const query = built.get(count) ?? build(count);
		built.set(count, query);
		return query;
	};
}

/** `[0, 1, … count - 1]`, to write out that many placeholders. */
export const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

/** The parameters of many rows: `{ id: 7 }` of row 2 is `{ id2: 7 }`. */
export function numbered(rows: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
	return Object.fromEntries(
		rows.flatMap((row, place) => Object.entries(row).map(([name, value]) => [`${name}${place}`, value])),
	);
}
