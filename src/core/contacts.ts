/**
 * What identifies a person, in one written form: phone numbers, e-mail addresses and names as they are compared and
 * hashed. Only letter case, accents, spaces, hyphens and the phone's format are levelled.
 */
import { Metadata } from 'libphonenumber-js/max';
import { type CountryCode, type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Keyring } from '../../db/keyring.ts';
import type { Network } from './network.ts';

/** Stands in every hash; another makes all that were made so far worthless. */
export const HASHED_AS = 1;

/** Kept beside a record's hashes. Grows when a rule for names changes: the upkeep makes anew what has an older one. */
export const NORMALISER = 2;

export interface Contact {
	readonly system: 'phone' | 'email';
	/** E.164 (`+27821234567`), or an address in lower case. */
	readonly value: string;
}

const LONGEST_EMAIL = 254;

/**
 * A phone number or an e-mail address, if the text is one.
 * @param countries ISO 3166, of a number without +: the first in which it is one.
 */
export function contactOf(text: string, ...countries: readonly string[]): Contact | undefined {
	const trimmed = text.trim();
	if (/^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(trimmed))
		return trimmed.length <= LONGEST_EMAIL ? { system: 'email', value: trimmed.toLowerCase() } : undefined;
	const digits = trimmed.normalize('NFKC');
	for (const defaultCountry of countries as readonly CountryCode[]) {
		const phone = parsePhoneNumberFromString(digits, { defaultCountry, extract: false });
		if (phone?.isValid() && isWhole(phone)) return { system: 'phone', value: phone.number };
	}
	return undefined;
}

/** Whether it has as many digits as the shortest landline of its country; of a country without landlines, any number. */
function isWhole({ country, nationalNumber }: PhoneNumber): boolean {
	if (!country) return true;
	let shortest = shortestIn.get(country);
	if (shortest === undefined) {
		plans.selectNumberingPlan(country);
		const plan = plans.numberingPlan as { type(name: string): { possibleLengths(): number[] } | undefined } | undefined;
		shortest = Math.min(...(plan?.type('FIXED_LINE')?.possibleLengths() ?? [0]));
		shortestIn.set(country, shortest);
	}
	return nationalNumber.length >= shortest;
}

const plans = new Metadata();
const shortestIn = new Map<CountryCode, number>();

/** The keyed hash a contact is looked up by. */
export const contactHash = (keys: Keyring, { system, value }: Contact): string =>
	keys.hash('contact', `${HASHED_AS} ${system} ${value}`);

/**
 * A name as it is kept: in one line, a single space between its words, and without control characters or marks that turn
 * the direction of whatever is written around it.
 */
export const tidyName = (name: string): string =>
	name
		.replaceAll(/[\s\u0085]+/gu, ' ')
		.replaceAll(/[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
		.replaceAll(/ {2,}/g, ' ')
		.trim();

/**
 * A name as names are compared: `Anne-Marie D’Étienne ` and `annemarie d'etienne` are one. An apostrophe is neither an
 * accent, a space nor a hyphen, and stays; whichever of its forms a keyboard gives is the same one. Of the marks, only
 * accents (U+0300–036F) go: those of other scripts are letters, as vowels are in Devanagari.
 */
export const normaliseName = (name: string): string =>
	// As nearly all are in a register: the same, ten times faster.
	/^[A-Za-z]*$/.test(name) ? name.toLowerCase() : normalised(name);

/** ` ‘ ’ ‛ ′ ʻ ʼ; one of full width is a straight one by then. */
const APOSTROPHES = /[`\u2018\u2019\u201b\u2032\u02bb\u02bc]/gu;

const normalised = (name: string): string =>
	// Capitals first, as a small letter may have two forms (σ ς) or become two capitals (ß).
	name
		.normalize('NFC')
		// Taken apart, it would be an accent on a space.
		.replaceAll('\u00b4', "'")
		.normalize('NFKD')
		.toUpperCase()
		.normalize('NFKD')
		.replaceAll(APOSTROPHES, "'")
		.replaceAll(/[\u0300-\u036f\s\p{Pd}\p{Cf}]/gu, '')
		.toLowerCase()
		.normalize('NFC');

export type Gender = 'female' | 'male' | 'other' | 'unknown';

const GENDERS = new Map<string, Gender>(
	Object.entries({
		female: 'f female woman girl femme feminin fille w v vrou 女',
		male: 'm male man boy homme masculin garcon 男',
		other: 'o other autre x',
		unknown: 'u unknown inconnu',
	} satisfies Record<Gender, string>).flatMap(([gender, words]) =>
		words.split(' ').map((word) => [word, gender as Gender] as const),
	),
);

/** FHIR's administrative gender, from its code or a common word or letter for it. */
export const genderOf = (text: string): Gender | undefined => GENDERS.get(normaliseName(text));

/** The countries a network's people phone from: its own, then those of its clinics' numbers. */
export function countriesOf(network: Network): readonly string[] {
	let countries = phonedFrom.get(network);
	if (!countries) {
		const { settings, locations } = network;
		const others = locations.all.flatMap(({ phone }) => parsePhoneNumberFromString(phone)?.country ?? []);
		countries = [...new Set([settings.country, ...others])];
		phonedFrom.set(network, countries);
	}
	return countries;
}

/** Reading every clinic's number takes longer than all else that a turn does. */
const phonedFrom = new WeakMap<Network, readonly string[]>();
