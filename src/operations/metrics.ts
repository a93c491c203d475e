/** What can be read off the house while it runs, for Prometheus. No label names a person, a chat or a clinic. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { gauges } from '../../db/queries/gauges.ts';
import type { Store } from '../../db/store.ts';

export interface Metrics {
	/** A turn ended: `ms` from the door to its commit. */
	turned(channel: string, outcome: string, ms: number): void;
	/** A commit held so many turns. */
	committed(turns: number): void;
	/** A message was handed to its channel, `ms` after it was said. */
	sent(channel: string, outcome: string, ms: number): void;
	/** Everything, as text of this type. */
	readonly contentType: string;
	page(store: Store): Promise<string>;
}

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
		help: 'Messages handed to a channel, by how that ended.',
		labelNames: ['channel', 'outcome'],
		registers,
	});
	const sendSeconds = new Histogram({
		name: 'waitless_send_delay_seconds',
		help: 'From the turn that said a message to its arrival at the channel.',
		buckets: LONG_SECONDS,
		registers,
	});
	const gauge = (name: string, help: string) => new Gauge({ name: `waitless_${name}`, help, registers });
	const [waiting, oldest, late, holds, aside, workers] = [
		gauge('outbox_waiting', 'Messages that wait to be sent.'),
		gauge('outbox_oldest_seconds', 'For how long the oldest of them has been due.'),
		gauge('timers_late_seconds', 'For how long the oldest timer has been due.'),
		gauge('holds_live', 'Holders of times under review.'),
		gauge('updates_set_aside', 'Updates whose turn failed three times.'),
		gauge('workers_live', 'Processes that send and keep time.'),
	] as const;

	return {
		turned(channel, outcome, ms) {
			turns.inc({ channel, outcome });
			turnSeconds.observe(ms / 1000);
		},
		committed: (size) => groups.observe(size),
		sent(channel, outcome, ms) {
			sends.inc({ channel, outcome });
			if (outcome === 'sent') sendSeconds.observe(ms / 1000);
		},
		contentType: registry.contentType,
		async page(store) {
			const seen = await store.read((reading) => gauges(reading));
			waiting.set(seen.waiting);
			oldest.set(seen.oldestMs / 1000);
			late.set(seen.lateMs / 1000);
			holds.set(seen.holds);
			aside.set(seen.setAside);
			workers.set(seen.workers);
			return registry.metrics();
		},
	};
}
