/** The updates that wait for a bot, and the two ways to it: its long polling, and its webhook. */
import type { Update } from '@grammyjs/types';
import { chatOf, type Hook, Pusher, type PushOptions } from './pusher.ts';
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
	/** The kinds that were asked for; all but some, if none. */
	wanted: readonly string[] = [];
	#waiting: Waiting[] = [];
	#handedOut = new Map<number, number[]>();
	#poller: PromiseWithResolvers<void> | undefined;
	#pusher: Pusher | undefined;
	#held = false;
	#random: (() => number) | undefined;

	/** How many updates are not confirmed. */
	get length(): number {
		return this.#waiting.length;
	}

	/** While there is one, nothing can be fetched. */
	get pusher(): Pusher | undefined {
		return this.#pusher;
	}

	/** Has all updates pushed from now on; or, without a hook, fetched. */
	deliverTo(hook: Hook | undefined, options: PushOptions): void {
		if (hook && this.#pusher && hook.url === this.#pusher.hook.url) {
			this.#pusher.hook = hook;
			return;
		}
		this.#pusher?.stop();
		this.#pusher = hook && new Pusher(hook, this.#supply(), options);
		this.#pusher?.push();
	}

	want(kinds: readonly string[] | undefined): void {
		if (kinds) this.wanted = kinds;
	}

	push(update: Update): void {
		const kind = Object.keys(update).find((name) => name !== 'update_id')!;
		const wanted = this.wanted.length > 0 ? this.wanted.includes(kind) : !onlyOnRequest.includes(kind);
		if (wanted) this.#add({ update, again: false });
	}

	/** Delivers the same update once more, as when the bot's confirmation got lost. */
	repeat(update: Update): void {
		this.#add({ update, again: true });
	}

	/** The webhook gets no more until `release`: so that several wait at once. */
	hold(): void {
		this.#held = true;
	}

	release(): void {
		this.#held = false;
		this.#pusher?.push();
	}

	/** From now on the webhook gets any of those that wait rather than the oldest of a chat; in order again without a source. */
	shuffle(random: (() => number) | undefined): void {
		this.#random = random;
	}

	dropAll(): void {
		this.#waiting = [];
	}

	/** How often an update was given out. */
	handedOut(id: number): number {
		return this.#handedOut.get(id)?.length ?? 0;
	}

	/** When it first was, in ms of `performance.now()`. */
	handedOutAt(id: number): number | undefined {
		return this.#handedOut.get(id)?.[0];
	}

	/**
	 * Confirms what lies before the offset and gives what follows, waiting for it as long as is asked for.
	 * @param gone tells that the one who asks has hung up
	 */
	async fetch({ offset = 0, limit = 100, timeout = 0, allowed_updates }: Fetch, gone: AbortSignal): Promise<Update[]> {
		if (this.#pusher) throw new Refusal(409, "Conflict: can't use getUpdates method while webhook is active");
		this.#poller?.reject(new Refusal(409, 'Conflict: terminated by other getUpdates request'));
		this.want(allowed_updates);
		this.confirmed = Math.max(this.confirmed, offset);
		this.#waiting = this.#waiting.filter(({ update, again }) => again || update.update_id >= offset);
		if (this.#waiting.length === 0) await this.#somethingComes(timeout * 1000, gone);
		return gone.aborted ? [] : this.#give(limit);
	}

	#supply() {
		return {
			next: (busy: ReadonlySet<number>) => {
				if (this.#held) return undefined;
				const free = this.#waiting.filter(({ update }) => !busy.has(chatOf(update)));
				return free[this.#random ? Math.floor(this.#random() * free.length) : 0]?.update;
			},
			given: (update: Update) => this.#count(update),
			taken: (update: Update) => {
				const place = this.#waiting.findIndex((waiting) => waiting.update === update);
				if (place >= 0) this.#waiting.splice(place, 1);
			},
		};
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
			this.#count(waiting.update);
		}
		return given.map(({ update }) => update);
	}

	#count({ update_id }: Update): void {
		this.#handedOut.set(update_id, [...(this.#handedOut.get(update_id) ?? []), performance.now()]);
	}

	#add(waiting: Waiting): void {
		this.#waiting.push(waiting);
		this.#poller?.resolve();
		this.#pusher?.push();
	}
}
