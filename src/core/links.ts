/**
 * The life of an appointment link: sent, accessed once a person has pressed continue, booked. It is expired or deleted only
 * before it is booked, and nothing revives one that was. Every change is kept with its time and by whom.
 *
 * A token has 128 random bits. It is found by a keyed hash, and kept sealed so that staff can copy it and send it again.
 */
import { randomBytes } from 'node:crypto';
import {
	changesOfLink,
	countLinkTry,
	insertLink,
	insertLinkChange,
	linksOf,
	linkWithHash,
	linkWithId,
	setLinkTries,
	turnLink,
} from '../../db/queries/links.ts';
import type { Tables } from '../../db/schema.ts';
import type { Reading, Tx } from '../../db/store.ts';
import { setClinicTimer } from './clinic-timers.ts';
import type { LinkType } from './network.ts';

/** Instants are epoch milliseconds. */
export type Link = Tables['link']['$inferSelect'];
export type LinkChange = Tables['linkChange']['$inferSelect'];

const DAY_MS = 86_400_000;

export interface NewLink {
	readonly patientId: number;
	/** Whose diary it asks for, and where, if the type leaves that open. */
	readonly practitionerId?: number | undefined;
	readonly locationId?: number | undefined;
	/** `staff:<id>` */
	readonly by: string;
	readonly way: NonNullable<LinkChange['way']>;
}

/** Makes a link and says that it was sent. The caller sends `link.token`. */
export async function createLink(
	tx: Tx,
	{ id: linkTypeId, validDays }: Pick<LinkType, 'id' | 'validDays'>,
	{ patientId, practitionerId, locationId, by, way }: NewLink,
): Promise<Link> {
	const token = randomBytes(16).toString('base64url');
	const [link] = await tx.run(insertLink, {
		tokenHash: tokenHash(tx, token),
		token,
		linkTypeId,
		patientId,
		practitionerId: practitionerId ?? null,
		locationId: locationId ?? null,
		createdBy: by,
		expiresAt: tx.now + validDays * DAY_MS,
		now: tx.now,
	});
	await noteOnLink(tx, link!.id, { what: 'sent', by, way });
	await setClinicTimer(tx, locationId ?? 0, link!.expiresAt, { clinic: 'linkDue', linkId: link!.id });
	return link!;
}

export const tokenHash = ({ keys }: Pick<Reading, 'keys'>, token: string): string => keys.hash('link', token);

export async function linkByToken(reading: Reading, token: string): Promise<Link | undefined> {
	return (await reading.run(linkWithHash, { tokenHash: tokenHash(reading, token) }))[0];
}

export async function linkById(reading: Reading, id: number): Promise<Link | undefined> {
	return (await reading.run(linkWithId, { id }))[0];
}

/** How it stands now: one whose time is over is expired, whether or not anything ran. */
export const statusOf = ({ status, expiresAt }: Link, now: number): Link['status'] =>
	(status === 'sent' || status === 'accessed') && now >= expiresAt ? 'expired' : status;

/** Whether it can still be used. */
export function isOpen(link: Link, now: number): boolean {
	const status = statusOf(link, now);
	return status === 'sent' || status === 'accessed';
}

/** All of a patient's, the newest first. */
export const linksOfPatient = (reading: Reading, patientId: number): Promise<Link[]> =>
	reading.run(linksOf, { patientId });

/** Those of a patient that can still be used, the newest first. */
export const openLinksOf = async (reading: Reading, patientId: number): Promise<Link[]> =>
	(await linksOfPatient(reading, patientId)).filter((link) => isOpen(link, reading.now));

/** What happened to it, from its sending on. */
export const historyOfLink = (reading: Reading, linkId: number): Promise<LinkChange[]> =>
	reading.run(changesOfLink, { linkId });

export interface Noted {
	readonly what: LinkChange['what'];
	/** `patient`, `staff:<id>` or `system`. */
	readonly by: string;
	readonly way?: LinkChange['way'];
}

