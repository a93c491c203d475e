/** What a bench answers: each figure with its unit, what it must be, and whether it is. */
export interface Figure {
	readonly value: number;
	readonly unit: string;
	readonly must: string;
	readonly ok: boolean;
}

/** By name; the part before the first dot is the bench it comes from. */
export type Figures = Readonly<Record<string, Figure>>;

/** @param share 0.99 for the value that 99 of 100 stay under. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
}

const ROUNDS = 5;

/**
 * The ms each call takes, one after another: of five rounds the quietest, by its 99th percentile, so that what else the
 * machine was busy with is left out.
 */
export async function quietest(calls: number, call: () => Promise<unknown>): Promise<number[]> {
	const rounds: number[][] = [];
	for (let round = 0; round <= ROUNDS; round++) {
		const took: number[] = [];
		for (let turn = 0; turn < calls; turn++) {
			const start = performance.now();
			await call();
			took.push(performance.now() - start);
		}
		// The first round warms up.
		if (round > 0) rounds.push(took);
	}
	return rounds.reduce((best, round) => (percentile(round, 0.99) < percentile(best, 0.99) ? round : best));
}

/** Three significant digits. */
export const rounded = (value: number): number => Number(value.toPrecision(3));

/** The same numbers (0 to 1) in every run: mulberry32. */
export function randomFrom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}
