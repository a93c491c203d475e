/** Databases to prove on: an SQLite file, or one in a PostgreSQL that can be stopped in the middle of anything. */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { embeddedPostgres, freePort } from '../postgres-server.ts';

export interface Database {
	readonly url: string;
	/** Runs one statement behind the program's back. */
	execute(statement: string): Promise<void>;
	/** Removes it. Nobody uses it any more. */
	remove(): Promise<void>;
}

export async function sqliteDatabase(): Promise<Database> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-prove-'));
	const path = join(folder, 'prove.db');
	return {
		url: `file:${path}`,
		async execute(statement) {
			const { default: Sqlite } = await import('better-sqlite3');
			const raw = new Sqlite(path);
			raw.exec(statement);
			raw.close();
		},
		remove: async () => rmSync(folder, { recursive: true, force: true }),
	};
}

/** @param server `postgres://user:password@host:port` */
export async function postgresDatabase(server: string): Promise<Database> {
	const name = `prove_${randomBytes(6).toString('hex')}`;
	await run(`${server}/postgres`, `create database ${name}`);
	const url = `${server}/${name}`;
	return {
		url,
		execute: (statement) => run(url, statement),
		remove: () => run(`${server}/postgres`, `drop database ${name} with (force)`),
	};
}

async function run(url: string, statement: string): Promise<void> {
	const client = new pg.Client(url);
	await client.connect();
	try {
		await client.query(statement);
	} finally {
		await client.end();
	}
}

export interface PostgresServer {
	/** Without a database's name. */
	readonly address: string;
	/** Stops it at once, as a power cut would, and starts it again after so many ms. */
	crash(ms: number): Promise<void>;
	remove(): Promise<void>;
}

/** A PostgreSQL of one's own. What it has committed outlives a crash of its processes (not one of the machine). */
export async function postgresServer(): Promise<PostgresServer> {
	const folder = join(tmpdir(), `waitless-prove-${randomBytes(6).toString('hex')}`);
	const port = await freePort();
	const EmbeddedPostgres = await embeddedPostgres();
	const server = new EmbeddedPostgres({
		databaseDir: folder,
		port,
		user: 'postgres',
		password: 'postgres',
		persistent: true,
		createPostgresUser: process.getuid?.() === 0,
		onLog: () => {},
		postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=200'],
	});
	await server.initialise();
	await server.start();
	return {
		address: `postgres://postgres:postgres@localhost:${port}`,
		async crash(ms) {
			const pid = Number(readFileSync(join(folder, 'postmaster.pid'), 'utf8').split('\n')[0]);
			process.kill(pid, 'SIGQUIT');
			while (isRunning(pid)) await elapsed(20);
			await elapsed(ms);
			await server.start();
		},
		async remove() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

const elapsed = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function isRunning(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch {
		return false;
	}
}
