/**
 * Many rows in few statements: of a few sizes only, as each has to be prepared. The parameters of one are a list, in which
 * the placeholder `17` is the 18th: to name thousands of them would cost more than to write them does.
 */
import type { Query, Reading } from '../store.ts';

const SIZES = [256, 64, 16, 4, 1];
const LOOK_UPS = [256, 16, 1];

/** A statement that inserts so many rows, of these columns in this order. */
export interface Into<Answer> {
	readonly columns: readonly string[];
	readonly of: (count: number) => Query<readonly unknown[], Answer>;
}

/** Writes all rows, in their order, and answers what each statement answers. */
export async function writeMany<Answer>(
	{ run }: Reading,
	{ columns, of }: Into<Answer>,
	rows: readonly Readonly<Record<string, unknown>>[],
): Promise<Answer[]> {
	const answers: Answer[] = [];
	for (let from = 0; from < rows.length; ) {
		const size = SIZES.find((size) => size <= rows.length - from)!;
		const values: unknown[] = [];
		for (const row of rows.slice(from, from + size)) for (const column of columns) values.push(row[column]);
		answers.push(await run(of(size), values));
		from += size;
	}
	return answers;
}

/** Looks up many hashes, the last of them more than once where the statement has more places. */
export async function findMany<Row>(
	{ run }: Reading,
	find: (count: number) => Query<readonly string[], readonly Row[]>,
	hashes: readonly string[],
	before: readonly string[] = [],
): Promise<Row[]> {
	const answers: Row[] = [];
	for (let from = 0; from < hashes.length; ) {
		const left = hashes.length - from;
		const size = LOOK_UPS.findLast((size) => size >= left) ?? LOOK_UPS[0]!;
		const padded = Array.from({ length: size }, (_, place) => hashes[from + Math.min(place, left - 1)]!);
		answers.push(...(await run(find(size), [...before, ...padded])));
		from += size;
	}
	return answers;
}
