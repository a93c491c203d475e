/** Queries over as many rows as are given: a prepared statement has a fixed number of places, so there is one per number. */

/** `build(count)` once per count; callers keep the counts they use few. */
export function perCount<Built>(build: (count: number) => Built): (count: number) => Built {
	const built = new Map<number, Built>();
	return (count) => {
		const query = built.get(count) ?? build(count);
		built.set(count, query);
		return query;
	};
}

/** `[0, 1, … count - 1]`, to write out that many placeholders. */
export const places = (count: number): readonly number[] => Array.from({ length: count }, (_, place) => place);

/** These, and the last of them again until they are a power of two, which keeps the counts few. */
export const filledUp = <Row>(rows: readonly Row[]): Row[] =>
	places(2 ** Math.ceil(Math.log2(rows.length))).map((place) => rows[place] ?? rows.at(-1)!);

/** The parameters of many rows: `{ id: 7 }` of row 2 is `{ id2: 7 }`. */
export function numbered(rows: readonly Readonly<Record<string, unknown>>[]): Record<string, unknown> {
	return Object.fromEntries(
		rows.flatMap((row, place) => Object.entries(row).map(([name, value]) => [`${name}${place}`, value])),
	);
}
