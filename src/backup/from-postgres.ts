/** Copies a PostgreSQL database into a SQLite file, table by table, as it is at one moment: turns go on meanwhile. */
import Database from 'better-sqlite3';
import type pg from 'pg';
import { connect } from '../../db/postgres-client.ts';
import { finish, makeFile, NotDone, type Tell } from './file.ts';
import { migrateEmpty, migrationsUpTo } from './migrate.ts';
import { asSqlite, columnTypes, numbers } from './postgres.ts';
import { type Counts, countOnFrom, OF_ITS_OWN, type TableShape, tablesOf } from './tables.ts';

const ROWS_AT_ONCE = 2_000;

/** @param check looks at the copy before it gets its name. Throws `NotDone` with a sentence. */
export async function backUpPostgres(
	url: string,
	path: string,
	check: (copy: string, read: Counts) => void,
	tell: Tell,
): Promise<void> {
	const client = await connect(url);
	try {
		await client.query('begin isolation level repeatable read read only');
		const migrations = await migrationsHere(client);
		const { rows } = await client.query('select pg_database_size(current_database())::float8 as bytes');
		const madeAt = Date.now();
		await makeFile(path, rows[0].bytes, async (copy) => {
			const raw = new Database(copy);
			let read: Counts;
			try {
				// It is made durable as a whole, when all of it is there.
				raw.pragma('journal_mode = off');
				raw.pragma('synchronous = off');
				migrateEmpty(raw, migrations);
				read = await fill(raw, client, tell);
				finish(raw, madeAt);
			} finally {
				raw.close();
			}
			check(copy, read);
		});
	} finally {
		await client.end();
	}
}

/** How many of this release's migrations the database has: the copy gets as many. */
async function migrationsHere(client: pg.Client): Promise<number> {
	const { rows } = await client.query(`select to_regclass('drizzle.__drizzle_migrations') is not null as found`);
	if (!rows[0].found)
		throw new NotDone('There is nothing of Waitless in the database that DATABASE_URL names: nothing to back up.');
	const newest = await client.query('select max(created_at)::float8 as at from drizzle.__drizzle_migrations');
	const migrations = migrationsUpTo('postgres', newest.rows[0].at ?? 0);
	if (migrations === undefined)
		throw new NotDone('A newer release of Waitless has been at this database. Take the backup with that release.');
	return migrations;
}

async function fill(raw: Database.Database, client: pg.Client, tell: Tell): Promise<Counts> {
	const types = await columnTypes(client);
	const read = new Map<string, number>();
	for (const table of tablesOf(raw).filter(({ name }) => name !== OF_ITS_OWN)) {
		const here = types.get(table.name) ?? new Map<string, string>();
		if (here.size !== table.columns.length || !table.columns.every((column) => here.has(column)))
			throw new Error(`The columns of ${table.name} are not those of this release.`);
		read.set(table.name, await copyTable(raw, client, table, here, tell));
		if (table.numbered) countOnFrom(raw, table.name, await lastNumberOf(client, table));
	}
	return read;
}

async function copyTable(
	raw: Database.Database,
	client: pg.Client,
	{ name, key, columns }: TableShape,
	types: ReadonlyMap<string, string>,
	tell: Tell,
): Promise<number> {
	const wanted = columns.map((column) => asSqlite(column, types.get(column)!));
	await client.query(`declare copying no scroll cursor for select ${wanted} from "${name}" order by "${key}"`);
	const insert = raw.prepare(
		`insert into "${name}" (${columns.map((column) => `"${column}"`)}) values (${columns.map(() => '?')})`,
	);
	const insertAll = raw.transaction((rows: unknown[][]) => {
		for (const row of rows) insert.run(row);
	});
	let copied = 0;
	for (;;) {
		const { rows } = await client.query<unknown[]>({
			text: `fetch ${ROWS_AT_ONCE} from copying`,
			rowMode: 'array',
			types: numbers,
		});
		insertAll(rows);
		copied += rows.length;
		tell(`${name}: ${copied.toLocaleString('en')} rows`);
		if (rows.length < ROWS_AT_ONCE) break;
	}
	await client.query('close copying');
	return copied;
}

/** Also of rows that are gone: a number is never given twice. */
async function lastNumberOf(client: pg.Client, { name, key }: TableShape): Promise<number> {
	const { rows } = await client.query(
		'select coalesce(pg_sequence_last_value(pg_get_serial_sequence($1, $2)), 0)::float8 as last',
		[`"${name}"`, key],
	);
	return rows[0].last;
}
