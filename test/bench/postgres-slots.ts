/**
 * `slots.next5.postgres`: the next five times of a common service at any clinic of a city, as `slots.next5`, on a real
 * PostgreSQL: six cities, 207 thousand slots, 95 % taken. The 99th percentile.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import pg from 'pg';
import { keyring } from '../../db/keyring.ts';
import { openPostgres } from '../../db/postgres.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { networkOf } from '../../src/core/network.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { startPostgres } from '../postgres-server.ts';
import { COMMON, type DiarySize, FIRST_DAY, fillDiary, fillNetwork } from './big-diary.ts';
import { type Figures, percentile, quietest, randomFrom, rounded } from './figures.ts';

const SIZE: DiarySize = { cities: 6, practitionersPerCity: 24 };
const DAY = 24 * 60 * 60_000;
const CALLS = 1000;

export async function slotsPostgres(): Promise<Figures> {
	const server = await startPostgres({ durable: true });
	try {
		await server.createDatabase('diary');
		const took = await measure(`${server.address}/diary`);
		const next5 = rounded(percentile(took, 0.99));
		return { 'slots.next5.postgres': { value: next5, unit: 'ms', must: '≤ 3 (p99)', ok: next5 <= 3 } };
	} finally {
		await server.remove();
	}
}

/** The ms of each search. */
async function measure(url: string): Promise<number[]> {
	const store = await openPostgres(url, { keys: keyring(new Uint8Array(32)), clock: () => FIRST_DAY });
	try {
		await fillNetwork(store, SIZE);
		await copySlots(url);
		const network = await store.read(networkOf);
		const random = randomFrom(11);
		return await quietest(CALLS, () =>
			store.read((reading) =>
				nextFreeSlots(reading, network, {
					serviceId: COMMON,
					areaIds: [1 + Math.floor(random() * SIZE.cities)],
					from: FIRST_DAY + Math.floor(random() * 30 * DAY),
					limit: 5,
					me: 'chat',
				}),
			),
		);
	} finally {
		await store.close();
	}
}

/** The sessions and slots of the same diary on SQLite, row by row. */
async function copySlots(url: string): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-bench-'));
	const path = join(folder, 'bench.db');
	const lite = openSqlite(path, { keys: keyring(new Uint8Array(32)) });
	const client = new pg.Client(url);
	await client.connect();
	try {
		await fillDiary(lite, path, SIZE);
		const raw = new Database(path, { readonly: true });
		// The rows are known to be right, and nothing is written afterwards.
		await client.query('alter table slot drop constraint slot_no_overlap');
		for (const table of ['schedule', 'slot']) {
			let rows: unknown[] = [];
			const copy = async () => {
				await client.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [
					JSON.stringify(rows),
				]);
				rows = [];
			};
			for (const row of raw.prepare(`select * from ${table} order by id`).iterate())
				if (rows.push(row) === 10_000) await copy();
			await copy();
		}
		raw.close();
		await client.query('vacuum analyze');
	} finally {
		await client.end();
		await lite.close();
		rmSync(folder, { recursive: true, force: true });
	}
}
