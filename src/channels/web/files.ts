import type { FastifyInstance } from 'fastify';
import { idIn } from './id-in.ts';
import type { Visitors } from './identity.ts';
import type { WebChatOptions } from './options.ts';

/** `GET /files/:id`: the file that a message of one's own conversation carries. */
export function handOutFiles(app: FastifyInstance, visitors: Visitors, { fileIn }: WebChatOptions): void {
	app.get<{ Params: { id: string } }>('/files/:id', async (request, reply) => {
		const address = visitors.whoAsks(request);
		const id = idIn(request.params.id);
		const file = address && id ? await fileIn(address, id) : undefined;
		if (!file) return reply.code(404).send({ error: 'There is no such file in this conversation.' });
		const { name, mime, content } = file;
		return reply
			.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
			.header('cache-control', 'no-store')
			.type(`${mime}; charset=utf-8`)
			.send(content);
	});
}
