/** The long run: people who do as they please, while everything around them goes wrong. */
import { setTimeout as elapse } from 'node:timers/promises';
import type { Store } from '../../db/store.ts';
import type { Verdict } from './checks.ts';
import { HOLD_MS } from './clinic.ts';
import type { PostgresServer } from './database.ts';
import { judgeAndKeep } from './kept.ts';
import type { Weather } from './line.ts';
import { type Move, onward, type Person } from './people.ts';
import type { Tampering } from './process.ts';
import type { Random } from './random.ts';
import { openTimes } from './scenarios.ts';
import { World } from './world.ts';

export interface Chaos {
	readonly engine: Store['engine'];
	readonly seed: number;
	/** For how long things go wrong, in ms. */
	readonly ms: number;
	readonly people: number;
	/** PostgreSQL's address. */
	readonly server?: string | undefined;
	/** With it PostgreSQL itself is stopped now and then. */
	readonly crash?: PostgresServer['crash'] | undefined;
	readonly processes?: readonly Tampering[];
	/** Telegram pushes its updates, instead of being asked for them. */
	readonly webhook?: boolean | undefined;
	/** Where to keep what is left, if a guarantee is broken. */
	readonly keepIn?: string | undefined;
}

export interface Outcome {
	/** What was done, and how often. */
	readonly done: Readonly<Record<string, number>>;
	readonly verdicts: readonly Verdict[];
}

/** Two of each kind, and of each kind one whose clock is a minute off. */
const FOUR_PROCESSES: readonly Tampering[] = [
	{ kinds: { web: true, worker: false } },
	{ kinds: { web: true, worker: false }, fastMs: 60_000 },
	{ kinds: { web: false, worker: true } },
	{ kinds: { web: false, worker: true }, fastMs: -60_000 },
];

/** All that waits, waits for a lease, a hold or a pause of seconds. */
const SETTLES_MS = 60_000;

const PRACTITIONERS = ['Ann', 'Ben', 'Cleo'];

const FOUL: Weather = {
	429: 0.03,
	500: 0.02,
	dropped: 0.03,
	droppedAfter: 0.03,
	hungAfter: 0.02,
	slow: 0.05,
	repeated: 0.2,
	reordered: 0.3,
	hangMs: 1_500,
};

export async function chaos(run: Chaos): Promise<Outcome> {
	const { engine, seed, ms, people, server, crash, processes, webhook, keepIn } = run;
	const world = await World.opens({
		engine,
		seed,
		server,
		webhook,
		// People do much more here in a minute than in a life.
		processes: (processes ?? (engine === 'sqlite' ? [{}] : FOUR_PROCESSES)).map((each) => ({
			...each,
			unhurried: true,
		})),
	});
	try {
		await Promise.all(PRACTITIONERS.map((who, i) => openTimes(world, who, 2 + (i % 2), '9-10:30')));
		const done: Record<string, number> = {};
		const count = (what: string) => {
			done[what] = (done[what] ?? 0) + 1;
		};
		const over = performance.now() + ms;
		const isOver = () => performance.now() > over;
		const crowd = Array.from({ length: people }, (_, i) => {
			const service = i % 3 === 0 ? 'Long visit' : 'Short visit';
			return i % 2 === 0 ? world.onTheWeb(`Web ${i}`, { service }) : world.onTelegram(`Telegram ${i}`, service);
		});
		world.line.weather = FOUL;
		await Promise.all([
			...crowd.map((who) => live(who, world.random.fork(), isOver)),
			opensMore(world, world.random.fork(), isOver),
			troubles(world, world.random.fork(), { isOver, count, crash }),
		]);
		world.line.weather = {};
		const waits = await world.settles(SETTLES_MS);
		const evidence = await world.ends();
		const { changes, line, claims, outbox, timers } = evidence;
		const changed = (what: string) => changes.filter((change) => change.what === what).length;
		const complete = {
			...evidence,
			complaints: [...evidence.complaints, ...waits.map((what) => `Still waiting: ${what}`)],
		};
		return {
			verdicts: await judgeAndKeep(complete, world.remains, keepIn),
			done: {
				people,
				'messages posted': world.people.reduce((sum, { posted }) => sum + posted.length, 0),
				turns: claims.size,
				bookings: changed('booked'),
				moves: changed('rescheduled'),
				cancellations: changed('cancelled'),
				'holds that ran out': outbox.filter(
					({ body }) => body.kind === 'prompt' && body.parts.some(({ key }) => key === 'hold-ran-out'),
				).length,
				timers: timers.length,
				'messages said': outbox.length,
				'calls to Telegram': line.calls,
				...(webhook && { 'pushes of Telegram’s updates': line.pushes }),
				...Object.fromEntries([...line.troubles].map(([trouble, times]) => [`Telegram: ${trouble}`, times])),
				...done,
			},
		};
	} finally {
		await world.remove();
	}
}