export const noteOnLink = (tx: Tx, linkId: number, { what, by, way = null }: Noted): Promise<unknown> =>
	tx.run(insertLinkChange, { linkId, what, by, way, now: tx.now });

const accessed = turnLink('sent');
const ended = turnLink('sent', 'accessed');
const reopened = turnLink('expired', 'deleted');

/** A person has pressed continue. The first time is noted. */
export async function openLink(tx: Tx, linkId: number): Promise<void> {
	const [turned] = await tx.run(accessed, { id: linkId, status: 'accessed', appointmentId: null });
	if (turned) await noteOnLink(tx, linkId, { what: 'accessed', by: 'patient' });
}

/**
 * Whoever books by a link, or ends it, is alone with it until the transaction ends. Taken before practitioners are locked,
 * with what else is locked of contacts.
 */
export const lockLink = (tx: Tx, { id, patientId }: Pick<Link, 'id' | 'patientId'>): Promise<void> =>
	tx.lockContacts([`link:${id}`, `patient:${patientId}`]);

/** It has led to this visit, which it is used up by. The caller has locked it and found it open. */
export async function bookedByLink(tx: Tx, linkId: number, appointmentId: number): Promise<void> {
	const [turned] = await tx.run(ended, { id: linkId, status: 'booked', appointmentId });
	if (!turned) throw new Error('A link was booked by that is not open.');
	await noteOnLink(tx, linkId, { what: 'booked', by: 'patient' });
}

/** Ends it, by date or by hand, or takes it away. Answers whether it was still open. */
export async function expireLink(tx: Tx, link: Link, by: string): Promise<boolean> {
	return end(tx, link, 'expired', by);
}
export async function deleteLink(tx: Tx, link: Link, by: string): Promise<boolean> {
	return end(tx, link, 'deleted', by);
}

async function end(tx: Tx, link: Link, status: 'expired' | 'deleted', by: string): Promise<boolean> {
	await lockLink(tx, link);
	const [turned] = await tx.run(ended, { id: link.id, status, appointmentId: null });
	if (turned) await noteOnLink(tx, link.id, { what: status, by });
	return turned !== undefined;
}

/** Takes back that it was ended by hand. Answers whether it was still ended. */
export async function reopenLink(tx: Tx, link: Link, status: 'sent' | 'accessed', by: string): Promise<boolean> {
	await lockLink(tx, link);
	const [turned] = await tx.run(reopened, { id: link.id, status, appointmentId: null });
	if (turned) await noteOnLink(tx, link.id, { what: status, by });
	return turned !== undefined;
}

/** Wrong birth dates for one link, ever; until staff send it again. */
const MOST_TRIES = 5;

/**
 * Whether this is the patient's birth date. Where none is on file, every date is as wrong as another; after the most tries
 * the right one is, too.
 * @param birthDate `1984-03-12`
 */
export async function isBirthDate(
	tx: Tx,
	{ id }: Link,
	birthDate: string,
	onFile: string | null,
): Promise<{ readonly kind: 'right' } | { readonly kind: 'wrong'; readonly left: number }> {
	// Counted first: of many tries made in one moment no more than the most come through.
	const [counted] = await tx.run(countLinkTry, { id, most: MOST_TRIES });
	if (!counted) return { kind: 'wrong', left: 0 };
	if (birthDate !== onFile) return { kind: 'wrong', left: MOST_TRIES - counted.tries };
	await tx.run(setLinkTries, { id, tries: counted.tries - 1 });
	return { kind: 'right' };
}

/** It was sent once more, so that its birth date may be tried anew; or shown to be copied. */
export async function sentAgain(tx: Tx, { id }: Link, by: string, way: NonNullable<LinkChange['way']>): Promise<void> {
	await tx.run(setLinkTries, { id, tries: 0 });
	await noteOnLink(tx, id, { what: way === 'copied' ? 'copied' : 'sent', by, way });
}
