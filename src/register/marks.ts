/**
 * What is remembered of a record that came: by a digest of it, whether it has changed; by a mark of each thing it gave,
 * whether a contact, number, clinic or carer that is on the record today came from it and is now gone from it, or came
 * from elsewhere and stays. Digest and marks are keyed hashes or codes: nothing that can be read.
 */
import type { Keyring } from '../../db/keyring.ts';
import type { Hashes } from '../core/hashes.ts';
import type { Said } from './judge.ts';

/** Of a contact's or number's own hash: more would not tell two things of one person better apart. */
const LETTERS = 12;
/** Before the digest of one whose carer was not there yet. */
const PENDING = '*';

export const keyHash = (keys: Keyring, source: string, key: string): string =>
	keys.hash('register key', `${source}\0${key}`);

export const digestOf = (keys: Keyring, said: Said): string => keys.hash('register digest', JSON.stringify(said));

export const markOfHash = (hash: string): string => hash.slice(0, LETTERS);
export const markOfClinic = (code: string): string => `@${code}`;
export const markOfDoctor = (code: string): string => `+${code}`;
/** @param key the hash of the carer's key, whole: they are looked up by it. */
const markOfCarer = (key: string): string => `~${key}`;

/**
 * What is kept of a source's record.
 * @param carers by the hashes of their keys
 * @param there the keys of those who have come
 */
export function remembered(
	digest: string,
	said: Said,
	{ contacts, identifiers }: Hashes,
	carers: readonly { readonly key: string }[],
	there: { has(key: string): boolean },
): string {
	const pending = carers.some(({ key }) => !there.has(key));
	return [
		`${pending ? PENDING : ''}${digest}`,
		...contacts.map(({ hash }) => markOfHash(hash)),
		...identifiers.map(markOfHash),
		...said.filesAt.map(markOfClinic),
		...(said.familyDoctor === null ? [] : [markOfDoctor(said.familyDoctor)]),
		...carers.map(({ key }) => markOfCarer(key)),
	].join(' ');
}

export interface Remembered {
	readonly digest: string;
	/** A carer was not there yet. */
	readonly pending: boolean;
	readonly marks: ReadonlySet<string>;
	/** Hashes of their keys. */
	readonly carers: readonly string[];
}

export function recall(text: string): Remembered {
	const [head = '', ...marks] = text.split(' ');
	const pending = head.startsWith(PENDING);
	return {
		digest: pending ? head.slice(PENDING.length) : head,
		pending,
		marks: new Set(marks),
		carers: marks.filter((mark) => mark.startsWith('~')).map((mark) => mark.slice(1)),
	};
}

/** The same with nothing pending any more. */
export const settled = (text: string): string => (text.startsWith(PENDING) ? text.slice(PENDING.length) : text);
