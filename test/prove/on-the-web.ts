import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as elapse } from 'node:timers/promises';
import type { Told } from '../../src/channels/web/events.ts';
import type { Posted as Post } from '../../src/channels/web/posted.ts';
import type { Address } from '../../src/message.ts';
import { serverSentEvents } from '../web/server-sent-events.ts';
import { Person, type Shown } from './people.ts';

/** Where the page is served now: any of these will do, and none while all are down. */
export type Pages = () => string | undefined;

const AGAIN_MS = 100;

/** Somebody at the web chat: posts a message again until it is taken, and comes back to the events whenever they break off. */
export class WebPerson extends Person {
	readonly address: Address;
	/** Everything that was shown, in order. `at` is when, in epoch milliseconds. */
	readonly told: (Told & { readonly seenAt: number })[] = [];
	/** As the page has signed it, once it was visited. */
	#cookie: string;
	readonly #pages: Pages;
	readonly #leaving = new AbortController();
	readonly #listening: Promise<void>;
	#open = 0;
	#last: { post: Post; posted: Person['posted'][number] } | undefined;

	/** @param secret 22 letters and digits: what the page's cookie holds. */
	constructor(
		pages: Pages,
		secret: string,
		name: string,
		number: number,
		more: { service?: Person['service']; desk?: true } = {},
	) {
		super(name, number, more.service);
		const side = more.desk ? 'desk' : 'clinic';
		const chat = createHash('sha256').update(secret).digest('base64url').slice(0, 22);
		this.address = { channel: 'web', bot: side, chat, sender: chat };
		this.#cookie = `waitless-${side}=${secret}`;
		this.#pages = pages;
		this.#listening = this.#listens();
	}

	get shown(): readonly Shown[] {
		return this.told.flatMap(({ body }) =>
			body.kind === 'text' ? [{ text: body.text, buttons: body.buttons.map(({ label }) => label) }] : [],
		);
	}

	say(text: string): Promise<void> {
		return this.#posts({ kind: 'text', text });
	}

	opens(payload: string): Promise<void> {
		return this.#posts({ kind: 'link', payload });
	}

	async tap(label: string, at = -1): Promise<void> {
		const asked = this.told.flatMap(({ body }) => (body.kind === 'text' ? [body] : [])).at(at);
		const button = asked?.buttons.find((each) => each.label === label);
		if (!button) return;
		await this.#posts({ kind: 'choice', data: button.data });
	}

	async repeat(): Promise<void> {
		if (this.#last) await this.#post(this.#last.post, this.#last.posted);
	}

	get allTaken(): boolean {
		return this.#open === 0;
	}

	async leave(): Promise<void> {
		this.#leaving.abort();
		await this.#listening;
	}

	async #posts(said: Post['said']): Promise<void> {
		const post: Post = { id: randomUUID(), language: 'en', said };
		const posted = {
			key: `web:${this.address.chat}:${post.id}`,
			sentAt: Date.now(),
			tap: said.kind === 'choice' ? said.data : undefined,
		};
		this.posted.push(posted);
		this.#last = { post, posted };
		await this.#post(post, posted);
	}

	async #post(post: Post, posted: Person['posted'][number]): Promise<void> {
		this.#open++;
		while (!this.#leaving.signal.aborted) {
			const answer = await this.#fetch('/messages', {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(post),
			});
			if (answer?.ok) {
				await answer.body?.cancel();
				posted.takenAt ??= Date.now();
				break;
			}
			await elapse(AGAIN_MS);
		}
		this.#open--;
	}

	async #listens(): Promise<void> {
		const { signal } = this.#leaving;
		while (!signal.aborted) {
			const last = this.told.at(-1)?.id;
			const stream = await this.#fetch(
				'/events',
				last === undefined ? {} : { headers: { 'last-event-id': String(last) } },
			);
			try {
				if (stream?.ok)
					for await (const { event, data } of serverSentEvents(stream))
						if (event === 'message') this.told.push({ ...JSON.parse(data), seenAt: Date.now() });
			} catch {
				// The process is gone; another, or its next life, knows what was missed.
			}
			if (!signal.aborted) await elapse(AGAIN_MS);
		}
	}

	/** Nothing where nobody answers. */
	/** Answers whether the page gave a cookie. */
	async #visits(page: string): Promise<boolean> {
		const path = this.address.bot === 'desk' ? '/desk' : '/';
		const answer = await fetch(new URL(path, page), {
			headers: { cookie: this.#cookie },
			signal: this.#leaving.signal,
		});
		await answer.body?.cancel();
		const [given] = answer.headers.getSetCookie();
		if (given) this.#cookie = given.split(';')[0]!;
		return given !== undefined;
	}

	async #fetch(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Response | undefined> {
		const page = this.#pages();
		if (page === undefined) return undefined;
		try {
			if (!this.#cookie.includes('.') && !(await this.#visits(page))) return undefined;
			return await fetch(new URL(`${path}?side=${this.address.bot}`, page), {
				...init,
				headers: { ...init.headers, cookie: this.#cookie },
				signal: this.#leaving.signal,
			});
		} catch {
			return undefined;
		}
	}
}
