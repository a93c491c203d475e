/**
 * The curves of docs/scale.md, as its tables. Takes some minutes; not part of the bench, as a curve has no bound to keep.
 *
 *     node test/bench/scale.ts [--only slots | conversations | processes]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqlite } from '../../db/sqlite.ts';
import { holdSlot } from '../../src/core/holds.ts';
import { networkOf } from '../../src/core/network.ts';
import { registerProvisional } from '../../src/core/patients.ts';
import { nextFreeSlots } from '../../src/core/slots.ts';
import { startPostgres } from '../postgres-server.ts';
import { COMMON, type DiarySize, FIRST_DAY, fillDiary } from './big-diary.ts';
import { percentile, randomFrom, rounded } from './figures.ts';
import { rate } from './many.ts';
import { openClinics } from './others/clinic.ts';
import { KEYS, openOurs } from './others/ours.ts';
import { type Booker, countFrom, TURNS } from './others/person.ts';

const SIZES: readonly DiarySize[] = [
	{ cities: 1, practitionersPerCity: 7 },
	{ cities: 3, practitionersPerCity: 24 },
	{ cities: 29, practitionersPerCity: 24 },
];
const SLOTS_EACH = 60 * 24;
const DAY = 24 * 60 * 60_000;
const SEARCHES = 2_000;
const HOLDS = 500;
const AT_ONCE = [1, 4, 16, 64, 256];
/** About so many conversations for each point. */
const CONVERSATIONS = 512;
const PROCESSES = [1, 2];
const PER_PROCESS = 16;
const ROUNDS = 3;

