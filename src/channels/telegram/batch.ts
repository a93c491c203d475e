/** The updates of one fetch: those of one chat in order, different chats side by side. */
import type { Update } from '@grammyjs/types';

export interface Taking {
	/** Where an update belongs; nothing if it is nobody's, and then it is passed over. */
	readonly chatOf: (update: Update) => string | undefined;
	/** Answers false when the update should come again. */
	readonly take: (update: Update) => Promise<boolean>;
	/** How many chats are served side by side. */
	readonly width: number;
}

/**
 * Takes every update once. When one fails, the rest of its chat waits for the next offer too, as it may build on it.
 * @returns the ids of those that need not be offered again
 */
export async function takeBatch(updates: readonly Update[], { chatOf, take, width }: Taking): Promise<Set<number>> {
	const done = new Set<number>();
	// One iterator for all the workers: whoever is free takes the next chat.
	const chats = Map.groupBy(updates, chatOf).entries();
	const worker = async () => {
		for (const [chat, itsUpdates] of chats) {
			for (const update of itsUpdates) {
				if (chat !== undefined && !(await take(update))) break;
				done.add(update.update_id);
			}
		}
	};
	await Promise.all(Array.from({ length: width }, worker));
	return done;
}
