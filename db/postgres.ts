/**
 * The Store over PostgreSQL: a pool, one transaction per turn, any number of processes.
 *
 * A statement prepared on the pool would run outside the transaction it seems to be in, so each pooled connection has a
 * drizzle and prepared queries of its own, and transactions are begun and ended by hand.
 */
import pg from 'pg';
import { Bounds } from './bounds.ts';
import { postgresKit } from './columns.ts';
import { Lanes } from './lanes.ts';
import { postgresAddress } from './postgres-address.ts';
import { connectionTo } from './postgres-client.ts';
import {
	type Connection,
	connectionOf,
	lockContacts,
	lockDiaries,
	lockNumber,
	savepoint,
	whileLive,
} from './postgres-connection.ts';
import { refuseAnother } from './postgres-direct.ts';
import { migratePostgres } from './postgres-migrations.ts';
import { Broken, persist } from './postgres-retry.ts';
import { Wire } from './postgres-wire.ts';
import { defineTables } from './schema.ts';
import type { OpenOptions, Store, Tx } from './store.ts';

const CONNECTIONS = 16;

/** In seconds, with decimals. */
const NOW = 'select extract(epoch from clock_timestamp()) as now';

/** @param given `postgres://…`; the database exists, and is migrated as needed. Throws `CannotOpen` with a sentence. */
export async function openPostgres(given: string, { keys, clock, directUrl, waiting }: OpenOptions): Promise<Store> {
	const { url, prepare } = postgresAddress(given);
	const direct = directUrl === undefined ? url : postgresAddress(directUrl).url;
	if (directUrl !== undefined) await refuseAnother(url, direct, waiting);
	await migratePostgres(direct, waiting);
	const wire = await Wire.open(direct);
	// In a pipeline, what a body asks at once is sent at once: one round trip instead of several.
	const options = { ...connectionTo(url), max: CONNECTIONS, pipeline: true };
	const pool = new pg.Pool(options);
	// An idle connection that breaks is replaced by the next; unheard, the event would end the process.
	pool.on('error', () => {});
	const tables = defineTables(postgresKit(keys));
	const connections = new WeakMap<pg.PoolClient, Connection>();
	const bounds = new Bounds();
	const lanes = new Lanes();

	async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
		const client = await pool.connect();
		let connection = connections.get(client);
		if (!connection) {
			const made = connectionOf(client, tables, prepare);
			// The pool listens to idle connections only; unheard, one that breaks in a turn would end the process.
			client.on('error', () => {
				made.broken = true;
			});
			connection = made;
			connections.set(client, made);
		}
		try {
			return await work(connection);
		} finally {
			client.release(connection.broken);
		}
	}

	/**
	 * @param begin what begins it, in one message: it ends by asking for the time.
	 * @param end what ends it, if all went well.
	 */
	const withTransaction = <T>(
		begin: string,
		end: (client: pg.PoolClient) => Promise<void>,
		work: (connection: Connection, now: number) => Promise<T>,
	): Promise<T> =>
		withConnection(async (connection) => {
			const { client } = connection;
			try {
				const begun = (await client.query(begin)) as unknown as pg.QueryResult<{ now: string }>[];
				const now = Math.floor(Number(begun.at(-1)!.rows[0]!.now) * 1000);
				const value = await work(connection, clock ? clock() : now);
				await end(client);
				return value;
			} catch (error) {
				await client.query('rollback').catch(() => {
					connection.broken = true;
				});
				throw connection.broken ? new Broken('The connection broke.', { cause: error }) : error;
			}
		});

	/** The conversation's lock, and then the time: a turn that waited starts when it is let in. */
	const once = <T>(body: (tx: Tx) => Promise<T>, conversation: string | undefined): Promise<T> => {
		const lock = conversation === undefined ? '' : `select pg_advisory_xact_lock(${lockNumber(conversation)});`;
		return withTransaction(`begin isolation level read committed; ${lock} ${NOW}`, commit, (connection, now) =>
			whileLive(connection, (run) =>
				body({
					now,
					keys,
					run,
					lockContacts: (hashes) => lockContacts(connection, hashes),
					lockPractitioners: (ids) => lockDiaries(connection, ids),
					savepoint: (inner) => savepoint(connection, inner),
				}),
			),
		);
	};

	return {
		engine: 'postgres',
		keys,
		transaction: (body, conversation) =>
			bounds.admit(conversation, () => {
				const work = () => persist(() => once(body, conversation));
				return conversation === undefined ? work() : lanes.run(conversation, work);
			}),
		read: (body) =>
			persist(() =>
				withTransaction(`begin isolation level repeatable read read only; ${NOW}`, leave, (connection, now) =>
					whileLive(connection, (run) => body({ now, keys, run })),
				),
			),
		tell: (topic) => wire.tell(topic),
		hear: (heard) => wire.hear(heard),
		async close() {
			await wire.close();
			await pool.end();
		},
	};
}

async function commit(client: pg.PoolClient): Promise<void> {
	const { command } = await client.query('commit');
	// What a statement that failed leaves behind can't be committed, and PostgreSQL says so only in passing.
	if (command !== 'COMMIT') throw new Error('An error in this transaction was caught outside a savepoint.');
}

/** Who has only read need not wait until the server has heard that it is over; whoever comes next on this connection does. */
async function leave(client: pg.PoolClient): Promise<void> {
	client.query('commit').catch(() => {});
}
