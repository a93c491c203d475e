/** Pictures that messages carry: each at an address of its own that nobody can guess, for the chat alone that it was sent to. */
import type { FastifyInstance } from 'fastify';
import type { Address } from '../../message.ts';
import { idIn } from './id-in.ts';
import type { Visitors } from './identity.ts';
import type { WebChatOptions } from './options.ts';

/** @param sign a keyed hash. */
export const picturePath = ({ sign }: Pick<WebChatOptions, 'sign'>, { bot, chat }: Address, id: number): string =>
	`/pictures/${id}-${sign(`picture ${bot} ${chat} ${id}`).slice(0, 22)}?side=${bot}`;

/** `GET /pictures/:id-:mark`: drawn as things are now. */
export function handOutPictures(app: FastifyInstance, visitors: Visitors, options: WebChatOptions): void {
	app.get<{ Params: { name: string } }>('/pictures/:name', async (request, reply) => {
		const address = visitors.whoAsks(request);
		const id = idIn(request.params.name.split('-')[0]);
		const isIts = address && id && request.url === picturePath(options, address, id);
		const content = isIts ? await options.pictureIn(address, id) : undefined;
		if (!content) return reply.code(404).send({ error: 'There is no such picture in this conversation.' });
		return reply.header('cache-control', 'no-store').type('image/png').send(Buffer.from(content));
	});
}
