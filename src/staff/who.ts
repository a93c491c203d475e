/** Who speaks as staff: the desk's page, a chat that was let in and types a command, whoever brings an invitation. */
import { newestInChat } from '../../db/queries/outbox.ts';
import { rolesOf, staffInChat } from '../../db/queries/staff.ts';
import { conversationById } from '../../db/queries/talk.ts';
import type { Reading, Tx } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { numberTyped } from '../../flows/match.ts';
import { type Audited, audit } from '../audit.ts';
import { type Location, type Network, networkOf, type Practitioner } from '../core/network.ts';
import { repliedTo } from '../handover/replied.ts';
import type { Inbound } from '../message.ts';
import { type Beside, conversationId, recipientOf, type Side, type Talk } from '../talk.ts';
import { isButton } from './choices.ts';
import { isStaffCommand } from './commands.ts';
import { JOIN } from './invitation.ts';

/** What somebody may do, and at which clinic (its code); null: at every one. */
export interface Role {
	readonly id: number;
	readonly role: StaffRole;
	readonly location: string | null;
}

export interface Member {
	readonly id: number;
	/** Nothing, while nobody has given it. */
	readonly name: string;
	/** A practitioner's own code. */
	readonly practitioner: string | null;
	readonly roles: readonly Role[];
}

/** Whose conversation a message belongs to. To anybody who is not staff a staff command is like any other word. */
export async function sideOf(tx: Tx, inbound: Inbound): Promise<Side> {
	const { address, said, replyTo } = inbound;
	if (address.channel === 'web') return address.bot === 'desk' ? 'staff' : 'patient';
	if (said.kind === 'link') return said.payload.startsWith(JOIN) ? 'staff' : 'patient';
	const desk = conversationId(tx.keys, address, 'staff');
	const isStaff = async () => (await memberAt(tx, desk)) !== undefined;
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

/** The member of staff who speaks in a conversation. */
export async function memberAt(tx: Reading, conversation: string): Promise<Member | undefined> {
	const [member] = await tx.run(staffInChat, { conversationId: conversation });
	return member && { ...member, roles: await tx.run(rolesOf, { staffId: member.id }) };
}

/** The roles a member holds at a clinic. */
const rolesAt = ({ roles }: Member, { code }: Pick<Location, 'code'>): readonly StaffRole[] =>
	roles.filter(({ location }) => location === null || location === code).map(({ role }) => role);

/** Whether this member holds one of these roles at some clinic. */
export const holds = ({ roles }: Member, ...some: readonly StaffRole[]): boolean =>
	roles.some(({ role }) => some.includes(role));

/** Whether this member may see the diary of a clinic. */
export const maySee = (member: Member, location: Pick<Location, 'code'>): boolean =>
	rolesAt(member, location).length > 0;

/** The clinics at which this member holds one of these roles; any, if none is named. */
export const clinicsOf = (member: Member, network: Network, ...some: readonly StaffRole[]): readonly Location[] =>
	network.locations.all.filter(
		(location) =>
			!location.retired && rolesAt(member, location).some((role) => some.length === 0 || some.includes(role)),
	);

/** Whether this member is an administrator of a clinic (its code); null: of all of them. */
export const administers = ({ roles }: Member, location: string | null): boolean =>
	roles.some((held) => held.role === 'administrator' && (held.location === null || held.location === location));

/** Whether this member may open and close a practitioner's times at a clinic. Practitioners manage their own. */
export const mayManage = (member: Member, location: Location, practitioner: Practitioner): boolean =>
	rolesAt(member, location).some((role) => role !== 'practitioner' || member.practitioner === practitioner.code);

/** Records what a member of staff saw or changed, in the turn's own transaction. Answers the number of its row. */
export const record = (
	tx: Tx,
	talk: Talk,
	member: Member,
	action: string,
	entity: Audited['entity'],
	detail?: Audited['detail'],
): Promise<number> =>
	audit(tx, { actor: `staff:${member.id}`, conversationId: talk.id, action, entity, ...(detail && { detail }) });
