import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { events } from './events.ts';
import { idIn } from './id-in.ts';
import type { Visitors } from './identity.ts';
import { nameOf } from './name-of.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { WebChatOptions } from './options.ts';
import { picturePath } from './pictures.ts';

/** A browser opens one for each of its windows; a hospital behind one address, one for each browser. */
const STREAMS = { perAddress: 500, perChat: 8 };

/** `GET /events`: what the house says to a chat, from the last message that the browser names on, until it leaves. */
export function streamEvents(app: FastifyInstance, visitors: Visitors, options: WebChatOptions): void {
	const { messagesTo, bells, logger, heartbeatMs = 15_000, streams = STREAMS } = options;
	const open = new Set<ServerResponse>();
	const counts = new Map<string, number>();
	const openOf = (name: string) => counts.get(name) ?? 0;
	const count = (name: string, more: 1 | -1) => {
		if (openOf(name) + more === 0) counts.delete(name);
		else counts.set(name, openOf(name) + more);
	};
	// Broken off, not ended: a browser that has stopped reading would hold up the closing for as long as it likes, and
	// the others come back for what they miss.
	app.addHook('preClose', async () => {
		for (const response of open) response.destroy();
	});

	app.get<{ Querystring: { after?: string } }>('/events', (request, reply) => {
		const address = visitors.whoAsks(request);
		if (!address) return reply.code(401).send({ error: 'Open the page first; it needs its cookie.' });

		const names = [`chat ${address.bot} ${address.chat}`, `from ${neighbourhoodOf(request.ip)}`] as const;
		if (openOf(names[0]) >= streams.perChat || openOf(names[1]) >= streams.perAddress)
			return reply.code(429).header('retry-after', 10).send({ error: 'Too many windows are open. Close one of them.' });

		const leaving = new AbortController();
		const bell = bells.hang(address);
		open.add(reply.raw);
		for (const name of names) count(name, 1);
		reply.raw.once('close', () => {
			open.delete(reply.raw);
			for (const name of names) count(name, -1);
			bells.takeDown(address, bell);
			leaving.abort();
		});
		const after = idIn(request.headers['last-event-id']) ?? idIn(request.query.after);
		const pathOf = (id: number) => picturePath(options, address, id);
		const { signal } = leaving;
		const stream = Readable.from(events(address, after, { messagesTo, pathOf, bell, heartbeatMs, signal }));
		stream.once('error', (error) => logger.warn({ error: nameOf(error) }, 'a stream of the web chat broke off'));
		// Proxies that gather an answer before they pass it on would hold up every message.
		reply.headers({ 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no' });
		return reply.type('text/event-stream; charset=utf-8').send(stream);
	});
}
