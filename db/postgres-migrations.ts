/** Brings a PostgreSQL database up to date, all of it or nothing. */
import type pg from 'pg';
import { type Applied, outstanding } from './migrations.ts';
import { connect } from './postgres-client.ts';

/** The number of an advisory lock. */
const MIGRATING = '7305021640921';

/**
 * Processes that start together migrate one after another; the later find nothing to do. The lock is the transaction's,
 * as a pooler may lend a session's to somebody else. Throws `CannotOpen` with a sentence.
 */
export async function migratePostgres(url: string, waiting?: (why: string) => void): Promise<void> {
	const client = await connect(url, 'DATABASE_URL', waiting);
	try {
		await client.query(`begin; select pg_advisory_xact_lock(${MIGRATING})`);
		for (const { sql, hash, folderMillis } of outstanding('postgres', await appliedTo(client))) {
			await client.query(
				`create schema if not exists drizzle;
				create table if not exists drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)`,
			);
			for (const statement of sql) await client.query(statement);
			await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
				hash,
				folderMillis,
			]);
		}
		await client.query('commit');
	} finally {
		await client.end();
	}
}

async function appliedTo(client: pg.Client): Promise<Applied> {
	const newest = async (table: string, column: string): Promise<number | undefined> => {
		const { rows } = await client.query('select to_regclass($1) as found', [table]);
		if (rows[0].found === null) return undefined;
		const { rows: latest } = await client.query(`select max(${column})::float8 as at from ${table}`);
		return latest[0].at ?? undefined;
	};
	return {
		newest: await newest('drizzle.__drizzle_migrations', 'created_at'),
		required: await newest('required_migration', 'made_at'),
	};
}
