/**
 * A Telegram of our own on this machine: the Bot API over real HTTP, every call checked against Telegram's schema, and
 * people who talk to the bots through it.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BotAccount } from './account.ts';
import { readBody } from './body.ts';
import { type Arrived, type Fault, Faults, suffer } from './faults.ts';
import { carryOut, type Request } from './methods.ts';
import { Group, Person, type PersonOptions } from './person.ts';
import { type PushOptions, unhurriedPushing } from './pusher.ts';
import { Refusal, Violation } from './refusal.ts';
import { rulesBroken } from './rules.ts';
import { isMethod, violationsOf } from './schema.ts';

/** A call that was made, as it arrived, and what became of it. */
export interface RecordedCall extends Arrived {
	/** When it arrived, in ms of `performance.now()`. */
	readonly at: number;
	/** Accepted is what was carried out, whether or not its answer arrived; neither while it is on its way. */
	outcome: 'accepted' | 'refused' | undefined;
	/** Of those accepted, the how-manyth: the order in which people see what is sent. */
	place?: number;
	/** Of what was sent. */
	messageId?: number;
}

export interface TelegramOptions {
	/** The token of the bot that people talk to if nothing else is said. */
	readonly token?: string;
	readonly username?: string;
	/**
	 * How long people wait for a message, in ms: more than any bot needs, so that only a missing one is missed, and less
	 * than a test has, so that what is missing is told.
	 */
	readonly patience?: number;
	/** How webhooks are reached, and what is done when they don't answer. */
	readonly pushing?: Partial<PushOptions>;
}

/** Starts it on a free port. */
export async function startTelegram(options: TelegramOptions = {}): Promise<Telegram> {
	const telegram = new Telegram(options);
	await telegram.listen();
	return telegram;
}

export class Telegram {
	readonly token: string;
	/** Every call, in order of arrival. */
	readonly calls: RecordedCall[] = [];
	/** Everything that a bot did and may not do. A suite should find it empty in the end. */
	readonly violations: string[] = [];
	readonly #username: string;
	readonly #patience: number;
	readonly #pushing: PushOptions;
	readonly #bots = new Map<string, BotAccount>();
	readonly #faults = new Faults();
	readonly #server: Server;
	#lastGroup = -100_100_000_000;
	#accepted = 0;

