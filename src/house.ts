/** Builds the house and connects it: once `openHouse` has answered, it serves. */
import type { Server } from 'node:https';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../db/store.ts';
import type { Call } from './channels/telegram/call.ts';
import { telegramClient } from './channels/telegram/client.ts';
import type { Rates } from './channels/telegram/limiter.ts';
import type { Config } from './config.ts';
import { openDoor } from './door.ts';
import { finishAnswers, listen } from './house/listening.ts';
import { bringNetwork } from './house/network.ts';
import { certificateOf, renew } from './house/tls.ts';
import { openWeb } from './house/web.ts';
import { startWorker, type Worker } from './house/worker.ts';
import type { Receive } from './message.ts';
import { openStore } from './open-store.ts';
import { operations, readersOf } from './operations/endpoints.ts';
import { openMetrics } from './operations/metrics.ts';
import { watchDatabase } from './operations/outage.ts';
import { watchMyself } from './operations/watch.ts';
import { type Pace, UNHURRIED } from './pace.ts';
import { invite } from './staff/invitation.ts';
import { startTicks } from './ticks.ts';

export interface House {
	/** Where the page is. */
	readonly url: string;
	/** A one-time link that lets staff in. */
	readonly deskLink: string;
	readonly store: Store;
	/** Takes one message: what a host's own bot hands it (`forGrammy`, `forTelegraf`). */
	readonly receive: Receive;
	/** What was loaded because the database was empty. */
	readonly demo: boolean;
	/** Takes every timer that is due now, without waiting for the next beat. */
	tick(): Promise<void>;
	/** Finishes what is in hand. */
	close(): Promise<void>;
}

/** What a process does: `web` takes messages in, `worker` sends and keeps time. */
export interface Kinds {
	readonly web: boolean;
	readonly worker: boolean;
}

export interface HouseOptions {
	readonly logger: Logger;
	/** Both, if left out. */
	readonly kinds?: Kinds;
	/** Epoch milliseconds. */
	readonly clock?: () => number;
	/** Whether a commit waits for the disk. Only a test may say no. */
	readonly durable?: boolean;
	/** Put around the database before anything uses it. */
	readonly around?: (store: Store) => Store;
	/** A host's own bot, which polls for itself: the way to call Telegram as it. */
	readonly hostBot?: Call;
	/** Telegram's own, unless its server is another. */
	readonly telegramRates?: Rates;
	/** How fast one chat may talk. */
	readonly pace?: Pace;
}

/** Throws `BadConfiguration` or `CannotOpen` with a sentence. */
export async function openHouse(config: Config, options: HouseOptions): Promise<House> {
	const { logger, kinds = { web: true, worker: true }, clock, durable = true, around, pace = UNHURRIED } = options;
	const metrics = openMetrics();
	const { turned, committed } = metrics;
	const opened = await openStore(config, { server: true, durable, committed, ...(clock && { clock }) });
	const database = watchDatabase(around ? around(opened) : opened, logger);
	const { store } = database;
	/** In the order of opening; closed in the other. */
	const parts: (() => unknown)[] = [() => store.close()];
	const close = async () => {
		for (const end of parts.splice(0).reverse()) await end();
	};
	try {
		const demo = await bringNetwork(store, config);
		const receive = openDoor({ store, logger, pace, turned });
		const telegram = telegramOf(config, options);
		let unready: string | undefined = 'It is starting.';
		let worker: Worker | undefined;
		parts.push(() => worker?.stopSending());

		const certificate = await certificateOf(config);
		const app = fastify({
			logger: false,
			forceCloseConnections: true,
			trustProxy: ['loopback', ...(config.TRUSTED_PROXY ?? [])],
			pluginTimeout: 60_000,
			// Whoever sends a request by drops keeps no place for longer.
			requestTimeout: 30_000,
			...(certificate && { https: { ...certificate, minVersion: 'TLSv1.2' } }),
		}) as FastifyInstance;
		if (certificate) parts.push(renew(app.server as Server, config, certificate, logger).stop);
		finishAnswers(app);
		operations(app, {
			unready: async () => unready ?? database.unready(),
			metrics: { contentType: metrics.contentType, page: () => metrics.page(database) },
			readers: readersOf(config),
		});
		if (kinds.web) {
			const ownBot = telegram && !telegram.hosted ? telegram.call : undefined;
			parts.push(await openWeb(app, { store, config, receive, logger, pace, telegram: ownBot }));
		}
		const listening = await listen(app, config);
		parts.push(() => app.close());

		const ticks = startTicks(store, receive, logger, kinds.worker);
		parts.push(ticks.stop);
		if (kinds.worker) worker = startWorker({ store, config, receive, logger, ticks, metrics, telegram });
		parts.push(() => worker?.stopHearing());
		parts.push(watchMyself(store, logger, clock).stop);

		const url = config.PUBLIC_URL ?? listening;
		const invitation = await store.transaction((tx) => invite(tx, 'administrator'));
		unready = undefined;
		parts.push(() => {
			unready = 'It is stopping.';
		});
		return {
			url,
			deskLink: `${url}/desk#join=${invitation.slice('join-'.length)}`,
			store,
			receive,
			demo,
			tick: ticks.run,
			close,
		};
	} catch (error) {
		await close();
		throw error;
	}
}

function telegramOf({ TELEGRAM_TOKEN, TELEGRAM_API_ROOT }: Config, { hostBot, telegramRates: rates }: HouseOptions) {
	const own = () => (TELEGRAM_TOKEN ? telegramClient(TELEGRAM_TOKEN, { apiRoot: TELEGRAM_API_ROOT }) : undefined);
	const call = hostBot ?? own();
	return call && { call, hosted: hostBot !== undefined, ...(rates && { rates }) };
}
