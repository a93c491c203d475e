/**
 * Words where there is little room. Whole, if they can be: on as many lines as there are, in smaller letters, by initials;
 * then with a word divided; and only then cut, after a word if much of the room is left for it.
 */

import { JOINER } from './joined.ts';
import { widthOf } from './lettering.ts';

/** In em. */
export type Measure = (text: string) => number;

/** How little of the words was kept. */
const WHOLE = 0;
const DIVIDED = 1;
const CUT = 2;

export interface Laid {
	readonly lines: readonly string[];
	readonly loss: typeof WHOLE | typeof DIVIDED | typeof CUT;
}

/** On at most so many lines of so many em. Nothing where not even two letters fit. */
export function laid(text: string, em: number, lines: number, width: Measure = widthOf): Laid {
	if (width(text) <= em) return { lines: [text], loss: WHOLE };
	const first = lines > 1 ? firstLine(text, em, width) : undefined;
	if (!first) return { lines: [shortened(text, em, width)].filter(Boolean), loss: CUT };
	const rest = laid(first.rest, em, lines - 1, width);
	return { lines: [first.line, ...rest.lines], loss: first.divided && rest.loss === WHOLE ? DIVIDED : rest.loss };
}

/** The first of these that needs least to be given up. @param ways from the one that is liked best. */
export function leastLost<Way extends Laid>(ways: Iterable<Way>): Way {
	let best: Way | undefined;
	for (const way of ways) {
		// Of those that are cut, the last has most of it.
		if (!best || way.loss < best.loss || (way.loss === CUT && best.loss === CUT)) best = way;
		if (way.loss === WHOLE) break;
	}
	return best!;
}

/** The name, and what is left of it when one given name after another is told by its first letter. Scripts that have no such custom stay. */
export function* initialled(name: string): Generator<string> {
	yield name;
	const words = name.split(' ');
	for (let i = 0; i < words.length - 1; i++) {
		const word = words[i]!;
		if (!/^\p{Lu}[\p{L}\p{M}’'-]{3,}$/u.test(word)) continue;
		words[i] = word.replaceAll(/(\p{Lu})[\p{L}\p{M}’']*/gu, '$1.');
		yield words.join(' ');
	}
}

/** Where a line may end: after a space, a hyphen, or the dot between the parts of a name. */
const ENDS = /(?<=[\s\-‐·・])/u;
/** Only these are divided within a word, and these without a hyphen. */
const DIVISIBLE = /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}’']+/u;
const CHARACTERS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** So many letters are left on each side. */
const LEFT = 3;

const segmenter = new Intl.Segmenter();
const lettersOf = (text: string): string[] => [...segmenter.segment(text)].map(({ segment }) => segment);

function firstLine(text: string, em: number, width: Measure) {
	const pieces = text.split(ENDS);
	let fitting = 0;
	while (
		width(
			pieces
				.slice(0, fitting + 1)
				.join('')
				.trimEnd(),
		) <= em
	)
		fitting++;
	const line = pieces.slice(0, fitting).join('').trimEnd();
	if (fitting > 0) return { line, rest: pieces.slice(fitting).join(''), divided: false };
	const [word = ''] = DIVISIBLE.exec(text) ?? [];
	const hyphen = word ? '-' : '';
	const letters = lettersOf(word || (CHARACTERS.test(text) ? pieces[0]!.trimEnd() : ''));
	const least = word ? LEFT : 1;
	for (let kept = letters.length - least; kept >= least; kept--) {
		const part = letters.slice(0, kept).join('');
		if (width(part + hyphen) <= em) return { line: part + hyphen, rest: text.slice(part.length), divided: word !== '' };
	}
	return undefined;
}

/** On one line: after a word, if that takes half the room; else after a letter, which keeps the form that it has there. */
export function shortened(text: string, em: number, width: Measure = widthOf): string {
	if (width(text) <= em) return text;
	const pieces = text.split(ENDS);
	while (pieces.pop() !== undefined) {
		const words = pieces.join('').replace(/[\s\-‐·・]+$/u, '');
		const long = width(`${words}…`);
		if (words.length > 1 && long <= em && long >= em / 2) return `${words}…`;
	}
	const letters = lettersOf(text);
	while (letters.length >= 2) {
		letters.pop();
		const words = letters.join('').trimEnd();
		const cut =
			/\p{Script=Arabic}\p{M}*$/u.test(words) && words.length === letters.join('').length
				? `${words}${JOINER}…`
				: `${words}…`;
		if (letters.length >= 2 && width(cut) <= em) return cut;
	}
	return '';
}
