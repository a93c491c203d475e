/**
 * The Store over SQLite: one writer connection owned by a queue, readers beside it.
 *
 * Commits go in groups: transactions that wait while one commit is being written share the next one, each in a
 * savepoint of its own, one after another. Nothing is acknowledged before the commit that holds it.
 */
import Database from 'better-sqlite3';
import { Bounds } from './bounds.ts';
import { sqliteKit } from './columns.ts';
import { Lanes } from './lanes.ts';
import { Listeners } from './listeners.ts';
import { defineTables } from './schema.ts';
import { type Connection, connect } from './sqlite-connection.ts';
import { migrateSqlite } from './sqlite-migrations.ts';
import { CannotOpen, type OpenOptions, type Store, type Tx } from './store.ts';

/** Each read is a transaction, as taking the file's lock for every query would cost more than most queries do. */
const READERS = 2;
const LARGEST_GROUP = 64;
/** So long the rest of the process waits for what is being written. */
const LONGEST_HOLD_MS = 8;

interface Job {
	readonly body: (tx: Tx) => Promise<unknown>;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

/** @param path a file; it is made, and migrated, as needed. Throws `CannotOpen` with a sentence. */
export function openSqlite(
	path: string,
	{ keys, clock = Date.now, server = false, durable = true, cacheMb = 4, committed }: OpenOptions,
): Store {
	const guard = server ? lockOut(path) : undefined;
	const tables = defineTables(sqliteKit(keys));
	const opened: Connection[] = [];
	const connection = (options: { durable?: boolean; cacheMb?: number; readonly?: boolean }): Connection => {
		const made = connect(path, tables, options);
		opened.push(made);
		return made;
	};
	let writer: Connection;
	let readers: Connection[];
	try {
		writer = connection({ durable, cacheMb });
		migrateSqlite(writer.raw);
		readers = Array.from({ length: READERS }, () => connection({ readonly: true }));
	} catch (error) {
		for (const { raw } of opened) raw.close();
		guard?.close();
		throw error;
	}
	const lanes = new Lanes();
	let reads = 0;

	const { raw } = writer;
	const [begin, commit, rollback, savepoint, release, undo] = [
		'begin immediate',
		'commit',
		'rollback',
		'savepoint turn',
		'release turn',
		'rollback to turn',
	].map((text) => raw.prepare(text)) as [Statement, Statement, Statement, Statement, Statement, Statement];

	const bounds = new Bounds();
	const listeners = new Listeners();
	const waiting: Job[] = [];
	let writing: Promise<void> | undefined;
	/** When the event loop last went round, as far as is known here; and when it does so next, where that is waited for. */
	let round = 0;
	let next: Promise<void> | undefined;

	const nextRound = (): Promise<void> =>
		(next ??= new Promise((resolve) =>
			setImmediate(() => {
				round = performance.now();
				next = undefined;
				resolve();
			}),
		));

	/** Runs one body with a `tx` that dies with it. */
	async function perform(job: Job): Promise<unknown> {
		let live = true;
		let depth = 0;
		const tx: Tx = {
			now: clock(),
			keys,
			run: async (query, params) => {
				// SQLite answers at once: of itself, the loop would not go round before the end.
				while (performance.now() - round > LONGEST_HOLD_MS) await nextRound();
				if (!live) throw new Error('A query ran after its transaction had ended: something was not awaited.');
				return writer.run(query, params);
			},
			// One writer: nobody else is there.
			lockContacts: async () => {},
			lockPractitioners: async () => {},
			savepoint: async (body) => {
				const name = `inner${++depth}`;
				raw.exec(`savepoint ${name}`);
				try {
					return await body();
				} catch (error) {
					if (raw.inTransaction) raw.exec(`rollback to ${name}`);
					throw error;
				} finally {
					if (raw.inTransaction) raw.exec(`release ${name}`);
					depth--;
				}
			},
		};
		try {
			return await job.body(tx);
		} finally {
			live = false;
		}
	}

	/** One commit for many, whose outcomes nobody hears before it. False if it did not happen: none of them did. */
	async function writeGroup(jobs: readonly Job[]): Promise<boolean> {
		const outcomes: (() => void)[] = [];
		try {
			begin.run();
			for (const job of jobs) {
				savepoint.run();
				try {
					const value = await perform(job);
					release.run();
					outcomes.push(() => job.resolve(value));
				} catch (error) {
					if (!raw.inTransaction) throw error;
					undo.run();
					release.run();
					outcomes.push(() => job.reject(error));
				}
			}
			commit.run();
		} catch {
			if (raw.inTransaction) rollback.run();
			return false;
		}
		committed?.(jobs.length);
		for (const tell of outcomes) tell();
		return true;
	}

	async function writeAlone(job: Job): Promise<void> {
		try {
			begin.run();
			const value = await perform(job);
			commit.run();
			committed?.(1);
			job.resolve(value);
		} catch (error) {
			if (raw.inTransaction) rollback.run();
			job.reject(error);
		}
	}

	async function write(): Promise<void> {
		round = performance.now();
		while (waiting.length > 0) {
			const jobs = waiting.splice(0, LARGEST_GROUP);
			if (jobs.length === 1 || !(await writeGroup(jobs))) for (const job of jobs) await writeAlone(job);
			// Let what has arrived meanwhile join the next group.
			if (waiting.length > 0) await nextRound();
		}
		writing = undefined;
	}

	return {
		engine: 'sqlite',
		keys,
		transaction: <T>(body: (tx: Tx) => Promise<T>, conversation?: string) =>
			bounds.admit(
				conversation,
				() =>
					new Promise<T>((resolve, reject) => {
						waiting.push({ body, resolve: resolve as (value: unknown) => void, reject });
						// Whatever else this round of the event loop brings shares the commit.
						writing ??= new Promise(setImmediate).then(write);
					}),
			),
		read(body) {
			const place = reads++ % READERS;
			const reader = readers[place]!;
			return lanes.run(String(place), async () => {
				reader.raw.exec('begin');
				try {
					return await body({ now: clock(), keys, run: async (query, params) => reader.run(query, params) });
				} finally {
					reader.raw.exec('commit');
				}
			});
		},
		tell: (topic) => listeners.tell(topic),
		hear: (heard) => listeners.hear(heard),
		async close() {
			listeners.close();
			await writing;
			for (const reader of readers) reader.raw.close();
			raw.close();
			guard?.close();
		},
	};
}

type Statement = Database.Statement;

/**
 * Holds an exclusive lock on a file beside the database; the system lets go of it when the process ends, however it ends.
 * Throws `CannotOpen` if somebody else holds it, and else what SQLite says.
 */
export function lockOut(path: string): Database.Database {
	const side = new Database(`${path}.server`, { timeout: 0 });
	try {
		side.exec('begin exclusive');
		return side;
	} catch (error) {
		side.close();
		if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
		throw new CannotOpen(
			`Another Waitless server is using ${path}. Stop it first, or give this one a file of its own (DATABASE_URL).`,
		);
	}
}
