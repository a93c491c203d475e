/** A chat that no longer speaks for a member of staff: it keeps neither what it was shown nor a way back in. */
import { conversationOf, deleteMessages } from '../../../db/queries/erase.ts';
import { withdrawInvitationsBy } from '../../../db/queries/invitations.ts';
import { chatsOfStaff, revokeChat } from '../../../db/queries/staff.ts';
import type { Tx } from '../../../db/store.ts';
import { ofAccounts, type StaffChat } from './accounts.ts';
import { changeMenu } from './menus.ts';

/**
 * Chats end for good, and whatever else the same accounts speak in; whoever had them in hand may have invited others, so
 * nobody comes in by that either.
 */
export async function revokeChats(tx: Tx, staffId: number, chats: readonly StaffChat[]): Promise<void> {
	const ended = ofAccounts(chats, await tx.run(chatsOfStaff, { staffId }));
	for (const { conversationId } of ended) {
		await tx.run(revokeChat, { conversationId, now: tx.now });
		await changeMenu(tx, conversationId);
	}
	await emptyPages(tx, ended);
	await withdrawInvitations(tx, staffId);
}

/** What was said in somebody's chats is shown on no page any more. The chats themselves stay, as a removal can be undone. */
export const emptyAllPages = async (tx: Tx, staffId: number): Promise<void> =>
	emptyPages(tx, await tx.run(chatsOfStaff, { staffId }));

/** All that somebody has given and nobody has used. */
export const withdrawInvitations = (tx: Tx, staffId: number): Promise<unknown> =>
	tx.run(withdrawInvitationsBy, { invitedBy: `staff:${staffId}`, now: tx.now });

async function emptyPages(tx: Tx, chats: readonly StaffChat[]): Promise<void> {
	for (const { conversationId } of chats) {
		const [chat] = await tx.run(conversationOf, { id: conversationId });
		if (chat) await tx.run(deleteMessages, { recipient: chat.recipient, conversationId });
	}
}
