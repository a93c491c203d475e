/**
 * Judges what was read: what becomes a record, what is left out of it, and what is refused altogether. A record that could
 * be taken for somebody else's is refused; a contact or number that is none is left out, and the rest is kept.
 */
import { DateTime } from 'luxon';
import type { IdentifierRule, RegisterColumns, Text } from '../../db/tables/clinic.ts';
import { pastDate } from '../core/birth-dates.ts';
import {
	type Contact,
	contactOf,
	countriesOf,
	type Gender,
	genderOf,
	normaliseName,
	tidyName,
} from '../core/contacts.ts';
import { type Identifier, identifierBy } from '../core/identifiers.ts';
import type { Network } from '../core/network.ts';
import type { Relationship } from '../core/related.ts';
import { type Field, numberField } from './fields.ts';
import type { Flaw, Raw } from './raw.ts';
import { genderIn, languageOf, relationshipOf } from './words.ts';

const LONGEST_NAME = 120;
const LONGEST_KEY = 200;
const MOST_WORDS = 1000;

/** What a register says of a person, in our own terms. Nothing where it says nothing. */
export interface Said {
	readonly firstName: string | null;
	readonly surname: string | null;
	/** `1989-02-28` */
	readonly birthDate: string | null;
	readonly gender: Gender | null;
	/** BCP 47. */
	readonly language: string | null;
	readonly contacts: readonly Contact[];
	readonly identifiers: readonly Identifier[];
	/** Codes. */
	readonly filesAt: readonly string[];
	readonly familyDoctor: string | null;
	readonly carers: readonly { readonly key: string; readonly relationship: Relationship }[];
}

export type Judged =
	| { readonly kind: 'said'; readonly said: Said; readonly leftOut: readonly Flaw[] }
	| { readonly kind: 'refused'; readonly flaw: Flaw };

export interface Terms {
	readonly network: Network;
	readonly register: RegisterColumns;
	/** `2026-09-08` */
	readonly today: string;
	/** Everybody has a file at this clinic, whatever the register says of clinics. */
	readonly at?: string | undefined;
}

/** Makes a judge of one register; what it needs to know of the network is made ready once. */
export function judgeOf({ network, register, today, at }: Terms): (raw: Raw) => Judged {
	const { settings } = network;
	const countries = countriesOf(network);
	const rules = new Map(settings.identifiers.map((rule) => [rule.system, rule]));
	const clinics = named(network.locations.all);
	const doctors = named(network.practitioners.all);
	const readDate = dateReader(register.dateFormat);
	const language = remembering((text) => languageOf(text, settings.languages));
	const gender = remembering((text) => genderOf(text) ?? genderIn(text));

	return (raw) => {
		const leftOut: Flaw[] = [];
		const leave = (field: Field, reason: string): null => {
			leftOut.push({ field, reason });
			return null;
		};
		const refused = raw.refused ?? keyFlaw(raw.key) ?? nameFlaw(raw);
		if (refused) return { kind: 'refused', flaw: refused };
		const birthDate = raw.birthDate === '' ? null : readDate(raw.birthDate, today);
		if (birthDate === undefined) return { kind: 'refused', flaw: BAD_DATE };

		const said: Said = {
			firstName: tidyName(raw.firstName) || null,
			surname: tidyName(raw.surname) || null,
			birthDate,
			gender:
				raw.gender === '' ? null : (gender(raw.gender) ?? leave('gender', 'This word for a gender is not known.')),
			language:
				raw.language === ''
					? null
					: (language(raw.language) ?? leave('language', 'This is no language that is known.')),
			contacts: onceEach(
				raw.contacts.flatMap(
					({ field, text }) => contactOf(text, ...countries) ?? none(leave(field, NO_CONTACT[field]!)),
				),
			),
			identifiers: onceEach(
				raw.numbers.flatMap(({ system, text }) => {
					const rule = rules.get(system);
					// FHIR gives numbers of every kind.
					if (!rule || text === '') return [];
					const read = numberIn(rule, text, birthDate, today);
					return typeof read === 'string' ? none(leave(numberField(system), read)) : read;
				}),
			),
			filesAt: at === undefined ? placesIn(raw.filesAt, clinics, leave) : [at],
			familyDoctor:
				raw.familyDoctor.length === 0
					? null
					: (firstOf(raw.familyDoctor, doctors) ??
						leave('familyDoctor', 'The clinic file names no such practitioner.')),
			carers: raw.carers.flatMap(({ key, relationship }) =>
				key === raw.key
					? none(leave('carerKey', 'Nobody acts for themselves.'))
					: {
							key,
							relationship: relationshipOf(relationship) ?? leave('relationship', UNKNOWN_RELATIONSHIP) ?? 'carer',
						},
			),
		};
		return { kind: 'said', said, leftOut };
	};
}

