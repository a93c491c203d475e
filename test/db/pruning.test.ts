import { expect, it } from 'vitest';
import { query } from '../../db/store.ts';
import { prune } from '../../src/operations/upkeep.ts';
import { Clock, ENGINES, freshStore } from '../engines.ts';

const DAY_MS = 86_400_000;
const insert = (state: 'waiting' | 'sent' | 'setAside', at: number) =>
	query()((q, t) =>
		q.insert(t.outbox).values(
			Array.from({ length: 700 }, () => ({
				...{ conversationId: 'c', recipient: 'r', channel: 'web', body: {}, tries: 0 },
				...{ state, at, dueAt: at },
			})),
		),
	);
const messages = query()((q, { outbox }) => q.select({ state: outbox.state, at: outbox.at }).from(outbox));

it.each(ENGINES)(
	'Of many old messages on %s those that were sent or set aside are pruned, step by step',
	async (engine) => {
		const fresh = await freshStore(engine, new Clock(100 * DAY_MS));
		try {
			const [old, young] = [69 * DAY_MS, 71 * DAY_MS];
			for (const state of ['waiting', 'sent', 'setAside'] as const)
				await fresh.store.transaction((tx) => tx.run(insert(state, old), {}));
			await fresh.store.transaction((tx) => tx.run(insert('sent', young), {}));
			await prune(fresh.store);
			const kept = await fresh.store.read(({ run }) => run(messages, {}));
			expect(new Set(kept.map(({ state, at }) => `${state} ${at === old ? 'old' : 'young'}`))).toEqual(
				new Set(['waiting old', 'sent young']),
			);
			expect(kept).toHaveLength(1_400);
		} finally {
			await fresh.end();
		}
	},
);
