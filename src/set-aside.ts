/** An update whose turn failed again and again is set aside (a dead letter): it would otherwise come for ever. */
import type { Logger } from 'pino';
import { countFailure, setUpdateAside } from '../db/queries/failures.ts';
import { takeClaim } from '../db/queries/talk.ts';
import { finishTimer, timerById } from '../db/queries/timers.ts';
import type { Store, Tx } from '../db/store.ts';
import { part } from '../flows/prompt.ts';
import { sayAside, talkWith } from './aside.ts';
import type { Inbound, OfChat } from './message.ts';
import { raise } from './operations/alerts.ts';
import { describe } from './operations/logger.ts';
import type { Due } from './turn.ts';

/** Counts a failure, in a transaction of its own. Answers how often this update has failed. */
export async function count(store: Store, inbound: Inbound | OfChat | Due, error: unknown): Promise<number> {
	const [failure] = await store.transaction((tx) =>
		tx.run(countFailure, { key: inbound.key, error: describe(error), inbound, now: tx.now }),
	);
	return failure!.tries;
}

/** Claims the update, so that it comes no more; tells the person, and the administrators. */
export async function setAside(
	{ store, logger }: { readonly store: Store; readonly logger: Logger },
	inbound: Inbound | OfChat | Due,
	lane: string,
): Promise<void> {
	await store.transaction(async (tx) => {
		await tx.run(setUpdateAside, { key: inbound.key, now: tx.now });
		const claimed = await tx.run(takeClaim, { key: inbound.key, now: tx.now });
		if (claimed.length === 0) return;
		if ('timerId' in inbound) await tx.run(finishTimer, { id: inbound.timerId, now: tx.now });
		// A conversation that can't even be opened would else come for ever, and hold up all the others.
		// Nobody spoke to a timer, or where a chat only changed, and nobody waits for its answer.
		if ('said' in inbound)
			await tx
				.savepoint(async () => sayAside(tx, await talkWith(tx, inbound), part('apology')))
				.catch((error) => logger.error({ error: describe(error) }, 'nobody could be told of an update set aside'));
		if ('timerId' in inbound && (await isAlert(tx, inbound.timerId))) return;
		await raise(tx, { alert: 'alert-set-aside' });
	}, lane);
}

/** An alert that fails raises no other: they would go on for ever. */
async function isAlert(tx: Tx, timerId: number): Promise<boolean> {
	const [timer] = await tx.run(timerById, { id: timerId });
	return timer !== undefined && 'alert' in (timer.event as object);
}
