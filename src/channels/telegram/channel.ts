/** Telegram as a channel of the house: one message, one call, and what its end means. Whoever sends decides about retries. */
import type { Channel, Sent } from '../../message.ts';
import type { Call } from './call.ts';
import { callOf } from './calls.ts';
import { type Failure, failureOf } from './failure.ts';
import { limiter, type Rates, telegramRates } from './limiter.ts';
import { withPatience } from './patience.ts';

export interface TelegramChannelOptions {
	readonly rates?: Rates;
	/** A clock in ms that never goes back. */
	readonly now?: () => number;
	/** How many ms an answer is waited for. */
	readonly patience?: number;
}

/** One bot's way to reach people. A message that would exceed Telegram's rates is not sent: it is to wait. */
export function telegramChannel(call: Call, options: TelegramChannelOptions = {}): Channel {
	const { rates = telegramRates, now = () => performance.now(), patience = 15_000 } = options;
	const waitFor = limiter(rates, now);

	return {
		name: 'telegram',
		async send(message) {
			const ms = waitFor(message.address.chat);
			if (ms > 0) return { kind: 'wait', ms };
			try {
				const { method, payload, upload } = callOf(message);
				return sent(await withPatience(patience, (signal) => call(method, payload, { upload, signal })));
			} catch (thrown) {
				return endedBy(failureOf(thrown));
			}
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

function endedBy(failure: Failure): Sent {
	if (failure.kind === 'unreached') return { kind: 'wait', ms: OUTAGE_MS, why: failure.why };
	if (failure.kind === 'unanswered') return { kind: 'unknown', why: failure.why };
	const { code, description, retryAfter = retryAfterDefault } = failure;
	const why = `Telegram said ${code}: ${description}`;
	if (code === 429) return { kind: 'wait', ms: retryAfter * 1000 };
	// It says nothing about the message, which goes out once the token is right again.
	if (code === 401 || code === 404) return { kind: 'wait', ms: TOKEN_MS, why: `${why}; is the bot's token right?` };
	if (code === 403 || /chat not found|user is deactivated/i.test(description)) return { kind: 'unreachable', why };
	return code >= 500 ? { kind: 'wait', ms: OUTAGE_MS, why } : { kind: 'refused', why };
}
