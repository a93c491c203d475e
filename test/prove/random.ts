/** Chance, all of it from one seed. */
import { randomFrom } from '../bench/figures.ts';

export interface Random {
	/** From 0 to 1, without 1. */
	next(): number;
	/** A whole number from 0, below `limit`. */
	below(limit: number): number;
	chance(probability: number): boolean;
	/** One of them; nothing, of none. */
	pick<T>(from: readonly T[]): T | undefined;
	shuffled<T>(all: readonly T[]): T[];
	/** A chance of its own for somebody: what others draw in between does not change it. */
	fork(): Random;
}

export function random(seed: number): Random {
	const next = randomFrom(seed);
	const below = (limit: number) => Math.floor(next() * limit);
	return {
		next,
		below,
		chance: (probability) => next() < probability,
		pick: (from) => from[below(from.length)],
		shuffled(all) {
			const rest = [...all];
			return all.map(() => rest.splice(below(rest.length), 1)[0]!);
		},
		fork: () => random(below(2 ** 31)),
	};
}
