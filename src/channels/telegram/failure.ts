/** What a failed call means, read by its shape, so that every client's errors are understood alike. */
import { OutOfPatience } from './patience.ts';

export type Failure =
	/** Telegram said no. `retryAfter` is in seconds; `movedTo`: the supergroup that a group has become. */
	| {
			readonly kind: 'answered';
			readonly code: number;
			readonly description: string;
			readonly retryAfter?: number;
			readonly movedTo?: number;
	  }
	/** No way there: the call never left. */
	| { readonly kind: 'unreached'; readonly why: string }
	/** No answer, or not Telegram's: the call may or may not have been carried out. */
	| { readonly kind: 'unanswered'; readonly why: string };

/** Codes of a connection that was never opened. */
const NEVER_OPENED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/**
 * Reads what a client threw: grammY names the code `error_code`, Telegraf `code`. Only what is known to be harmless is
 * kept of it, because the URL in a client's own messages holds the bot's token.
 */
export function failureOf(thrown: unknown): Failure {
	const { error_code, code = error_code, description, parameters } = asRecord(thrown);
	if (typeof code === 'number') {
		const { retry_after: retryAfter, migrate_to_chat_id: movedTo } = asRecord(parameters);
		return {
			kind: 'answered',
			code,
			description: withoutDetails(typeof description === 'string' ? description : ''),
			...(typeof retryAfter === 'number' && { retryAfter }),
			...(typeof movedTo === 'number' && { movedTo }),
		};
	}
	if (thrown instanceof OutOfPatience) return { kind: 'unanswered', why: thrown.message };
	const network = networkCode(thrown) ?? 'no code';
	const why = `the connection to Telegram failed (${network})`;
	return { kind: NEVER_OPENED.has(network) ? 'unreached' : 'unanswered', why };
}

/** Telegram sometimes quotes what it was sent, and names ids. */
function withoutDetails(description: string): string {
	return description.replace(/"[^"]*"|\d{5,}\S*/g, '…').slice(0, 200);
}

/** Such as ECONNRESET: of the error itself or of the one that it wraps. */
function networkCode(thrown: unknown): string | undefined {
	const { code, error, cause } = asRecord(thrown);
	if (typeof code === 'string' && /^[A-Z][A-Z_]{2,40}$/.test(code)) return code;
	const inner = error ?? cause;
	return inner === undefined ? undefined : networkCode(inner);
}

function asRecord(value: unknown): Record<string, unknown> {
	return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}
