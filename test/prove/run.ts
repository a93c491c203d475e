/**
 * Proves that nothing is lost and nothing happens twice, whatever goes wrong; ends with 1 where a guarantee is broken.
 *
 *     npm run prove -- [--seed N] [--minutes M] [--engine sqlite | postgres] [--broken NAME] [--json]
 *
 * Without an engine, both. With `--broken`, one thing is broken on purpose, and a short run must find that out.
 */
import { parseArgs } from 'node:util';
import type { Store } from '../../db/store.ts';
import { chaos, type Outcome } from './chaos.ts';
import type { Verdict } from './checks.ts';
import { type PostgresServer, postgresServer } from './database.ts';
import { directedAgainst } from './directed.ts';
import { BROKEN } from './sabotage.ts';
import { SCENARIOS } from './scenarios.ts';

const PEOPLE = 16;
/** Of each guarantee that is broken. */
const EXAMPLES = 5;

const { values: options } = parseArgs({
	options: {
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
		minutes: { type: 'string', default: '1' },
		engine: { type: 'string' },
		broken: { type: 'string' },
		json: { type: 'boolean', default: false },
	},
});
const seed = Number(options.seed);
const { broken, json } = options;
const sabotage = broken === undefined ? undefined : BROKEN[broken];
const possible = sabotage?.engines.slice(0, 1) ?? (['sqlite', 'postgres'] as const);
const engines = options.engine === undefined ? possible : [options.engine as Store['engine']];

const wrong =
	broken !== undefined && !sabotage
		? `Nothing is called "${broken}". There are: ${Object.keys(BROKEN).join(', ')}.`
		: engines.some((engine) => engine !== 'sqlite' && engine !== 'postgres')
			? 'An engine is sqlite or postgres.'
			: sabotage && engines.some((engine) => !sabotage.engines.includes(engine))
				? `"${broken}" can only be broken on ${sabotage.engines.join(' and ')}.`
				: undefined;
if (wrong) {
	console.error(wrong);
	process.exit(1);
}

const say = (line = '') => json || console.log(line);
const results: Record<string, Outcome> = {};
for (const engine of engines) {
	const server = engine === 'postgres' ? await postgresServer() : undefined;
	try {
		results[engine] = await run(engine, server);
	} finally {
		await server?.remove();
	}
}
const isBroken = Object.values(results).some(({ verdicts }) => verdicts.some((verdict) => verdict.broken.length > 0));
if (json) console.log(JSON.stringify({ seed, broken, holds: !isBroken, ...results }));
else if (sabotage) say(isBroken ? `As it should: what was broken was found out.` : 'NOT FOUND OUT.');
else say(isBroken ? `BROKEN, with seed ${seed}.` : `All of it holds, with seed ${seed}.`);
process.exitCode = isBroken ? 1 : 0;

async function run(engine: Store['engine'], server: PostgresServer | undefined): Promise<Outcome> {
	const outcome = sabotage ? await brokenOn(engine, server) : await atRandom(engine, server);
	if (Object.keys(outcome.done).length > 0) say();
	for (const [what, times] of Object.entries(outcome.done)) say(`${String(times).padStart(8)}  ${what}`);
	say();
	for (const verdict of outcome.verdicts) tell(verdict);
	say();
	return outcome;
}

async function brokenOn(engine: Store['engine'], server: PostgresServer | undefined): Promise<Outcome> {
	say(`Broken on ${engine}: ${sabotage!.what}. Then ${SCENARIOS[sabotage!.scenario].what}.`);
	return { done: {}, verdicts: await directedAgainst(broken!, engine, server?.address) };
}

function atRandom(engine: Store['engine'], server: PostgresServer | undefined): Promise<Outcome> {
	const ms = Number(options.minutes) * 60_000;
	say(`On ${engine}, seed ${seed}, ${options.minutes} minutes.`);
	return chaos({ engine, seed, ms, people: PEOPLE, server: server?.address, crash: server?.crash });
}

function tell({ sentence, looked, broken: cases }: Verdict): void {
	const state = cases.length === 0 ? 'ok    ' : 'BROKEN';
	say(`${state} ${String(looked).padStart(6)}  ${sentence}`);
	for (const each of cases.slice(0, EXAMPLES)) say(`                - ${each}`);
	if (cases.length > EXAMPLES) say(`                  and ${cases.length - EXAMPLES} more`);
}
