/** A small world to prove things in: a database, the program's processes, Telegram and a line to it, and people. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as elapse } from 'node:timers/promises';
import { keyring } from '../../db/keyring.ts';
import { open } from '../../db/open.ts';
import type { Store } from '../../db/store.ts';
import { startTelegram, type Telegram } from '../telegram/server.ts';
import { CLINIC } from './clinic.ts';
import { type Database, postgresDatabase, sqliteDatabase } from './database.ts';
import { type Evidence, gather, whatWaits } from './evidence.ts';
import type { Remains } from './kept.ts';
import { Line } from './line.ts';
import { TelegramPerson } from './on-telegram.ts';
import { WebPerson } from './on-the-web.ts';
import type { Person } from './people.ts';
import { type Building, ServerProcess, type Tampering } from './process.ts';
import { Pushes, WEBHOOK } from './pushes.ts';
import { type Random, random } from './random.ts';
import { BROKEN } from './sabotage.ts';

export interface Setup {
	readonly engine: Store['engine'];
	readonly seed: number;
	/** A process for each. */
	readonly processes: readonly Tampering[];
	/** A PostgreSQL, without a database's name. */
	readonly server?: string | undefined;
	/** A name in `sabotage.ts`. */
	readonly broken?: string | undefined;
	/** Telegram pushes its updates, instead of being asked for them. */
	readonly webhook?: boolean | undefined;
	/** Processes that are there already, for the houses of each place; not for those whose clock is wrong. */
	readonly buildings?: readonly Building[] | undefined;
}

/** A time at which things went wrong, from and to in epoch milliseconds. */
export interface Disturbance {
	readonly what: 'killed' | 'database' | 'disk';
	readonly from: number;
	to: number;
}

interface Place {
	readonly tampering: Tampering;
	process: ServerProcess | undefined;
	/** Once it is open. */
	url: string | undefined;
	/** Of all the processes that were here. */
	log: string;
}

export class World {
	readonly engine: Store['engine'];
	readonly random: Random;
	readonly telegram: Telegram;
	readonly line: Line;
	readonly #pushes: Pushes;
	readonly people: Person[] = [];
	readonly disturbances: Disturbance[] = [];
	/** What processes did that they should not have. */
	readonly complaints: string[] = [];
	readonly #database: Database;
	readonly #store: Store;
	readonly #environment: Readonly<Record<string, string>>;
	readonly #folder: string;
	readonly #places: Place[];
	readonly #buildings: readonly Building[];
	readonly #broken: boolean;
	#deskLink = '';
	#desk: Promise<WebPerson> | undefined;

	private constructor(
		{ engine, processes, broken, webhook, buildings = [] }: Setup,
		made: Pick<World, 'telegram' | 'line'> & {
			chance: Random;
			pushes: Pushes;
			database: Database;
			store: Store;
			key: Buffer;
		},
	) {
		this.engine = engine;
		this.#broken = broken !== undefined;
		this.#buildings = buildings;
		this.random = made.chance;
		this.telegram = made.telegram;
		this.line = made.line;
		this.#pushes = made.pushes;
		this.#database = made.database;
		this.#store = made.store;
		this.#folder = mkdtempSync(join(tmpdir(), 'waitless-prove-'));
		const clinic = join(this.#folder, 'clinic.yaml');
		writeFileSync(clinic, CLINIC);
		this.#environment = {
			PORT: '0',
			DATABASE_URL: made.database.url,
			DATA_KEY: made.key.toString('base64'),
			CLINIC_FILE: clinic,
			TELEGRAM_TOKEN: made.telegram.token,
			...(webhook && WEBHOOK),
		};
		const places = processes.map((tampering) => ({ ...tampering, ...(broken !== undefined && { broken }) }));
		this.#places = places.map((tampering) => ({ tampering, process: undefined, url: undefined, log: '' }));
	}

