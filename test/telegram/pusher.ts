/**
 * Telegram's way with a webhook: each update is POSTed until it is taken, those of one chat one after another, different
 * chats side by side. Source: telegram-bot-api/WebhookActor.cpp, in tdlib/telegram-bot-api.
 */
import { setTimeout as elapse } from 'node:timers/promises';
import type { Update } from '@grammyjs/types';

export interface Hook {
	readonly url: string;
	readonly secret: string | undefined;
	/** How many updates may be under way at once. */
	readonly connections: number;
}

export interface PushOptions {
	/** Where a webhook's address leads: the name service and the clinic's proxy. Asked at every push. */
	readonly reaches: (url: string) => string;
	/** After the first failure, in ms; each pause is twice the one before. */
	readonly pause: number;
	readonly longestPause: number;
	/** How many ms a second of `retry-after` takes here. */
	readonly second: number;
	/** How many ms an answer is waited for. */
	readonly patience: number;
}

export const unhurriedPushing: PushOptions = {
	reaches: (url) => url,
	pause: 5,
	longestPause: 200,
	second: 20,
	patience: 10_000,
};

/** The updates that wait, and what is done with them. */
export interface Supply {
	/** The next one of a chat that is not among these. */
	next(busy: ReadonlySet<number>): Update | undefined;
	given(update: Update): void;
	taken(update: Update): void;
}

interface Failed {
	readonly why: string;
	/** In seconds. */
	readonly retryAfter: number;
}

export class Pusher {
	hook: Hook;
	lastError: { readonly date: number; readonly message: string } | undefined;
	readonly #supply: Supply;
	readonly #options: PushOptions;
	readonly #over = new AbortController();
	/** Chats with an update under way, or one that failed and pauses. */
	readonly #busy = new Set<number>();
	readonly #pauses = new Map<number, number>();
	#open = 0;

	constructor(hook: Hook, supply: Supply, options: PushOptions) {
		this.hook = hook;
		this.#supply = supply;
		this.#options = options;
	}

	/** Sends on their way all that can go now. */
	push(): void {
		while (!this.#over.signal.aborted && this.#open < this.hook.connections) {
			const update = this.#supply.next(this.#busy);
			if (!update) return;
			const chat = chatOf(update);
			this.#busy.add(chat);
			this.#open += 1;
			void this.#deliver(update, chat);
		}
	}

	/** What is under way is given up, and stays with those that wait. */
	stop(): void {
		this.#over.abort();
	}

	async #deliver(update: Update, chat: number): Promise<void> {
		this.#supply.given(update);
		const failed = await this.#post(update);
		this.#open -= 1;
		if (this.#over.signal.aborted) return;
		if (failed) {
			this.lastError = { date: Math.floor(Date.now() / 1000), message: failed.why };
			this.push();
			await elapse(this.#pauseAfter(failed, chat), undefined, { signal: this.#over.signal }).catch(() => {});
		} else {
			this.#pauses.delete(chat);
			this.#supply.taken(update);
		}
		this.#busy.delete(chat);
		this.push();
	}

	#pauseAfter({ retryAfter }: Failed, chat: number): number {
		const { pause, longestPause, second } = this.#options;
		if (retryAfter > 0) return retryAfter * second;
		const ms = Math.min(longestPause, this.#pauses.get(chat) ?? pause);
		this.#pauses.set(chat, ms * 2);
		return ms;
	}

	async #post(update: Update): Promise<Failed | undefined> {
		const { url, secret } = this.hook;
		try {
			const response = await fetch(this.#options.reaches(url), {
				method: 'POST',
				headers: {
					'content-type': 'application/json',
					...(secret !== undefined && { 'x-telegram-bot-api-secret-token': secret }),
				},
				body: JSON.stringify(update),
				redirect: 'manual',
				signal: AbortSignal.any([this.#over.signal, AbortSignal.timeout(this.#options.patience)]),
			});
			await response.arrayBuffer();
			if (response.ok) return undefined;
			const why = `Wrong response from the webhook: ${response.status} ${response.statusText}`;
			return { why, retryAfter: Number(response.headers.get('retry-after') ?? 0) };
		} catch (thrown) {
			const { cause } = thrown as { cause?: { code?: string } };
			return { why: cause?.code === 'ECONNREFUSED' ? 'Connection refused' : 'Connection closed', retryAfter: 0 };
		}
	}
}

/** What waits in one line: a chat's messages and taps; of anything else, nothing. */
export function chatOf({ message, edited_message, callback_query, my_chat_member, update_id }: Update): number {
	const chat = message?.chat ?? edited_message?.chat ?? callback_query?.message?.chat ?? my_chat_member?.chat;
	return chat?.id ?? callback_query?.from.id ?? update_id;
}
