/**
 * The line between the program's processes and Telegram, on which everything goes wrong that can: it passes each call on
 * to the loopback Telegram, or doesn't, and keeps a record of what was accepted and of whether its sender heard so.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as elapse } from 'node:timers/promises';
import type { Update } from '@grammyjs/types';
import type { Telegram } from '../telegram/server.ts';
import type { Random } from './random.ts';

/** What a call meets. "After" is after Telegram has carried it out. */
export const TROUBLES = [
	'429',
	'500',
	'dropped',
	'droppedAfter',
	'hungAfter',
	'slow',
	'repeated',
	'reordered',
] as const;
export type Trouble = (typeof TROUBLES)[number];

/** How often each of them happens, from 0 to 1, and how many ms a call hangs. */
export type Weather = Readonly<Partial<Record<Trouble, number>>> & { readonly hangMs?: number };

export const CALM: Weather = {};

/** A message that Telegram accepted. */
export interface Accepted {
	/** The process it came from. */
	readonly by: string;
	readonly chat: number;
	readonly messageId: number;
	/** Epoch milliseconds. */
	readonly at: number;
	/** What people see of it. */
	readonly content: string;
	/** Whether the answer went out to a process that was still there. */
	answered: boolean;
}

export class Line {
	/** In the order in which people see them. */
	readonly accepted: Accepted[] = [];
	readonly troubles = new Map<Trouble, number>();
	weather: Weather = CALM;
	/** What befalls the next sends, whatever the weather. */
	readonly next: Trouble[] = [];
	/** The chat of each send whose sender could not know the outcome. */
	readonly unsure: number[] = [];
	calls = 0;
	polls = 0;
	/** Updates that were pushed, each as often as it was. */
	pushes = 0;
	/** Polls that another process's had to make way for. */
	conflicts = 0;
	readonly #telegram: Telegram;
	readonly #random: Random;
	readonly #server = createServer((request, response) => void this.#pass(request, response).catch(() => {}));

	constructor(telegram: Telegram, random: Random) {
		this.#telegram = telegram;
		this.#random = random;
	}

	async listens(): Promise<void> {
		await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
	}

	/** What a process needs as its `TELEGRAM_API_ROOT`. */
	rootFor(process: string): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/${process}`;
	}

	async ends(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((closed) => this.#server.close(closed));
	}

	async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const gone = new AbortController();
		response.on('close', () => gone.abort());
		const [, process = '', path = ''] = /^\/([^/]+)(\/.*)$/.exec(request.url ?? '') ?? [];
		const method = path.split('/').at(-1) ?? '';
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);

		const body = Buffer.concat(chunks);
		this.calls++;
		if (method === 'getUpdates') this.polls++;
		const trouble = this.befalls(method);
		if (trouble && UNSURE.has(trouble)) this.unsure.push(chatIn(body));
		if (trouble === 'dropped') return void response.destroy();
		if (trouble === '429') return refuse(response, 429, 'Too Many Requests: retry after 1', { retry_after: 1 });
		if (trouble === '500') return refuse(response, 500, 'Internal Server Error');

		const answer = await fetch(this.#telegram.url + path, {
			method: 'POST',
			headers: { 'content-type': request.headers['content-type'] ?? 'application/json' },
			body,
			signal: gone.signal,
		});
		const { ok, result, ...rest } = (await answer.json()) as Answer;
		if (rest.error_code === 409) this.conflicts++;
		const accepted = ok && method.startsWith('send') ? this.#record(process, method, result as Sent) : undefined;
		if (trouble === 'hungAfter' || trouble === 'slow')
			await elapse(this.weather.hangMs ?? 1000, undefined, { signal: gone.signal });
		if (trouble === 'hungAfter' || trouble === 'droppedAfter') return void response.destroy();
		if (trouble === 'repeated') this.repeat();
		const told = trouble === 'reordered' ? this.#random.shuffled(result as Update[]) : result;
		if (gone.signal.aborted) return;
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(JSON.stringify({ ok, ...(told !== undefined && { result: told }), ...rest }));
		if (accepted) accepted.answered = true;
	}

	/** What befalls a call of this method, or a `push`. */
	befalls(method: string): Trouble | undefined {
		if (method === 'push') this.pushes++;
		const trouble = this.#chosenFor(method);
		if (trouble) this.troubles.set(trouble, (this.troubles.get(trouble) ?? 0) + 1);
		return trouble;
	}

	/** Telegram delivers one of its last updates once more. */
	repeat(): void {
		const { queue, updates } = this.#telegram.bot();
		const update = this.#random.pick(updates.slice(-20));
		if (update) queue.repeat(update);
	}

	/** In foul weather, updates that wait are pushed in any order. */
	reorders(): void {
		this.#telegram.bot().queue.shuffle(() => {
			const isReordered = this.#random.chance(this.weather.reordered ?? 0);
			return isReordered ? this.#random.next() : 0;
		});
	}

	#chosenFor(method: string): Trouble | undefined {
		if (method.startsWith('send') && this.next.length > 0) return this.next.shift();
		return TROUBLES.find((trouble) => {
			if (!HIT[trouble].test(method)) return false;
			return this.#random.chance(this.weather[trouble] ?? 0);
		});
	}

	#record(by: string, method: string, sent: Sent): Accepted {
		const { message_id: messageId, chat, text = method } = sent;
		const accepted = { by, chat: chat.id, messageId, at: Date.now(), content: text, answered: false };
		this.accepted.push(accepted);
		return accepted;
	}
}

/** What comes before the first update is left alone: it says nothing about what gets lost. */
const ANY = /^(send|getUpdates|answerCallbackQuery|push)/;
const HIT: Readonly<Record<Trouble, RegExp>> = {
	...{ 429: ANY, 500: ANY, dropped: ANY, droppedAfter: ANY, hungAfter: ANY, slow: ANY },
	repeated: /^(getUpdates|push)$/,
	reordered: /^getUpdates$/,
};

const UNSURE: ReadonlySet<Trouble> = new Set(['dropped', 'droppedAfter', 'hungAfter']);

/** The chat that a send is for, in JSON or in a form. */
const chatIn = (body: Buffer): number => Number(/"?chat_id"?(?::|[\s]+)"?(-?\d+)/.exec(body.toString('latin1'))?.[1]);

interface Sent {
	readonly message_id: number;
	readonly chat: { readonly id: number };
	readonly text?: string;
}

interface Answer {
	readonly ok: boolean;
	readonly result?: unknown;
	readonly error_code?: number;
	readonly description?: string;
}

function refuse(response: ServerResponse, code: number, description: string, parameters?: object): void {
	response.writeHead(code, { 'content-type': 'application/json' });
	response.end(JSON.stringify({ ok: false, error_code: code, description, ...(parameters && { parameters }) }));
}
