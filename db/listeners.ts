/** Those in this process who want to hear what is told. */
export class Listeners {
	readonly #all = new Set<(topic: string) => void>();

	/** Answers how to hear no more. */
	hear(heard: (topic: string) => void): () => void {
		// The same function may be given twice, and each is taken back for itself.
		const mine = (topic: string) => heard(topic);
		this.#all.add(mine);
		return () => {
			this.#all.delete(mine);
		};
	}

	/** Straight away, yet never in the middle of what whoever tells is doing. */
	tell(topic: string): void {
		queueMicrotask(() => {
			for (const heard of this.#all) heard(topic);
		});
	}

	close(): void {
		this.#all.clear();
	}
}
