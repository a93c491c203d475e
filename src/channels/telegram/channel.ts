/** Telegram as a channel of the house: a message, its calls, and what their end means. Whoever sends decides about retries. */
import type { Channel, Outbound, Sent } from '../../message.ts';
import type { Call } from './call.ts';
import { callsOf, inWords, type TelegramCall } from './calls.ts';
import { editOf, isDoneAlready, isPastEditing, putAway, type TelegramEdit } from './edits.ts';
import { type Failure, failureOf } from './failure.ts';
import { limiter, type Rates, telegramRates } from './limiter.ts';
import { withPatience } from './patience.ts';

export interface TelegramChannelOptions {
	readonly rates?: Rates;
	/** Whether the bot's menus of commands are ours to set: not those of a host's own bot. */
	readonly menus?: boolean;
	/** How many processes send as this bot now. */
	readonly share?: () => number;
	/** A clock in ms that never goes back. */
	readonly now?: () => number;
	/** How many ms an answer is waited for. */
	readonly patience?: number;
}

interface Failed {
	readonly kind: 'failed';
	readonly failure: Failure;
}

/** Of how many messages it is kept how far they got. */
const mostBegun = 1_000;

/** One bot's way to reach people. A message that would exceed Telegram's rates is not sent: it is to wait. */
export function telegramChannel(call: Call, options: TelegramChannelOptions = {}): Channel {
	const {
		rates = telegramRates,
		menus = true,
		share = () => 1,
		now = () => performance.now(),
		patience = 15_000,
	} = options;
	const waitFor = limiter(rates, now, share);
	/** How many parts of a long message have arrived, so that a retry goes on with the next. */
	const begun = new Map<number, number>();

	async function attempt(
		chat: string,
		{ method, payload, upload }: TelegramCall | TelegramEdit,
	): Promise<Sent | Failed> {
		const ms = waitFor(chat);
		if (ms > 0) return { kind: 'wait', ms };
		try {
			return sent(await withPatience(patience, (signal) => call(method, payload, { upload, signal })));
		} catch (thrown) {
			return { kind: 'failed', failure: failureOf(thrown) };
		}
	}

	async function sendOne(chat: string, call: TelegramCall): Promise<Sent> {
		const ended = await attempt(chat, call);
		return ended.kind === 'failed' ? endedBy(ended.failure) : ended;
	}

	/** Answers nothing where it has to be a new message. */
	async function edit(message: Outbound): Promise<Sent | undefined> {
		const call = editOf(message);
		if (!call) return undefined;
		const ended = await attempt(message.address.chat, call);
		const stays: Sent = { kind: 'sent', messageId: message.replaces! };
		if (ended.kind !== 'failed') return ended.kind === 'sent' ? stays : ended;
		if (isDoneAlready(ended.failure)) return stays;
		return isPastEditing(ended.failure) ? undefined : endedBy(ended.failure);
	}

	function remember(id: number, part: number): void {
		begun.set(id, part);
		// Another process may have sent the rest of it.
		const [oldest] = begun.keys();
		if (begun.size > mostBegun) begun.delete(oldest!);
	}

	async function deliver(message: Outbound): Promise<Sent> {
		const from = begun.get(message.id) ?? 0;
		begun.delete(message.id);
		if (message.replaces !== undefined && from === 0) {
			const edited = await edit(message);
			if (edited) return edited;
		}
		const calls = callsOf(message);
		for (const [part, each] of calls.entries()) {
			if (part < from) continue;
			const ended = await sendOne(message.address.chat, each);
			if (ended.kind === 'sent' && part < calls.length - 1) continue;
			if (ended.kind === 'sent' && message.replaces !== undefined)
				await withPatience(patience, (signal) => putAway(message, call, signal)).catch(() => {});
			if (part > 0 && (ended.kind === 'wait' || ended.kind === 'unknown')) remember(message.id, part);
			return ended;
		}
		throw new Error('A message has at least one call.');
	}

	/** A chat without a menu still works, and one that is gone needs none: what is refused is done with. */
	async function sendMenu(message: Outbound): Promise<Sent> {
		const ended = await deliver(message);
		return ended.kind === 'refused' || ended.kind === 'unreachable' ? { kind: 'sent' } : ended;
	}

	return {
		name: 'telegram',
		async send(message) {
			const { body } = message;
			if (body.kind === 'menu') return menus ? sendMenu(message) : { kind: 'sent' };
			if (body.kind !== 'picture') return deliver(message);
			const told = { ...message, body: inWords(body) };
			// Part of the words has arrived: the picture was refused before.
			if (begun.has(message.id)) return deliver(told);
			const ended = await deliver(message);
			return ended.kind === 'refused' ? deliver(told) : ended;
		},
	};
}

function sent(result: unknown): Sent {
	const { message_id: id } = (result ?? {}) as { message_id?: number };
	return id === undefined ? { kind: 'sent' } : { kind: 'sent', messageId: String(id) };
}

/** How long a flood lasts when Telegram doesn't say, in seconds. */
const retryAfterDefault = 1;

/** How long to wait while there is no way to Telegram, it has a fault of its own, or knows no such token. */
const OUTAGE_MS = 5_000;
const TOKEN_MS = 60_000;

/** Told with a 400: nothing that is said in this chat arrives. Being allowed to say something, but no picture, is none of these. */
const CLOSED =
	/chat not found|user is deactivated|PEER_ID_INVALID|CHAT_WRITE_FORBIDDEN|rights to send (?:text )?messages?|group chat was (?:deleted|deactivated)/i;

function endedBy(failure: Failure): Sent {
	if (failure.kind === 'unreached') return { kind: 'wait', ms: OUTAGE_MS, why: failure.why };
	if (failure.kind === 'unanswered') return { kind: 'unknown', why: failure.why };
	const { code, description, retryAfter = retryAfterDefault, movedTo } = failure;
	if (movedTo !== undefined) return { kind: 'moved', to: String(movedTo) };
	const why = `Telegram said ${code}: ${description}`;
	if (code === 429) return { kind: 'wait', ms: retryAfter * 1000 };
	// It says nothing about the message, which goes out once the token is right again.
	if (code === 401 || code === 404) return { kind: 'wait', ms: TOKEN_MS, why: `${why}; is the bot's token right?` };
	if (code === 403 || CLOSED.test(description)) return { kind: 'unreachable', why, gone: true };
	return code >= 500 ? { kind: 'wait', ms: OUTAGE_MS, why } : { kind: 'refused', why };
}
