import type { FastifyError, FastifyPluginAsync, FastifyReply } from 'fastify';
import { handOutFiles } from './files.ts';
import { guardAnswer } from './guards.ts';
import { Visitors } from './identity.ts';
import { takeMessages } from './messages.ts';
import { nameOf } from './name-of.ts';
import type { WebChatOptions } from './options.ts';
import { servePage } from './page.ts';
import { handOutPictures } from './pictures.ts';
import { streamEvents } from './stream.ts';

/** The web chat: a page, a POST for what is said, a stream of events for what is answered. */
export function webChat(options: WebChatOptions): FastifyPluginAsync {
	return async (app) => {
		app.addHook('onRequest', guardAnswer(options.secure ?? false));
		app.setErrorHandler((error: FastifyError, _request, reply) => explain(error, reply, options.logger));
		const visitors = new Visitors({ secure: options.secure ?? false, sign: options.sign });
		await servePage(app, visitors, options);
		takeMessages(app, visitors, options);
		streamEvents(app, visitors, options);
		handOutFiles(app, visitors, options);
		handOutPictures(app, visitors, options);
	};
}

/** Fastify's own refusals, in a sentence; anything else is ours to look at, and nobody else's. */
function explain(error: FastifyError, reply: FastifyReply, logger: WebChatOptions['logger']): FastifyReply {
	const status = error.statusCode ?? 500;
	if (status === 413) return reply.code(413).send({ error: 'The message is too large.' });
	if (status < 500) return reply.code(400).send({ error: 'A message is sent as JSON.' });
	logger.warn({ error: nameOf(error) }, 'the web chat failed');
	return reply.code(500).send({ error: 'Something went wrong. Please try again.' });
}
