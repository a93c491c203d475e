/** The keyed hashes a patient's record is looked up by, so that the database is searched without anything to read in it. */
import type { Keyring } from '../../db/keyring.ts';
import { type Contact, contactHash, type Gender, HASHED_AS, normaliseName } from './contacts.ts';
import { type Identifier, identifierHash } from './identifiers.ts';

/** The five fields that identify a person who brings no number. */
export interface FiveFields {
	readonly firstName: string;
	readonly surname: string;
	/** `1984-03-12` */
	readonly birthDate: string;
	readonly gender: Gender;
	readonly contact: Contact;
}

/** All five in one hash: whoever has one of them wrong finds as little as whoever is not there. */
export const personHash = (keys: Keyring, { firstName, surname, birthDate, gender, contact }: FiveFields): string =>
	keys.hash(
		'person',
		[
			HASHED_AS,
			normaliseName(firstName),
			normaliseName(surname),
			birthDate,
			gender,
			contact.system,
			contact.value,
		].join(' '),
	);

/** The parts of names as they are compared. */
export const namePartsOf = (...names: readonly (string | null)[]): string[] =>
	names
		.flatMap((name) => (name ?? '').split(/[\s\p{Pd}]+/u))
		.map(normaliseName)
		.filter(Boolean);

/** The hash of a part of a name, or of the beginning of one. */
export const nameHash = (keys: Keyring, part: string): string => keys.hash('name', `${HASHED_AS} ${part}`);

/** The parts of names as they are searched: `o'reilly` is found by `oreilly`, by `reilly` and by `o reilly`. */
export const searchedPartsOf = (...names: readonly (string | null)[]): string[] =>
	namePartsOf(...names).flatMap((part) =>
		part.includes("'") ? [withoutApostrophes(part), ...part.split("'")].filter(Boolean) : [part],
	);

export const withoutApostrophes = (part: string): string => part.replaceAll("'", '');

/** What names are searched by: each of their parts, and its first three letters. */
export const nameHashes = (keys: Keyring, ...names: readonly (string | null)[]): string[] => {
	const parts = searchedPartsOf(...names);
	return [...new Set([...parts, ...parts.map(firstLetters)])].map((part) => nameHash(keys, part));
};

export const firstLetters = (part: string): string => [...part].slice(0, 3).join('');

/** What of a record is hashed. */
export interface Hashed {
	readonly firstName: string | null;
	readonly surname: string | null;
	readonly name: string | null;
	readonly birthDate: string | null;
	readonly gender: Gender | null;
	readonly contacts: readonly (Contact & { readonly confirmedAt: number | null })[];
	readonly identifiers: readonly Identifier[];
}

export interface Hashes {
	/** One per contact, in their order. */
	readonly contacts: readonly { readonly hash: string; readonly personHash: string | null }[];
	readonly identifiers: readonly string[];
	readonly names: readonly string[];
}

/**
 * All hashes of a record. Only a confirmed contact identifies: one that somebody typed in a chat could be the typist's own.
 */
export function hashesOf(keys: Keyring, record: Hashed): Hashes {
	const { firstName, surname, name, birthDate, gender } = record;
	// A name of a hyphen alone would be like none.
	const named = firstName && surname && normaliseName(firstName) && normaliseName(surname);
	const known = named && birthDate && gender && gender !== 'unknown';
	return {
		contacts: record.contacts.map((contact) => ({
			hash: contactHash(keys, contact),
			personHash:
				known && contact.confirmedAt !== null
					? personHash(keys, { firstName, surname, birthDate, gender, contact })
					: null,
		})),
		identifiers: record.identifiers.map((identifier) => identifierHash(keys, identifier)),
		names: nameHashes(keys, firstName, surname, name),
	};
}
