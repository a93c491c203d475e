import type { Address } from '../../message.ts';

/**
 * How news for a chat is noticed by the browsers that listen for it: every open stream hangs a bell under its topic, and
 * whoever hears of a commit that concerns the topic, in whichever process it was, rings it. A bell carries no message: who
 * hears it looks into the outbox, so nothing can be shown twice, or out of order, or before it was committed.
 */
export class Bells {
	readonly #hanging = new Map<string, Set<Bell>>();
	readonly #topicOf: (address: Address) => string;

	/** @param topicOf under what news for a chat is told. */
	constructor(topicOf: (address: Address) => string) {
		this.#topicOf = topicOf;
	}

	hang(address: Address): Bell {
		const bell = new Bell();
		const key = this.#topicOf(address);
		this.#hanging.set(key, (this.#hanging.get(key) ?? new Set()).add(bell));
		return bell;
	}

	takeDown(address: Address, bell: Bell): void {
		const key = this.#topicOf(address);
		const beside = this.#hanging.get(key);
		beside?.delete(bell);
		if (beside?.size === 0) this.#hanging.delete(key);
	}

	/** Rings the bells of a topic; all of them for `''`, when nobody knows what was missed. */
	ring(topic: string): void {
		const bells = topic === '' ? [...this.#hanging.values()].flatMap((all) => [...all]) : this.#hanging.get(topic);
		for (const bell of bells ?? []) bell.ring();
	}
}

/** Remembers that it rang until somebody listens, so that a ring between two looks is not lost. */
export class Bell {
	#rang = false;
	#wake: (() => void) | undefined;

	ring(): void {
		this.#rang = true;
		this.#wake?.();
	}

	/** Whether it rang within `ms`, or had rung since it was last listened to. */
	async rings(ms: number): Promise<boolean> {
		if (!this.#rang) {
			let timer: NodeJS.Timeout | undefined;
			await new Promise<void>((resolve) => {
				this.#wake = resolve;
				timer = setTimeout(resolve, ms);
			});
			clearTimeout(timer);
		}
		const rang = this.#rang;
		this.#rang = false;
		return rang;
	}
}
