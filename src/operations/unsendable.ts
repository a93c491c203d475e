/** Messages for a channel on which nobody sends any more, as its token was removed: no sender ever looks at them. */
import type { Logger } from 'pino';
import { giveUpBeside } from '../../db/queries/upkeep.ts';
import type { Store } from '../../db/store.ts';
import { LONGEST_WAIT_MS } from '../sender/note.ts';
import { raise } from './alerts.ts';

/** Answers how to set aside what has waited so for a day. @param channels on which this house sends. */
export function unsendable(store: Store, logger: Logger, channels: readonly string[]): () => Promise<void> {
	const giveUp = giveUpBeside(channels);
	return async () => {
		const given = await store.transaction(async (tx) => {
			const why = 'nobody sends on its channel';
			const rows = await tx.run(giveUp, { before: tx.now - LONGEST_WAIT_MS, why });
			if (rows.length > 0) await raise(tx, { alert: 'alert-message-set-aside' });
			return rows.length;
		});
		if (given > 0) logger.error({ messages: given }, 'messages were set aside: nobody sends on their channel');
	};
}
