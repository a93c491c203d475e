/** Who speaks as staff: the desk's page, a chat that was let in and types a command, whoever brings an invitation. */
import { newestInChat } from '../../db/queries/outbox.ts';
import { conversationById } from '../../db/queries/talk.ts';
import type { Tx } from '../../db/store.ts';
import { numberTyped } from '../../flows/match.ts';
import { networkOf } from '../core/network.ts';
import { isReplyToDesk } from '../handover/replied.ts';
import type { Inbound } from '../message.ts';
import { type Beside, conversationId, recipientOf, type Side } from '../talk.ts';
import { JOIN } from './access/invitation.ts';
import { isPatients, lineMeant } from './astray.ts';
import { isButton } from './dialogue/chosen.ts';
import { isStaffCommand } from './dialogue/commands.ts';
import { memberSpeaking } from './dialogue/who.ts';

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
	if (replyTo !== undefined && (await isReplyToDesk(tx, inbound))) return (await isStaff()) ? 'staff' : 'patient';
	if (said.kind === 'unreadable') return (await saidToStaff(tx, inbound)) ? 'staff' : 'patient';
	if (said.kind !== 'text') return 'patient';
	if (isStaffCommand(said.text)) return (await isStaff()) ? 'staff' : 'patient';
	// A choice by its number or words, or what a command still asks for, where what was said last was said to them as staff.
	if (address.chat !== address.sender || !(await isStaff())) return 'patient';
	const [open] = await tx.run(conversationById, { id: desk });
	const talk = { beside: open!.beside as Beside, language: open!.language };
	const isTheirs = isPatients(said.text, talk.language);
	// A slip in a command's name is no less a command.
	if (!isTheirs && said.text.trimStart().startsWith('/') && lineMeant(said.text) !== undefined) return 'staff';
	const [last] = await tx.run(newestInChat, { recipient: recipientOf(tx.keys, address) });
	if (last?.conversationId === desk) {
		if (numberTyped(said.text) !== undefined || talk.beside.drafts.staffLine !== undefined) return 'staff';
		if (isButton(talk, await networkOf(tx), said.text)) return 'staff';
	}
	return !isTheirs && (await saidToStaff(tx, inbound)) ? 'staff' : 'patient';
}

/**
 * Whether what comes in a chat of somebody's own follows what they were answered as staff. After news for staff it does so
 * unless they are in the middle of something of their own as a patient.
 */
async function saidToStaff(tx: Tx, { address }: Inbound): Promise<boolean> {
	if (address.chat !== address.sender || !(await memberSpeaking(tx, address))) return false;
	const desk = conversationId(tx.keys, address, 'staff');
	const [last] = await tx.run(newestInChat, { recipient: recipientOf(tx.keys, address) });
	if (last && last.conversationId !== desk) return false;
	const [open] = await tx.run(conversationById, { id: desk });
	if (last && (open?.beside as Beside | undefined)?.answered === open?.prompts) return true;
	const [own] = await tx.run(conversationById, { id: conversationId(tx.keys, address, 'patient') });
	const going = (own?.snapshot as { value?: unknown } | null | undefined)?.value ?? 'idle';
	return going === 'idle' && (own?.beside as Beside | undefined)?.handover === undefined;
}
