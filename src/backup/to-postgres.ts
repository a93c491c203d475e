/** Restores a backup into an empty PostgreSQL database: all of it in one transaction, or nothing. */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type pg from 'pg';
import { connect } from '../../db/postgres-client.ts';
import { migratePostgres } from '../../db/postgres-migrations.ts';
import { migrateSqlite } from '../../db/sqlite-migrations.ts';
import { makeFile, NotDone, type Tell } from './file.ts';
import { columnTypes } from './postgres.ts';
import { revive } from './revive.ts';
import { type Counts, inWords, isUsed, lastNumber, OF_ITS_OWN, type TableShape, tablesOf } from './tables.ts';

const ROWS_AT_ONCE = 2_000;

/** @throws NotDone or CannotOpen with a sentence; then everything is as it was. */
export async function restoreIntoPostgres(backup: string, url: string, tell: Tell): Promise<Counts> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-restore-'));
	try {
		const copy = join(folder, 'copy.db');
		await makeFile(copy, statSync(backup).size, async (unfinished) => copyFileSync(backup, unfinished));
		const raw = new Database(copy);
		try {
			migrateSqlite(raw);
			revive(raw);
			// Makes the tables, or brings them to this release.
			await migratePostgres(url);
			return await fill(url, raw, tell);
		} finally {
			raw.close();
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

async function fill(url: string, raw: Database.Database, tell: Tell): Promise<Counts> {
	const client = await connect(url);
	try {
		const tables = tablesOf(raw).filter(({ name }) => name !== OF_ITS_OWN);
		await client.query('begin');
		// No server can begin to use it meanwhile.
		await client.query(`lock table ${tables.map(({ name }) => `"${name}"`)}`);
		const found = await countAll(client, tables);
		if (isUsed(found))
			throw new NotDone(
				`The database that DATABASE_URL names is in use (${inWords(found)}), and a restore overwrites nothing. Name an empty one.`,
			);
		for (const { name } of tables.toReversed()) await client.query(`delete from "${name}"`);
		const types = await columnTypes(client);
		const written = new Map<string, number>();
		for (const table of tables) {
			written.set(table.name, await copyTable(client, raw, table, types.get(table.name)!, tell));
			if (table.numbered)
				await client.query(`select setval(pg_get_serial_sequence($1, $2), $3)`, [
					`"${table.name}"`,
					table.key,
					lastNumber(raw, table.name),
				]);
		}
		const there = await countAll(client, tables);
		for (const [name, rows] of written)
			if (there.get(name) !== rows)
				throw new Error(`${name}: ${rows} rows were written, and ${there.get(name)} are there.`);
		await client.query('commit');
		return there;
	} finally {
		// Whatever was not committed is undone by it.
		await client.end();
	}
}

async function countAll(client: pg.Client, tables: readonly TableShape[]): Promise<Counts> {
	const counts = new Map<string, number>();
	for (const { name } of tables) {
		const { rows } = await client.query(`select count(*)::float8 as rows from "${name}"`);
		counts.set(name, rows[0].rows);
	}
	return counts;
}

async function copyTable(
	client: pg.Client,
	raw: Database.Database,
	{ name, key, columns }: TableShape,
	types: ReadonlyMap<string, string>,
	tell: Tell,
): Promise<number> {
	const text = `insert into "${name}" (${columns.map((column) => `"${column}"`)})
		select * from unnest(${columns.map((column, place) => `$${place + 1}::${types.get(column)}[]`)})`;
	const write = (rows: readonly unknown[][]) =>
		client.query(
			text,
			columns.map((_, place) => rows.map((row) => row[place])),
		);
	const wanted = raw.prepare(`select ${columns.map((column) => `"${column}"`)} from "${name}" order by "${key}"`).raw();
	let copied = 0;
	let chunk: unknown[][] = [];
	for (const row of wanted.iterate() as Iterable<unknown[]>) {
		chunk.push(row);
		if (chunk.length < ROWS_AT_ONCE) continue;
		await write(chunk);
		copied += chunk.length;
		chunk = [];
		tell(`${name}: ${copied.toLocaleString('en')} rows`);
	}
	if (chunk.length > 0) await write(chunk);
	return copied + chunk.length;
}
