/** What takes messages in: the page, and Telegram's webhook. */
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../../db/store.ts';
import { inLanguage, nearestLanguage, say } from '../../flows/words.ts';
import { queueTopic } from '../also-told.ts';
import { outboxPage, outboxPath } from '../channels/kept/page.ts';
import type { Call } from '../channels/telegram/call.ts';
import { telegramWebhook } from '../channels/telegram/webhook.ts';
import { Bells } from '../channels/web/bells.ts';
import { firstLanguage } from '../channels/web/posted.ts';
import { webChat } from '../channels/web/server.ts';
import { waitingRoom } from '../channels/web/waiting-room.ts';
import { spokenIn } from '../common.ts';
import { type Config, isSecure } from '../config.ts';
import { networkOf } from '../core/network.ts';
import { lettersOf } from '../letters.ts';
import { fileIn, messagesTo, pictureIn } from '../mailbox.ts';
import type { Receive } from '../message.ts';
import { isFromHere } from '../operations/endpoints.ts';
import type { Pace } from '../pace.ts';
import { recipientOf } from '../talk.ts';
import { boardOf, clinicOf } from '../waiting-room.ts';

export interface WebDeps {
	readonly store: Store;
	readonly config: Config;
	readonly receive: Receive;
	readonly logger: Logger;
	readonly pace: Pace;
	/** Calls as the bot whose webhook this is, if there is one. */
	readonly telegram: Call | undefined;
	/** What would go by SMS or e-mail is shown on a page instead. */
	readonly kept: boolean;
}

/** Answers how to hear no more of what is said. */
export async function openWeb(app: FastifyInstance, deps: WebDeps): Promise<() => void> {
	const { store, config, receive, logger, pace, telegram, kept } = deps;
	const bells = new Bells((address) => recipientOf(store.keys, address));
	const network = await store.read(networkOf);
	const { settings } = network;
	await app.register(
		webChat({
			receive,
			messagesTo: (address, after, limit) => messagesTo(store, address, after, limit),
			fileIn: (address, id) => fileIn(store, address, id),
			pictureIn: (address, id) => pictureIn(store, address, id).catch(() => undefined),
			bells,
			logger,
			clinicName: (language) => inLanguage(settings.name, language),
			pace,
			secure: isSecure(config),
			sign: (text) => store.keys.hash('web visitor', text),
		}),
	);
	const heard: ((topic: string) => void)[] = [(topic) => bells.ring(topic)];
	await app.register(
		waitingRoom({
			clinicOf: (code) => clinicOf(store, code),
			look: (locationId) => boardOf(store, locationId),
			changes: (changed) => heard.push((topic) => whereQueue(topic, changed)),
			words: (key) => spokenIn(network).map((language) => ({ language, text: say({ key }, language) })),
			logger,
			secure: isSecure(config),
		}),
	);
	if (kept)
		await app.register(
			outboxPage({
				path: outboxPath(store.keys),
				letters: () => lettersOf(store),
				fromHere: isFromHere,
				languageOf: (wished) => nearestLanguage(firstLanguage(wished)),
				say,
			}),
		);
	const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config;
	if (telegram && url && secret)
		await app.register(telegramWebhook({ call: telegram, receive, log: logger, secret, path: new URL(url).pathname }));
	return store.hear((topic) => {
		for (const hear of heard) hear(topic);
	});
}

/** Which clinic's queue a topic is about; any, where nobody knows what was missed. */
function whereQueue(topic: string, changed: (locationId?: number) => void): void {
	const id = Number(/:(\d+)$/.exec(topic)?.[1] ?? 0);
	if (topic === '') changed();
	else if (topic === queueTopic(id)) changed(id);
}
