/** Proves that nothing is lost and nothing happens twice, whatever goes wrong; ends with 1 where a guarantee is broken. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Store } from '../../db/store.ts';
import { chaos, type Outcome } from './chaos.ts';
import { GUARANTEES, isBroken, type Verdict } from './checks.ts';
import { type PostgresServer, postgresServer } from './database.ts';
import { directed, directedAgainst } from './directed.ts';
import { BROKEN } from './sabotage.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

const USAGE = `npm run prove -- [--seed N] [--minutes M] [--engine sqlite | postgres] [--webhook | --no-webhook] [--json]
npm run prove -- --broken NAME [--engine …]

--seed        who says what, and what goes wrong; another one each time if left out
--minutes     for how long things go wrong on each database: 1
--engine      one database only
--webhook     Telegram pushes its updates; --no-webhook: it is asked for them. On PostgreSQL the seed decides, else it is asked
--broken      breaks one thing on purpose, and shows in a run of seconds that it is found out (and so ends with 1). There are:
              ${Object.keys(BROKEN).join(', ')}
--json        the result as JSON, for a program`;

const PEOPLE = 16;
/** Of each guarantee that is broken. */
const EXAMPLES = 5;
const NAMES = { sqlite: 'SQLite', postgres: 'PostgreSQL' } as const;

const { values: options } = parseArgs({
	allowNegative: true,
	options: {
		seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
		minutes: { type: 'string', default: '1' },
		engine: { type: 'string' },
		webhook: { type: 'boolean' },
		broken: { type: 'string' },
		json: { type: 'boolean', default: false },
		help: { type: 'boolean', default: false },
	},
});
const seed = Number(options.seed);
const minutes = Number(options.minutes);
const { broken, json } = options;
const sabotage = broken === undefined ? undefined : BROKEN[broken];
const possible = sabotage?.engines.slice(0, 1) ?? (['sqlite', 'postgres'] as const);
const engines = options.engine === undefined ? possible : [options.engine as Store['engine']];

const wrong =
	broken !== undefined && !sabotage
		? `Nothing is called "${broken}".`
		: engines.some((engine) => engine !== 'sqlite' && engine !== 'postgres')
			? 'An engine is sqlite or postgres.'
			: sabotage && engines.some((engine) => !sabotage.engines.includes(engine))
				? `"${broken}" can only be broken on ${sabotage.engines.join(' and ')}.`
				: !Number.isSafeInteger(seed) || !(minutes > 0)
					? 'A seed is a whole number, and minutes are more than 0.'
					: undefined;
if (wrong || options.help) {
	console.error(wrong ? `${wrong}\n\n${USAGE}` : USAGE);
	process.exit(wrong ? 1 : 0);
}

const say = (line = '') => json || console.log(line);
const results: Record<string, Outcome & { readonly kept?: string | undefined }> = {};
for (const engine of engines) {
	const server = engine === 'postgres' ? await postgresServer() : undefined;
	try {
		results[engine] = sabotage ? await brokenOn(engine, server) : await proved(engine, server);
	} finally {
		await server?.remove();
	}
}
const red = Object.entries(results).filter(([, { verdicts }]) => isBroken(verdicts));
if (json) console.log(JSON.stringify({ seed, broken, holds: red.length === 0, ...results }));
else if (sabotage) say(red.length > 0 ? 'As it should: what was broken was found out.' : 'NOT FOUND OUT.');
else if (red.length === 0) say(`All of it holds, with seed ${seed}.`);
else for (const [engine, { kept }] of red) whatToDo(engine as Store['engine'], kept);
process.exitCode = red.length > 0 ? 1 : 0;

async function brokenOn(engine: Store['engine'], server: PostgresServer | undefined): Promise<Outcome> {
	say(`Broken on purpose, on ${NAMES[engine]}: ${sabotage!.what}. Then ${SCENARIOS[sabotage!.scenario].what}.`);
	const verdicts = await directedAgainst(broken!, engine, { server: server?.address });
	say();
	for (const verdict of verdicts) tell(verdict);
	say();
	return { done: {}, verdicts };
}

