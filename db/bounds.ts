/**
 * How much may wait to be written: beyond it, whoever comes is sent away at once. A chat that floods reaches its own bound
 * long before that of all.
 */
import { Overloaded } from './store.ts';

const MOST = 1_000;
const MOST_IN_ONE_CONVERSATION = 50;

export class Bounds {
	#waiting = 0;
	readonly #in = new Map<string, number>();

	/**
	 * Does `work` if there is room for it; counts it until it has ended, however it ended. Throws `Overloaded`.
	 * What belongs to no conversation is the house's own (a note of what was sent), bounded where it arises, and finishes
	 * what was begun: it is always let in.
	 */
	async admit<T>(conversation: string | undefined, work: () => Promise<T>): Promise<T> {
		if (conversation === undefined) return work();
		const before = this.#in.get(conversation) ?? 0;
		if (this.#waiting >= MOST || before >= MOST_IN_ONE_CONVERSATION) throw new Overloaded();
		this.#waiting++;
		this.#in.set(conversation, before + 1);
		try {
			return await work();
		} finally {
			this.#waiting--;
			this.#leave(conversation);
		}
	}

	#leave(conversation: string): void {
		const left = this.#in.get(conversation)! - 1;
		if (left === 0) this.#in.delete(conversation);
		else this.#in.set(conversation, left);
	}
}
