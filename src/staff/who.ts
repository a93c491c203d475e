/** Who speaks as staff: the desk's page, a chat that was let in and types a command, whoever brings an invitation. */
import { rolesOf, staffInChat } from '../../db/queries/staff.ts';
import type { Tx } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import { type Audited, audit } from '../audit.ts';
import type { Location, Practitioner } from '../core/network.ts';
import type { Inbound } from '../message.ts';
import { conversationId, type Side, type Talk } from '../talk.ts';
import { isStaffCommand } from './commands.ts';
import { JOIN } from './invitation.ts';

export interface Member {
	readonly id: number;
	readonly name: string;
	/** A practitioner's own code. */
	readonly practitioner: string | null;
	/** What they may do, and at which clinic (its code); null: at every one. */
	readonly roles: readonly { readonly role: StaffRole; readonly location: string | null }[];
}

/** Whose conversation a message belongs to. To anybody who is not staff a staff command is like any other word. */
export async function sideOf(tx: Tx, { address, said }: Inbound): Promise<Side> {
	if (address.channel === 'web') return address.bot === 'desk' ? 'staff' : 'patient';
	if (said.kind === 'link' && said.payload.startsWith(JOIN)) return 'staff';
	if (said.kind !== 'text' || !isStaffCommand(said.text)) return 'patient';
	return (await memberAt(tx, conversationId(tx.keys, address, 'staff'))) ? 'staff' : 'patient';
}

/** The member of staff who speaks in a conversation. */
export async function memberAt(tx: Tx, conversation: string): Promise<Member | undefined> {
	const [member] = await tx.run(staffInChat, { conversationId: conversation });
	return member && { ...member, roles: await tx.run(rolesOf, { staffId: member.id }) };
}

/** The roles a member holds at a clinic. */
const rolesAt = ({ roles }: Member, { code }: Pick<Location, 'code'>): readonly StaffRole[] =>
	roles.filter(({ location }) => location === null || location === code).map(({ role }) => role);

/** Whether this member may see the diary of a clinic. */
export const maySee = (member: Member, location: Pick<Location, 'code'>): boolean =>
	rolesAt(member, location).length > 0;

/** Whether this member may open and close a practitioner's times at a clinic. Practitioners manage their own. */
export const mayManage = (member: Member, location: Location, practitioner: Practitioner): boolean =>
	rolesAt(member, location).some((role) => role !== 'practitioner' || member.practitioner === practitioner.code);

/** Records what a member of staff saw or changed, in the turn's own transaction. */
export const record = (tx: Tx, talk: Talk, member: Member, action: string, entity: Audited['entity']): Promise<void> =>
	audit(tx, { actor: `staff:${member.id}`, conversationId: talk.id, action, entity });
