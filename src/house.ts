/** Reads the configuration, builds everything and connects it: the only place that does. */
import { mkdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import fastify, { type FastifyInstance } from 'fastify';
import { type Logger, pino } from 'pino';
import { keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import { networkVersion } from '../db/queries/network.ts';
import { CannotOpen, type Store } from '../db/store.ts';
import { inLanguage, LANGUAGES, say } from '../flows/words.ts';
import type { Call } from './channels/telegram/call.ts';
import { telegramChannel } from './channels/telegram/channel.ts';
import { telegramClient } from './channels/telegram/client.ts';
import type { Rates } from './channels/telegram/limiter.ts';
import { poll } from './channels/telegram/poll.ts';
import { Bells } from './channels/web/bells.ts';
import { webChannel } from './channels/web/channel.ts';
import type { Pace } from './channels/web/pace.ts';
import { webChat } from './channels/web/server.ts';
import { applyClinicFile } from './clinic/apply.ts';
import { clinicCommand } from './clinic/command.ts';
import { loadDemo } from './clinic/demo/load.ts';
import { readClinicFile } from './clinic/read.ts';
import { problemLines } from './clinic/report.ts';
import { BadConfiguration, type Config, readConfig } from './config.ts';
import { networkOf } from './core/network.ts';
import { dataKey, proveKey, writeKey } from './data-key.ts';
import { openDoor } from './door.ts';
import { messagesTo } from './mailbox.ts';
import type { Channel, Receive } from './message.ts';
import { render } from './render.ts';
import { type Sender, startSender } from './sender.ts';
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

export interface HouseOptions {
	readonly logger: Logger;
	/** Epoch milliseconds. */
	readonly clock?: () => number;
	/** A host's own bot, which polls for itself: the way to call Telegram as it. */
	readonly hostBot?: Call;
	/** Telegram's own, unless its server is another. */
	readonly telegramRates?: Rates;
	/** How fast one chat may post on the web. */
	readonly webPace?: Pace;
}

/** Opens the house: after this it serves. Throws `BadConfiguration` or `CannotOpen` with a sentence. */
export async function openHouse(
	config: Config,
	{ logger, clock, hostBot, telegramRates, webPace }: HouseOptions,
): Promise<House> {
	const store = await openStore(config, { clock, server: true });
	const demo = await bringNetwork(store, config);
	const network = await store.read(networkOf);

	const bells = new Bells();
	const channels = new Map<string, Channel>([['web', webChannel(bells)]]);
	let sender: Sender | undefined;
	const door = openDoor({ store, logger, said: () => sender?.wake() });

	const ownBot =
		config.TELEGRAM_TOKEN && !hostBot
			? telegramClient(config.TELEGRAM_TOKEN, { apiRoot: config.TELEGRAM_API_ROOT })
			: undefined;
	const call = hostBot ?? ownBot;
	if (call) channels.set('telegram', telegramChannel(call, telegramRates ? { rates: telegramRates } : {}));

	const app = fastify({ logger: false, forceCloseConnections: true });
	app.get('/health', async () => {
		await store.read(({ run }) => run(networkVersion, {}));
		return { ready: true };
	});
	await app.register(
		webChat({
			receive: door,
			messagesTo: (address, after, limit) => messagesTo(store, address, after, limit),
			bells,
			logger,
			clinicName: (language) => inLanguage(network.settings.name, language),
			...(webPace && { pace: webPace }),
			secure: config.PUBLIC_URL?.startsWith('https:') ?? false,
		}),
	);
	const listening = await listen(app, config).catch(async (error) => {
		await store.close();
		throw error;
	});
	const ticks = startTicks(store, door, logger);
	sender = startSender({ store, channels, render, logger });
	const polling = ownBot && poll({ call: ownBot, receive: door, log: logger, commands: menus() });
	const url = config.PUBLIC_URL ?? listening;
	const invitation = await store.transaction((tx) => invite(tx, 'administrator'));

	return {
		url,
		deskLink: `${url}/desk#join=${invitation.slice('join-'.length)}`,
		store,
		receive: door,
		demo,
		tick: () => ticks.run(),
		async close() {
			await polling?.stop();
			await ticks.stop();
			await app.close();
			await sender.stop();
			await store.close();
		},
	};
}

/** @throws BadConfiguration where nobody can listen there. */
async function listen(app: FastifyInstance, { HOST, PORT }: Config): Promise<string> {
	try {
		return await app.listen({ host: HOST, port: PORT });
	} catch (error) {
		const { code } = error as NodeJS.ErrnoException;
		if (code === 'EADDRINUSE')
			throw new BadConfiguration(`Port ${PORT} is taken by another program. Set another PORT in .env.`);
		throw new BadConfiguration(`Nobody can listen at ${HOST}, port ${PORT} (${code}). Mend HOST or PORT in .env.`);
	}
}

async function openStore(config: Config, options: { clock?: (() => number) | undefined; server?: boolean }) {
	const dataKeyFound = dataKey(config);
	if (config.DATABASE_URL.startsWith('file:') && !config.DATABASE_URL.startsWith('file://'))
		mkdirSync(dirname(config.DATABASE_URL.slice('file:'.length)), { recursive: true, mode: 0o700 });
	const { clock, server = false } = options;
	const keys = keyring(dataKeyFound.key);
	const store = await open(config.DATABASE_URL, { keys, server, ...(clock && { clock }) });
	try {
		await proveKey(store, config);
	} catch (error) {
		await store.close();
		throw error;
	}
	if (dataKeyFound.made) {
		writeKey(dataKeyFound, config.DATA_KEY_FILE);
		console.log(
			`A data key was made in ${config.DATA_KEY_FILE}. Keep a copy of it apart from the database: without it nobody can read what is sealed there.`,
		);
	}
	return store;
}

/** The clinic file that was named; else, in an empty database, the demo. */
async function bringNetwork(store: Store, { CLINIC_FILE }: Config): Promise<boolean> {
	if (!CLINIC_FILE) return loadDemo(store);
	const text = await readFile(CLINIC_FILE, 'utf8').catch(() => {
		throw new BadConfiguration(`CLINIC_FILE names ${CLINIC_FILE}, which can't be read.`);
	});
	const read = readClinicFile(text);
	if (read.kind === 'wrong') throw new BadConfiguration(problemLines(CLINIC_FILE, read.problems));
	await store.transaction((tx) => applyClinicFile(tx, read.file));
	return false;
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

/** The program. Answers the code to end with; a server answers once it is told to stop. */
export async function main(args: readonly string[], environment: NodeJS.ProcessEnv): Promise<number> {
	try {
		const config = readConfig(environment);
		if (args[0] === 'clinic')
			return await clinicCommand(args.slice(1), { open: () => openStore(config, {}), print: console.log });
		return await serve(config);
	} catch (error) {
		if (!(error instanceof BadConfiguration || error instanceof CannotOpen)) throw error;
		console.error(error.message);
		return 1;
	}
}

async function serve(config: Config): Promise<number> {
	// What the database and the key are written into is for this account only.
	process.umask(0o077);
	const logger = pino({ level: config.LOG_LEVEL }, pino.destination({ dest: 2, sync: true }));
	const house = await openHouse(config, { logger });
	console.log(`Waitless is open. The chat is at ${house.url}`);
	console.log(`Staff come in here, once, within a day: ${house.deskLink}`);
	if (house.demo) console.log('The demo network was loaded. Name your own in CLINIC_FILE.');
	if (!config.TELEGRAM_TOKEN) console.log('For Telegram, set TELEGRAM_TOKEN.');
	await new Promise<void>((stop) => {
		process.once('SIGINT', stop);
		process.once('SIGTERM', stop);
	});
	await house.close();
	return 0;
}
