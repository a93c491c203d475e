/**
 * A message was set aside: its channel will not take it, or nobody knows whether it came. Where it told something that must
 * not be lost, the next way is found by which that can be told: another chat, an SMS or an e-mail, else a colleague's phone.
 * Each is seen to in a turn of its own, one after another, in the order in which they were set aside.
 */
import { messageWithId } from '../../db/queries/outbox.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { Body, Unasked } from '../../flows/prompt.ts';
import { CLINICS, type ClinicEvent } from '../core/clinic-timers.ts';
import type { Reach } from '../core/codes.ts';
import type { Network } from '../core/network.ts';
import type { Address } from '../message.ts';
import { answerUnsaid, deskChatIsGone, postAgain } from './desk.ts';
import { otherwise } from './otherwise.ts';

interface UnsaidEvent extends ClinicEvent {
	readonly clinic: 'unsaid';
	/** Its number in the outbox. */
	readonly message: number;
}

/** A message that told something, and was set aside. */
export interface Unsaid {
	readonly recipient: string;
	readonly address: Address;
	readonly body: Body & { readonly kind: 'prompt' | 'letter' };
	readonly about: Unasked;
}

/** To be called in the transaction that sets it aside. */
export const seeToUnsaid = (tx: Tx, message: number): Promise<unknown> =>
	tx.run(setTimer, {
		conversationId: `${CLINICS}unsaid`,
		dueAt: tx.now,
		event: { clinic: 'unsaid', message } satisfies UnsaidEvent,
	});

export async function unsaidDue(tx: Tx, network: Network, { message }: UnsaidEvent, reach: Reach): Promise<void> {
	const [row] = await tx.run(messageWithId, { id: message });
	if (row?.state !== 'setAside') return;
	if (row.gone) await deskChatIsGone(tx, network, row.recipient);
	const unsaid = opened(tx, row);
	if (!unsaid) return;
	if (unsaid.about.news === 'deskPost') await postAgain(tx, network, unsaid);
	else if (unsaid.about.news === 'answer') await answerUnsaid(tx, network, unsaid);
	else await otherwise({ tx, network, reach }, unsaid);
}

interface Sealed {
	readonly recipient: string;
	readonly address: Uint8Array | null;
	readonly home: Uint8Array | null;
	readonly body: Uint8Array | null;
}

/** What it told; nothing where that is of no account, or can't be opened. */
function opened({ keys }: Pick<Reading, 'keys'>, { recipient, address, home, body }: Sealed): Unsaid | undefined {
	const open = (sealed: Uint8Array, place: string) => JSON.parse(keys.unseal(sealed, place));
	const where = address ?? home;
	if (!body || !where) return undefined;
	try {
		const said: Body = open(body, 'outbox.body');
		const about = said.kind === 'prompt' || said.kind === 'letter' ? said.about : undefined;
		const to: Address = open(where, address ? 'outbox.address' : 'conversation.address');
		return about && { recipient, address: to, body: said as Unsaid['body'], about };
	} catch {
		return undefined;
	}
}
