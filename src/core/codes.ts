/**
 * One-time codes: six digits that show that whoever types them in a chat also reads a certain phone or mailbox. They are
 * kept as keyed hashes, good for ten minutes, once, and only in the conversation that asked for them.
 *
 * Whoever asks by a reference must not learn whether it is anybody's: right, wrong, or of somebody who can't be written
 * to, the statements are the same, a row is written, and only the code itself is missing.
 */
import { randomBytes, randomInt } from 'node:crypto';
import {
	confirmedContacts,
	countWrong,
	insertCode,
	newestCode,
	patientOfReference,
	provePair,
	useCode,
} from '../../db/queries/codes.ts';
import type { Tx } from '../../db/store.ts';
import { tryOnce } from './attempts.ts';
import { type Contact, contactHash } from './contacts.ts';
import { parseReference } from './references.ts';
import { HOUR_MS, lockedUntil, tryWrong } from './wrong-codes.ts';

/** Whom a code is for. */
export type CodeTo =
	/** The number or address that somebody registers with. */
	| { readonly kind: 'contact'; readonly contact: Contact }
	/** One of the confirmed contacts on this patient's record: `place` counts those that can be reached, from 0. */
	| { readonly kind: 'patient'; readonly patientId: number; readonly place?: number }
	/** The first confirmed contact of the patient whose appointment has this reference. */
	| { readonly kind: 'reference'; readonly reference: string };

export type Issued =
	/** Without `code` and `contact` there is nobody to send it to, which must not show. Epoch milliseconds. */
	| { readonly kind: 'issued'; readonly code?: string; readonly contact?: Contact; readonly expiresAt: number }
	/** Too many codes were asked for, or typed wrong: none until then. */
	| { readonly kind: 'locked'; readonly until: number }
	/** Of the patient's contacts none is confirmed, or none of those can be reached from here. */
	| { readonly kind: 'noContact'; readonly why: 'unconfirmed' | 'unreachable' };

export type Checked =
	/** Whose record it proves the way to; null where it confirms a contact that is being registered. */
	| { readonly kind: 'right'; readonly patientId: number | null }
	/** With how many more wrong ones codes are locked. */
	| { readonly kind: 'wrong'; readonly left: number }
	/** None was asked for here, it is older than ten minutes, or it was used. */
	| { readonly kind: 'over' }
	/** `justNow`: by this very try. */
	| { readonly kind: 'locked'; readonly until: number; readonly justNow: boolean };

/** The kinds of contact that can be written to. */
export type Reach = readonly Contact['system'][];

export const CODE_MINUTES = 10;
const MOST_ASKED = 5;

interface Target {
	readonly patientId: number | null;
	readonly contact?: Contact | undefined;
	/** The contact's, or one that stands for nobody's; behind it, the reference's by which it was asked for. */
	readonly hash: string;
}

/** A new code makes the conversation's former one worthless. The caller sends it. */
export async function issueCode(
	tx: Tx,
	{ conversationId, to, reach = ['phone', 'email'] }: { conversationId: string; to: CodeTo; reach?: Reach },
): Promise<Issued> {
	const target = await targetOf(tx, to, reach);
	if ('kind' in target) return target;
	const { patientId, contact, hash } = target;

	const until = await lockedUntil(tx, [conversationId, counted(target)]);
	if (until !== undefined) return { kind: 'locked', until };
	const asking = { most: MOST_ASKED, withinMs: HOUR_MS };
	const [contactsHash, referencesHash] = partsOf(hash);
	const about = referencesHash === undefined ? `code to ${contactsHash}` : `code for ${referencesHash}`;
	const asked = await tryOnce(tx, { ...asking, keys: [`code in ${conversationId}`, about] });
	if (asked.kind === 'tooMany') return { kind: 'locked', until: asked.until };
	// Of one contact with many references: that it has had its codes must show nowhere, or it would tell whose they are.
	const byReferences = { ...asking, keys: [`code by reference to ${contactsHash}`] };
	const mayGo = referencesHash === undefined || (await tryOnce(tx, byReferences)).kind === 'mayTry';

	const goes = contact && mayGo;
	// Nobody types what stands for no code at all.
	const code = goes ? String(randomInt(1_000_000)).padStart(6, '0') : randomBytes(8).toString('hex');
	const expiresAt = tx.now + CODE_MINUTES * 60_000;
	const row = { conversationId, patientId, contactHash: hash, hash: codeHash(tx, conversationId, code) };
	await tx.run(insertCode, { ...row, expiresAt, now: tx.now });
	return { kind: 'issued', expiresAt, ...(goes && { code, contact }) };
}

