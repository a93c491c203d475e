/** Puts words for an SMS or an e-mail into the outbox, as all that is said, with an address of their own. */
import { postLetter } from '../db/queries/outbox.ts';
import type { Tx } from '../db/store.ts';
import type { Body, Part, Unasked } from '../flows/prompt.ts';
import type { Contact } from './core/contacts.ts';
import { letterAddress, letterbox } from './core/letterbox.ts';
import type { Address } from './message.ts';
import type { Talk } from './talk.ts';

export interface Letter {
	/** Of an e-mail; an SMS has none. */
	readonly subject: Part;
	readonly parts: readonly Part[];
	/** It is not sent after this instant (epoch milliseconds), as it would be no good any more. */
	readonly until?: number;
	/** What it tells, where that must not be lost. */
	readonly about?: Unasked;
}

/**
 * Writes to a contact, in the language of the conversation that it is about. To nobody, a row is written all the same,
 * which is never sent: whether there was anybody must not show.
 */
export async function post(
	tx: Tx,
	{ id, language }: Pick<Talk, 'id' | 'language'>,
	contact: Contact | undefined,
	letter: Letter,
): Promise<void> {
	const to = contact ?? { system: 'phone', value: '' };
	const address: Address = letterAddress(to);
	const body: Body = { kind: 'letter', language, ...letter };
	await tx.run(postLetter, {
		conversationId: id,
		recipient: letterbox(tx.keys, to),
		channel: address.channel,
		address,
		body,
		state: contact ? 'waiting' : 'setAside',
		now: tx.now,
	});
}
