/**
 * The same turns as test/bench/talkers.ts takes, written by hand: the rows of the same bytes, sealed alike, by the
 * driver's own prepared statements around the same step of the same machine, with nothing else.
 */
import { createHash } from 'node:crypto';
import pg from 'pg';
import { type SnapshotFrom, transition } from 'xstate';
import type { Keyring } from '../../db/keyring.ts';
import type { PatientEvent } from '../../flows/patient/events.ts';
import { patientMachine } from '../../flows/patient/machine.ts';
import { AT_ONCE, type Talkers } from './talkers.ts';

const STATEMENTS = {
	claim: 'insert into claim (key, at) values ($1, $2) on conflict do nothing returning key',
	load: 'select * from conversation where id = $1',
	save: `update conversation set language = $1, machine_version = $2, snapshot = $3, beside = $4, prompts = $5,
		changed_at = $6 where id = $7`,
	enqueue: `insert into outbox (conversation_id, recipient, channel, address, body, state, due_at, tries, at)
		values ($1, $2, $3, null, $4, 'waiting', $5, 0, $6)`,
};

/** @param url of a database in which talkers have talked. */
export async function openByHand(url: string, keys: Keyring): Promise<Talkers> {
	const clients = await Promise.all(
		Array.from({ length: AT_ONCE }, async () => {
			const client = new pg.Client(url);
			await client.connect();
			return client;
		}),
	);
	const { rows } = await clients[0]!.query('select id from conversation order by id limit $1', [AT_ONCE]);
	const { rows: last } = await clients[0]!.query('select body from outbox order by id desc limit 2');
	// What the last two turns enqueued: the bodies of the two questions.
	const bodies = last.map(({ body }) => JSON.parse(keys.unseal(body, 'outbox.body')));
	const events: PatientEvent[] = [{ type: 'personAsked' }, { type: 'backAsked' }];
	const people = { type: 'peopleListed', people: [{ id: 1, name: 'Dr Example' }] } as const;
	let updates = 0;

	async function turn(client: pg.Client, id: string, i: number): Promise<void> {
		const run = (name: keyof typeof STATEMENTS, values: unknown[]) =>
			client.query({ name, text: STATEMENTS[name], values });
		const lock = createHash('sha256').update(id).digest().readBigInt64BE();
		const begun = await client.query(
			`begin; select pg_advisory_xact_lock(${lock}); select extract(epoch from clock_timestamp())::float8 as now`,
		);
		const now = Math.floor((begun as unknown as pg.QueryResult[])[2]!.rows[0].now * 1000);
		await run('claim', [`hand:${++updates}`, now]);
		const row = (await run('load', [id])).rows[0];
		const beside = JSON.parse(keys.unseal(row.beside, 'conversation.beside'));
		let snapshot: SnapshotFrom<typeof patientMachine> = patientMachine.resolveState(row.snapshot);
		[snapshot] = transition(patientMachine, snapshot, events[i % 2]!);
		if (i % 2 === 0) [snapshot] = transition(patientMachine, snapshot, people);
		const body = keys.seal(JSON.stringify(bodies[i % 2]), 'outbox.body');
		await run('enqueue', [id, row.recipient, 'web', body, now, now]);
		const state = JSON.stringify({ value: snapshot.value, context: snapshot.context });
		const sealed = keys.seal(JSON.stringify(beside), 'conversation.beside');
		await run('save', ['en', 1, state, sealed, Number(row.prompts) + 1, now, id]);
		await client.query('commit');
	}

	return {
		keys,
		async talk(each) {
			const start = performance.now();
			await Promise.all(
				clients.map(async (client, place) => {
					for (let i = 0; i < each; i++) await turn(client, rows[place]!.id, i);
				}),
			);
			return (performance.now() - start) / 1000;
		},
		async close() {
			for (const client of clients) await client.end();
		},
	};
}
