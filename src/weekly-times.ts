/** The daily turn of a weekly rule: one more day is written; whoever opened it hears of days that could not be. */
import { chatsOfStaff } from '../db/queries/staff.ts';
import { setTimer } from '../db/queries/timers.ts';
import type { Tx } from '../db/store.ts';
import type { Network } from './core/network.ts';
import { ruleWithId, writeRules } from './core/rules.ts';
import { accounts } from './staff/access/accounts.ts';

/** For a chat of staff, as its timer brings it. */
export interface RuleSkipped {
	readonly news: 'ruleSkipped';
	readonly ruleId: number;
	/** 20260908: each day that was skipped. */
	readonly dates: readonly number[];
}

export async function weeklyTimesDue(
	tx: Tx,
	network: Network,
	event: { readonly ruleId: number; readonly writtenTo: number },
): Promise<void> {
	const { skipped } = await writeRules(tx, network, event);
	const overlapped = skipped.filter(({ why }) => why === 'overlaps').map(({ date }) => date);
	const rule = overlapped.length > 0 && (await ruleWithId(tx, event.ruleId));
	const [, staffId] = /^staff:(\d+)$/.exec(rule ? rule.openedBy : '') ?? [];
	if (staffId === undefined) return;
	const news: RuleSkipped = { news: 'ruleSkipped', ruleId: event.ruleId, dates: overlapped };
	for (const { conversationId } of accounts(await tx.run(chatsOfStaff, { staffId: Number(staffId) })))
		await tx.run(setTimer, { conversationId, dueAt: tx.now, event: news });
}