const BAD_DATE: Flaw = {
	field: 'birthDate',
	reason: 'This is no date of birth as the clinic file says that they are written here, or not one of somebody alive.',
};
const UNKNOWN_RELATIONSHIP = 'This word is not known: it is taken for “carer”.';
const NO_CONTACT: Partial<Record<Field, string>> = {
	phone: 'This is no phone number.',
	phone2: 'This is no phone number.',
	email: 'This is no e-mail address.',
};

function keyFlaw(key: string): Flaw | undefined {
	if (key === '') return { field: 'key', reason: 'It has none: it would not be known when it comes again.' };
	return key.length > LONGEST_KEY ? { field: 'key', reason: 'It is too long.' } : undefined;
}

function nameFlaw({ firstName, surname }: Raw): Flaw | undefined {
	if (firstName === '' && surname === '') return { field: 'surname', reason: 'There is no name.' };
	for (const [field, name] of Object.entries({ firstName, surname }) as [Field, string][]) {
		if (name === '') continue;
		if (name.length > LONGEST_NAME) return { field, reason: 'It is too long for a name.' };
		// A spreadsheet that is shown such a name later would calculate it.
		if (/^[=+@\t]|[\p{Cc}<>]/u.test(name)) return { field, reason: 'It has characters that no name has.' };
		if (!/\p{L}/u.test(name)) return { field, reason: 'It has no letters.' };
	}
	return undefined;
}

function numberIn(rule: IdentifierRule, text: string, birthDate: string | null, today: string): Identifier | string {
	const read = identifierBy(rule, text, today);
	if (!read) return 'This is not such a number: its form or its check digit is wrong.';
	const { system, value, birthDate: carried } = read;
	// Of the carried year two digits are known: who is older than a hundred is taken for younger.
	if (birthDate !== null && carried !== undefined && carried.slice(2) !== birthDate.slice(2))
		return 'The date of birth in it is not that of the record.';
	return { system, value };
}

/** Whatever a thing can be called by: its code, its name in any language. */
function named(things: readonly { readonly code: string; readonly name: Text; readonly retired: boolean }[]): CodeOf {
	const codes = new Map<string, string>();
	for (const { code, name, retired } of things)
		if (!retired)
			for (const text of typeof name === 'string' ? [name] : Object.values(name)) codes.set(normaliseName(text), code);
	for (const { code, retired } of things) if (!retired) codes.set(normaliseName(code), code);
	return remembering((text: string) => codes.get(normaliseName(text)));
}

type CodeOf = (text: string) => string | undefined;

const firstOf = (texts: readonly string[], codeOf: CodeOf): string | undefined =>
	texts.map(codeOf).find((code) => code !== undefined);

/** Each text is all that one clinic is called by, or a list of several. */
function placesIn(texts: readonly string[], clinics: CodeOf, leave: (field: Field, reason: string) => null): string[] {
	if (texts.length === 0) return [];
	const one = firstOf(texts, clinics);
	if (one !== undefined) return [one];
	const codes = texts.flatMap((text) => {
		const names = /[,;|]/.test(text) ? text.split(/[,;|]/) : text.split(/\s+/);
		return names.filter((name) => name.trim() !== '').map((name) => firstOf([name], clinics));
	});
	if (codes.includes(undefined)) leave('filesAt', 'The clinic file names no such clinic.');
	return [...new Set(codes.filter((code) => code !== undefined))];
}

function dateReader(format = 'yyyy-MM-dd'): (text: string, today: string) => string | undefined {
	const parser = DateTime.buildFormatParser(format);
	return (text, today) => {
		const date = format === 'yyyy-MM-dd' ? text.slice(0, 10) : DateTime.fromFormatParser(text, parser).toISODate();
		const [year = '', month = '', day = ''] = (date ?? '').split('-');
		return year.length === 4 ? pastDate(year, month, day, today) : undefined;
	};
}

/** What a word means is looked up once: a register has few of them, but of a broken one not every line is kept. */
function remembering<Found>(find: (word: string) => Found): (word: string) => Found {
	const found = new Map<string, Found>();
	return (word) => {
		if (found.size > MOST_WORDS) found.clear();
		if (!found.has(word)) found.set(word, find(word));
		return found.get(word)!;
	};
}

const none = (_: null): [] => [];

const onceEach = <Row extends { readonly system: string; readonly value: string }>(rows: readonly Row[]): Row[] =>
	rows.length < 2 ? [...rows] : [...new Map(rows.map((row) => [`${row.system} ${row.value}`, row])).values()];
