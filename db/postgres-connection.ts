/** One pooled connection to PostgreSQL, with a drizzle and prepared queries of its own. */
import { createHash } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import type pg from 'pg';
import type { Tables } from './schema.ts';
import { Overlap, type Query, type Tx } from './store.ts';

/** Advisory locks of two numbers are practitioners' diaries and contacts; those of one, conversations and migrating. */
const DIARY = 1;
const CONTACT = 2;
const EXCLUSION = '23P01';

export interface Connection {
	readonly client: pg.PoolClient;
	run<Params, Rows>(query: Query<Params, Rows>, params: Params): Promise<Rows>;
	/** Not to be used again. */
	broken: boolean;
	depth: number;
}

/** @param prepare whether queries are prepared by name, once for the connection. */
export function connectionOf(client: pg.PoolClient, tables: Tables, prepare: boolean): Connection {
	const drizzled = drizzle(client, { casing: 'snake_case' });
	const prepared = new Map<object, { execute(params?: Record<string, unknown>): Promise<unknown> }>();
	return {
		client,
		broken: false,
		depth: 0,
		async run<Params, Rows>(query: Query<Params, Rows>, params: Params): Promise<Rows> {
			let statement = prepared.get(query);
			if (!statement) {
				statement = query.build(drizzled, tables).prepare(prepare ? `q${prepared.size}` : '');
				prepared.set(query, statement);
			}
			try {
				return (await statement.execute(params as Record<string, unknown>)) as Rows;
			} catch (error) {
				// drizzle's own error would carry the parameters into a log.
				const cause = (error as { cause?: unknown }).cause ?? error;
				throw (cause as { code?: string }).code === EXCLUSION ? new Overlap() : cause;
			}
		},
	};
}

/** Gives `work` a `run` that dies with it. */
export async function whileLive<T>(connection: Connection, work: (run: Tx['run']) => Promise<T>): Promise<T> {
	let live = true;
	try {
		return await work(async (query, params) => {
			if (!live) throw new Error('A query ran after its transaction had ended: something was not awaited.');
			return connection.run(query, params);
		});
	} finally {
		live = false;
	}
}

/** Locks these practitioners' diaries until the transaction ends, in one order everywhere. */
export const lockDiaries = (connection: Connection, practitionerIds: readonly number[]): Promise<void> =>
	lockAll(connection, DIARY, practitionerIds);

/** Locks these contacts until the transaction ends. Two whose numbers happen to be the same wait for each other in vain. */
export const lockContacts = (connection: Connection, hashes: readonly string[]): Promise<void> =>
	lockAll(
		connection,
		CONTACT,
		hashes.map((hash) => digest(hash).readInt32BE()),
	);

async function lockAll({ client }: Connection, kind: number, numbers: readonly number[]): Promise<void> {
	if (numbers.length === 0) return;
	const sorted = [...new Set(numbers)].sort((a, b) => a - b);
	await client.query('select pg_advisory_xact_lock($1, number) from unnest($2::int[]) as number', [kind, sorted]);
}

/** The number, alone, of the lock of this name: 64 bits, as PostgreSQL has them; of two numbers each has 32. */
export const lockNumber = (name: string): string => digest(name).readBigInt64BE().toString();

const digest = (name: string): Buffer => createHash('sha256').update(name).digest();

export async function savepoint<T>(connection: Connection, body: () => Promise<T>): Promise<T> {
	const name = `inner${++connection.depth}`;
	const { client } = connection;
	try {
		await client.query(`savepoint ${name}`);
		const value = await body();
		await client.query(`release ${name}`);
		return value;
	} catch (error) {
		await client.query(`rollback to ${name}`);
		throw error;
	} finally {
		connection.depth--;
	}
}