	static async opens(setup: Setup): Promise<World> {
		const { engine, seed, server, broken, webhook } = setup;
		if (engine === 'postgres' && !server) throw new Error('PostgreSQL needs a server.');
		const chance = random(seed);
		const telegram = await startTelegram({ pushing: { reaches: (url) => pushes.at(url) } });
		const line = new Line(telegram, chance.fork());
		const pages = chance.fork();
		const pushes = new Pushes(line, {
			page: () => pages.pick(world.#urls()),
			taken(update) {
				for (const person of world.people) if (person instanceof TelegramPerson) person.hearsTaken(update);
			},
		});
		if (webhook) line.reorders();
		await Promise.all([line.listens(), pushes.listens()]);
		const database = await (engine === 'sqlite' ? sqliteDatabase() : postgresDatabase(server!));
		const key = randomBytes(32);
		const store = await open(database.url, { keys: keyring(key) });
		const spoil = broken === undefined ? undefined : BROKEN[broken]?.atDatabase?.[engine];
		if (spoil) await database.execute(spoil);
		const world = new World(setup, { chance, telegram, line, pushes, database, store, key });
		await Promise.all(world.#places.map((_, place) => world.start(place)));
		return world;
	}

	get processes(): number {
		return this.#places.length;
	}

	/** Starts a process; resolves when it is open, or has been killed before. */
	async start(place: number): Promise<void> {
		const at = this.#places[place]!;
		const root = this.line.rootFor(`p${place}`);
		const building = at.tampering.fastMs === undefined ? this.#buildings[place] : undefined;
		const process = new ServerProcess({ ...this.#environment, TELEGRAM_API_ROOT: root }, at.tampering, building);
		at.process = process;
		process.logs((line) => {
			at.log += line;
		});
		void process.ended.then(({ code, signal, errors }) => {
			if (at.process === process) Object.assign(at, { process: undefined, url: undefined });
			if (!process.dismissed) this.complaints.push(`Process ${place} ended by itself (${code ?? signal}): ${errors}`);
		});
		const opened = await process.opened.catch((error: Error) => {
			if (!process.dismissed) throw error;
		});
		if (!opened || at.process !== process) return;
		if (at.tampering.kinds?.web !== false) at.url = opened.url;
		this.#deskLink = opened.deskLink;
	}

	/** Kills a process without a word. */
	async kill(place: number): Promise<void> {
		const disturbance = this.disturbed('killed');
		await this.#places[place]!.process?.kill();
		disturbance.to = Date.now();
	}

	async disk(state: 'full' | 'free'): Promise<void> {
		await Promise.all(this.#places.map(({ process }) => process?.disk(state)));
	}

	/** Notes that things go wrong from now on; whoever does it says when that is over. */
	disturbed(what: Disturbance['what']): Disturbance {
		const disturbance = { what, from: Date.now(), to: Number.POSITIVE_INFINITY };
		this.disturbances.push(disturbance);
		return disturbance;
	}

	/** @param place the process that serves the page, of as many as there are; any, if left out. */
	onTheWeb(name: string, more: { service?: Person['service']; desk?: true; place?: number } = {}): WebPerson {
		const { place, ...options } = more;
		const chance = this.random.fork();
		const page = () => (place === undefined ? chance.pick(this.#urls()) : this.#places[place % this.processes]?.url);
		const secret = Array.from({ length: 22 }, () => chance.pick([...'abcdefghijklmnopqrstuvwxyz0123456789'])).join('');
		const person = new WebPerson(page, secret, name, this.people.length, options);
		return this.#joinedBy(person);
	}

	onTelegram(name: string, service?: Person['service']): TelegramPerson {
		const person = new TelegramPerson(this.telegram, name, this.people.length, service);
		return this.#joinedBy(person);
	}

	#joinedBy<Someone extends Person>(person: Someone): Someone {
		if (this.#broken) person.patience = BRIEFLY_MS;
		this.people.push(person);
		return person;
	}

	/** Who is at the desk, and may open times. */
	get desk(): Promise<WebPerson> {
		this.#desk ??= this.#join();
		return this.#desk;
	}

	async #join(): Promise<WebPerson> {
		const staff = this.onTheWeb('Desiree', { desk: true });
		await staff.opens(`join-${this.#deskLink.split('#join=')[1]}`);
		return staff;
	}

	/** Resolves when nothing waits any more; or, after `ms`, with what still does. */
	async settles(ms: number): Promise<string[]> {
		const deadline = performance.now() + ms;
		for (;;) {
			const waits = [
				...this.people.filter(({ allTaken }) => !allTaken).map(({ name }) => `a message of ${name}`),
				...(await whatWaits(this.#store)),
			];
			if (waits.length === 0 || performance.now() > deadline) return waits;
			await elapse(100);
		}
	}

	/** Tells every process to stop, or kills it; then reads what is left. */
	async ends(how: 'stop' | 'kill' = 'stop'): Promise<Evidence> {
		const settledAt = Date.now();
		// What was shown last is still on its way to the browsers.
		await elapse(200);
		const running = this.#places.flatMap(({ process }, place) => (process ? [{ process, place }] : []));
		await Promise.all(
			running.map(({ process, place }) => (how === 'kill' ? process.kill() : this.#stop(process, place))),
		);
		for (const person of this.people) await person.leave();
		const { engine, people, line, telegram, disturbances, complaints } = this;
		return gather(this.#store, { engine, people, line, telegram, disturbances, complaints, settledAt });
	}

	/** What is still there until all of it is removed. */
	get remains(): Remains {
		const { DATABASE_URL: databaseUrl, DATA_KEY: dataKey } = this.#environment as Record<string, string>;
		const logs = this.#places.map(({ log }) => log);
		return { databaseUrl: databaseUrl!, dataKey: dataKey!, logs, calls: this.telegram.calls };
	}

	async remove(): Promise<void> {
		for (const { process } of this.#places) await process?.kill();
		for (const person of this.people) await person.leave();
		await this.#store.close();
		await this.line.ends();
		await this.telegram.stop();
		await this.#pushes.ends();
		await this.#database.remove();
		rmSync(this.#folder, { recursive: true, force: true });
	}

	async #stop(process: ServerProcess, place: number): Promise<void> {
		const stopped = process.stop();
		const late = new AbortController();
		const ended = await Promise.race([stopped, elapse(STOPS_WITHIN_MS, undefined, late).catch(() => undefined)]);
		late.abort();
		if (ended?.code === 0) return;
		await process.kill();
		const how = ended ? `ended with ${ended.code ?? ended.signal}: ${ended.errors}` : 'did not stop';
		this.complaints.push(`Process ${place}, told to stop, ${how}`);
	}

	#urls(): string[] {
		return this.#places.flatMap(({ url }) => (url === undefined ? [] : [url]));
	}
}

/** Where something is broken, an answer that does not come soon does not come. */
const BRIEFLY_MS = 6_000;
/** Longer than any call to Telegram is waited for. */
const STOPS_WITHIN_MS = 30_000;
