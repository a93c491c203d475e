import { randomUUID } from 'node:crypto';
import type { Told } from '../../src/channels/web/events.ts';
import type { Side } from '../../src/channels/web/identity.ts';
import type { Posted } from '../../src/channels/web/posted.ts';
import type { Button } from '../../src/message.ts';
import { serverSentEvents } from './server-sent-events.ts';

/** A message as a person sees it. */
export interface Heard {
	readonly kind: Told['body']['kind'];
	readonly text: string;
	readonly buttons: readonly string[];
	/** It took the place of an earlier one. */
	readonly edited?: true;
}

/** Long for a server in the same process; only a test that fails waits so long. */
const PATIENCE_MS = 5_000;

/**
 * Somebody at the web chat, without a browser: visits the page for its cookie, posts what they say and listens to the
 * stream of events, all over HTTP. Buttons are tapped by what is written on them.
 */
export class WebPerson {
	readonly #base: string;
	readonly #side: Side;
	readonly #language: string | undefined;
	readonly #cookie: string;
	readonly #leaving = new AbortController();
	readonly #told: Told[] = [];
	#heard = 0;
	#last: Posted | undefined;
	#arrived: () => void = () => {};
	#listening: Promise<void> = Promise.resolve();

	private constructor(base: string, side: Side, cookie: string, language: string | undefined) {
		this.#base = base;
		this.#side = side;
		this.#cookie = cookie;
		this.#language = language;
	}

	/** Opens the page of `base` and listens. Nothing has been said yet: `opens()` does what the page does by itself. */
	static async arrives(
		base: string,
		{ side = 'clinic', language, cookie }: { side?: Side; language?: string; cookie?: string } = {},
	): Promise<WebPerson> {
		const page = await fetch(new URL(side === 'desk' ? '/desk' : '/', base), { headers: cookie ? { cookie } : {} });
		const given = page.headers.getSetCookie()[0]?.split(';')[0];
		if (!given) throw new Error(`The page at ${base} gave no cookie (${page.status}).`);
		const person = new WebPerson(base, side, given, language);
		await person.comesBack();
		return person;
	}

	get cookie(): string {
		return this.#cookie;
	}

	says(text: string): Promise<string> {
		return this.#posts({ kind: 'text', text });
	}

	/** Opens the chat, or follows a link that carries something. */
	opens(payload = ''): Promise<string> {
		return this.#posts({ kind: 'link', payload });
	}

	/** Sends something that we can't read. */
	sends(what: 'photo' | 'voice' | 'video' | 'sticker' | 'file' | 'edit' | 'other'): Promise<string> {
		return this.#posts({ kind: 'unreadable', what });
	}

	/** Taps a button of the newest message that has buttons. */
	taps(label: string): Promise<string> {
		const asked = this.#asked();
		return this.#tapsOneOf(label, asked.slice(-1));
	}

	/** Taps a button that an earlier message still shows. */
	tapsOld(label: string): Promise<string> {
		const asked = this.#asked();
		return this.#tapsOneOf(label, asked.slice(0, -1));
	}

