import type { Address, Button, Outbound, Outgoing } from '../../message.ts';
import type { Bell } from './bells.ts';

/** A message of the outbox, with the time it was said (ms since 1970) where the outbox knows it. */
export interface Kept extends Outbound {
	readonly at?: number;
	/** Its number in the conversation, and that of the one whose place it takes. */
	readonly prompt?: number;
	readonly inPlaceOf?: number;
	/** Where it stands: at the message whose place it or those before it took, if that is known. */
	readonly stands?: number;
}

/**
 * What the outbox holds for an address, sent or not, oldest first: the first `limit` messages whose id is greater than
 * `after`; without `after`, the newest `limit`.
 */
export type MessagesTo = (address: Address, after: number | undefined, limit: number) => Promise<readonly Kept[]>;

/** What the page is told. A file stays behind, and a picture too: they are fetched when somebody wants them. */
export interface Told {
	readonly id: number;
	readonly at?: number;
	readonly language: string;
	readonly prompt?: number;
	readonly inPlaceOf?: number;
	readonly stands?: number;
	readonly body:
		| Exclude<Outgoing, { kind: 'file' | 'picture' }>
		| { readonly kind: 'file'; readonly name: string }
		| Pictured;
}

interface Pictured {
	readonly kind: 'picture';
	/** Where it is, for this chat alone. */
	readonly path: string;
	/** In pixels, so that its place is kept until it is there. */
	readonly size?: { readonly width: number; readonly height: number };
	readonly caption: string;
	readonly alt: string;
	readonly buttons: readonly Button[];
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
		pathOf,
		bell,
		heartbeatMs,
		signal,
	}: {
		messagesTo: MessagesTo;
		/** Of the picture of a message. */
		pathOf: (id: number) => string;
		bell: Bell;
		heartbeatMs: number;
		signal: AbortSignal;
	},
): AsyncGenerator<string> {
	let last = after;
	let ready = false;
	signal.addEventListener('abort', () => bell.ring(), { once: true });
	yield `retry: ${reconnectMs()}\n\n`;
	while (!signal.aborted) {
		const limit = last === undefined ? GLANCE : PAGE;
		const messages = await messagesTo(address, last, limit);
		for (const message of messages) yield `id: ${message.id}\ndata: ${JSON.stringify(told(message, pathOf))}\n\n`;
		const more = last !== undefined && messages.length === limit;
		last = messages.at(-1)?.id ?? last ?? 0;
		if (more) continue;
		if (!ready) yield 'event: ready\ndata: {}\n\n';
		ready = true;
		if (!(await bell.rings(heartbeatMs))) yield ': still here\n\n';
	}
}

function told({ id, at, language, prompt, inPlaceOf, stands, body }: Kept, pathOf: (id: number) => string): Told {
	return {
		id,
		...(at !== undefined && { at }),
		...(prompt !== undefined && { prompt }),
		...(inPlaceOf !== undefined && { inPlaceOf }),
		...(stands !== undefined && { stands }),
		language,
		body: shown(body, () => pathOf(id)),
	};
}

function shown(body: Outgoing, path: () => string): Told['body'] {
	if (body.kind === 'file') return { kind: 'file', name: body.name };
	if (body.kind !== 'picture') return body;
	const { content: _, ...about } = body;
	return { ...about, path: path() };
}

/** Not the same for all: after a restart the browsers should not come back in one moment. */
const reconnectMs = (): number => 500 + Math.floor(Math.random() * 2000);
