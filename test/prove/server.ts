/**
 * The program as a process that can be tampered with: which guarantee is broken, how wrong its clock is and what stumbles
 * come in the environment; the disk fills up and empties as its parent says.
 */
import module from 'node:module';
import Sqlite from 'better-sqlite3';
import { pino } from 'pino';
import type { House } from '../../src/house.ts';
import type { Tampering, Told } from './process.ts';

// As src/start.js does.
module.registerHooks?.({
	resolve: (specifier, context, next) =>
		next(specifier, specifier.startsWith('drizzle-orm') ? { ...context, conditions: ['node', 'require'] } : context),
});
module.enableCompileCache?.();

const { kinds, broken, fastMs, stumbles, unhurried }: Tampering = JSON.parse(process.env.TAMPERING ?? '{}');

/** The system's clock, as far as the program can see, is wrong. */
const right = Date.now;
if (fastMs) Date.now = () => right() + fastMs;

/** Every connection that can write, to fill its disk up. */
const writers = new Set<Sqlite.Database>();
const { pragma } = Sqlite.prototype;
Sqlite.prototype.pragma = function (this: Sqlite.Database, ...given) {
	if (!this.readonly && !this.name.endsWith('.server')) writers.add(this);
	return pragma.apply(this, given);
};

const { openHouse } = await import('../../src/house.ts');
const { readConfig } = await import('../../src/config.ts');
const { BROKEN } = await import('./sabotage.ts');
const { impatient, stumbling } = await import('./meddling.ts');

const UNHURRIED = { messages: 10_000, ms: 1 };
const sabotage = broken === undefined ? undefined : BROKEN[broken];
const house: House = await openHouse(readConfig(process.env), {
	logger: pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination({ dest: 2, sync: true })),
	around: (store) => stumbling(impatient(sabotage?.around?.(store) ?? store), stumbles ?? 0),
	telegramRates: { overall: UNHURRIED, chat: UNHURRIED, group: UNHURRIED },
	...((unhurried || sabotage?.unhurried) && { pace: { burst: 10_000, perSecond: 10_000 } }),
	...(kinds && { kinds }),
	...(sabotage?.ownClock && { clock: () => Date.now() }),
});

const tell = (told: Told) => process.send!(told);
tell({ url: house.url, deskLink: house.deskLink });

process.on('message', (disk: 'full' | 'free') => {
	for (const writer of writers) {
		const pages = disk === 'full' ? writer.pragma('page_count', { simple: true }) : 4_294_967_294;
		writer.pragma(`max_page_count = ${pages}`);
	}
	tell({ disk });
});
process.once('SIGTERM', async () => {
	await house.close();
	process.exit(0);
});
// Nobody is left who could stop it.
process.once('disconnect', () => process.exit(1));