const table = (head: readonly string[], rows: readonly (readonly (number | string)[])[]): void => {
	const line = (cells: readonly (number | string)[]) => `| ${cells.join(' | ')} |`;
	console.log([line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n'));
};
const whole = (value: number): string => Math.round(rounded(value)).toLocaleString('en');

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-scale-'));
	try {
		return await work(folder);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Slots in the diary against the time to find five and to hold one. */
async function slots(): Promise<void> {
	const rows = [];
	for (const size of SIZES) rows.push(await inFolder((folder) => searchesAndHolds(join(folder, 'diary.db'), size)));
	table(['slots', 'search p50, ms', 'search p99, ms', 'hold p50, ms', 'hold p99, ms'], rows);
}

async function searchesAndHolds(path: string, size: DiarySize): Promise<(number | string)[]> {
	const store = openSqlite(path, { keys: KEYS, clock: () => FIRST_DAY });
	await fillDiary(store, path, size);
	const network = await store.read(networkOf);
	const random = randomFrom(11);
	const find = () =>
		store.read((reading) =>
			nextFreeSlots(reading, network, {
				serviceId: COMMON,
				areaIds: [1 + Math.floor(random() * size.cities)],
				from: FIRST_DAY + DAY + random() * 30 * DAY,
				limit: 5,
				me: 'chat',
			}),
		);
	const contact = { system: 'phone', value: '+27825550101' } as const;
	const patientId = await store.transaction((tx) => registerProvisional(tx, { name: 'Ana', contact, language: 'en' }));
	const searching = await timed(SEARCHES, find);
	const holding: number[] = [];
	for (let i = 0; i < HOLDS; i++) {
		const slotId = (await find())[0]!.id;
		const hold = { slotId, serviceId: COMMON, patientId, by: 'chat' };
		holding.push(...(await timed(1, () => store.transaction((tx) => holdSlot(tx, network, hold)))));
	}
	await store.close();
	const count = size.cities * size.practitionersPerCity * SLOTS_EACH;
	return [
		whole(count),
		...[searching, holding].flatMap((took) => [0.5, 0.99].map((p) => rounded(percentile(took, p)))),
	];
}

/** The ms of each call. */
async function timed(calls: number, call: () => Promise<unknown>): Promise<number[]> {
	const took: number[] = [];
	for (let i = 0; i < calls; i++) {
		const start = performance.now();
		await call();
		took.push(performance.now() - start);
	}
	return took;
}

/** Conversations at once, in one process on SQLite, against turns a second and the time that each turn takes. */
async function conversations(): Promise<void> {
	const rows = await inFolder(async (folder) => {
		const points: (number | string)[][] = [];
		for (const atOnce of AT_ONCE) {
			const url = `file:${join(folder, `${atOnce}.db`)}`;
			await openClinics(url, KEYS);
			const ours = await openOurs(url);
			await rate(ours, Math.min(atOnce, 64), 1);
			const { booker, took } = watched(ours);
			const before = { ...ours.written };
			const perSecond = await rate(booker, atOnce, Math.max(1, Math.round(CONVERSATIONS / Math.max(atOnce, 8))));
			const group = (ours.written.turns - before.turns) / (ours.written.commits - before.commits);
			const quantiles = [0.5, 0.99].map((p) => rounded(percentile(took, p)));
			points.push([atOnce, whole(perSecond), ...quantiles, rounded(group)]);
			await ours.close();
		}
		return points;
	});
	table(['conversations at once', 'turns/s', 'turn p50, ms', 'turn p99, ms', 'turns a commit'], rows);
}

/** The same, and the ms of each of its updates. */
function watched(booker: Booker): { booker: Booker; took: number[] } {
	const took: number[] = [];
	const take: Booker['take'] = async (update) => {
		const start = performance.now();
		await booker.take(update);
		took.push(performance.now() - start);
	};
	return { booker: { ...booker, take }, took };
}

/** Processes on one PostgreSQL, sixteen conversations in each, against turns a second. */
async function processes(): Promise<void> {
	const server = await startPostgres({ durable: true });
	const children: ChildProcess[] = [];
	try {
		await server.createDatabase('clinics');
		const url = `${server.address}/clinics`;
		await openClinics(url, KEYS);
		const rows: (number | string)[][] = [];
		for (const count of PROCESSES) {
			while (children.length < count) children.push(await startProcess(url, children.length));
			const rates: number[] = [];
			for (let round = 0; round <= ROUNDS; round++) {
				const each = await Promise.all(children.map(oneRound));
				// The first round warms up.
				if (round > 0) rates.push(each.reduce((sum, perSecond) => sum + perSecond, 0));
			}
			rows.push([count, count * PER_PROCESS, whole(percentile(rates, 0.5))]);
		}
		table(['processes', 'conversations at once', 'turns/s together'], rows);
	} finally {
		for (const child of children) {
			const ended = once(child, 'exit');
			child.disconnect();
			await ended;
		}
		await server.remove();
	}
}

async function startProcess(url: string, place: number): Promise<ChildProcess> {
	const child = fork(import.meta.filename, [url, String(place)]);
	await once(child, 'message');
	return child;
}

async function oneRound(child: ChildProcess): Promise<number> {
	const answer = once(child, 'message');
	child.send('book');
	return (await answer)[0];
}

/** Run as one of the processes: it books a round whenever its parent says so, in pools that are its own. */
async function serve(url: string, place: number): Promise<void> {
	countFrom(1_000_000 * (place + 1));
	const ours = await openOurs(url);
	process.on('message', async () => process.send!(await rate(ours, PER_PROCESS, 2, place * 2 * PER_PROCESS)));
	process.on('disconnect', () => ours.close());
	process.send!('ready');
}

if (process.send) await serve(process.argv[2]!, Number(process.argv[3]));
else {
	const curves = { slots, conversations, processes };
	const only = process.argv[process.argv.indexOf('--only') + 1] as keyof typeof curves;
	console.log(`A conversation is ${TURNS} turns; Node ${process.version}, ${new Date().toISOString().slice(0, 10)}.\n`);
	for (const [name, curve] of Object.entries(curves))
		if (!process.argv.includes('--only') || name === only) await curve();
}
