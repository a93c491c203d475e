/** A chat that takes nothing any more is known as gone, so that nothing more is tried there, until somebody writes in it again. */
import { GONE, markBack, markGone } from '../../db/queries/gone.ts';
import { messageWithId } from '../../db/queries/outbox.ts';
import type { Tx } from '../../db/store.ts';

/** After so long it is tried once more, in ms. */
const FORGOTTEN_MS = 365 * 86_400_000;

export const chatIsGone = (tx: Tx, recipient: string): Promise<unknown> =>
	tx.run(markGone, { name: GONE + recipient, until: tx.now + FORGOTTEN_MS });

export const chatIsBack = (tx: Tx, recipient: string): Promise<unknown> => tx.run(markBack, { name: GONE + recipient });

/** The chat of a message that was refused. */
export async function noteGone(tx: Tx, messageId: number): Promise<void> {
	const [message] = await tx.run(messageWithId, { id: messageId });
	if (message) await chatIsGone(tx, message.recipient);
}
