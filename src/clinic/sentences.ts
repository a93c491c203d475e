/** What is said about a value that the clinic file can't have: what was found, what is allowed, what was perhaps meant. */
import type { z } from 'zod';
import { nearest } from './nearest.ts';

/** So many words can be named in a sentence. */
const FEW = 12;

/** As it reads in a sentence: `“a”, “b” and “c”`. */
export const listed = (words: readonly string[], last: 'and' | 'or' = 'and'): string => {
	const quoted = words.map((word) => `“${word}”`);
	return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} ${last} ${quoted.at(-1)}`;
};

const meant = (word: string, known: readonly string[]): string => {
	const guess = nearest(word, known);
	return guess ? ` Did you mean “${guess}”?` : '';
};

export const unknownKey = (key: string, known: readonly string[]): string =>
	`“${key}” is not a key here.${meant(key, known)} The keys are ${listed(known)}.`;

/** @param what the kind of thing the code should name: `location`, `service`… */
export const unknownCode = (what: string, code: string, known: readonly string[]): string =>
	known.length === 0
		? `There is no ${what} “${code}”: the file names none under “${what}s”.`
		: `There is no ${what} “${code}”.${meant(code, known)} The ${what}s in this file are ${listed(known)}.`;

/** @param what what it isn't: `a time zone`. */
export const unknownWord = (what: string, word: string, known: readonly string[]): string =>
	`“${word}” is not ${what}.${meant(word, known)}${known.length > FEW ? '' : ` Write ${listed(known, 'or')}.`}`;

const found = (value: unknown): string => {
	if (value === null) return 'nothing';
	if (Array.isArray(value)) return 'a list';
	if (typeof value === 'object') return 'a group of keys';
	return `“${value}”`;
};

/** Refuses a wrong value by saying what `what` is needed instead; a missing one is said by `sentenceOf`. */
export const needed =
	(what: string) =>
	({ input }: { readonly input?: unknown }): string | undefined =>
		input === undefined ? undefined : `${capital(what)} is needed here, and ${found(input)} was found.`;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const KINDS: Readonly<Record<string, string>> = {
	object: 'a group of keys',
	record: 'a group of keys',
	array: 'a list',
};

/** What zod found, as a sentence for whoever wrote the file, where the schema has no sentence of its own. */
export function sentenceOf(issue: z.core.$ZodRawIssue): string {
	if (issue.input === undefined) return `“${String(issue.path?.at(-1))}” is missing.`;
	switch (issue.code) {
		case 'invalid_type':
			return needed(KINDS[issue.expected] ?? issue.expected)(issue)!;
		case 'invalid_value':
			return unknownWord('allowed here', String(issue.input), issue.values.map(String));
		case 'too_small':
			return 'At least one is needed here.';
		default:
			return `${capital(found(issue.input))} is not allowed here.`;
	}
}
