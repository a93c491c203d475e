/**
 * One PostgreSQL for the whole run, thrown away afterwards, and what each test's own database is copied from: one there
 * that is migrated and empty, and on either engine one with the demo in it.
 */
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { keyring } from '../db/keyring.ts';
import { open } from '../db/open.ts';
import type { Store } from '../db/store.ts';
import { loadDemo } from '../src/clinic/demo/load.ts';
import { MONDAY_MORNING } from './clock.ts';
import { startPostgres } from './postgres-server.ts';
import { scratch } from './scratch.ts';

declare module 'vitest' {
	export interface ProvidedContext {
		/** Without a database's name: `postgres://user:password@host:port`. */
		postgres: string;
		/** The migrated database there that others are copied from. */
		template: string;
		/** The demo as it is on `MONDAY_MORNING`: a database there, an SQLite file's path, and in base64 the key of its data. */
		demo: { database: string; file: string; dataKey: string };
	}
}

const TEMPLATE = 'waitless_template';
const DEMO = 'waitless_demo';

export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
	const server = await startPostgres();
	const folder = await mkdtemp(join(scratch(), 'waitless-demo-'));
	const file = join(folder, 'demo.db');
	const dataKey = randomBytes(32);
	const made = async (url: string, fill?: (store: Store) => Promise<unknown>): Promise<void> => {
		const store = await open(url, { keys: keyring(dataKey), clock: () => MONDAY_MORNING, durable: false });
		await fill?.(store);
		await store.close();
	};
	for (const name of [TEMPLATE, DEMO]) await server.createDatabase(name);
	await made(`${server.address}/${TEMPLATE}`);
	await made(`${server.address}/${DEMO}`, loadDemo);
	await made(`file:${file}`, loadDemo);
	project.provide('postgres', server.address);
	project.provide('template', TEMPLATE);
	project.provide('demo', { database: DEMO, file, dataKey: dataKey.toString('base64') });
	return async () => {
		await server.remove();
		await rm(folder, { recursive: true, force: true });
	};
}
