/** A member of staff replies, as Telegram calls it, to a message that is about a handover. */
import { messageCalled } from '../../db/queries/handover.ts';
import type { Reading } from '../../db/store.ts';
import type { Body } from '../../flows/prompt.ts';
import type { Inbound } from '../message.ts';
import { recipientOf } from '../talk.ts';

/** Whether it answers what staff were told: in a group, anything; in a chat of one's own, where all is heard, what is about a handover. */
export async function isReplyToDesk(reading: Reading, inbound: Inbound): Promise<boolean> {
	const { chat, sender } = inbound.address;
	if (chat === sender) return (await repliedTo(reading, inbound)) !== undefined;
	const body = await bodyRepliedTo(reading, inbound);
	return (body?.kind === 'prompt' || body?.kind === 'picture') && body.desk !== undefined;
}

async function bodyRepliedTo(reading: Reading, { address, replyTo }: Inbound): Promise<Body | undefined> {
	if (replyTo === undefined) return undefined;
	const recipient = recipientOf(reading.keys, address);
	const [message] = await reading.run(messageCalled, { recipient, messageId: replyTo });
	return message?.body as Body | undefined;
}

/** The number of the handover that the message replied to is about, if it is about one. */
export async function repliedTo(reading: Reading, inbound: Inbound): Promise<number | undefined> {
	const body = await bodyRepliedTo(reading, inbound);
	if (body?.kind !== 'prompt') return undefined;
	const about = body.parts.find(
		({ key, facts }) => key.startsWith('handover-') && key !== 'handover-say-name' && facts?.number !== undefined,
	);
	// What a patient hears in the same chat names none.
	return about && Number(about.facts!.number);
}

/** What was said in reply, as the command that passes it on; anything but text asks for words. A command stays one. */
export function asAnswer(number: number, { said }: Inbound): Inbound['said'] {
	const text = said.kind === 'text' ? said.text.trimStart() : '';
	return text.startsWith('/') ? said : { kind: 'text', text: `/say ${number} ${text}`.trim() };
}