	constructor(options: TelegramOptions) {
		this.token = options.token ?? '7000001:AAloopbackTokenThatNobodyMaySee';
		this.#username = options.username ?? 'waitless_bot';
		this.#patience = options.patience ?? 4_000;
		this.#pushing = { ...unhurriedPushing, ...options.pushing };
		// Telegram keeps idle connections about as long; Node's five seconds would cut one just as it is used again.
		this.#server = createServer(
			{ keepAliveTimeout: 75_000 },
			(request, response) => void this.#serve(request, response),
		);
	}

	/** What a client needs as its `apiRoot`. */
	get url(): string {
		return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
	}

	async listen(): Promise<void> {
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#server.listen(0, '127.0.0.1', resolve);
		await promise;
	}

	async stop(): Promise<void> {
		for (const { queue } of this.#bots.values()) queue.pusher?.stop();
		const { promise, resolve } = Promise.withResolvers<void>();
		this.#server.close(() => resolve());
		this.#server.closeAllConnections();
		await promise;
	}

	/** The bot of a token: any token is one. */
	bot(token = this.token): BotAccount {
		const existing = this.#bots.get(token);
		if (existing) return existing;
		const id = Number.parseInt(token, 10);
		const username = token === this.token ? this.#username : `bot_${id}_bot`;
		const bot = new BotAccount(id, username, this.#patience, this.#pushing);
		this.#bots.set(token, bot);
		return bot;
	}

	/** Somebody in a private chat with a bot. */
	person(options: PersonOptions, token?: string): Person {
		return Person.inPrivate(this.bot(token), options);
	}

	/** A group that a bot is in. */
	group(title: string, token?: string): Group {
		this.#lastGroup -= 1;
		return new Group(this.bot(token), { id: this.#lastGroup, type: 'supergroup', title });
	}

	/** There is such a chat from now on, or again: whoever is in it speaks to the house without a Telegram in between. */
	opensChat(id: number): void {
		this.bot().chat(
			id > 0 ? { id, type: 'private', first_name: 'Somebody' } : { id, type: 'supergroup', title: 'Some' },
		);
	}

	/** Nothing can be said there any more, and the bot is not told. */
	closesChat(id: number): void {
		this.opensChat(id);
		this.bot().chats.get(id)!.closed = id > 0 ? 'user is deactivated' : 'bot was kicked from the supergroup chat';
	}

	/** Makes the next calls fail. */
	failNext(fault: Fault): void {
		this.#faults.add(fault);
	}

	/** Makes any call fail as is chosen for it, besides those that are to fail next. */
	failAs(choose: (call: Arrived) => Fault | undefined): void {
		this.#faults.choose = choose;
	}

	/** The calls of one method, e.g. all that was sent. */
	callsOf(method: string): Record<string, unknown>[] {
		return this.calls.filter((call) => call.method === method).map(({ payload }) => payload);
	}

	async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
		const gone = new AbortController();
		response.on('close', () => gone.abort());
		try {
			const result = await this.#answer(request, response, gone.signal);
			if (!response.destroyed) reply(response, 200, { ok: true, result });
		} catch (thrown) {
			const hungUp = gone.signal.aborted && !(thrown instanceof Violation);
			if (hungUp) return;
			const { code, message, parameters } = this.#refusalFrom(thrown);
			if (response.destroyed) return;
			reply(response, code, { ok: false, error_code: code, description: message, ...(parameters && { parameters }) });
		}
	}

	async #answer(request: IncomingMessage, response: ServerResponse, gone: AbortSignal): Promise<unknown> {
		const [, token, method] = /^\/bot(\d+:[\w-]+)\/(\w+)$/.exec(request.url ?? '') ?? [];
		if (token === undefined || method === undefined) throw new Refusal(404, 'Not Found');
		const bot = this.bot(token);
		if (bot.revoked) throw new Refusal(401, 'Unauthorized');
		const { payload, files } = await readBody(request, method);
		const chat = payload.chat_id === undefined ? undefined : Number(payload.chat_id);
		const call: RecordedCall = { method, payload, chat, at: performance.now(), outcome: undefined };
		this.calls.push(call);
		try {
			return await this.#carryOut(call, { bot, method, payload, files, gone }, response);
		} finally {
			call.outcome ??= 'refused';
		}
	}

	async #carryOut(call: RecordedCall, request: Request, response: ServerResponse): Promise<unknown> {
		const { method, payload, gone } = request;
		const fault = this.#faults.next(call);
		if (fault && !fault.afterAccepting) {
			await suffer(fault, response, gone);
			if (fault.drop || gone.aborted) return undefined;
		}
		if (!isMethod(method)) throw new Violation(`there is no method ${method}`);
		const wrong = [...violationsOf(method, payload), ...rulesBroken(method, payload)];
		if (wrong.length > 0) throw new Violation(wrong.join('; '));
		const result = await carryOut(request);
		call.outcome = 'accepted';
		this.#accepted += 1;
		call.place = this.#accepted;
		const { message_id } = result as { message_id?: number };
		if (message_id !== undefined) call.messageId = message_id;
		if (fault?.afterAccepting) await suffer(fault, response, gone);
		return result;
	}

	#refusalFrom(thrown: unknown): Refusal {
		if (thrown instanceof Violation) this.violations.push(thrown.message);
		if (thrown instanceof Refusal) return thrown;
		// A mistake of this server's own must not look like one of Telegram's.
		this.violations.push(`The loopback Telegram itself failed: ${String(thrown)}`);
		return new Refusal(500, 'Internal Server Error');
	}
}

function reply(response: ServerResponse, status: number, answer: object): void {
	response.writeHead(status, { 'content-type': 'application/json' });
	response.end(JSON.stringify(answer));
}
