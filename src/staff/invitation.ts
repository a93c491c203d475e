/** One-time invitations: made on the server or by an administrator, used up by the chat that brings them. */
import { randomBytes } from 'node:crypto';
import { giveRole, insertInvitation, insertStaff, joinChat, useInvitation } from '../../db/queries/staff.ts';
import type { Tx } from '../../db/store.ts';
import type { StaffRole } from '../../db/tables/staff.ts';
import type { Talk } from '../talk.ts';

/** What the payload of an invitation's link begins with. */
export const JOIN = 'join-';
const VALID_MS = 24 * 60 * 60 * 1000;

/** Makes an invitation for a day. Answers its payload, `join-` and 128 random bits; only a hash of it is kept. */
export async function invite(tx: Tx, role: StaffRole, locations: readonly string[] = []): Promise<string> {
	const payload = JOIN + randomBytes(16).toString('base64url');
	const codeHash = tx.keys.hash('invitation', payload);
	await tx.run(insertInvitation, { codeHash, role, locations, now: tx.now, expiresAt: tx.now + VALID_MS });
	return payload;
}

/** Lets this chat in, if the invitation is good. Answers the role it gives. */
export async function join(tx: Tx, talk: Talk, payload: string): Promise<StaffRole | undefined> {
	const codeHash = tx.keys.hash('invitation', payload);
	const [invitation] = await tx.run(useInvitation, { codeHash, now: tx.now });
	if (!invitation) return undefined;
	const { role, locations, name, practitioner } = invitation;
	const [member] = await tx.run(insertStaff, { name: name ?? '', practitioner, now: tx.now });
	for (const location of locations.length > 0 ? locations : [null])
		await tx.run(giveRole, { staffId: member!.id, role, location, now: tx.now });
	await tx.run(joinChat, { conversationId: talk.id, staffId: member!.id, now: tx.now });
	return role;
}
