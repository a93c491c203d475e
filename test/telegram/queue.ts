/** The updates that wait for a bot, and its long polling. */
import type { Update } from '@grammyjs/types';
import { Refusal } from './refusal.ts';

export interface Fetch {
	readonly offset?: number;
	readonly limit?: number;
	/** In seconds. */
	readonly timeout?: number;
	readonly allowed_updates?: readonly string[];
}

interface Waiting {
	readonly update: Update;
	/** To be given out once more although its offset may be past. */
	again: boolean;
}

/** What a bot gets only if it asks for it. */
const onlyOnRequest = ['chat_member', 'message_reaction', 'message_reaction_count'];

export class UpdateQueue {
	/** The first update that is not confirmed; 0 until the bot has confirmed any. */
	confirmed = 0;
	/** While it is set, nothing can be fetched. */
	webhook = '';
	#waiting: Waiting[] = [];
	#wanted: readonly string[] = [];
	#handedOut = new Map<number, number>();
	#poller: PromiseWithResolvers<void> | undefined;

	/** How many updates are not confirmed. */
	get length(): number {
		return this.#waiting.length;
	}

	want(kinds: readonly string[] | undefined): void {
		if (kinds) this.#wanted = kinds;
	}

	push(update: Update): void {
		const kind = Object.keys(update).find((name) => name !== 'update_id')!;
		const wanted = this.#wanted.length > 0 ? this.#wanted.includes(kind) : !onlyOnRequest.includes(kind);
		if (wanted) this.#add({ update, again: false });
	}

	/** Delivers the same update once more, as when the bot's confirmation got lost. */
	repeat(update: Update): void {
		this.#add({ update, again: true });
	}

	dropAll(): void {
		this.#waiting = [];
	}

	/** How often an update was given out. */
	handedOut(id: number): number {
		return this.#handedOut.get(id) ?? 0;
	}

	/**
	 * Confirms what lies before the offset and gives what follows, waiting for it as long as is asked for.
	 * @param gone tells that the one who asks has hung up
	 */
	async fetch({ offset = 0, limit = 100, timeout = 0, allowed_updates }: Fetch, gone: AbortSignal): Promise<Update[]> {
		if (this.webhook) throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
		this.#poller?.reject(new Refusal(409, 'Conflict: terminated by other getUpdates request'));
		this.want(allowed_updates);
		this.confirmed = Math.max(this.confirmed, offset);
		this.#waiting = this.#waiting.filter(({ update, again }) => again || update.update_id >= offset);
		if (this.#waiting.length === 0) await this.#somethingComes(timeout * 1000, gone);
		return gone.aborted ? [] : this.#give(limit);
	}

	async #somethingComes(ms: number, gone: AbortSignal): Promise<void> {
		const poller = Promise.withResolvers<void>();
		this.#poller = poller;
		const timer = setTimeout(poller.resolve, ms);
		gone.addEventListener('abort', () => poller.resolve());
		try {
			await poller.promise;
		} finally {
			clearTimeout(timer);
			if (this.#poller === poller) this.#poller = undefined;
		}
	}

	#give(limit: number): Update[] {
		const given = this.#waiting.slice(0, limit);
		for (const waiting of given) {
			waiting.again = false;
			this.#handedOut.set(waiting.update.update_id, this.handedOut(waiting.update.update_id) + 1);
		}
		return given.map(({ update }) => update);
	}

	#add(waiting: Waiting): void {
		this.#waiting.push(waiting);
		this.#poller?.resolve();
	}
}
