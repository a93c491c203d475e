/** SMS as a channel of the house, through an HTTP gateway. */
import type { Channel, Sent } from '../../message.ts';
import type { Gateway } from './gateway.ts';

export interface SmsChannelOptions {
	/** How many ms an answer is waited for. */
	readonly patience?: number;
}

/** So many at a time: the others wait their turn. */
const MOST_AT_ONCE = 10;
const TURN_MS = 200;

const OUTAGE_MS = 5_000;
const TOKEN_MS = 60_000;
const LONGEST_PAUSE_MS = 60 * 60_000;

/** Each SMS costs money: one of which nobody knows whether it came is repeated once. */
const unknown = (why: string): Sent => ({ kind: 'unknown', why, repeats: 1 });

export function smsChannel(gateway: Gateway, { patience = 15_000 }: SmsChannelOptions = {}): Channel {
	let underWay = 0;
	return {
		name: 'sms',
		async send({ id, address, body }) {
			if (body.kind !== 'text') return { kind: 'refused', why: `an SMS can't carry a ${body.kind}` };
			if (underWay >= MOST_AT_ONCE) return { kind: 'wait', ms: TURN_MS };
			underWay++;
			const to = address.chat;
			const values = { to, digits: to.replace(/^\+/, ''), text: body.text, id: String(id) };
			try {
				const { url, init } = gateway(values);
				const signal = AbortSignal.timeout(patience);
				const answer = await fetch(url, { ...init, redirect: 'manual', signal });
				await answer.body?.cancel();
				return endedBy(answer);
			} catch (error) {
				return brokenOff(error);
			} finally {
				underWay--;
			}
		},
	};
}

function endedBy({ ok, status, headers }: Response): Sent {
	if (ok) return { kind: 'sent' };
	const why = `the SMS gateway answered ${status}`;
	if (status === 429) return { kind: 'wait', ms: pauseIn(headers) ?? OUTAGE_MS };
	if (status === 408 || status >= 500) return { kind: 'wait', ms: pauseIn(headers) ?? OUTAGE_MS, why };
	// It says nothing about the message, which goes out once the settings are right again.
	if (status === 401) return { kind: 'wait', ms: TOKEN_MS, why: `${why}; are the token and the account right?` };
	if (status < 400) return { kind: 'wait', ms: TOKEN_MS, why: `${why}; is SMS_URL right?` };
	return { kind: 'refused', why };
}

/** `Retry-After`, in seconds or as a date, in ms. */
function pauseIn(headers: Headers): number | undefined {
	const after = headers.get('retry-after');
	if (after === null) return undefined;
	const ms = /^\d+$/.test(after) ? Number(after) * 1000 : Date.parse(after) - Date.now();
	return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 1000), LONGEST_PAUSE_MS);
}

/** Codes of a connection that was never made. */
const NEVER_MADE = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']);

/** Only the code is kept of what was thrown: its words may hold the address. */
function brokenOff(error: unknown): Sent {
	if ((error as Error).name === 'TimeoutError') return unknown('the SMS gateway gave no answer in time');
	const { code } = ((error as Error).cause ?? {}) as { code?: unknown };
	const told = typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code) ? code : 'no code';
	const why = `the connection to the SMS gateway failed (${told})`;
	return NEVER_MADE.has(told) || /^(CERT|ERR_TLS|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/.test(told)
		? { kind: 'wait', ms: OUTAGE_MS, why }
		: unknown(why);
}
