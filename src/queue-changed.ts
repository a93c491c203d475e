/** Whoever changes a clinic's queue does it in here, in the same turn: who is next by it is told, and the screens look again. */
import type { Tx } from '../db/store.ts';
import { alsoTell, queueTopic } from './also-told.ts';
import type { Location, Network } from './core/network.ts';
import { lockQueue } from './core/queue.ts';
import type { Encounter } from './core/queue-order.ts';
import { waitingAt } from './core/waiting.ts';
import { sendNews } from './news-sent.ts';

export async function changeQueue<Done>(
	tx: Tx,
	network: Network,
	location: Location,
	change: () => Promise<Done>,
): Promise<Done> {
	await lockQueue(tx, location.id);
	const before = await waitingAt(tx, network, location);
	const first = new Set(before.flatMap(({ line }) => line[0]?.id ?? []));
	const waited = new Set(before.flatMap(({ line }) => line.map(({ id }) => id)));
	const done = await change();
	const told = new Set<number>();
	for (const { line } of await waitingAt(tx, network, location)) {
		const [next] = line;
		// Who has just come is told how many are before them.
		if (!next || first.has(next.id) || !waited.has(next.id) || told.has(next.id)) continue;
		told.add(next.id);
		await tellOfQueue(tx, next, 'queueNext');
	}
	alsoTell(tx, queueTopic(location.id));
	return done;
}

/** What somebody in the queue is told, in the chat that came with them. */
export type QueueNews = 'queueNoted' | 'queueNext' | 'queueCalled' | 'queueBack' | 'queueNotYet' | 'queueOut';

export async function tellOfQueue(tx: Tx, { id, conversationId }: Encounter, news: QueueNews): Promise<void> {
	if (conversationId !== null) await sendNews(tx, conversationId, { news, encounterId: id });
}
