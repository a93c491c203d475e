/** What the outbox holds for one address, rendered: for a channel that shows the past again. */
import { messagesAfter, newestMessages } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import type { Body } from '../flows/prompt.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Address, Outbound, Outgoing } from './message.ts';
import { HandedOutNoMore, ownDataListed } from './own-data/file.ts';
import { render, renderFrom } from './render.ts';
import { recipientOf } from './talk.ts';

interface Message extends Outbound {
	/** When it was said, in epoch milliseconds. */
	readonly at: number;
}

/**
 * The first `limit` messages after the one named, or the newest `limit`; oldest first.
 * A file of one's own data is only listed, without what is in it: see `fileIn`.
 */
export async function messagesTo(
	store: Store,
	address: Address,
	after: number | undefined,
	limit: number,
): Promise<Message[]> {
	const recipient = recipientOf(store.keys, address);
	const { rows, common, now } = await store.read(async (reading) => ({
		rows:
			after === undefined
				? await reading.run(newestMessages, { recipient, limit })
				: await reading.run(messagesAfter, { recipient, after, limit }),
		common: commonFacts(await networkOf(reading)),
		now: reading.now,
	}));
	const messages = rows.flatMap(({ id, body, at }): Message[] => {
		const kept = body as Body;
		try {
			const shown = kept.kind === 'ownData' ? ownDataListed(kept, at, now) : render(kept, at, common);
			return [{ id, at, address, language: kept.language, body: shown }];
		} catch {
			// An older release's message that this one has no words for, or a file that is no longer handed out: the others
			// are still worth showing.
			return [];
		}
	});
	return after === undefined ? messages.reverse() : messages;
}

/** The file that a message to this address carries, made now; undefined if there is none, or it is no longer handed out. */
export async function fileIn(
	store: Store,
	address: Address,
	id: number,
): Promise<Extract<Outgoing, { kind: 'file' }> | undefined> {
	const recipient = recipientOf(store.keys, address);
	const { row, common } = await store.read(async (reading) => ({
		row: (await reading.run(messagesAfter, { recipient, after: id - 1, limit: 1 }))[0],
		common: commonFacts(await networkOf(reading)),
	}));
	const kept = row?.body as Body | undefined;
	if (!row || row.id !== id || (kept?.kind !== 'calendar' && kept?.kind !== 'ownData')) return undefined;
	try {
		const made = await renderFrom(store)(kept, row.at, common);
		return made.kind === 'file' ? made : undefined;
	} catch (error) {
		if (error instanceof HandedOutNoMore) return undefined;
		throw error;
	}
}
