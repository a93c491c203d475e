/** Tells the chats of staff that what they may do has changed: each looks at its menu of commands in a turn of its own (menu.ts). */
import { chatsOfStaff } from '../../../db/queries/staff.ts';
import type { Tx } from '../../../db/store.ts';
import { sendNews } from '../../news-sent.ts';

/** All of somebody's chats. */
export async function changeMenus(tx: Tx, staffId: number): Promise<void> {
	for (const { conversationId } of await tx.run(chatsOfStaff, { staffId })) await changeMenu(tx, conversationId);
}

export const changeMenu = (tx: Tx, conversationId: string): Promise<unknown> =>
	sendNews(tx, conversationId, { news: 'access' });
