/** What the outbox holds for one address, rendered: for a channel that shows the past again. */
import { messagesAfter, newestMessages } from '../db/queries/outbox.ts';
import type { Store } from '../db/store.ts';
import type { Body } from '../flows/prompt.ts';
import { commonFacts } from './common.ts';
import { networkOf } from './core/network.ts';
import type { Address, Outbound } from './message.ts';
import { render } from './render.ts';
import { recipientOf } from './talk.ts';

/**
 * The first `limit` messages after the one named, or the newest `limit`; oldest first.
 * `at` is when each was said, in epoch milliseconds.
 */
export async function messagesTo(
	store: Store,
	address: Address,
	after: number | undefined,
	limit: number,
): Promise<(Outbound & { readonly at: number })[]> {
	const recipient = recipientOf(store.keys, address);
	const { rows, common } = await store.read(async (reading) => ({
		rows:
			after === undefined
				? await reading.run(newestMessages, { recipient, limit })
				: await reading.run(messagesAfter, { recipient, after, limit }),
		common: commonFacts(await networkOf(reading)),
	}));
	const messages = rows.flatMap(({ id, body, at }) => {
		const kept = body as Body;
		try {
			return [{ id, at, address, language: kept.language, body: render(kept, at, common) }];
		} catch {
			// An older release's message that this one has no words for: the others are still worth showing.
			return [];
		}
	});
	return after === undefined ? messages.reverse() : messages;
}
