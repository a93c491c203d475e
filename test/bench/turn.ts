/**
 * `turn.one`: durable turns, one conversation at a time, against the same rows written by hand.
 *
 * The workload is a person who goes to and fro between two questions ("a certain person", "back"): a turn with all that
 * every turn has (claim, conversation, understanding, the machine, the prompt in the outbox) and no search. By hand: the
 * same rows, of the same bytes, sealed alike, by better-sqlite3's own prepared statements around the same step of the
 * same machine, with nothing else. Both wait for the disk at every turn; they alternate by two thousand turns, and the median of
 * five rounds counts.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { type SnapshotFrom, transition } from 'xstate';
import { type Keyring, keyring } from '../../db/keyring.ts';
import { openSqlite } from '../../db/sqlite.ts';
import type { PatientEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import { loadDemo } from '../../src/clinic/demo/load.ts';
import { openDoor } from '../../src/door.ts';
import { type Figures, percentile, rounded } from './figures.ts';

const ROUNDS = 5;
const TURNS = 2_000;
/** Rounds that only warm up. */
const WARM_UP = 2;
const TO_AND_FRO = ['a certain person', 'back'];
const THERE = [
	'hi',
	'1',
	'1',
	'+27 82 555 0101',
	'2',
	'2',
	'Thandi',
	'1',
	'1',
	'a cough',
	'skip',
	'1',
	'1',
	'other wishes',
];

export async function turn(): Promise<Figures> {
	const folder = mkdtempSync(join(tmpdir(), 'waitless-turn-'));
	try {
		const ours = await openOurs(join(folder, 'ours.db'));
		const byHand = openByHand(join(folder, 'ours.db'), join(folder, 'by-hand.db'), ours.keys);
		const shares: number[] = [];
		const ourCpu: number[] = [];
		const handCpu: number[] = [];
		for (let round = 0; round < WARM_UP + ROUNDS; round++) {
			const our = await measure(ours.turn);
			const hand = await measure(byHand.turn);
			if (round < WARM_UP) continue;
			shares.push(our.rate / hand.rate);
			ourCpu.push(our.cpu);
			handCpu.push(hand.cpu);
		}
		byHand.close();
		await ours.close();
		const share = rounded(percentile(shares, 0.5));
		const micros = rounded(percentile(ourCpu, 0.5));
		const byHandMicros = rounded(percentile(handCpu, 0.5));
		return {
			'turn.one': { value: share, unit: 'of by hand', must: '≥ 0.5', ok: share >= 0.5 },
			'turn.cpu': { value: micros, unit: `µs (by hand ${byHandMicros})`, must: '≤ 150', ok: micros <= 150 },
		};
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

/** Turns per second, and µs of the processor's time a turn. */
async function measure(turn: (i: number) => unknown): Promise<{ rate: number; cpu: number }> {
	const start = performance.now();
	const before = process.cpuUsage();
	for (let i = 0; i < TURNS; i++) await turn(i);
	const { user, system } = process.cpuUsage(before);
	return { rate: (TURNS / (performance.now() - start)) * 1000, cpu: (user + system) / TURNS };
}

/** A house with somebody in it who goes to and fro. */
export async function openOurs(path: string, keys = keyring(new Uint8Array(32).fill(7))) {
	const store = openSqlite(path, { keys });
	await loadDemo(store);
	const receive = openDoor({ store, logger: pino({ level: 'silent' }) });
	const address = { channel: 'web', bot: 'clinic', chat: 'somebody', sender: 'somebody' } as const;
	let updates = 0;
	const say = (text: string) => receive({ key: `web:${++updates}`, address, said: { kind: 'text', text } });
	for (const text of [...THERE, ...TO_AND_FRO]) await say(text);
	return {
		keys,
		turn: (i: number) => say(TO_AND_FRO[i % 2]!),
		close: () => store.close(),
	};
}

/** Begins with a copy of the other database, indexes and all. */
function openByHand(from: string, path: string, keys: Keyring) {
	const copied = new Database(from);
	copied.exec(`vacuum into '${path}'`);
	copied.close();
	const db = new Database(path);
	db.pragma('journal_mode = WAL');
	db.pragma('synchronous = FULL');
	db.pragma('foreign_keys = ON');
	const [begin, commit] = [db.prepare('begin immediate'), db.prepare('commit')];
	const claim = db.prepare('insert into claim (key, at) values (?, ?) on conflict do nothing');
	const load = db.prepare('select * from conversation where id = ?');
	const save = db.prepare(
		'update conversation set language = ?, machine_version = ?, snapshot = ?, beside = ?, prompts = ?, changed_at = ? where id = ?',
	);
	const enqueue = db.prepare(
		`insert into outbox (conversation_id, recipient, channel, address, body, state, due_at, tries, at)
		values (?, ?, ?, null, ?, 'waiting', ?, 0, ?)`,
	);
	const { id } = db.prepare('select id from conversation').get() as { id: string };
	// What the last two turns enqueued: the bodies of the two questions.
	const bodies = (db.prepare('select body from outbox order by id desc limit 2').all() as { body: Buffer }[]).map(
		({ body }) => JSON.parse(keys.unseal(body, 'outbox.body')),
	);
	const events: PatientEvent[] = [{ type: 'personAsked' }, { type: 'backAsked' }];
	const people = { type: 'peopleListed', people: [{ id: 1, name: 'Dr Example' }] } as const;
	let updates = 0;
	return {
		turn(i: number) {
			const now = Date.now();
			begin.run();
			claim.run(`hand:${++updates}`, now);
			const row = load.get(id) as Record<string, never>;
			const { value, context } = JSON.parse(row.snapshot!);
			const beside = JSON.parse(keys.unseal(row.beside!, 'conversation.beside'));
			let snapshot: SnapshotFrom<typeof patientMachine> = patientMachine.resolveState({ value, context });
			[snapshot] = transition(patientMachine, snapshot, events[i % 2]!);
			if (i % 2 === 0) [snapshot] = transition(patientMachine, snapshot, people);
			const state = JSON.stringify({ value: snapshot.value, context: snapshot.context });
			const sealed = keys.seal(JSON.stringify(beside), 'conversation.beside');
			save.run('en', 1, state, sealed, row.prompts! + 1, now, id);
			const body = keys.seal(JSON.stringify(bodies[i % 2]), 'outbox.body');
			enqueue.run(id, row.recipient, 'web', body, now, now);
			commit.run();
		},
		close: () => db.close(),
	};
}
