/** A chat that no longer speaks for a member of staff: it keeps neither what it was shown nor a way back in. */
import { conversationOf, deleteMessages } from '../../db/queries/erase.ts';
import { withdrawInvitationsBy } from '../../db/queries/invitations.ts';
import { chatsOfStaff, revokeChat } from '../../db/queries/staff.ts';
import type { Tx } from '../../db/store.ts';

/** Chats end for good; whoever had them in hand may have invited others, so nobody comes in by that either. */
export async function revokeChats(tx: Tx, staffId: number, chats: readonly Chat[]): Promise<void> {
	for (const { conversationId } of chats) await tx.run(revokeChat, { conversationId, now: tx.now });
	await emptyPages(tx, chats);
	await withdrawInvitations(tx, staffId);
}

/** What was said in somebody's chats is shown on no page any more. The chats themselves stay, as a removal can be undone. */
export const emptyAllPages = async (tx: Tx, staffId: number): Promise<void> =>
	emptyPages(tx, await tx.run(chatsOfStaff, { staffId }));

/** All that somebody has given and nobody has used. */
export const withdrawInvitations = (tx: Tx, staffId: number): Promise<unknown> =>
	tx.run(withdrawInvitationsBy, { invitedBy: `staff:${staffId}`, now: tx.now });

interface Chat {
	readonly conversationId: string;
}

async function emptyPages(tx: Tx, chats: readonly Chat[]): Promise<void> {
	for (const { conversationId } of chats) {
		const [chat] = await tx.run(conversationOf, { id: conversationId });
		if (chat) await tx.run(deleteMessages, { recipient: chat.recipient, conversationId });
	}
}
