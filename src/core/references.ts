/**
 * An appointment's reference: eight characters that can be read out over the phone, shown in two groups of four. No two of
 * the characters look alike, and without vowels they spell nothing.
 */
import { randomInt } from 'node:crypto';

const ALPHABET = 'CDFHJKMNPRTWXY23456789';
const LENGTH = 8;
/** What is typed for a character that it resembles. */
const MEANT: Readonly<Record<string, string>> = { S: '5', Z: '2', B: '8', G: '6' };

export const newReference = (): string =>
	Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');

/** `K7PM4WXH` as `K7PM-4WXH`. */
export const showReference = (reference: string): string => `${reference.slice(0, 4)}-${reference.slice(4)}`;

/** What a person typed, in any case and grouping, as the reference it can only be; nothing if it can't be one. */
export function parseReference(text: string): string | undefined {
	const typed = text
		.normalize('NFKC')
		.toUpperCase()
		.replaceAll(/[\s\p{Pd}._]/gu, '');
	const meant = Array.from(typed, (character) => MEANT[character] ?? character);
	return meant.length === LENGTH && meant.every((character) => ALPHABET.includes(character))
		? meant.join('')
		: undefined;
}
