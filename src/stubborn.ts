/**
 * A fault of the machine says nothing about an update, and it comes again until it is taken. Unless others are taken all the
 * while: then it is this one's own after all, and would hold up its channel for ever.
 */
const PATIENCE_MS = 10 * 60_000;
const REMEMBERED = 1_000;

export class Stubborn {
	readonly #since = new Map<string, number>();
	#lastTaken = Number.NEGATIVE_INFINITY;
	readonly #now: () => number;

	/** @param now in ms; never goes back. */
	constructor(now: () => number = () => performance.now()) {
		this.#now = now;
	}

	taken(key: string): void {
		this.#lastTaken = this.#now();
		this.#since.delete(key);
	}

	/** Answers whether this update has been refused for so long, while others were taken, that it must be its own fault. */
	refused(key: string): boolean {
		const now = this.#now();
		const since = this.#since.get(key) ?? now;
		this.#since.set(key, since);
		if (this.#since.size > REMEMBERED) this.#since.delete(this.#since.keys().next().value!);
		return now - since > PATIENCE_MS && this.#lastTaken > since;
	}
}
