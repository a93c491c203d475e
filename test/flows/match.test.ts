import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchOffered, numberTyped, plain, slips, tokens } from '../../flows/match.ts';

const word = fc.string({ unit: fc.constantFrom(...'abcdé'), maxLength: 9 });

/** One slip: a letter added, left out, changed, or swapped with its neighbour. */
const slipped = fc
	.tuple(
		fc.string({ unit: fc.constantFrom(...'abcd'), minLength: 2, maxLength: 9 }),
		fc.nat(),
		fc.constantFrom(...'xyz'),
	)
	.chain(([text, at, letter]) => {
		const i = at % (text.length - 1);
		return fc.constantFrom(
			[text, text.slice(0, i) + letter + text.slice(i)],
			[text, text.slice(0, i) + text.slice(i + 1)],
			[text, text.slice(0, i) + letter + text.slice(i + 1)],
			[text, text.slice(0, i) + text[i + 1] + text[i] + text.slice(i + 2)],
		);
	});

describe('slips between two words', () => {
	it('are none exactly when the words are the same', () => {
		fc.assert(fc.property(word, word, (a, b) => (slips(a, b) === 0) === (a === b)));
	});

	it('are as many one way as the other', () => {
		fc.assert(fc.property(word, word, (a, b) => slips(a, b) === slips(b, a)));
	});

	it('are at most one after one slip', () => {
		fc.assert(fc.property(slipped, ([a, b]) => slips(a!, b!) <= 1));
	});

	it('are never fewer than the letters by which the words differ in length', () => {
		fc.assert(fc.property(word, word, (a, b) => slips(a, b) >= Math.min(3, Math.abs(a.length - b.length))));
	});

	it.each([
		['vaccination', 'vacination', 1],
		['vaccination', 'vaccinatoin', 1],
		['harbour', 'harbor', 1],
		['tuesday', 'teusady', 2],
		['cat', 'dog', 3],
	])('between %s and %s are %i', (a, b, count) => {
		expect(slips(a, b)).toBe(count);
	});
});

/** The zeros of some scripts that people type digits in. */
const ZEROS = { latin: '0', arabic: '٠', persian: '۰', devanagari: '०', bengali: '০', thai: '๐', fullwidth: '0' };

describe('a number typed', () => {
	it('is understood in the digits of any script, with a dot or a bracket after it', () => {
		fc.assert(
			fc.property(
				fc.nat({ max: 999 }),
				fc.constantFrom(...Object.values(ZEROS)),
				fc.constantFrom('', '.', ')', ' ', ' .'),
				(number, zero, after) => {
					const typed = [...String(number)].map((d) => String.fromCodePoint(zero.codePointAt(0)! + Number(d))).join('');
					return numberTyped(` ${typed}${after}`) === number;
				},
			),
		);
	});

	it.each(['', 'two', '2 or 3', '1000', '09:20', '-1', '1.5', '2nd', '+27', '½'])('is none in "%s"', (typed) => {
		expect(numberTyped(typed)).toBeUndefined();
	});
});

describe('plain words', () => {
	it('have no case, no accents and no signs', () => {
		expect(plain('  Médecine  GÉNÉRALE! ')).toBe('medecine generale');
	});

	it('tell times apart by their numbers alone', () => {
		expect(plain('09:20')).toBe(plain('9h20'));
		expect(plain('09:20')).not.toBe(plain('9:02'));
	});

	it('keep the slash of a command', () => {
		expect(tokens('/cancel now')).toEqual(['/cancel', 'now']);
	});

	it('of plain words are the same words', () => {
		fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (text) => plain(plain(text)) === plain(text)));
	});
});

describe('what was typed stands for an offered label', () => {
	const offered = ['General visit', 'Vaccination', 'Blood test', 'Wound care', 'Test of hearing', 'Care at home'];

	it.each([
		['its words in another case', 'general VISIT', 0],
		['one of its words, where no other has it', 'wound', 3],
		['its words in another order', 'visit general', 0],
		['a slip in a long word', 'vacination', 1],
		['two slips in a long word', 'vacinatoin', 1],
		['a slip in one word of two', 'blod test', 2],
		['a word that several have', 'care', 'ambiguous'],
		['two words that only one has both of', 'care home', 5],
		['a slip in a word too short for one', 'cre', undefined],
		['nothing like it', 'pizza', undefined],
		['no words at all', '?!', undefined],
	])('by %s', (_, typed, expected) => {
		expect(matchOffered(typed, offered)).toBe(expected);
	});

	it('never by a number that differs in a digit', () => {
		expect(matchOffered('09:30', ['Mon 09:20', 'Mon 09:40'])).toBeUndefined();
	});

	it('always by the label itself', () => {
		const labels = fc.uniqueArray(fc.string({ minLength: 1 }), { selector: plain, minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(labels, fc.nat(), (all, at) => {
				const label = all[at % all.length]!;
				fc.pre(plain(label) !== '');
				return matchOffered(label, all) === all.indexOf(label);
			}),
		);
	});
});
