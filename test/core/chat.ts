/** A chat as the tables know one, with a consent, something said and something typed. */
import { giveConsent } from '../../db/queries/consents.ts';
import { countFailure } from '../../db/queries/failures.ts';
import { enqueue } from '../../db/queries/outbox.ts';
import { insertConversation } from '../../db/queries/talk.ts';
import { setTimer } from '../../db/queries/timers.ts';
import type { Tx } from '../../db/store.ts';

export interface Said {
	/** What stands in its messages, its drafts and what could not be taken. */
	readonly words?: string;
	readonly consent?: boolean;
	readonly machine?: 'patient' | 'staff';
}

/** Answers its id. */
export async function mustChat(tx: Tx, name: string, { words, consent, machine = 'patient' }: Said): Promise<string> {
	const [id, recipient, now] = [`chat-${name}`, `to-${name}`, tx.now];
	const address = { channel: 'web', bot: 'clinic', chat: name, sender: name };
	const beside = { offers: [], drafts: words ? { reason: words } : {} };
	const talk = { id, recipient, address, channel: 'web', language: 'en', machine, machineVersion: 1 };
	await tx.run(insertConversation, { ...talk, snapshot: {}, beside, prompts: 1, now });
	if (consent) await tx.run(giveConsent, { conversationId: id, version: '1', channel: 'web', now });
	if (!words) return id;
	await tx.run(enqueue, { conversationId: id, recipient, channel: 'web', body: { kind: 'prompt', words }, now });
	await tx.run(setTimer, { conversationId: id, dueAt: now + 60_000, event: { type: 'holdWarned' } });
	const inbound = { key: `failed-${name}`, address, said: { kind: 'text', text: words } };
	await tx.run(countFailure, { key: inbound.key, error: 'Error', inbound, now });
	return id;
}
