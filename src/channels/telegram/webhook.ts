/**
 * Telegram's way in where it pushes updates rather than being asked for them. It sends the next update of a chat once it
 * has a 2xx for the one before, and anything else again: so an update is acknowledged once it has been taken.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Update } from '@grammyjs/types';
import type { FastifyError, FastifyPluginAsync } from 'fastify';
import type { Receive } from '../../message.ts';
import type { Call, Me } from './call.ts';
import { failureOf } from './failure.ts';
import { isTaken } from './handle.ts';
import type { Log } from './line.ts';
import { withPatience } from './patience.ts';

export interface WebhookOptions {
	readonly call: Call;
	readonly receive: Receive;
	readonly log: Log;
	/** What `setWebhook` was told as `secret_token`. */
	readonly secret: string;
	/** The path of the webhook's URL. */
	readonly path: string;
}

/** Far more than Telegram sends: what is refused for its size comes again and again, and holds up its chat. */
const largestBody = 1024 * 1024;
/** How many ms Telegram may take to say who the bot is. */
const patience = 5_000;
/** After how many seconds Telegram is to send again what was not taken. */
const retryAfter = 1;

/** Takes updates at `path`. */
export function telegramWebhook({ call, receive, log, secret, path }: WebhookOptions): FastifyPluginAsync {
	const isSecret = equalTo(secret);
	const learn = learning(call, log);

	return async (app) => {
		app.setErrorHandler((error: FastifyError, _request, reply) => reply.code(error.statusCode ?? 500).send());
		app.post(path, {
			bodyLimit: largestBody,
			async onRequest({ headers }, reply) {
				if (!isSecret(headers['x-telegram-bot-api-secret-token'])) return reply.code(401).send();
			},
			async handler({ body }, reply) {
				if (!isUpdate(body)) return reply.code(400).send();
				const me = await learn();
				if (me && (await isTaken(body, { me, call, receive }, log))) return reply.code(200).send();
				return reply.code(503).header('retry-after', retryAfter).send();
			},
		});
	};
}

/** Takes as long for a wrong answer as for the right one. */
function equalTo(secret: string): (given: unknown) => boolean {
	const digest = (text: string) => createHash('sha256').update(text).digest();
	const expected = digest(secret);
	return (given) => typeof given === 'string' && timingSafeEqual(digest(given), expected);
}

function isUpdate(body: unknown): body is Update {
	return typeof body === 'object' && body !== null && Number.isSafeInteger((body as Partial<Update>).update_id);
}

/** Asks once who the bot is; again if that failed, which answers nothing. */
function learning(call: Call, log: Log): () => Promise<Me | undefined> {
	let asked: Promise<Me | undefined> | undefined;
	return () => {
		asked ??= withPatience(patience, (signal) => call('getMe', {}, { signal }) as Promise<Me>).catch((thrown) => {
			log.warn(failureOf(thrown), 'Telegram: getMe failed; no update is taken before it is known who the bot is');
			asked = undefined;
			return undefined;
		});
		return asked;
	};
}