/** The small stories with nothing else going wrong, and then the long run. */
async function proved(engine: Store['engine'], server: PostgresServer | undefined) {
	const webhook = isPushed(engine);
	const keepIn = folderFor(engine);
	introduce(engine, webhook);
	const scenarios = Object.keys(SCENARIOS) as Scenario[];
	const inStories = { engine, scenarios, server: server?.address, keepIn: join(keepIn, 'stories') };
	const stories = await directed(inStories);
	const at = { engine, seed, ms: minutes * 60_000, people: PEOPLE, webhook, keepIn: join(keepIn, 'long-run') };
	const { done, verdicts } = await chaos({ ...at, server: server?.address, crash: server?.crash });
	const all = verdicts.map((verdict, i) => together(stories[i]!, verdict));

	say('What was done in the long run:');
	for (const [what, times] of Object.entries(done)) say(`${String(times).padStart(8)}  ${what}`);
	say();
	say('What is promised, in how many cases it was looked at, and what it would be like otherwise:');
	for (const verdict of all) tell(verdict);
	say();
	return { done, verdicts: all, kept: existsSync(keepIn) ? keepIn : undefined };
}

/** On PostgreSQL one seed in two. */
function isPushed(engine: Store['engine']): boolean {
	return options.webhook ?? (engine === 'postgres' && seed % 2 === 1);
}

function folderFor(engine: Store['engine']): string {
	const now = new Date().toISOString().slice(0, 19).replaceAll(':', '');
	return join('data', 'prove', `${now}-${engine}-seed-${seed}`);
}

function together(one: Verdict, other: Verdict): Verdict {
	const { guarantee } = one;
	return { guarantee, looked: one.looked + other.looked, broken: [...one.broken, ...other.broken] };
}

function introduce(engine: Store['engine'], webhook: boolean): void {
	const several = engine === 'postgres';
	say(`Proving Waitless on ${NAMES[engine]}, with seed ${seed}.

First ${Object.keys(SCENARIOS).length} small stories, each of which provokes one thing that could go wrong. Then, for ${minutes} min, ${PEOPLE} made-up people
book, move and cancel visits, half of them on the web page and half at a Telegram of our own on this machine, which
${webhook ? 'pushes what they say by webhook' : 'is asked for what they say'}. ${several ? 'Two processes take messages in, two send and keep time;\none of each has a clock that is a minute wrong.' : 'One process serves them.'}
All the while processes are killed and started again, ${several ? 'PostgreSQL is stopped' : 'the disk fills up'}, and
Telegram refuses, hangs, loses answers, repeats and reorders. In the end the database, what Telegram received and what
each person posted and was shown are held against each other.
`);
}

function tell({ guarantee, looked, broken: cases }: Verdict): void {
	const [sentence, otherwise] = GUARANTEES[guarantee];
	say(`${cases.length === 0 ? 'ok    ' : 'BROKEN'} ${String(looked).padStart(6)}  ${sentence}`);
	if (!sabotage) say(`                 (else ${otherwise})`);
	for (const each of cases.slice(0, EXAMPLES)) say(`                - ${each}`);
	if (cases.length > EXAMPLES) say(`                  and ${cases.length - EXAMPLES} more`);
}

function whatToDo(engine: Store['engine'], kept: string | undefined): void {
	const push = isPushed(engine) ? '--webhook' : '--no-webhook';
	say(`BROKEN on ${NAMES[engine]}, with seed ${seed}.
This is a fault of the program, or of the proof. No data of your own was touched.

1. Keep ${kept}:
   the database, what everybody said and was shown, and the logs; about.txt says which is what. Nobody
   in it is real, so it can be sent to whoever maintains Waitless, with what stands above.
2. See whether it happens again:
      npm run prove -- --engine ${engine} --seed ${seed} --minutes ${minutes} ${push}
   A seed gives the same people and the same troubles, though never at quite the same moment: try it three times.
3. Where it was not broken in the version that serves your clinic, stay with that one until it is mended.
`);
}
