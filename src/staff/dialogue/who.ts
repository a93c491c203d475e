/** Members of staff: who speaks, what they may do, and where. */
import { formerStaff, rolesOf, staffInChat } from '../../../db/queries/staff.ts';
import type { Reading, Tx } from '../../../db/store.ts';
import type { StaffRole } from '../../../db/tables/staff.ts';
import { type Audited, audit } from '../../audit.ts';
import type { Location, Network, Practitioner } from '../../core/network.ts';
import type { Address } from '../../message.ts';
import { conversationId, type Talk } from '../../talk.ts';

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

/**
 * The member of staff who speaks at an address. In a group the account's own chat decides, where it ever was let in: what
 * is ended there is ended everywhere.
 */
export async function memberSpeaking(tx: Tx, address: Address): Promise<Member | undefined> {
	const own = conversationId(tx.keys, { ...address, chat: address.sender }, 'staff');
	const here = conversationId(tx.keys, address, 'staff');
	if (here === own) return memberAt(tx, here);
	const [everIn] = await tx.run(formerStaff, { conversationId: own });
	return memberAt(tx, everIn ? own : here);
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
