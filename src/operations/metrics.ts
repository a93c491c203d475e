/**
 * What can be read off the house while it runs, for Prometheus: what this process counts, and what the database knows of
 * the whole house, which every process tells alike. No label names a person, a chat or a clinic.
 */

import { setTimeout } from 'node:timers/promises';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { gauges } from '../../db/queries/gauges.ts';
import type { Sent } from '../message.ts';
import type { WatchedDatabase } from './outage.ts';

export interface Metrics {
	/** A turn ended: `ms` from the door to its commit. */
	turned(channel: string, outcome: string, ms: number): void;
	/** A commit held so many turns. */
	committed(turns: number): void;
	/** A channel was to take a message, `ms` after it was said. */
	sent(channel: string, outcome: Sent['kind'], ms: number): void;
	/** A message will not be sent. */
	messageSetAside(): void;
	/** This process is the chief now, or no more. */
	inCharge(is: boolean): void;
	/** Everything, as text of this type; without what the database knows while that is away. */
	readonly contentType: string;
	page(database: Pick<WatchedDatabase, 'store' | 'failing'>): Promise<string>;
}

/** A scrape is not kept waiting for the database longer than this. */
const PATIENCE_MS = 2_000;

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const LONG_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 30, 120, 600, 3600];
const GROUPS = [1, 2, 4, 8, 16, 32, 64];

export function openMetrics(): Metrics {
	const registry = new Registry();
	const registers = [registry];
	collectDefaultMetrics({ register: registry });
	const turns = new Counter({
		name: 'waitless_turns_total',
		help: 'Messages and timers that came to the door, by how their turn ended.',
		labelNames: ['channel', 'outcome'],
		registers,
	});
	const turnSeconds = new Histogram({
		name: 'waitless_turn_seconds',
		help: 'From the door to the commit, waiting included.',
		buckets: SECONDS,
		registers,
	});
	const groups = new Histogram({
		name: 'waitless_commit_group_size',
		help: 'Transactions that shared a commit (SQLite).',
		buckets: GROUPS,
		registers,
	});
	const sends = new Counter({
		name: 'waitless_sends_total',
		help: 'Messages handed over to a channel, by how that ended.',
		labelNames: ['channel', 'outcome'],
		registers,
	});
	const sendSeconds = new Histogram({
		name: 'waitless_send_delay_seconds',
		help: 'From the turn that said a message to its arrival at the channel.',
		buckets: LONG_SECONDS,
		registers,
	});
	const putOff = new Counter({
		name: 'waitless_sends_put_off_total',
		help: 'Messages that a channel could not take yet: they wait, and are tried again.',
		labelNames: ['channel'],
		registers,
	});
	const setAside = new Counter({
		name: 'waitless_set_aside_total',
		help: 'Updates whose turn failed three times, and messages that will not be sent, as this process met them.',
		labelNames: ['what'],
		registers,
	});
	// A counter that begins with its first event hides that one from `increase`.
	for (const what of ['update', 'message']) setAside.inc({ what }, 0);
	const chief = new Gauge({
		name: 'waitless_chief',
		help: 'Whether this process is the worker in charge.',
		registers,
	});
	const up = new Gauge({
		name: 'waitless_database_up',
		help: 'Whether the database answered just now, and took the last write.',
		registers,
	});
	const ofTheHouse = new Registry();
	const gauge = (name: string, help: string) =>
		new Gauge({
			name: `waitless_${name}`,
			help: `${help} The whole house’s: each process tells the same, so take the max.`,
			registers: [ofTheHouse],
		});
	const [waiting, oldest, late, holds, aside, workers] = [
		gauge('outbox_waiting', 'Messages that wait to be sent.'),
		gauge('outbox_oldest_seconds', 'For how long the oldest of them has been due.'),
		gauge('timers_late_seconds', 'For how long the oldest timer has been due.'),
		gauge('holds_live', 'Holders of times under review.'),
		gauge('updates_set_aside', 'Updates set aside and still kept; it falls when they are pruned.'),
		gauge('workers_live', 'Processes that send and keep time.'),
	] as const;
	/** While the database is away, whoever asks next waits for the same answer. */
	let asking: Promise<Awaited<ReturnType<typeof gauges>> | undefined> | undefined;

	return {
		turned(channel, outcome, ms) {
			turns.inc({ channel, outcome });
			if (outcome !== 'failed' && outcome !== 'overloaded') turnSeconds.observe(ms / 1000);
			if (outcome === 'setAside') setAside.inc({ what: 'update' });
		},
		committed: (size) => groups.observe(size),
		sent(channel, outcome, ms) {
			if (outcome === 'wait') putOff.inc({ channel });
			else sends.inc({ channel, outcome });
			if (outcome === 'sent') sendSeconds.observe(ms / 1000);
		},
		messageSetAside: () => setAside.inc({ what: 'message' }),
		inCharge: (is) => chief.set(is ? 1 : 0),
		contentType: registry.contentType,
		async page({ store, failing }) {
			asking ??= store
				.read(gauges)
				.catch(() => undefined)
				.finally(() => {
					asking = undefined;
				});
			const seen = await Promise.race([asking, setTimeout(PATIENCE_MS, undefined, { ref: false })]);
			up.set(seen && !failing() ? 1 : 0);
			const own = await registry.metrics();
			if (!seen) return own;
			waiting.set(seen.waiting);
			oldest.set(seen.oldestMs / 1000);
			late.set(seen.lateMs / 1000);
			holds.set(seen.holds);
			aside.set(seen.setAside);
			workers.set(seen.workers);
			return `${own}\n${await ofTheHouse.metrics()}`;
		},
	};
}
