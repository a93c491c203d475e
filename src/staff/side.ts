/** Who speaks as staff: the desk's page, a chat that was let in and types a command, whoever brings an invitation. */
import { newestInChat } from '../../db/queries/outbox.ts';
import { conversationById } from '../../db/queries/talk.ts';
import type { Tx } from '../../db/store.ts';
import { numberTyped } from '../../flows/match.ts';
import { networkOf } from '../core/network.ts';
import { repliedTo } from '../handover/replied.ts';
import type { Inbound } from '../message.ts';
import { type Beside, conversationId, recipientOf, type Side } from '../talk.ts';
import { isButton } from './chosen.ts';
import { isStaffCommand } from './commands.ts';
import { JOIN } from './invitation.ts';
import { memberSpeaking } from './who.ts';

/** Whose conversation a message belongs to. To anybody who is not staff a staff command is like any other word. */
export async function sideOf(tx: Tx, inbound: Inbound): Promise<Side> {
	const { address, said, replyTo } = inbound;
	if (address.channel === 'web') return address.bot === 'desk' ? 'staff' : 'patient';
	if (said.kind === 'link') return said.payload.startsWith(JOIN) ? 'staff' : 'patient';
	const desk = conversationId(tx.keys, address, 'staff');
	const isStaff = async () => (await memberSpeaking(tx, address)) !== undefined;
	// In a group, what others were offered is none of a stranger's business; in private, one who was removed is told.
	if (said.kind === 'choice')
		return said.desk !== undefined && (address.chat === address.sender || (await isStaff())) ? 'staff' : 'patient';
	if (replyTo !== undefined && (await repliedTo(tx, inbound)) !== undefined)
		return (await isStaff()) ? 'staff' : 'patient';
	if (said.kind !== 'text') return 'patient';
	if (isStaffCommand(said.text)) return (await isStaff()) ? 'staff' : 'patient';
	// A choice by its number or words, or what a command still asks for, where what was said last was said to them as staff.
	if (address.chat !== address.sender || !(await isStaff())) return 'patient';
	const [last] = await tx.run(newestInChat, { recipient: recipientOf(tx.keys, address) });
	if (last?.conversationId !== desk) return 'patient';
	if (numberTyped(said.text) !== undefined) return 'staff';
	const [open] = await tx.run(conversationById, { id: desk });
	const talk = { beside: open!.beside as Beside, language: open!.language };
	const asked = talk.beside.drafts.staffLine !== undefined || isButton(talk, await networkOf(tx), said.text);
	return asked ? 'staff' : 'patient';
}
