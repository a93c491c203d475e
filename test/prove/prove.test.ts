import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { ENGINES } from '../engines.ts';
import { chaos } from './chaos.ts';
import type { Verdict } from './checks.ts';
import { directed, directedAgainst } from './directed.ts';
import { Building } from './process.ts';
import { BROKEN } from './sabotage.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';

const LONG = 180_000;
const server = () => inject('postgres');

/** A clock that is wrong does no harm where the database's is asked. */
const TWO_PROCESSES = [{}, { fastMs: 60_000 }];

const brokenIn = (verdicts: readonly Verdict[]) =>
	verdicts.flatMap(({ guarantee, broken }) => broken.map((sentence) => `${guarantee}: ${sentence}`));

describe.concurrent('Whatever goes wrong', () => {
	it.each([
		['sqlite', 'is asked for updates', [{}]],
		['postgres', 'pushes updates', TWO_PROCESSES],
	] as const)(
		'nothing is lost and nothing happens twice on %s, where Telegram %s',
		async (engine, way, processes) => {
			const webhook = way === 'pushes updates';
			const { verdicts } = await chaos({ engine, seed: 3, ms: 6_000, people: 8, server: server(), processes, webhook });
			expect(brokenIn(verdicts)).toEqual([]);
		},
		LONG,
	);

	it.each(ENGINES)(
		'every small story ends well on %s',
		async (engine) => {
			const scenarios = Object.keys(SCENARIOS) as Scenario[];
			expect(brokenIn(await directed({ engine, scenarios, server: server() }))).toEqual([]);
		},
		LONG,
	);
});

describe.concurrent('What is broken on purpose is found out:', () => {
	let buildings: Building[];
	beforeAll(() => {
		buildings = [new Building(), new Building()];
	});
	afterAll(() => Promise.all(buildings.map((each) => each.kill())));

	it.each(Object.entries(BROKEN).map(([name, { what, breaks }]) => [what, name, breaks] as const))(
		'%s',
		async (_, name, breaks) => {
			const verdicts = await directedAgainst(name, BROKEN[name]!.engines[0]!, { server: server(), buildings });
			expect(brokenIn(verdicts).filter((sentence) => sentence.startsWith(breaks))).not.toEqual([]);
		},
		LONG,
	);
});
