/**
 * The one small Store in front of either engine. A transaction is the only way to write, and carries its own `now`.
 * Queries are written once, with drizzle, and prepared once per connection.
 */
import { type Column, Param, type Placeholder, type SQL, sql } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { Keyring } from './keyring.ts';
import type { Tables } from './schema.ts';

/** The part of drizzle that both engines have. */
export type Q = Pick<NodePgDatabase, 'select' | 'selectDistinct' | 'insert' | 'update' | 'delete'>;

/** Something drizzle can prepare, and its rows. */
interface Preparable<Rows> {
	prepare(name: string): { execute(params?: Record<string, unknown>): Promise<Rows> };
}

/**
 * A query written once: `build` runs once per connection. `Params` names its placeholders.
 * One that writes and whose outcome matters ends in `.returning()`, the only answer both engines give alike.
 */
export interface Query<Params, Rows> {
	readonly build: (q: Q, t: Tables) => Preparable<Rows>;
	/** Never set: it keeps the type of the parameters. */
	readonly params?: Params;
}

/** `query<{ id: number }>()((q, t) => q.select().from(t.slot).where(eq(t.slot.id, p('id'))))` */
export const query =
	<Params = Record<never, never>>() =>
	<Rows>(build: (q: Q, t: Tables) => Preparable<Rows>): Query<Params, Rows> => ({ build });

/** A placeholder. */
export const p = (name: string): Placeholder => sql.placeholder(name);
/** A placeholder for a column's new value in an `update`, written as the column writes it (sealed, as JSON…). */
export const put = (column: ConstructorParameters<typeof Param>[1], name: string): SQL =>
	sql`${new Param(sql.placeholder(name), column)}`;

/**
 * `column = placeholder`, for a column that is not unique. Without the cast, SQLite plans the statement anew at every
 * execution, in case the value would change its plan: 50 µs instead of 5.
 */
export const same = (column: Column, name: string): SQL =>
	sql`${column} = cast(${p(name)} as ${sql.raw(column.dataType === 'number' ? 'bigint' : 'text')})`;
/** A placeholder for `.limit`; cast for the same reason. */
export const atMost = (name: string): Placeholder => sql`cast(${p(name)} as bigint)` as unknown as Placeholder;

/** `.limit(1)`, spelled out for the same reason. */
export const one: Placeholder = sql`1` as unknown as Placeholder;

/** What can be asked without writing. */
export interface Reading {
	/** Epoch milliseconds, read once. */
	readonly now: number;
	readonly keys: Keyring;
	run<Params, Rows>(query: Query<Params, Rows>, params: Params): Promise<Rows>;
}

/**
 * One transaction. It is dead once its body has ended: a query that floats out of it throws.
 *
 * What it locks, it locks in this order, each kind all at once: the conversation (by itself), contacts, practitioners,
 * slots, timers. Two transactions that keep to it never wait for each other in a ring.
 */
export interface Tx extends Reading {
	/**
	 * Locks these contacts, by their keyed hashes, until the transaction ends: whoever counts what a contact holds, and
	 * then adds to it, is alone meanwhile.
	 */
	lockContacts(hashes: readonly string[]): Promise<void>;
	/**
	 * Locks these practitioners' diaries until the transaction ends, in one order everywhere.
	 * Taken before any of their slots is written.
	 */
	lockPractitioners(ids: readonly number[]): Promise<void>;
	/** Runs `body` so that its writes can fail alone. Rethrows what it threw. */
	savepoint<T>(body: () => Promise<T>): Promise<T>;
}

export interface Store {
	readonly engine: 'sqlite' | 'postgres';
	readonly keys: Keyring;
	/**
	 * Runs `body` in a transaction; when the promise resolves, it is durable. The body awaits nothing but its `tx`.
	 * Transactions of one `conversation` run one after another.
	 *
	 * The body may run again: when the commit it shared failed, when it lost against another transaction, or when the
	 * database went away meanwhile. If it went away during the commit, an earlier run may have been kept: whatever must
	 * not be done twice begins with a claim, and then finds it taken. Throws `Overloaded` when too much is waiting already.
	 */
	transaction<T>(body: (tx: Tx) => Promise<T>, conversation?: string): Promise<T>;
	/** Reads what is committed, all of it as of one moment, beside the writer. The body awaits nothing but its `reading`. */
	read<T>(body: (reading: Reading) => Promise<T>): Promise<T>;
	/**
	 * Says, in every process on this database, that there is news for `topic`: a hint that may get lost, about rows that
	 * are committed and that somebody would come upon later.
	 */
	tell(topic: string): void;
	/**
	 * Hears what any process tells; `''` when something may have been missed. `heard` does not throw.
	 * Answers how to hear no more.
	 */
	hear(heard: (topic: string) => void): () => void;
	close(): Promise<void>;
}

export interface OpenOptions {
	readonly keys: Keyring;
	/** The process's clock, in epoch milliseconds. */
	readonly clock?: () => number;
	/** This process serves people: no second server on the same SQLite file. */
	readonly server?: boolean;
	/** SQLite: whether a commit waits for the disk. Only a test may say no. */
	readonly durable?: boolean;
	/** SQLite: how much of the file the connection that writes keeps in memory, in MB. */
	readonly cacheMb?: number;
	/**
	 * PostgreSQL: another address of the same database, past a pooler, to listen and to migrate through; a pooler that
	 * lends its connections by transaction passes on nothing that is told.
	 */
	readonly directUrl?: string;
	/** PostgreSQL: hears once that a server is waited for that is still starting; without it nobody waits. */
	readonly waiting?: (why: string) => void;
	/** SQLite: hears of every commit, how many transactions shared it. */
	readonly committed?: (transactions: number) => void;
}

/** Overlapping live slots of one practitioner: the database refused to write them. */
export class Overlap extends Error {
	constructor() {
		super('These times overlap other open times of the same practitioner.');
	}
}

/** What keeps a database from being opened, in a sentence for whoever starts the program. */
export class CannotOpen extends Error {}

/** More work is waiting than can be done soon: answer 503 and let it come again. */
export class Overloaded extends Error {
	constructor() {
		super('Too much is waiting to be written.');
	}
}
