/**
 * The Store over PostgreSQL: a pool, one transaction per turn, any number of processes.
 *
 * A statement prepared on the pool would run outside the transaction it seems to be in, so each pooled connection has a
 * drizzle and prepared queries of its own, and transactions are begun and ended by hand.
 */
import { createHash } from 'node:crypto';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import { postgresKit } from './columns.ts';
import { Lanes } from './lanes.ts';
import { migrationsFolder, refuseNewer } from './migrations.ts';
import { type Connection, connectionOf, lockDiaries, savepoint, whileLive } from './postgres-connection.ts';
import { defineTables } from './schema.ts';
import { CannotOpen, type OpenOptions, Overloaded, type Store, type Tx } from './store.ts';

const CONNECTIONS = 16;
const LONGEST_QUEUE = 10_000;
const TRIES = 4;
/** The number of an advisory lock. */
const MIGRATING = '7305021640921';

const [SERIALIZATION_FAILURE, DEADLOCK] = ['40001', '40P01'];
const NOW = 'floor(extract(epoch from clock_timestamp()) * 1000)::float8 as now';

/** @param url `postgres://…`; the database exists, and is migrated as needed. Throws `CannotOpen` with a sentence. */
export async function openPostgres(url: string, { keys, clock }: OpenOptions): Promise<Store> {
	const pool = new pg.Pool({ connectionString: url, max: CONNECTIONS });
	// An idle connection that breaks is replaced by the next; unheard, the event would end the process.
	pool.on('error', () => {});
	const tables = defineTables(postgresKit(keys));
	await migrateAlone(pool).catch(async (error) => {
		await pool.end();
		throw error;
	});
	const connections = new WeakMap<pg.PoolClient, Connection>();
	const lanes = new Lanes();
	let waiting = 0;

	async function withConnection<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
		const client = await pool.connect();
		let connection = connections.get(client);
		if (!connection) {
			const made = connectionOf(client, tables);
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

	/** The conversation's lock, and then the time: a turn that waited starts when it is let in. */
	async function enter({ client }: Connection, conversation: string | undefined): Promise<number> {
		const { rows } =
			conversation === undefined
				? await client.query(`select ${NOW}`)
				: await client.query(
						`with locked as materialized (select pg_advisory_xact_lock($1)) select ${NOW} from locked`,
						[lockNumber(conversation)],
					);
		return clock ? clock() : rows[0].now;
	}

	const withTransaction = <T>(level: string, work: (connection: Connection) => Promise<T>): Promise<T> =>
		withConnection(async (connection) => {
			const { client } = connection;
			try {
				await client.query(`begin isolation level ${level}`);
				const value = await work(connection);
				const { command } = await client.query('commit');
				// What a statement that failed leaves behind can't be committed, and PostgreSQL says so only in passing.
				if (command !== 'COMMIT') throw new Error('An error in this transaction was caught outside a savepoint.');
				return value;
			} catch (error) {
				await client.query('rollback').catch(() => {
					connection.broken = true;
				});
				throw error;
			}
		});

	const once = <T>(body: (tx: Tx) => Promise<T>, conversation: string | undefined): Promise<T> =>
		withTransaction('read committed', async (connection) => {
			const now = await enter(connection, conversation);
			return whileLive(connection, (run) =>
				body({
					now,
					keys,
					run,
					lockPractitioners: (ids) => lockDiaries(connection, ids),
					savepoint: (inner) => savepoint(connection, inner),
				}),
			);
		});

	async function transaction<T>(body: (tx: Tx) => Promise<T>, conversation?: string): Promise<T> {
		for (let tries = 1; ; tries++) {
			try {
				return await once(body, conversation);
			} catch (error) {
				const { code } = error as { code?: string };
				if ((code !== SERIALIZATION_FAILURE && code !== DEADLOCK) || tries === TRIES) throw error;
			}
		}
	}

	return {
		engine: 'postgres',
		keys,
		async transaction(body, conversation) {
			if (waiting >= LONGEST_QUEUE) throw new Overloaded();
			waiting++;
			try {
				const work = () => transaction(body, conversation);
				return await (conversation === undefined ? work() : lanes.run(conversation, work));
			} finally {
				waiting--;
			}
		},
		read: (body) =>
			withTransaction('repeatable read read only', async (connection) => {
				const now = clock ? clock() : await enter(connection, undefined);
				return whileLive(connection, (run) => body({ now, keys, run }));
			}),
		close: () => pool.end(),
	};
}

/** Processes that start together migrate one after another; the later find nothing to do. */
async function migrateAlone(pool: pg.Pool): Promise<void> {
	const client = await pool.connect().catch((error: Error) => {
		throw new CannotOpen(`The PostgreSQL database did not let us in (${error.message}). Check DATABASE_URL.`);
	});
	try {
		await client.query('select pg_advisory_lock($1)', [MIGRATING]);
		refuseNewer('postgres', await appliedTo(client));
		await migrate(drizzle(client), { migrationsFolder: migrationsFolder('postgres') });
		await client.query('select pg_advisory_unlock($1)', [MIGRATING]);
		client.release();
	} catch (error) {
		client.release(true);
		throw error;
	}
}

/** When the newest migration of this database was made, in epoch milliseconds; nothing for a new one. */
async function appliedTo(client: pg.PoolClient): Promise<number | undefined> {
	const table = 'drizzle.__drizzle_migrations';
	const { rows } = await client.query('select to_regclass($1) as found', [table]);
	if (rows[0].found === null) return undefined;
	const { rows: newest } = await client.query(`select max(created_at)::float8 as at from ${table}`);
	return newest[0].at ?? undefined;
}

/** 64 bits of a hash, as PostgreSQL's advisory locks are numbered. */
const lockNumber = (name: string): string => createHash('sha256').update(name).digest().readBigInt64BE().toString();
