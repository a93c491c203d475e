/** What sends and keeps time, and the office of the chief among several: polling, or announcing the webhook, and upkeep. */
import type { Logger } from 'pino';
import type { Store } from '../../db/store.ts';
import { LANGUAGES, say } from '../../flows/words.ts';
import { announceWebhook } from '../channels/telegram/announce.ts';
import type { Call } from '../channels/telegram/call.ts';
import { telegramChannel } from '../channels/telegram/channel.ts';
import type { Rates } from '../channels/telegram/limiter.ts';
import { poll } from '../channels/telegram/poll.ts';
import { webChannel } from '../channels/web/channel.ts';
import type { Config } from '../config.ts';
import type { Channel, Receive } from '../message.ts';
import type { Metrics } from '../operations/metrics.ts';
import { type Ongoing, regularly } from '../operations/regularly.ts';
import { keepUp } from '../operations/upkeep.ts';
import { joinWorkers } from '../operations/workers.ts';
import { renderFrom } from '../render.ts';
import { startSender } from '../sender.ts';
import type { Ticks } from '../ticks.ts';
import { sealTrail } from '../trail/seal.ts';
import type { Ways } from './ways.ts';

export interface WorkerDeps {
	readonly store: Store;
	readonly config: Config;
	readonly receive: Receive;
	readonly logger: Logger;
	readonly ticks: Ticks;
	readonly metrics: Pick<Metrics, 'sent' | 'messageSetAside' | 'inCharge'>;
	/** How people are written to outside their chats. */
	readonly ways: Pick<Ways, 'channels'>;
	/** The way to call Telegram, and whether a host's bot hears it for us. */
	readonly telegram: { readonly call: Call; readonly hosted: boolean; readonly rates?: Rates } | undefined;
}

/** A worker at work. It stops in two steps, so that what is still being answered can be sent. */
export interface Worker {
	/** Takes in nothing more. */
	stopHearing(): Promise<void>;
	/** Sends what it has begun to send. */
	stopSending(): Promise<void>;
}

/** So long a row of the trail waits for its place in the chain. */
const SEAL_EVERY_MS = 1_000;

export function startWorker(deps: WorkerDeps): Worker {
	const { store, logger, ticks, metrics, telegram, ways } = deps;
	const channels = new Map<string, Channel>([webChannel, ...ways.channels].map((channel) => [channel.name, channel]));
	const workers = joinWorkers(store, () => takeOffice(deps, [...channels.keys()]), logger);
	if (telegram) {
		const { call, hosted, rates } = telegram;
		const options = { share: workers.count, menus: !hosted, ...(rates && { rates }) };
		channels.set('telegram', telegramChannel(call, options));
	}
	const sender = startSender({ store, channels, render: renderFrom(store), logger, metrics });
	return {
		async stopHearing() {
			await Promise.all([workers.stop(), ticks.stop()]);
		},
		stopSending: sender.stop,
	};
}

function takeOffice(
	{ store, config, receive, logger, metrics, telegram }: WorkerDeps,
	channels: readonly string[],
): Ongoing {
	metrics.inCharge(true);
	const upkeep = keepUp(store, logger, channels);
	const sealer = regularly(SEAL_EVERY_MS, () => sealTrail(store), logger);
	const hearing = telegram && !telegram.hosted ? hear(telegram.call, config, receive, logger) : undefined;
	return {
		async stop() {
			metrics.inCharge(false);
			await Promise.all([hearing?.stop(), upkeep.stop(), sealer.stop()]);
		},
	};
}

/** Sees to it that Telegram's updates come. */
function hear(call: Call, config: Config, receive: Receive, log: Logger): Ongoing {
	const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = config;
	const commands = menus();
	return url && secret ? announceWebhook({ call, log, url, secret, commands }) : poll({ call, receive, log, commands });
}

/** The commands a patient finds in Telegram's menu. */
const menus = () =>
	LANGUAGES.map((language) => ({
		...(language !== 'en' && { language }),
		commands: ['start', 'book', 'appointments', 'cancel', 'help'].map((command) => ({
			command,
			description: say({ key: `command-${command}` }, language),
		})),
	}));
