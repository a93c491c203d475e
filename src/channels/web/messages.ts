import type { FastifyInstance } from 'fastify';
import { isMachineFault } from '../../../db/machine-fault.ts';
import { Buckets, UNHURRIED } from '../../pace.ts';
import { refuseOtherSites } from './guards.ts';
import type { Visitors } from './identity.ts';
import { nameOf } from './name-of.ts';
import { neighbourhoodOf } from './neighbourhood.ts';
import type { WebChatOptions } from './options.ts';
import { firstLanguage, readPosted } from './posted.ts';

const LARGEST_BODY = 32 * 1024;
/** So many people may talk from one network address. */
const CROWD = 30;

/** `POST /messages`: what somebody says, answered once the house has it for good. */
export function takeMessages(
	app: FastifyInstance,
	visitors: Visitors,
	{ receive, logger, pace = UNHURRIED }: WebChatOptions,
): void {
	const chats = new Buckets(pace);
	// Whoever makes up a new chat for each message is still one machine; behind one address there may be a whole hospital.
	const addresses = new Buckets({ burst: pace.burst * CROWD, perSecond: pace.perSecond * CROWD });

	app.post('/messages', { bodyLimit: LARGEST_BODY, onRequest: refuseOtherSites }, async (request, reply) => {
		const address = visitors.whoAsks(request);
		if (!address) return reply.code(401).send({ error: 'Open the page first; it needs its cookie.' });

		const wait = Math.max(chats.take(address.chat), addresses.take(neighbourhoodOf(request.ip)));
		if (wait > 0) {
			const seconds = Math.ceil(wait / 1000);
			return reply
				.code(429)
				.header('retry-after', seconds)
				.send({ error: `Too fast. Try again in ${seconds} s.` });
		}
		const posted = readPosted(request.body);
		if ('wrong' in posted) return reply.code(400).send({ error: posted.wrong });

		const language = posted.language ?? firstLanguage(request.headers['accept-language']);
		try {
			const outcome = await receive({
				key: `web:${address.chat}:${posted.id}`,
				address,
				...(language && { language }),
				said: posted.said,
			});
			return { outcome: outcome.kind };
		} catch (error) {
			// What the database could not do is said once, where it is watched.
			if (!isMachineFault(error)) logger.warn({ error: nameOf(error) }, 'a message from the web chat was not taken');
			return reply.code(503).header('retry-after', 1).send({ error: 'Not taken. Send it again with the same id.' });
		}
	});
}
