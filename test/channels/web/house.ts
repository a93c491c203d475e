import { createHmac } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance } from 'fastify';
import { Bells } from '../../../src/channels/web/bells.ts';
import { webChannel } from '../../../src/channels/web/channel.ts';
import type { Kept } from '../../../src/channels/web/events.ts';
import type { WebChatOptions } from '../../../src/channels/web/options.ts';
import { webChat } from '../../../src/channels/web/server.ts';
import type { Address, Button, Channel, Inbound, Outgoing } from '../../../src/message.ts';

/** What the house answers to a message. */
export type Answers = (inbound: Inbound) => readonly Outgoing[];

export const text = (words: string, ...labels: string[]): Outgoing => ({
	kind: 'text',
	text: words,
	buttons: labels.map((label, index): Button => ({ label, data: `1.${index}` })),
});

export const echo: Answers = ({ said }) => [
	text(said.kind === 'text' ? `You said: ${said.text}` : JSON.stringify(said)),
];

/**
 * A small house behind the real web chat, on a port of its own: it takes each message once, says what `answers` tells
 * it to, and keeps its outbox in an array.
 */
export class House {
	readonly taken: Inbound[] = [];
	readonly logged: unknown[] = [];
	answers: Answers = echo;
	/** Runs after a message was taken: what it says by itself may take another's place. */
	turned: (inbound: Inbound) => Promise<void> = async () => {};
	/** Runs whenever the outbox is looked into, after what is found has been read. */
	looked: () => void = () => {};
	/** How many turns fail before one succeeds. */
	failures = 0;

	readonly #outbox: Kept[] = [];
	readonly #seen = new Set<string>();
	readonly #bells = new Bells(({ bot, chat }) => `${bot}:${chat}`);
	readonly channel: Channel = webChannel;
	#app: FastifyInstance | undefined;
	#port = 0;

	/** Browsers keep connections in store that never carried a request; only force closes those. */
	async opens(options: Partial<WebChatOptions> = {}, forceCloseConnections = true): Promise<this> {
		const app = Fastify({ forceCloseConnections });
		await app.register(
			webChat({
				receive: (inbound) => this.#receive(inbound as Inbound),
				messagesTo: (address, after, limit) => this.#messagesTo(address, after, limit),
				fileIn: async (address, id) => {
					const [message] = await this.#messagesTo(address, id - 1, 1);
					return message?.id === id && message.body.kind === 'file' ? message.body : undefined;
				},
				pictureIn: async (address, id) => {
					const [message] = await this.#messagesTo(address, id - 1, 1);
					return message?.id === id && message.body.kind === 'picture' ? message.body.content : undefined;
				},
				bells: this.#bells,
				logger: { warn: (...line: unknown[]) => this.logged.push(line) },
				clinicName: () => 'Harbour Clinic',
				sign: (text) => createHmac('sha256', 'a key').update(text).digest('base64url'),
				...options,
			}),
		);
		await app.listen({ host: '127.0.0.1', port: this.#port });
		this.#port = (app.server.address() as AddressInfo).port;
		this.#app = app;
		return this;
	}

	get base(): string {
		return `http://127.0.0.1:${this.#port}`;
	}

	/** Ends every stream, as a restart does; `opens` listens on the same port again. */
	async closes(): Promise<void> {
		await this.#app?.close();
	}

	/** Says something by itself: into the outbox, then out. */
	async says(address: Address, body: Outgoing, place: Pick<Kept, 'prompt' | 'inPlaceOf'> = {}): Promise<void> {
		this.keeps(address, body, Date.now(), place);
		await this.channel.send(this.#outbox.at(-1)!);
		this.#bells.ring(`${address.bot}:${address.chat}`);
	}

	/** Into the outbox, by another process, say: nobody here is told. */
	keeps(address: Address, body: Outgoing, at = Date.now(), place: Pick<Kept, 'prompt' | 'inPlaceOf'> = {}): void {
		this.#outbox.push({ id: this.#outbox.length + 1, address, language: 'en', body, at, ...place });
	}

	/** The id of the newest message to an address. */
	newestTo({ chat }: Address): number {
		return this.#outbox.findLast(({ address }) => address.chat === chat)?.id ?? 0;
	}

	async #receive(inbound: Inbound) {
		if (this.failures > 0) {
			this.failures--;
			throw new Error(`The turn failed on ${JSON.stringify(inbound)}`);
		}
		if (this.#seen.has(inbound.key)) return { kind: 'seen' } as const;
		this.#seen.add(inbound.key);
		this.taken.push(inbound);
		for (const body of this.answers(inbound)) await this.says(inbound.address, body);
		await this.turned(inbound);
		return { kind: 'taken' } as const;
	}

	async #messagesTo({ bot, chat }: Address, after: number | undefined, limit: number): Promise<Kept[]> {
		const mine = this.#outbox.filter(({ address }) => address.bot === bot && address.chat === chat);
		const found = after === undefined ? mine.slice(-limit) : mine.filter(({ id }) => id > after).slice(0, limit);
		// A real outbox takes a moment, in which more may be said.
		await new Promise((resolve) => setImmediate(resolve));
		this.looked();
		return found;
	}
}
