import type { FastifyInstance } from 'fastify';
import { idIn } from './id-in.ts';
import type { Visitors } from './identity.ts';
import type { WebChatOptions } from './options.ts';

/** `GET /files/:id`: the file that a message of one's own conversation carries. */
export function handOutFiles(app: FastifyInstance, visitors: Visitors, { messagesTo }: WebChatOptions): void {
	app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
		const address = visitors.whoAsks(request);
		const id = idIn(request.params.id);
		const [message] = address && id ? await messagesTo(address, id - 1, 1) : [];
		if (message?.id !== id || message?.body.kind !== 'file') {
			return reply.code(404).send({ error: 'There is no such file in this conversation.' });
		}
		const { name, mime, content } = message.body;
		return reply
			.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
			.header('cache-control', 'no-store')
			.type(`${mime}; charset=utf-8`)
			.send(content);
	});
}
