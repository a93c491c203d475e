/** What can go wrong on the way to Telegram, on request. */
import type { ServerResponse } from 'node:http';
import { Refusal } from './refusal.ts';

export interface Fault {
	/** Which calls fail; sends, if nothing is said. */
	readonly method?: RegExp;
	/** Of this chat only. */
	readonly chat?: number;
	/** How many of them; 1 if nothing is said. */
	readonly times?: number;
	/** The answer is this error. */
	readonly status?: number;
	readonly description?: string;
	/** In seconds; with 429. */
	readonly retryAfter?: number;
	/** The chat that this one has become; with 400. */
	readonly movedTo?: number;
	/** The answer comes so many ms late; never, if `Infinity`. */
	readonly hangMs?: number;
	/** The connection ends without an answer, and the call is not carried out. */
	readonly drop?: boolean;
	/** The call is carried out all the same: what fails is only its answer. */
	readonly afterAccepting?: boolean;
}

/** A call as it arrives. */
export interface Arrived {
	readonly method: string;
	readonly payload: Readonly<Record<string, unknown>>;
	/** The chat it is for, if for any. */
	readonly chat: number | undefined;
}

export class Faults {
	#due: { fault: Fault; left: number }[] = [];
	/** What any other call is to meet. */
	choose: (call: Arrived) => Fault | undefined = () => undefined;

	add(fault: Fault): void {
		this.#due.push({ fault, left: fault.times ?? 1 });
	}

	/** The fault that this call is to meet, if any. */
	next(call: Arrived): Fault | undefined {
		const due = this.#due.find(({ fault, left }) => left > 0 && meets(fault, call));
		if (!due) return this.choose(call);
		due.left -= 1;
		return due.fault;
	}
}

function meets({ method = /^send/, chat }: Fault, call: Arrived): boolean {
	return method.test(call.method) && (chat === undefined || chat === call.chat);
}

/** Hangs, hangs up or refuses as the fault says; if it only hangs, the call goes on afterwards. */
export async function suffer(fault: Fault, response: ServerResponse, gone: AbortSignal): Promise<void> {
	if (fault.hangMs !== undefined) await elapsed(fault.hangMs, gone);
	if (fault.drop) response.destroy();
	if (fault.status === undefined) return;
	const { status, description = `Fault ${status}`, retryAfter, movedTo } = fault;
	throw new Refusal(status, description, {
		...(retryAfter !== undefined && { retry_after: retryAfter }),
		...(movedTo !== undefined && { migrate_to_chat_id: movedTo }),
	});
}

/** Ends at once when the other side has hung up. */
function elapsed(ms: number, gone: AbortSignal): Promise<void> {
	const { promise, resolve } = Promise.withResolvers<void>();
	const timer = Number.isFinite(ms) ? setTimeout(resolve, ms) : undefined;
	gone.addEventListener('abort', () => {
		clearTimeout(timer);
		resolve();
	});
	return promise;
}
