/** A member of staff replies, as Telegram calls it, to a message that is about a handover. */
import { messageCalled } from '../../db/queries/handover.ts';
import type { Reading } from '../../db/store.ts';
import type { Body } from '../../flows/prompt.ts';
import type { Inbound } from '../message.ts';
import { recipientOf } from '../talk.ts';

/** The number of the handover that the message replied to is about, if it is about one. */
export async function repliedTo(reading: Reading, { address, replyTo }: Inbound): Promise<number | undefined> {
	if (replyTo === undefined) return undefined;
	const recipient = recipientOf(reading.keys, address);
	const [message] = await reading.run(messageCalled, { recipient, messageId: replyTo });
	const body = message?.body as Body | undefined;
	if (body?.kind !== 'prompt') return undefined;
	const about = body.parts.find(({ key, facts }) => key.startsWith('handover-') && facts?.number !== undefined);
	// What a patient hears in the same chat names none.
	return about && Number(about.facts!.number);
}

/** What was said in reply, as the command that passes it on; anything but text asks for words. A command stays one. */
export function asAnswer(number: number, { said }: Inbound): Inbound['said'] {
	const text = said.kind === 'text' ? said.text.trimStart() : '';
	return text.startsWith('/') ? said : { kind: 'text', text: `/say ${number} ${text}`.trim() };
}
