/** Builds the house and connects it: once `openHouse` has answered, it serves. */
import type { Server } from 'node:https';
import fastify, { type FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { Store } from '../db/store.ts';
import type { Call, Me } from './channels/telegram/call.ts';
import { telegramClient } from './channels/telegram/client.ts';
import type { Rates } from './channels/telegram/limiter.ts';
import type { Config } from './config.ts';
import { openDoor } from './door.ts';
import { finishAnswers, listen } from './house/listening.ts';
import { bringNetwork } from './house/network.ts';
import { certificateOf, renew } from './house/tls.ts';
import { waysOf } from './house/ways.ts';
import { openWeb } from './house/web.ts';
import { startWorker, type Worker } from './house/worker.ts';
import type { Receive } from './message.ts';
import { watchForNoShows } from './no-shows.ts';
import { openStore } from './open-store.ts';
import { operations, readersOf } from './operations/endpoints.ts';
import { openMetrics } from './operations/metrics.ts';
import { watchDatabase } from './operations/outage.ts';
import { watchMyself } from './operations/watch.ts';
import { type Pace, UNHURRIED } from './pace.ts';
import { deskLink, inviteFirst } from './staff/access/invitation.ts';
import { startTicks } from './ticks.ts';
import { type Whereabouts, whereabouts } from './whereabouts.ts';

export interface House {
	/** Where the page is. */
	readonly url: string;
	/** A one-time link that lets an administrator in; empty once there is one, who lets others in. */
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
	/** A link for staff at every opening: only a test may say so. */
	readonly alwaysInvite?: boolean;
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
		await watchForNoShows(store);
		const ways = waysOf(config);
		const receive = openDoor({ store, logger, pace, reach: ways.reach, turned });
		const there = whereabouts(store.keys);
		const telegram = telegramOf(config, options, there);
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
			parts.push(await openWeb(app, { store, config, receive, logger, pace, telegram: ownBot, kept: ways.kept }));
		}
		const listening = await listen(app, config);
		parts.push(() => app.close());

		const ticks = startTicks(store, receive, logger, kinds.worker);
		parts.push(ticks.stop);
		if (kinds.worker) worker = startWorker({ store, config, receive, logger, ticks, metrics, telegram, ways });
		parts.push(() => worker?.stopHearing());
		parts.push(watchMyself(store, logger, clock).stop);

		const url = config.PUBLIC_URL ?? listening;
		if (kinds.web || config.PUBLIC_URL) there.url = url;
		const invitation = await store.transaction((tx) => inviteFirst(tx, options.alwaysInvite));
		unready = undefined;
		parts.push(() => {
			unready = 'It is stopping.';
		});
		return {
			url,
			deskLink: invitation === undefined ? '' : deskLink(url, invitation),
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

function telegramOf(
	{ TELEGRAM_TOKEN, TELEGRAM_API_ROOT }: Config,
	{ hostBot, telegramRates: rates }: HouseOptions,
	there: Whereabouts,
) {
	const own = () => (TELEGRAM_TOKEN ? telegramClient(TELEGRAM_TOKEN, { apiRoot: TELEGRAM_API_ROOT }) : undefined);
	const call = hostBot ?? own();
	return call && { call: introduced(call, there), hosted: hostBot !== undefined, ...(rates && { rates }) };
}

/** Whoever asks Telegram for the bot's name tells it to the house, for links that lead to the bot. */
const introduced =
	(call: Call, there: Whereabouts): Call =>
	async (method, payload, options) => {
		const result = await call(method, payload, options);
		if (method === 'getMe') there.bot = (result as Me).username;
		return result;
	};
