/** How fast somebody may talk: `burst` messages at once, then `perSecond`. */
export interface Pace {
	readonly burst: number;
	readonly perSecond: number;
}

/** Of one chat. A person who taps quickly never notices it; a script does. */
export const UNHURRIED: Pace = { burst: 20, perSecond: 1 };

/** Full buckets are forgotten once there are this many. */
const REMEMBERED = 10_000;

/** A token bucket for each name. In this process only: what comes through several may come that much faster. */
export class Buckets {
	readonly #buckets = new Map<string, { tokens: number; at: number }>();
	readonly #pace: Pace;
	readonly #now: () => number;

	/** @param now in ms. */
	constructor(pace: Pace, now: () => number = () => performance.now()) {
		this.#pace = pace;
		this.#now = now;
	}

	/**
	 * Takes a token: 0 if there was one, otherwise the ms until there will be.
	 * @param at when it is taken, or was: what waited somewhere may come all at once.
	 */
	take(name: string, at = this.#now()): number {
		if (this.#buckets.size >= REMEMBERED) this.#forgetFull(at);
		const tokens = this.#tokens(name, at);
		if (tokens < 1) return Math.ceil(((1 - tokens) / this.#pace.perSecond) * 1000);
		this.#buckets.set(name, { tokens: tokens - 1, at: Math.max(at, this.#buckets.get(name)?.at ?? at) });
		return 0;
	}

	/** One was taken for nothing. */
	giveBack(name: string): void {
		const bucket = this.#buckets.get(name);
		if (bucket) bucket.tokens = Math.min(this.#pace.burst, bucket.tokens + 1);
	}

	#tokens(name: string, at: number): number {
		const { burst, perSecond } = this.#pace;
		const bucket = this.#buckets.get(name);
		return bucket ? Math.min(burst, bucket.tokens + (Math.max(0, at - bucket.at) / 1000) * perSecond) : burst;
	}

	#forgetFull(at: number): void {
		for (const name of this.#buckets.keys()) {
			if (this.#tokens(name, at) >= this.#pace.burst) this.#buckets.delete(name);
		}
	}
}
