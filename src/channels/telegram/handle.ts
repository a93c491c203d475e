/** The one way in from Telegram, under whatever framework the bot runs. */
import type { Update } from '@grammyjs/types';
import { isMachineFault } from '../../../db/machine-fault.ts';
import type { Receive } from '../../message.ts';
import type { Call, Me } from './call.ts';
import type { Log } from './line.ts';
import { withPatience } from './patience.ts';
import { inboundOf } from './updates.ts';

export interface Handling {
	readonly me: Me;
	readonly call: Call;
	readonly receive: Receive;
}

/** How many ms answering a tap may hold up the chat's next update. */
const tapPatience = 5_000;

/**
 * Hands an update to the house, and answers a tap once its turn has committed.
 * @returns whether the update was ours; if not, nothing was done with it
 * @throws when the turn failed and the update should come again
 */
export async function handle(update: Update, { me, call, receive }: Handling): Promise<boolean> {
	const inbound = inboundOf(update, me);
	if (!inbound) return false;
	await receive(inbound);
	if (update.callback_query) await answerTap(update.callback_query.id, call);
	return true;
}

/** Hands it over likewise; answers false when it should come again. */
export async function isTaken(update: Update, handling: Handling, log: Log): Promise<boolean> {
	try {
		await handle(update, handling);
		return true;
	} catch (thrown) {
		// Its message may hold what was said. What the database could not do is said once, where it is watched.
		const error = thrown instanceof Error ? thrown.name : typeof thrown;
		if (!isMachineFault(thrown))
			log.warn({ update: update.update_id, error }, 'Telegram: an update was not taken; it will come again');
		return false;
	}
}

/**
 * Stops the button's spinner. An answer that comes too late ("query is too old") or not at all changes nothing that was
 * done, so no failure of it counts.
 */
async function answerTap(id: string, call: Call): Promise<void> {
	try {
		await withPatience(tapPatience, (signal) => call('answerCallbackQuery', { callback_query_id: id }, { signal }));
	} catch {}
}
