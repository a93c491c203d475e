/** Insurance and identity numbers: which of the clinic's rules a number fits, and what it says of whose it is. */
import type { Keyring } from '../../db/keyring.ts';
import type { IdentifierRule } from '../../db/tables/clinic.ts';
import { pastDate } from './birth-dates.ts';
import { HASHED_AS } from './contacts.ts';
import type { Network } from './network.ts';

export interface Identifier {
	/** The rule's code in the clinic file. */
	readonly system: string;
	/** In capitals, without spaces and hyphens. */
	readonly value: string;
}

export interface IdentifierRead extends Identifier {
	/** `1984-03-12`, where the number carries it. Of a year of two digits, the latest that has passed. */
	readonly birthDate?: string;
	readonly gender?: 'female' | 'male';
}

/** Longer than any such number is. */
const LONGEST = 40;

/**
 * The number in a text, by the first of the clinic's rules that it fits.
 * @param today `2026-09-08`
 */
export function identifierOf({ settings }: Network, text: string, today: string): IdentifierRead | undefined {
	for (const rule of settings.identifiers) {
		const read = identifierBy(rule, text, today);
		if (read) return read;
	}
	return undefined;
}

/** The number in a text, if it fits this rule. */
export function identifierBy(rule: IdentifierRule, text: string, today: string): IdentifierRead | undefined {
	const value = text
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[\s\p{Pd}]/gu, '');
	if (value === '' || value.length > LONGEST) return undefined;
	const said = rule.rule
		? RULES[rule.rule](value, today)
		: numberPattern(rule.pattern ?? '')?.test(value)
			? {}
			: undefined;
	return said && { system: rule.system, value, ...said };
}

/** The keyed hash a number is looked up by. */
export const identifierHash = (keys: Keyring, { system, value }: Identifier): string =>
	keys.hash('identifier', `${HASHED_AS} ${system} ${value}`);

type Said = Omit<IdentifierRead, keyof Identifier>;

/** What each rule reads out of a number; nothing if it is none. */
const RULES: Readonly<Record<NonNullable<IdentifierRule['rule']>, (value: string, today: string) => Said | undefined>> =
	{
		/**
		 * YYMMDD, four digits (below 5000 for women), citizenship, a digit that has lost its meaning, and the Luhn digit over
		 * all. Source: the Department of Home Affairs' identity documents, as python-stdnum (`za.idnr`) describes them.
		 */
		'za-id'(value, today) {
			const [, year, month, day, sequence] = /^(\d\d)(\d\d)(\d\d)(\d)\d{3}[012]\d\d$/.exec(value) ?? [];
			const birthDate = year && pastDate(year, month!, day!, today);
			if (!birthDate || luhn(value) !== 0) return undefined;
			return { birthDate, gender: Number(sequence) < 5 ? 'female' : 'male' };
		},

		/**
		 * Three letters of the surname at birth, one of the first name, YYMMDD with 50 added to a woman's month, two digits.
		 * The second of these two is a check digit whose computation the Régie has not published: form and date are checked,
		 * it is not. Source: Régie de l'assurance maladie du Québec, the health insurance card (ramq.gouv.qc.ca).
		 */
		'qc-ramq'(value, today) {
			const [, year, month, day] = /^[A-Z]{4}(\d\d)(\d\d)(\d\d)\d\d$/.exec(value) ?? [];
			const woman = Number(month) > 50;
			const birthDate = year && pastDate(year, woman ? Number(month) - 50 : month!, day!, today);
			return birthDate ? { birthDate, gender: woman ? 'female' : 'male' } : undefined;
		},

		/**
		 * Six digits of a place, YYYYMMDD, a sequence of three (odd for men), and the check character of ISO 7064 MOD 11-2.
		 * Source: GB 11643-1999.
		 */
		'cn-resident-id'(value, today) {
			const [, year, month, day, sequence] = /^[1-9]\d{5}(\d{4})(\d\d)(\d\d)(\d{3})[\dX]$/.exec(value) ?? [];
			const birthDate = year && pastDate(year, month!, day!, today);
			if (!birthDate || mod11_2(value) !== 1) return undefined;
			return { birthDate, gender: Number(sequence) % 2 === 1 ? 'male' : 'female' };
		},

		/**
		 * Nine digits and a check digit: weighted from 10 down to 1, they sum up to a multiple of 11.
		 * Source: NHS Data Dictionary, "NHS NUMBER".
		 */
		'gb-nhs'(value) {
			const sum = [...value].reduce((total, digit, place) => total + Number(digit) * (10 - place), 0);
			return /^\d{10}$/.test(value) && sum % 11 === 0 ? {} : undefined;
		},
	};

/** Luhn's sum modulo 10 (ISO/IEC 7812-1, annex B): 0 where the last digit is right. */
function luhn(digits: string): number {
	const doubled = [...digits].reverse().map((digit, place) => Number(digit) * (place % 2 === 1 ? 2 : 1));
	return doubled.reduce((sum, number) => sum + (number > 9 ? number - 9 : number), 0) % 10;
}

/** ISO/IEC 7064, MOD 11-2: 1 where the last character, in which X is 10, is right. */
const mod11_2 = (value: string): number =>
	[...value].reduce((sum, character) => (sum * 2 + (character === 'X' ? 10 : Number(character))) % 11, 0);

/**
 * A clinic's own pattern, to be matched by a whole number; nothing where it is no regular expression, or one that could take
 * for ever: groups are not repeated, and what repeats without a fixed number does so in three places at most.
 */
export function numberPattern(pattern: string): RegExp | undefined {
	const bare = pattern.replaceAll(/\\(?:[pPu]\{[^}]*\}|.)/gu, 'x').replaceAll(/\[[^\]]*\]/g, 'x');
	if (/\)[*+{]/.test(bare) || (bare.match(/[*+]|\{\d+,/g) ?? []).length > 3) return undefined;
	try {
		return new RegExp(`^(?:${pattern})$`, 'u');
	} catch {
		return undefined;
	}
}
