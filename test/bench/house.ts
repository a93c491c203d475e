/** A house in a process of its own, for a bench that loads it: as `npm start` opens it, but for Telegram's rates. */
import module from 'node:module';
import { pino } from 'pino';

// As src/start.js does.
module.registerHooks({
	resolve: (specifier, context, next) =>
		next(specifier, specifier.startsWith('drizzle-orm') ? { ...context, conditions: ['node', 'require'] } : context),
});
const { readConfig } = await import('../../src/config.ts');
const { openHouse } = await import('../../src/house.ts');

const many = { messages: 10_000, ms: 1_000 };
const raised = { overall: many, chat: many, group: many };
const house = await openHouse(readConfig(process.env), {
	logger: pino({ level: 'warn' }, pino.destination(2)),
	...(process.argv.includes('--raised') && { telegramRates: raised }),
});
console.log(`The chat is at ${house.url}`);
process.once('SIGTERM', () => house.close());
