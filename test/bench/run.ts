/**
 * Measures, and says whether each figure is what it must be; ends with 1 if one is not.
 *
 *     node test/bench/run.ts [--json] [--only slots | slots.growth]
 */
import { parseArgs } from 'node:util';
import { day } from './day.ts';
import { failedDay } from './failed-day.ts';
import type { Figures } from './figures.ts';
import { identification } from './identify.ts';
import { importing } from './import.ts';
import { many } from './many.ts';
import { memory } from './memory.ts';
import { turnPostgres } from './postgres.ts';
import { slotsPostgres } from './postgres-slots.ts';
import { race } from './race.ts';
import { reply } from './reply.ts';
import { seal } from './seal.ts';
import { slots } from './slots.ts';
import { start } from './start.ts';
import { telling } from './telling.ts';
import { turn } from './turn.ts';
import { window } from './window.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figures>>> = {
	slots,
	postgresSlots: slotsPostgres,
	window,
	race,
	turn,
	seal,
	many,
	postgres: turnPostgres,
	reply,
	day,
	failedDay,
	telling,
	start,
	identify: identification,
	import: importing,
	memory,
};

/** What each of them measures. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
	slots: ['slots.next5', 'slots.next5.hostile', 'slots.growth'],
	window: ['slots.window'],
	race: ['hold.race', 'hold.race.postgres'],
	turn: ['turn.one', 'turn.cpu'],
	seal: ['seal'],
	many: ['turn.many', 'turn.many.grammy', 'turn.many.telegraf', 'turn.many.one', 'turn.many.group'],
	postgres: ['turn.postgres', 'turn.postgres.two'],
	postgresSlots: ['slots.next5.postgres'],
	reply: ['reply.p99', 'reply.p99.raised'],
	day: ['day.text', 'day.picture', 'day.turns', 'day.loop'],
	failedDay: ['moveday', 'moveday.postgres', 'moveday.clinic', 'moveday.loop'],
	telling: ['moveday.told', 'moveday.rate'],
	identify: ['identify.fields', 'identify.number'],
	import: ['import', 'import.again'],
	memory: ['memory'],
	start: ['start', 'memory.rest'],
};

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });

const figures: Record<string, Figures[string]> = {};
for (const [name, bench] of Object.entries(BENCHES)) {
	const { only, json } = options;
	if (only && only !== name && !FIGURES[name]?.includes(only)) continue;
	for (const [figure, { value, unit, must, ok }] of Object.entries(await bench())) {
		if (only && only !== name && only !== figure) continue;
		figures[figure] = { value, unit, must, ok };
		// Some take a minute: each is shown as soon as it is known.
		if (!json)
			console.log(`${ok ? 'ok ' : 'NOT'}  ${figure.padEnd(24)} ${`${value} ${unit}`.padStart(12)}   must be ${must}`);
	}
}
if (Object.keys(figures).length === 0) {
	console.error(`There is no bench "${options.only}". There are: ${Object.keys(BENCHES).join(', ')}.`);
	process.exitCode = 1;
}
if (options.json) console.log(JSON.stringify(figures));
if (Object.values(figures).some(({ ok }) => !ok)) process.exitCode = 1;
