/** One-time invitations: made on the server or by an administrator, used up by the chat that brings them. */
import { randomBytes } from 'node:crypto';
import { insertInvitation, useInvitation } from '../../../db/queries/invitations.ts';
import {
	administrators,
	chatsOfStaff,
	describeStaff,
	giveRole,
	insertStaff,
	joinChat,
	rolesOf,
	staffInChat,
	staffWithId,
} from '../../../db/queries/staff.ts';
import type { Tx } from '../../../db/store.ts';
import type { StaffRole } from '../../../db/tables/staff.ts';
import { revokeChats } from './cut-off.ts';

/** What the payload of an invitation's link begins with. */
export const JOIN = 'join-';
export const VALID_MS = 24 * 60 * 60 * 1000;

export interface Invited {
	/** Whom it is for. */
	readonly name?: string | undefined;
	/** A practitioner's own code. */
	readonly practitioner?: string | undefined;
	/** The member whose next chat it lets in, in place of those before. */
	readonly staffId?: number | undefined;
	readonly invitedBy?: `staff:${number}` | 'server';
}

/**
 * Makes an invitation for a day. Answers its payload, `join-` and 128 random bits; only a hash of it is kept.
 * @param locations codes of clinics; none: every one.
 */
export async function invite(
	tx: Tx,
	role: StaffRole,
	locations: readonly string[] = [],
	{ name = '', practitioner, staffId, invitedBy = 'server' }: Invited = {},
): Promise<string> {
	const payload = JOIN + randomBytes(16).toString('base64url');
	await tx.run(insertInvitation, {
		codeHash: tx.keys.hash('invitation', payload),
		role,
		locations,
		name: name === '' ? null : name,
		practitioner: practitioner ?? null,
		staffId: staffId ?? null,
		invitedBy,
		now: tx.now,
		expiresAt: tx.now + VALID_MS,
	});
	return payload;
}

/** An invitation for an administrator while nobody is one who can come in (or `always`): the first of a new house. */
export async function inviteFirst(tx: Tx, always = false): Promise<string | undefined> {
	const there = await tx.run(administrators, {});
	return there.length === 0 || always ? invite(tx, 'administrator') : undefined;
}

/** What leads from an invitation to the staff's page. @param url where the house is. */
export const deskLink = (url: string, payload: string): string => `${url}/desk#join=${payload.slice(JOIN.length)}`;

export interface Joined {
	readonly role: StaffRole;
	/** The codes of the clinics it is for; none: every one. */
	readonly locations: readonly string[];
	/** `new` here; staff already, who has the role `too`; a member's other chat, `again`. */
	readonly how: 'new' | 'too' | 'again';
	/** They are another practitioner already, and whoever invited them may not change that. */
	readonly codeKept?: boolean;
}

/** Lets a chat in, if the invitation is good. */
export async function join(tx: Tx, conversationId: string, payload: string): Promise<Joined | undefined> {
	const codeHash = tx.keys.hash('invitation', payload);
	const [invitation] = await tx.run(useInvitation, { codeHash, now: tx.now });
	if (!invitation) return undefined;
	const { role, locations, practitioner, staffId, invitedBy } = invitation;
	if (staffId !== null)
		return (await moveChat(tx, conversationId, staffId)) ? { role, locations, how: 'again' } : undefined;

	const [known] = await tx.run(staffInChat, { conversationId });
	const name = invitation.name ?? '';
	const member = known ?? (await tx.run(insertStaff, { name, practitioner, now: tx.now }))[0]!;
	const otherCode = known?.practitioner != null && practitioner !== null && practitioner !== known.practitioner;
	const codeKept = otherCode && !(await isOverAll(tx, invitedBy));
	if (known)
		await tx.run(describeStaff, {
			id: known.id,
			name: known.name === '' ? name : known.name,
			practitioner: codeKept ? known.practitioner : (practitioner ?? known.practitioner),
		});
	const held = await tx.run(rolesOf, { staffId: member.id });
	for (const location of locations.length > 0 ? locations : [null])
		if (!held.some((each) => each.role === role && each.location === location))
			await tx.run(giveRole, { staffId: member.id, role, location, now: tx.now });
	if (!known) await tx.run(joinChat, { conversationId, staffId: member.id, now: tx.now });
	return { role, locations, how: known ? 'too' : 'new', codeKept };
}

/** Whether an invitation comes from the server, or from somebody who is an administrator of all clinics now. */
async function isOverAll(tx: Tx, invitedBy: string | null): Promise<boolean> {
	const staffId = Number(/^staff:(\d{1,15})$/.exec(invitedBy ?? '')?.[1]);
	if (!staffId) return true;
	const roles = await tx.run(rolesOf, { staffId });
	return roles.some(({ role, location }) => role === 'administrator' && location === null);
}

/** A member's next chat takes the place of all before. Answers whether there still is such a member. */
async function moveChat(tx: Tx, conversationId: string, staffId: number): Promise<boolean> {
	const [member] = await tx.run(staffWithId, { id: staffId });
	if (!member || member.removedAt !== null) return false;
	const before = await tx.run(chatsOfStaff, { staffId });
	await revokeChats(
		tx,
		staffId,
		before.filter((chat) => chat.conversationId !== conversationId),
	);
	await tx.run(joinChat, { conversationId, staffId, now: tx.now });
	return true;
}
