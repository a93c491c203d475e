/** The one way in from Telegram, under whatever framework the bot runs. */
import type { Update } from '@grammyjs/types';
import { isMachineFault } from '../../../db/machine-fault.ts';
import type { Receive } from '../../message.ts';
import type { Call, Me } from './call.ts';
import { broughtBy } from './chats.ts';
import type { Log } from './line.ts';
import { withPatience } from './patience.ts';

export interface Handling {
	readonly me: Me;
	readonly call: Call;
	readonly receive: Receive;
}

/** How many ms answering a tap may hold up the chat's next update. */
const tapPatience = 5_000;
/** What is longer than this is not read in the seconds for which Telegram shows it: it stays until it is closed. */
const glance = 40;

/**
 * Hands an update to the house, and answers a tap once its turn has committed.
 * @returns whether the update was ours alone; if not, whoever keeps the bot may want it
 * @throws when the turn failed and the update should come again
 */
export async function handle(update: Update, { me, call, receive }: Handling): Promise<boolean> {
	const inbound = broughtBy(update, me);
	if (!inbound) return false;
	const outcome = await receive(inbound);
	const told = outcome.kind === 'taken' ? outcome.told : undefined;
	// Who keeps a bot of their own may want to know that, too.
	if ('chat' in inbound) return false;
	if (update.callback_query) await answerTap(update.callback_query.id, told, call);
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
 * Stops the button's spinner, and tells what was refused. It waits for the commit: until then nobody knows what is to be
 * told, and Telegram takes one answer only; a tap whose turn failed comes again, and is answered then. An answer that comes too late ("query is too old") or not at all changes nothing that was
 * done, so no failure of it counts.
 */
async function answerTap(id: string, told: string | undefined, call: Call): Promise<void> {
	const answer = {
		callback_query_id: id,
		...(told !== undefined && { text: told, ...(told.length > glance && { show_alert: true }) }),
	};
	try {
		await withPatience(tapPatience, (signal) => call('answerCallbackQuery', answer, { signal }));
	} catch {}
}