/** @param code six digits. The sixth wrong one within an hour, of a conversation, a contact or a reference, locks for an hour. */
export async function checkCode(
	tx: Tx,
	{ conversationId, code }: { conversationId: string; code: string },
): Promise<Checked> {
	const [asked] = await tx.run(newestCode, { conversationId });
	const keys = asked ? [conversationId, counted({ ...asked, hash: asked.contactHash! })] : [conversationId];
	const until = await lockedUntil(tx, keys);
	if (until !== undefined) return { kind: 'locked', until, justNow: false };
	if (!asked || asked.usedAt !== null || tx.now >= asked.expiresAt) return { kind: 'over' };
	if (asked.hash === codeHash(tx, conversationId, code)) {
		const [used] = await tx.run(useCode, { id: asked.id, now: tx.now });
		return used && (await stillTheirs(tx, asked)) ? { kind: 'right', patientId: asked.patientId } : { kind: 'over' };
	}
	await tx.run(countWrong, { id: asked.id });
	const { left, lockedTill } = await tryWrong(tx, keys);
	return left > 0 ? { kind: 'wrong', left } : { kind: 'locked', until: lockedTill, justNow: true };
}

/** Remembers that this conversation was proved to speak for a patient: it may see all of their visits from now on. */
export async function provePatient(
	tx: Tx,
	{ conversationId, patientId }: { conversationId: string; patientId: number },
): Promise<void> {
	await tx.run(provePair, { conversationId, patientId, now: tx.now });
}

/** The confirmed contacts on a record that can be written to, in their order. */
export async function reachableContacts(tx: Tx, patientId: number, reach: Reach): Promise<(Contact & Hashed)[]> {
	return (await tx.run(confirmedContacts, { patientId })).filter(({ system }) => reach.includes(system));
}

interface Hashed {
	readonly hash: string;
}

async function targetOf(tx: Tx, to: CodeTo, reach: Reach): Promise<Target | Extract<Issued, { kind: 'noContact' }>> {
	if (to.kind === 'contact') {
		const { contact } = to;
		if (!reach.includes(contact.system)) return { kind: 'noContact', why: 'unreachable' };
		return { patientId: null, contact, hash: contactHash(tx.keys, contact) };
	}
	if (to.kind === 'patient') {
		const { patientId, place = 0 } = to;
		const confirmed = await tx.run(confirmedContacts, { patientId });
		const contact = confirmed.filter(({ system }) => reach.includes(system))[place];
		if (!contact) return { kind: 'noContact', why: confirmed.length > 0 ? 'unreachable' : 'unconfirmed' };
		return { patientId, contact, hash: contact.hash };
	}
	const reference = parseReference(to.reference) ?? to.reference;
	const [visit] = await tx.run(patientOfReference, { reference });
	const [contact] = await reachableContacts(tx, visit?.patientId ?? 0, reach);
	const nobody = tx.keys.hash('contact', `nobody ${reference}`);
	const own = tx.keys.hash('contact', `reference ${reference}`);
	return { patientId: visit?.patientId ?? null, contact, hash: `${contact?.hash ?? nobody} ${own}` };
}

/**
 * What wrong tries count against besides the conversation. Codes to a contact that is being registered, to one on file and
 * by a reference count apart, or whoever meets the one limit by the other's tries could find out whose a reference is.
 */
function counted({ patientId, hash }: { readonly patientId: number | null; readonly hash: string }): string {
	const [contactsHash, referencesHash] = partsOf(hash);
	if (referencesHash !== undefined) return `reference ${referencesHash}`;
	return `${patientId === null ? 'new' : 'on file'} ${contactsHash}`;
}

const partsOf = (hash: string) => hash.split(' ') as [contact: string, reference?: string];

/** Whether the contact that it went to is still confirmed on that record. */
async function stillTheirs(
	tx: Tx,
	{ patientId, contactHash }: { readonly patientId: number | null; readonly contactHash: string | null },
): Promise<boolean> {
	if (patientId === null) return true;
	const [sentTo] = partsOf(contactHash!);
	return (await tx.run(confirmedContacts, { patientId })).some(({ hash }) => hash === sentTo);
}

const codeHash = (tx: Tx, conversationId: string, code: string): string =>
	tx.keys.hash('code', `${conversationId} ${code}`);