	/** The last message again, under the same id, as a browser does that had no answer. */
	repeatsLast(): Promise<string> {
		if (!this.#last) throw new Error('Nothing has been said that could be repeated.');
		return this.#post(this.#last);
	}

	/** The next `count` messages; waits for them. */
	async hears(count = 1): Promise<Heard[]> {
		const deadline = AbortSignal.timeout(PATIENCE_MS);
		while (this.#told.length < this.#heard + count) {
			await new Promise<void>((resolve, reject) => {
				this.#arrived = resolve;
				const missing = () => reject(new Error(`Of ${count} messages came ${this.#told.length - this.#heard}.`));
				if (deadline.aborted) missing();
				else deadline.addEventListener('abort', missing, { once: true });
			});
		}
		const next = this.#told.slice(this.#heard, this.#heard + count);
		this.#heard += count;
		return next.map(seen);
	}

	/** What has come and not been heard yet, without waiting. */
	unheard(): Heard[] {
		return this.#told.slice(this.#heard).map(seen);
	}

	/** The file of the newest message that carries one. */
	async saves(): Promise<{ name: string; mime: string; content: string }> {
		const message = this.#told.findLast(({ body }) => body.kind === 'file');
		if (message?.body.kind !== 'file') throw new Error('No file has come.');
		const response = await this.#fetch(`/files/${message.id}`);
		const mime = response.headers.get('content-type') ?? '';
		return { name: message.body.name, mime, content: await response.text() };
	}

	/** Closes the page. */
	async leaves(): Promise<void> {
		this.#leaving.abort();
		await this.#listening;
	}

	/** Listens (again), from the last message that came; settles when what was missed is here. */
	async comesBack(): Promise<void> {
		const last = this.#told.at(-1)?.id;
		const response = await this.#fetch('/events', {
			signal: this.#leaving.signal,
			headers: last === undefined ? {} : { 'last-event-id': String(last) },
		});
		if (!response.ok) throw new Error(`The events were refused: ${response.status}.`);
		await new Promise<void>((ready) => {
			this.#listening = this.#listens(response, ready);
		});
	}

	async #listens(response: Response, ready: () => void): Promise<void> {
		try {
			for await (const { event, data } of serverSentEvents(response)) {
				if (event === 'ready') ready();
				if (event !== 'message') continue;
				this.#told.push(JSON.parse(data));
				this.#arrived();
			}
		} catch {
			// The line has broken off; `comesBack` takes it up again.
		}
	}

	#asked(): { body: { buttons: readonly Button[] } }[] {
		return this.#told.flatMap(({ body }) => ('buttons' in body && body.buttons.length > 0 ? [{ body }] : []));
	}

	#tapsOneOf(label: string, asked: { body: { buttons: readonly Button[] } }[]): Promise<string> {
		const buttons = asked.flatMap(({ body }) => body.buttons);
		const button = buttons.findLast((each) => each.label === label);
		if (button) return this.#posts({ kind: 'choice', data: button.data });
		throw new Error(
			`There is no [${label}] among ${buttons.map((each) => `[${each.label}]`).join(' ') || 'no buttons'}.`,
		);
	}

	#posts(said: Posted['said']): Promise<string> {
		this.#last = { id: randomUUID(), said, ...(this.#language && { language: this.#language }) };
		return this.#post(this.#last);
	}

	/** The outcome; throws if the message was not taken. */
	async #post(posted: Posted): Promise<string> {
		const response = await this.#fetch('/messages', {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify(posted),
		});
		const { outcome, error } = (await response.json()) as { outcome?: string; error?: string };
		if (!outcome) throw new Error(`Not taken (${response.status}): ${error}`);
		return outcome;
	}

	#fetch(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
		return fetch(new URL(`${path}?side=${this.#side}`, this.#base), {
			...init,
			headers: { ...init.headers, cookie: this.#cookie },
		});
	}
}

function seen({ body, inPlaceOf }: Told): Heard {
	return inPlaceOf === undefined ? heardOf(body) : { ...heardOf(body), edited: true };
}

function heardOf(body: Told['body']): Heard {
	switch (body.kind) {
		case 'text':
			return { kind: 'text', text: withDetails(body), buttons: body.buttons.map(({ label }) => label) };
		case 'pin':
			return { kind: 'pin', text: `${body.title}\n${body.address}`, buttons: [] };
		case 'file':
			return { kind: 'file', text: body.name, buttons: [] };
		case 'picture':
			return { kind: 'picture', text: body.caption, buttons: body.buttons.map(({ label }) => label) };
		case 'menu':
			throw new Error('The page has no menu of commands.');
	}
}

/** What the buttons say in small letters, as a list below the message. */
function withDetails({ text, buttons }: Extract<Told['body'], { kind: 'text' }>): string {
	const list = buttons.flatMap(({ label, detail }, i) => (detail ? [`${i + 1}. ${label}, ${detail}`] : []));
	return list.length > 0 ? `${text}\n\n${list.join('\n')}` : text;
}
