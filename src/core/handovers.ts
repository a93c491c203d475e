/** How what is said of a handover is known for its own among a clinic's messages, and what it takes to be rid of it. */
import { deleteHandover, deleteMessage, handoversOf, saidToStaff } from '../../db/queries/erase.ts';
import type { Tx } from '../../db/store.ts';

/**
 * The buttons below what a clinic's staff are shown mean the same to all of them, for as long as it is open: their prompt's
 * number says which handover they are about, from here on. Conversations never have so many prompts of their own.
 */
export const FIRST_OF_HANDOVERS = 500_000_000;

export const promptOf = (handoverId: number): number => FIRST_OF_HANDOVERS + handoverId;

/** That a chat was with a person is forgotten, and with it what was passed on from it to the staff's chats. */
export async function forgetHandovers(tx: Tx, conversationId: string): Promise<void> {
	const handovers = await tx.run(handoversOf, { conversationId });
	if (handovers.length === 0) return;
	const theirs = new Set(handovers.map(({ id }) => promptOf(id)));
	const since = Math.min(...handovers.map(({ startedAt }) => startedAt));
	for (const { id, body } of await tx.run(saidToStaff, { since }))
		if (theirs.has((body as { number?: number }).number ?? 0)) await tx.run(deleteMessage, { id });
	for (const handover of handovers) await tx.run(deleteHandover, handover);
}
