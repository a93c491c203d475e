/** A whole house in this process for a test: the demo network, a clock that stands still, real HTTP on a free port. */
import { eq, sql } from 'drizzle-orm';
import { pino } from 'pino';
import { inject } from 'vitest';
import { dueTimers } from '../db/queries/timers.ts';
import { p, query } from '../db/store.ts';
import { readConfig } from '../src/config.ts';
import { type House, type HouseOptions, openHouse } from '../src/house.ts';
import { Clock, MONDAY_MORNING } from './clock.ts';
import { demoPlace, type Engine, type Place } from './engines.ts';
import { startTelegram, type Telegram } from './telegram/server.ts';

const UNHURRIED = { messages: 10_000, ms: 1 };

export interface TestHouse {
	/** The house that is open now. */
	readonly house: House;
	readonly clock: Clock;
	readonly telegram: Telegram;
	/** Of the database. */
	readonly url: string;
	/** Everything that was logged. */
	readonly log: string[];
	/** Resolves once nothing waits to be sent. */
	settled(): Promise<void>;
	/** Resolves once an update of this key has been taken. */
	taken(key: string): Promise<void>;
	/** The ids of the messages in the outbox of a channel, the oldest first. */
	sentTo(channel: string): Promise<number[]>;
	/** Moves the clock and lets every timer that is due by then have its turn. */
	later(minutes: number): Promise<void>;
	/** Closes the house, lets things happen meanwhile, and opens it again on the same database. */
	reopen(meanwhile?: () => void | Promise<void>): Promise<void>;
	close(): Promise<void>;
}

export interface TestHouseOptions {
	/** A host's own bot, at this Telegram: the house then doesn't poll. */
	readonly hostBot?: (telegram: Telegram) => NonNullable<HouseOptions['hostBot']>;
	/** Whether every opening gives a link for staff, as most tests want. */
	readonly alwaysInvite?: boolean;
	/** Happens before the house opens. */
	readonly before?: (telegram: Telegram) => void;
	/** A database in the demo's place: the key of its data in base64, and when it is opened, in epoch milliseconds. */
	readonly on?: { readonly place: Place; readonly dataKey: string; readonly now: number };
}

export async function openTestHouse(
	engine: Engine = 'sqlite',
	{ hostBot, before, on, alwaysInvite = true }: TestHouseOptions = {},
): Promise<TestHouse> {
	const { place, dataKey, now } = on ?? {
		place: await demoPlace(engine),
		dataKey: inject('demo').dataKey,
		now: MONDAY_MORNING,
	};
	const clock = new Clock(now);
	const telegram = await startTelegram();
	const log: string[] = [];
	const config = readConfig({
		PORT: '0',
		DATABASE_URL: place.url,
		DATA_KEY: dataKey,
		TELEGRAM_TOKEN: telegram.token,
		TELEGRAM_API_ROOT: telegram.url,
	});
	const openIt = () =>
		openHouse(config, {
			logger: pino({ level: 'debug' }, { write: (line: string) => void log.push(line) }),
			clock: clock.read,
			durable: false,
			alwaysInvite,
			telegramRates: { overall: UNHURRIED, chat: UNHURRIED, group: UNHURRIED },
			pace: { burst: 10_000, perSecond: 10_000 },
			...(hostBot && { hostBot: hostBot(telegram) }),
		});
	before?.(telegram);
	let house = await openIt();

	const ask = <Row>(what: Parameters<typeof house.store.read<Row>>[0]) => house.store.read(what);
	const settled = () => until(async () => (await ask(({ run }) => run(waiting, {}))).length === 0, 'the outbox');
	return {
		get house() {
			return house;
		},
		clock,
		telegram,
		url: place.url,
		log,
		settled,
		taken: (key) => until(async () => (await ask(({ run }) => run(claimed, { key }))).length > 0, key),
		sentTo: async (channel) => (await ask(({ run }) => run(sent, { channel }))).map(({ id }) => id),
		async later(minutes) {
			clock.forward(minutes);
			// What one does may set another.
			for (let round = 0; round < MOST_ROUNDS; round++) {
				await house.tick();
				await settled();
				const due = await ask(({ run, now }) => run(dueTimers, { now, limit: 1 }));
				if (due.length === 0) return;
			}
		},
		async reopen(meanwhile) {
			await house.close();
			await meanwhile?.();
			house = await openIt();
		},
		async close() {
			await house.close();
			await telegram.stop();
			await place.remove();
		},
	};
}

const PATIENCE_MS = 20_000;
/** Of timers that set timers; what nobody in this house knows stays due. */
const MOST_ROUNDS = 6;

/** Looks again and again; throws when it takes too long. */
export async function until(holds: () => Promise<boolean>, what: string): Promise<void> {
	const deadline = Date.now() + PATIENCE_MS;
	while (!(await holds())) {
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
		await new Promise((resolve) => setTimeout(resolve, 2));
	}
}

const waiting = query()((q, { outbox }) =>
	q.select({ id: outbox.id }).from(outbox).where(eq(outbox.state, sql`'waiting'`)),
);
const sent = query<{ channel: string }>()((q, { outbox }) =>
	q
		.select({ id: outbox.id })
		.from(outbox)
		.where(eq(outbox.channel, p('channel')))
		.orderBy(outbox.id),
);
const claimed = query<{ key: string }>()((q, { claim }) =>
	q
		.select()
		.from(claim)
		.where(eq(claim.key, p('key'))),
);
