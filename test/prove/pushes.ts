/**
 * What stands before the clinic where Telegram pushes its updates: each push goes to any web process that lives, and on the
 * way there and back everything goes wrong that can. What ends without a 2xx is pushed again.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as elapse } from 'node:timers/promises';
import type { Line } from './line.ts';

/** What the program's processes are told of it. */
export const WEBHOOK = {
	TELEGRAM_WEBHOOK_URL: 'https://clinic.example.org/telegram/hook',
	TELEGRAM_WEBHOOK_SECRET: 'only-telegram-knows-this',
} as const;

const PASSED_ON = ['content-type', 'x-telegram-bot-api-secret-token'];

export interface Clinic {
	/** A web process that lives, if any does. */
	page(): string | undefined;
	/** This update was answered with a 2xx. */
	taken(update: number): void;
}

export class Pushes {
	readonly #line: Line;
	readonly #clinic: Clinic;
	readonly #server = createServer(
		(request, response) => void this.#pass(request, response).catch(() => response.destroy()),
	);

	constructor(line: Line, clinic: Clinic) {
		this.#line = line;
		this.#clinic = clinic;
	}

	async listens(): Promise<void> {
		await new Promise<void>((listening) => this.#server.listen(0, '127.0.0.1', listening));
	}

	/** Where the webhook's address leads. */
	at(url: string): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}${new URL(url).pathname}`;
	}

	async ends(): Promise<void> {
		this.#server.closeAllConnections();
		await new Promise((closed) => this.#server.close(closed));
	}

	async #pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const body = Buffer.concat(chunks);
		const page = this.#clinic.page();
		const trouble = this.#line.befalls('push');
		if (page === undefined || trouble === 'dropped') return void response.destroy();
		if (trouble === '429' || trouble === '500') return void response.writeHead(Number(trouble)).end();

		const answer = await fetch(new URL(request.url!, page), {
			method: 'POST',
			headers: PASSED_ON.map((name): [string, string] => [name, String(request.headers[name])]),
			body,
		});
		if (trouble === 'hungAfter' || trouble === 'slow') await elapse(this.#line.weather.hangMs ?? 1000);
		if (trouble === 'hungAfter' || trouble === 'droppedAfter') return void response.destroy();
		if (trouble === 'repeated') this.#line.repeat();
		if (answer.ok) this.#clinic.taken(JSON.parse(body.toString()).update_id);
		const retryAfter = answer.headers.get('retry-after');
		response.writeHead(answer.status, retryAfter === null ? {} : { 'retry-after': retryAfter }).end();
	}
}
