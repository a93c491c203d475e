/** Directed runs: one scenario, or several in one world, with at most one thing broken. */
import type { Store } from '../../db/store.ts';
import type { Verdict } from './checks.ts';
import { judgeAndKeep } from './kept.ts';
import type { Building, Tampering } from './process.ts';
import { BROKEN } from './sabotage.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { World } from './world.ts';

/** What is still waiting after this long waits for ever. */
const SETTLES_MS = 60_000;
const SETTLES_BROKEN_MS = 3_000;

export interface Directed {
	readonly engine: Store['engine'];
	readonly scenarios: readonly Scenario[];
	readonly broken?: string | undefined;
	readonly server?: string | undefined;
	readonly seed?: number;
	/** See `Setup`. */
	readonly buildings?: readonly Building[] | undefined;
	/** Where to keep what is left, if a guarantee is broken. */
	readonly keepIn?: string;
}

/** Runs them side by side. */
export async function directed({
	engine,
	scenarios,
	broken,
	server,
	seed = 1,
	buildings,
	keepIn,
}: Directed): Promise<Verdict[]> {
	const processes = processesOf(engine, scenarios);
	const world = await World.opens({ engine, seed, server, broken, processes, buildings });
	try {
		await Promise.all(scenarios.map((name) => SCENARIOS[name].run(world)));
		await world.settles(broken === undefined ? SETTLES_MS : SETTLES_BROKEN_MS);
		return await judgeAndKeep(await world.ends(broken === undefined ? 'stop' : 'kill'), world.remains, keepIn);
	} finally {
		await world.remove();
	}
}

/** As many as the neediest asks for; SQLite has one. */
function processesOf(engine: Store['engine'], scenarios: readonly Scenario[]): readonly Tampering[] {
	const wanted = scenarios.map((name): readonly Tampering[] => {
		const scenario = SCENARIOS[name];
		return 'processes' in scenario ? scenario.processes : [{}];
	});
	const most = Math.max(...wanted.map(({ length }) => length));
	const all = Array.from({ length: most }, (_, place) =>
		Object.assign({}, ...wanted.map((theirs) => theirs[place])),
	) as Tampering[];
	if (engine === 'postgres') return all;
	const { fastMs: _, ...right } = all[0]!;
	return [right];
}

/** The run in which this sabotage must show. */
export function directedAgainst(
	name: string,
	engine: Store['engine'],
	more: Pick<Directed, 'server' | 'buildings'>,
): Promise<Verdict[]> {
	return directed({ engine, scenarios: [BROKEN[name]!.scenario], broken: name, ...more });
}
