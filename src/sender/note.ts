/** What becomes of a message in the outbox once a channel has had it: sent, tried again later, or set aside. */
import { codeInMessage } from '../../db/queries/codes.ts';
import { markSent, sendLater, setAside } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';
import type { Sent } from '../message.ts';
import { sendNews } from '../news-sent.ts';
import { raise } from '../operations/alerts.ts';
import { noteGone } from '../untold/gone.ts';
import { moveChatOf } from '../untold/moved.ts';
import { seeToUnsaid } from '../untold/unsaid.ts';

/** After how many ms a message is repeated of which nobody knows whether it came: twice is better than never. */
const REPEATS_AFTER_MS = [2_000, 8_000, 30_000, 120_000];
/** What could not be said for a day is not said any more. */
export const LONGEST_WAIT_MS = 24 * 60 * 60 * 1000;

/** To be counted and logged after the commit: the transaction may run again. */
export interface Noted {
	readonly id: number;
	readonly state: 'sent' | 'waiting' | 'setAside';
	readonly outcome: Sent['kind'];
	readonly why?: string | undefined;
}

/** @param message its `tries` so far, and when it was said. */
export async function note(
	tx: Tx,
	{ id, tries, at }: { readonly id: number; readonly tries: number; readonly at: number },
	sent: Sent,
): Promise<Noted> {
	const { now } = tx;
	const { kind: outcome } = sent;
	if (sent.kind === 'sent') {
		await tx.run(markSent, { id, messageId: sent.messageId ?? null });
		return { id, state: 'sent', outcome };
	}
	if (sent.kind === 'moved') {
		await moveChatOf(tx, id, sent.to);
		return { id, state: 'waiting', outcome };
	}
	if (sent.kind === 'wait' && now - at <= LONGEST_WAIT_MS) {
		await tx.run(sendLater, { id, dueAt: now + sent.ms, tries, why: sent.why ?? 'waits for its turn' });
		return { id, state: 'waiting', outcome, why: sent.why };
	}
	const pause = REPEATS_AFTER_MS[tries];
	if (sent.kind === 'unknown' && pause !== undefined && tries < (sent.repeats ?? Number.POSITIVE_INFINITY)) {
		await tx.run(sendLater, { id, dueAt: now + pause, tries: tries + 1, why: sent.why });
		return { id, state: 'waiting', outcome, why: sent.why };
	}
	const why = sent.why ?? 'waited too long';
	await tx.run(setAside, { id, tries: tries + 1, why });
	if (sent.kind === 'unreachable' && sent.gone) await noteGone(tx, id);
	await seeToUnsaid(tx, id);
	const [code] = await tx.run(codeInMessage, { id, now });
	if (code) await sendNews(tx, code.conversationId, { news: 'codeFailed', codeId: code.id });
	// Who has blocked the bot wants no messages; anything else somebody has to look at.
	if (sent.kind !== 'unreachable') await raise(tx, { alert: 'alert-message-set-aside' });
	return { id, state: 'setAside', outcome, why };
}
