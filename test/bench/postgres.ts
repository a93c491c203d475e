/**
 * Turns on a real PostgreSQL that waits for the disk at every commit, sixteen at once.
 *
 * - `turn.postgres`: of one process, over the same statements by hand; they alternate, and the median of five rounds counts.
 * - `turn.postgres.two`: turns a second of two processes together, over those of one alone.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import pg from 'pg';
import { type PostgresServer, startPostgres } from '../postgres-server.ts';
import { type Figures, percentile, rounded } from './figures.ts';
import { openByHand } from './postgres-by-hand.ts';
import { AT_ONCE, openTalkers, prepareTalk } from './talkers.ts';

const ROUNDS = 5;
const WARM_UP = 2;
const EACH = 60;

export async function turnPostgres(): Promise<Figures> {
	const server = await startPostgres({ durable: true });
	try {
		await server.createDatabase('ours');
		await prepareTalk(`${server.address}/ours`);
		const shares = await overByHand(server);
		const { one, two } = await processes(server);
		const share = rounded(percentile(shares, 0.5));
		const [alone, together] = [one, two].map((rates) => Math.round(percentile(rates, 0.5))) as [number, number];
		const both = rounded(together / alone);
		return {
			'turn.postgres': { value: share, unit: 'of by hand', must: '≥ 0.5', ok: share >= 0.5 },
			'turn.postgres.two': {
				value: both,
				unit: `× one (${together} and ${alone} turns/s)`,
				must: '≥ 1',
				ok: both >= 1,
			},
		};
	} finally {
		await server.remove();
	}
}

async function overByHand(server: PostgresServer): Promise<number[]> {
	const ours = await openTalkers(`${server.address}/ours`, 100);
	await copyDatabase(server, 'ours', 'by_hand');
	const byHand = await openByHand(`${server.address}/by_hand`, ours.keys);
	const shares: number[] = [];
	for (let round = 0; round < WARM_UP + ROUNDS; round++) {
		const our = await ours.talk(EACH);
		const hand = await byHand.talk(EACH);
		if (round >= WARM_UP) shares.push(hand / our);
	}
	await ours.close();
	await byHand.close();
	return shares;
}

/** Turns a second: of one process, and of two together. */
async function processes(server: PostgresServer): Promise<{ one: number[]; two: number[] }> {
	const [first, second] = await Promise.all([startProcess(server, 200), startProcess(server, 300)]);
	const one: number[] = [];
	const two: number[] = [];
	for (let round = 0; round < WARM_UP + ROUNDS; round++) {
		const alone = (AT_ONCE * EACH) / (await talk(first, EACH));
		const took = await Promise.all([talk(first, EACH), talk(second, EACH)]);
		const together = took.reduce((sum, seconds) => sum + (AT_ONCE * EACH) / seconds, 0);
		if (round < WARM_UP) continue;
		one.push(alone);
		two.push(together);
	}
	for (const child of [first, second]) {
		const ended = once(child, 'exit');
		child.disconnect();
		await ended;
	}
	return { one, two };
}

async function startProcess(server: PostgresServer, who: number): Promise<ChildProcess> {
	const talkers = fork(new URL('./talkers.ts', import.meta.url), [`${server.address}/ours`, String(who)]);
	await once(talkers, 'message');
	return talkers;
}

async function talk(talkers: ChildProcess, each: number): Promise<number> {
	const answer = once(talkers, 'message');
	talkers.send(each);
	return (await answer)[0];
}

async function copyDatabase({ address }: PostgresServer, from: string, to: string): Promise<void> {
	const client = new pg.Client(`${address}/postgres`);
	await client.connect();
	await client.query(`select pg_terminate_backend(pid) from pg_stat_activity where datname = '${from}'`);
	await client.query(`create database ${to} template ${from}`);
	await client.end();
}
