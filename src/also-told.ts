/** What a turn changes besides the chat it is in: once it has committed, whoever listens for it is told (`Store.tell`). */
import type { Tx } from '../db/store.ts';

const topics = new WeakMap<Tx, Set<string>>();

export function alsoTell(tx: Tx, topic: string): void {
	topics.set(tx, (topics.get(tx) ?? new Set()).add(topic));
}

export const alsoToldBy = (tx: Tx): readonly string[] => [...(topics.get(tx) ?? [])];

/** The queue of a clinic. */
export const queueTopic = (locationId: number): string => `queue:${locationId}`;
