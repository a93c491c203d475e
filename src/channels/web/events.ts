import type { Address, Outbound, Outgoing } from '../../message.ts';
import type { Bell } from './bells.ts';

/** A message of the outbox, with the time it was said (ms since 1970) where the outbox knows it. */
export interface Kept extends Outbound {
	readonly at?: number;
}

/**
 * What the outbox holds for an address, sent or not, oldest first: the first `limit` messages whose id is greater than
 * `after`; without `after`, the newest `limit`.
 */
export type MessagesTo = (address: Address, after: number | undefined, limit: number) => Promise<readonly Kept[]>;

/** What the page is told. A file stays behind: it is fetched when somebody wants it. */
export interface Told {
	readonly id: number;
	readonly at?: number;
	readonly language: string;
	readonly body: Exclude<Outgoing, { kind: 'file' }> | { readonly kind: 'file'; readonly name: string };
}

/** What somebody sees who opens the page for the first time, or again. */
const GLANCE = 50;
const PAGE = 200;

/**
 * The server-sent events of one browser: what it has missed since `after`, then `ready`, then what comes, for as long as
 * `signal` lets it. Every look asks only for what follows the last message told; that makes each of them arrive once and
 * in order. The silence between is broken every `heartbeatMs`, and the outbox looked into then as well, because a hint from
 * another process may get lost.
 */
export async function* events(
	address: Address,
	after: number | undefined,
	{
		messagesTo,
		bell,
		heartbeatMs,
		signal,
	}: { messagesTo: MessagesTo; bell: Bell; heartbeatMs: number; signal: AbortSignal },
): AsyncGenerator<string> {
	let last = after;
	let ready = false;
	signal.addEventListener('abort', () => bell.ring(), { once: true });
	yield `retry: ${reconnectMs()}\n\n`;
	while (!signal.aborted) {
		const limit = last === undefined ? GLANCE : PAGE;
		const messages = await messagesTo(address, last, limit);
		for (const message of messages) yield `id: ${message.id}\ndata: ${JSON.stringify(told(message))}\n\n`;
		const more = last !== undefined && messages.length === limit;
		last = messages.at(-1)?.id ?? last ?? 0;
		if (more) continue;
		if (!ready) yield 'event: ready\ndata: {}\n\n';
		ready = true;
		if (!(await bell.rings(heartbeatMs))) yield ': still here\n\n';
	}
}

function told({ id, at, language, body }: Kept): Told {
	return {
		id,
		...(at !== undefined && { at }),
		language,
		body: body.kind === 'file' ? { kind: 'file', name: body.name } : body,
	};
}

/** Not the same for all: after a restart the browsers should not come back in one moment. */
const reconnectMs = (): number => 500 + Math.floor(Math.random() * 2000);
