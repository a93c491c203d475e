/**
 * Measures, and says whether each figure is what it must be; ends with 1 if one is not.
 *
 *     node test/bench/run.ts [--json] [--only slots | slots.growth]
 */
import { parseArgs } from 'node:util';
import type { Figures } from './figures.ts';
import { many } from './many.ts';
import { race } from './race.ts';
import { slots } from './slots.ts';
import { start } from './start.ts';
import { turn } from './turn.ts';
import { window } from './window.ts';

const BENCHES: Readonly<Record<string, () => Promise<Figures>>> = { slots, window, race, turn, many, start };

/** What each of them measures. */
const FIGURES: Readonly<Record<string, readonly string[]>> = {
	slots: ['slots.next5', 'slots.next5.hostile', 'slots.growth'],
	window: ['slots.window'],
	race: ['hold.race', 'hold.race.postgres'],
	turn: ['turn.one', 'turn.cpu'],
	many: ['turn.many', 'turn.many.grammy', 'turn.many.telegraf', 'turn.many.one', 'turn.many.group'],
	start: ['start', 'memory.rest'],
};

const { values: options } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } });

const figures: Record<string, Figures[string]> = {};
for (const [name, bench] of Object.entries(BENCHES)) {
	const { only } = options;
	if (only && only !== name && !FIGURES[name]?.includes(only)) continue;
	for (const [figure, value] of Object.entries(await bench()))
		if (!only || only === name || only === figure) figures[figure] = value;
}
if (Object.keys(figures).length === 0) {
	console.error(`There is no bench "${options.only}". There are: ${Object.keys(BENCHES).join(', ')}.`);
	process.exitCode = 1;
} else if (options.json) console.log(JSON.stringify(figures));
else
	for (const [name, { value, unit, must, ok }] of Object.entries(figures))
		console.log(`${ok ? 'ok ' : 'NOT'}  ${name.padEnd(24)} ${`${value} ${unit}`.padStart(12)}   must be ${must}`);
if (Object.values(figures).some(({ ok }) => !ok)) process.exitCode = 1;
