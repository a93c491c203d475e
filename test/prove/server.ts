/**
 * The program as a process that can be tampered with: which guarantee is broken and what stumbles is told of each of its
 * houses as it opens, how wrong its clock is as it starts; the disk fills up and empties as its parent says.
 */
import module from 'node:module';
import { setTimeout as elapse } from 'node:timers/promises';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import type { House } from '../../src/house.ts';
import type { Order, Tampering, Told } from './process.ts';

// As src/start.js does.
module.registerHooks?.({
	resolve: (specifier, context, next) =>
		next(specifier, specifier.startsWith('drizzle-orm') ? { ...context, conditions: ['node', 'require'] } : context),
});
module.enableCompileCache?.();

/** The system's clock, as far as the program can see, is wrong. */
const fastMs = Number(process.argv[2]);
const right = Date.now;
if (fastMs) Date.now = () => right() + fastMs;

/** Every connection that can write, to fill its disk up. */
const writers = new Set<Sqlite.Database>();
const { pragma } = Sqlite.prototype;
Sqlite.prototype.pragma = function (this: Sqlite.Database, ...given) {
	if (!this.readonly && !this.name.endsWith('.server')) writers.add(this);
	return pragma.apply(this, given);
};

const program = import('./program.ts');
const logger = pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination({ dest: 2, sync: true }));
const houses = new Map<number, House>();
const tell = (told: Told) => process.send!(told);

process.on('message', async (order: Order) => {
	const { house } = order;
	if ('open' in order) await open(house, order.open, order.tampering);
	else if ('disk' in order) fill(house, order.disk);
	else await leave(house);
});
process.once('SIGTERM', async () => {
	for (const house of houses.values()) await house.close();
	process.exit(0);
});
// Nobody is left who could stop it.
process.once('disconnect', () => process.exit(1));

async function open(house: number, environment: NodeJS.ProcessEnv, tampering: Tampering): Promise<void> {
	const { openTampered } = await program;
	const opened = await openTampered(environment, tampering, logger);
	houses.set(house, opened);
	tell({ house, url: opened.url, deskLink: opened.deskLink });
}

function fill(house: number, disk: 'full' | 'free'): void {
	for (const writer of writers) {
		const pages = disk === 'full' ? writer.pragma('page_count', { simple: true }) : 4_294_967_294;
		writer.pragma(`max_page_count = ${pages}`);
	}
	tell({ house, disk });
}

/** What is broken may never finish. */
const LEAVES_WITHIN_MS = 1_000;

async function leave(house: number): Promise<void> {
	await Promise.race([
		houses
			.get(house)
			?.close()
			.catch(() => {}),
		elapse(LEAVES_WITHIN_MS),
	]);
	tell({ house, left: true });
}