/** Somebody who mostly goes on to a booking, and otherwise does what people do. */
async function live(who: Person, random: Random, isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		const before = who.shown.length;
		await act(who, random);
		await who.hears(before, random.below(1_500));
		// Some let their hold run out.
		await elapse(random.chance(0.03) ? HOLD_MS * 1.3 : random.below(150));
	}
}

const WORDS = ['back', 'help', 'my appointments', 'cancel', 'start again', 'what?', 'stop', 'book a visit', '2', 'yes'];

async function act(who: Person, random: Random): Promise<void> {
	const what = random.next();
	const next = sensible(who, random);
	if (what < 0.8) return who.does(next);
	if (what < 0.83) return who.say(random.pick(WORDS)!);
	// A double tap.
	if (what < 0.9) return void (await Promise.all([who.does(next), who.does(next)]));
	if (what < 0.94) {
		const old = random.below(who.shown.length);
		const label = random.pick(who.shown[old]?.buttons ?? []);
		return label === undefined ? undefined : who.tap(label, old);
	}
	if (what < 0.98) return who.repeat();
	// Many at once.
	await Promise.all(Array.from({ length: 4 }, () => who.say(random.pick(WORDS)!)));
}

/** Mostly the way on; where there is a choice, any of them. */
function sensible(who: Person, random: Random): Move {
	const buttons = who.last?.buttons ?? [];
	const open = ['My appointments', 'Move it', 'Cancel it'].some((label) => buttons.includes(label));
	const tap = open || random.chance(0.07) ? random.pick(buttons) : undefined;
	return tap === undefined ? onward(who, random.below(5)) : { tap };
}

/** Times of the days that follow, some of which overlap. */
async function opensMore(world: World, random: Random, isOver: () => boolean): Promise<void> {
	while (!isOver()) {
		await elapse(1_000 + random.below(2_000));
		const from = 9 + random.below(4);
		await openTimes(world, random.pick(PRACTITIONERS), 2 + random.below(3), `${from}-${from + 1}`);
	}
}

interface Troubling {
	readonly isOver: () => boolean;
	readonly count: (what: string) => void;
	readonly crash: PostgresServer['crash'] | undefined;
}

/** Kills, crashes and fills the disk at any moment; in the end all is as it should be. */
async function troubles(world: World, random: Random, { isOver, count, crash }: Troubling): Promise<void> {
	const kill = async () => {
		const place = random.below(world.processes);
		count('processes killed');
		await world.kill(place);
		await elapse(random.below(500));
		await world.start(place);
	};
	const stopDatabase = async () => {
		count('PostgreSQL stopped');
		const disturbance = world.disturbed('database');
		await crash!(random.below(1_000));
		// Its connections are still to be made anew.
		disturbance.to = Date.now() + 1_000;
	};
	const fillDisk = async () => {
		count('disk full');
		const disturbance = world.disturbed('disk');
		await world.disk('full');
		await elapse(300 + random.below(700));
		await world.disk('free');
		disturbance.to = Date.now();
	};
	const troubles = [kill, kill, ...(crash ? [stopDatabase] : []), ...(world.engine === 'sqlite' ? [fillDisk] : [])];
	while (!isOver()) {
		await elapse(500 + random.below(2_500));
		if (!isOver()) await random.pick(troubles)!();
	}
}
