/**
 * The Store over SQLite: one writer connection owned by a queue, one reader beside it.
 *
 * Commits go in groups: transactions that wait while one commit is being written share the next one, each in a
 * savepoint of its own, one after another. Nothing is acknowledged before the commit that holds it.
 */
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { sqliteKit } from './columns.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';
import { defineTables, type Tables } from './schema.ts';
import {
	CannotOpen,
	type OpenOptions,
	Overlap,
	Overloaded,
	type Q,
	type Query,
	type Store,
	type Tx,
} from './store.ts';

const LARGEST_GROUP = 64;
const LONGEST_QUEUE = 10_000;

interface Job {
	readonly body: (tx: Tx) => Promise<unknown>;
	readonly resolve: (value: unknown) => void;
	readonly reject: (error: unknown) => void;
}

/** @param path a file; it is made, and migrated, as needed. Throws `CannotOpen` with a sentence. */
export function openSqlite(path: string, { keys, clock = Date.now, server = false, durable = true }: OpenOptions): Store {
	const guard = server ? lockOut(path) : undefined;
	const tables = defineTables(sqliteKit(keys));
	const writer = connect(path, tables, { durable });
	try {
		refuseNewer('sqlite', appliedTo(writer.raw));
		migrate(writer.drizzled, { migrationsFolder: migrationsFolder('sqlite') });
	} catch (error) {
		writer.raw.close();
		guard?.close();
		throw error;
	}
	const reader = connect(path, tables, { readonly: true });

	const { raw } = writer;
	const [begin, commit, rollback, savepoint, release, undo] = [
		'begin immediate',
		'commit',
		'rollback',
		'savepoint turn',
		'release turn',
		'rollback to turn',
	].map((text) => raw.prepare(text)) as [Statement, Statement, Statement, Statement, Statement, Statement];

	const waiting: Job[] = [];
	let writing: Promise<void> | undefined;

	/** Runs one body with a `tx` that dies with it. */
	async function perform(job: Job): Promise<unknown> {
		let live = true;
		let depth = 0;
		const tx: Tx = {
			now: clock(),
			keys,
			run: async (query, params) => {
				if (!live) throw new Error('A query ran after its transaction had ended: something was not awaited.');
				return writer.run(query, params);
			},
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
		for (const tell of outcomes) tell();
		return true;
	}

	async function writeAlone(job: Job): Promise<void> {
		try {
			begin.run();
			const value = await perform(job);
			commit.run();
			job.resolve(value);
		} catch (error) {
			if (raw.inTransaction) rollback.run();
			job.reject(error);
		}
	}

	async function write(): Promise<void> {
		while (waiting.length > 0) {
			const jobs = waiting.splice(0, LARGEST_GROUP);
			if (jobs.length === 1 || !(await writeGroup(jobs))) for (const job of jobs) await writeAlone(job);
			// Let what has arrived meanwhile join the next group.
			if (waiting.length > 0) await new Promise(setImmediate);
		}
		writing = undefined;
	}

	return {
		engine: 'sqlite',
		keys,
		transaction: <T>(body: (tx: Tx) => Promise<T>) =>
			new Promise<T>((resolve, reject) => {
				if (waiting.length >= LONGEST_QUEUE) return reject(new Overloaded());
				waiting.push({ body, resolve: resolve as (value: unknown) => void, reject });
				writing ??= Promise.resolve().then(write);
			}),
		read: (body) => body({ now: clock(), keys, run: async (query, params) => reader.run(query, params) }),
		async close() {
			await writing;
			reader.raw.close();
			raw.close();
			guard?.close();
		},
	};
}

type Statement = Database.Statement;

/** As drizzle makes it for SQLite: it runs at `sync()`, here and now, or else in some later microtask. */
interface Prepared {
	execute(params: Record<string, unknown>): { sync(): unknown };
}

/** A connection and the queries prepared on it. */
function connect(path: string, tables: Tables, { readonly = false, durable = true }) {
	const raw = new Database(path, { readonly });
	raw.pragma('busy_timeout = 5000');
	if (!readonly) raw.pragma('journal_mode = WAL');
	raw.pragma(`synchronous = ${durable ? 'FULL' : 'OFF'}`);
	raw.pragma('foreign_keys = ON');
	const drizzled = drizzle(raw, { casing: 'snake_case' });
	const prepared = new Map<object, Prepared>();
	return {
		raw,
		drizzled,
		run<Params, Rows>(query: Query<Params, Rows>, params: Params): Rows {
			let statement = prepared.get(query);
			if (!statement) {
				statement = query.build(drizzled as unknown as Q, tables).prepare('') as unknown as Prepared;
				prepared.set(query, statement);
			}
			try {
				return statement.execute(params as Record<string, unknown>).sync() as Rows;
			} catch (error) {
				throw isOverlap(error) ? new Overlap() : error;
			}
		},
	};
}

const isOverlap = (error: unknown): boolean => {
	const cause = (error as { cause?: unknown }).cause ?? error;
	return cause instanceof Database.SqliteError && cause.message.includes('slots overlap');
};

/** When the newest migration of this file was made, in epoch milliseconds; nothing for a new file. */
function appliedTo(raw: Database.Database): number | undefined {
	const table = raw.prepare(`select 1 from sqlite_master where name = '__drizzle_migrations'`).get();
	if (!table) return undefined;
	const row = raw.prepare('select max(created_at) as at from __drizzle_migrations').get() as { at: number | null };
	return row.at ?? undefined;
}

/** Holds an exclusive lock on a file beside the database; the system lets go of it when the process ends, however it ends. */
function lockOut(path: string): Database.Database {
	const side = new Database(`${path}.server`, { timeout: 0 });
	try {
		side.exec('begin exclusive');
		return side;
	} catch {
		side.close();
		throw new CannotOpen(
			`Another Waitless server is using ${path}. Stop it first, or give this one a file of its own (DATABASE_URL).`,
		);
	}
}
