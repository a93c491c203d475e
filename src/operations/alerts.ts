/** Words to the administrators when something needs a person. Each says what to do. */
import { randomUUID } from 'node:crypto';
import { takeLease } from '../../db/queries/leases.ts';
import { chatsOfRole } from '../../db/queries/staff.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';
import { accounts } from '../staff/access/accounts.ts';

/** As the timer of an administrator's chat brings it: a sentence's key, and its facts. */
export interface Alert {
	readonly alert: string;
	readonly facts?: Readonly<Record<string, number>>;
}

/** What goes on is said once in this time. */
const QUIET_MS = 60 * 60 * 1000;

/**
 * Tells every administrator, unless they were told the same within the hour. Answers whether they are told now. Where
 * there is none yet, nothing was said, and the first one hears of what still goes on.
 */
export async function raise(tx: Tx, event: Alert): Promise<boolean> {
	const { now } = tx;
	const chats = accounts(await tx.run(chatsOfRole, { role: 'administrator' }));
	if (chats.length === 0) return false;
	const lease = { name: event.alert, holder: randomUUID(), until: now + QUIET_MS, now };
	if ((await tx.run(takeLease, lease)).length === 0) return false;
	for (const { conversationId } of chats) await tx.run(setTimer, { conversationId, dueAt: now, event });
	return true;
}
