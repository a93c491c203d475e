/** Work that must not overlap waits in its lane, before it takes anything that others need. */

export class Lanes {
	readonly #last = new Map<string, Promise<unknown>>();

	/** Runs `work` when all that came before it in this lane has ended, however it ended. */
	run<T>(lane: string, work: () => Promise<T>): Promise<T> {
		const mine = (this.#last.get(lane) ?? Promise.resolve()).then(work);
		const ended = mine
			.catch(() => {})
			.then(() => {
				if (this.#last.get(lane) === ended) this.#last.delete(lane);
			});
		this.#last.set(lane, ended);
		return mine;
	}
}
