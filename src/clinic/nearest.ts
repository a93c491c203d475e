/** "Did you mean…": the known word that a misspelt one is closest to. */

/** The word of `known` that takes the fewest changed letters to reach, or nothing if none is close. */
export function nearest(word: string, known: readonly string[]): string | undefined {
	const furthest = Math.max(1, Math.floor(word.length / 3));
	const ranked = known
		.map((candidate) => ({ candidate, changes: distance(word.toLowerCase(), candidate.toLowerCase()) }))
		.filter(({ changes }) => changes <= furthest)
		.sort((a, b) => a.changes - b.changes);
	return ranked[0]?.candidate;
}

/** Letters to insert, remove, replace or swap with their neighbour (optimal string alignment). */
function distance(a: string, b: string): number {
	const rows = [Array.from({ length: b.length + 1 }, (_, j) => j)];
	for (let i = 1; i <= a.length; i++) {
		const row = [i];
		for (let j = 1; j <= b.length; j++) {
			const same = a[i - 1] === b[j - 1];
			let least = Math.min(rows[i - 1]![j]! + 1, row[j - 1]! + 1, rows[i - 1]![j - 1]! + (same ? 0 : 1));
			const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
			if (swapped) least = Math.min(least, rows[i - 2]![j - 2]! + 1);
			row.push(least);
		}
		rows.push(row);
	}
	return rows[a.length]![b.length]!;
}
