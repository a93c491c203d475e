/** Why: what is typed behind `because`, to the end of the line, or in quotation marks, wherever that stands. */
import { line, type Part, part } from '../../../flows/prompt.ts';
import { parseReference } from '../../core/references.ts';
import { Wrong } from '../dialogue/command.ts';

export interface Reasoned {
	readonly because: string | undefined;
	/** The line without it. */
	readonly rest: string;
}

/** In characters, as people count them. */
export const LONGEST_REASON = 500;

const BECAUSE = /(?<!\S)(?:(?:because|parce que|car)(?=[\s:"“„«])|parce qu['’])\s*:?\s*/iu;

/** Takes `because "…"`, or because and all that follows, out of a text. Throws `Wrong` where it is too long. */
export function takeBecause(typed: string): Reasoned {
	const word = BECAUSE.exec(typed);
	if (!word) return { because: undefined, rest: typed };
	const said = typed.slice(word.index + word[0].length);
	const end = closing(said);
	const behind = end === undefined ? '' : said.slice(end + 1);
	const because = end === undefined ? unmarked(said) : said.slice(1, end).trim();
	return { because: needShort(because), rest: `${typed.slice(0, word.index).trim()} ${behind.trim()}`.trim() };
}

/** The same; behind a visit's reference, whatever is said is why: `5RH4-C7KX I am away`. */
export function takeWhy(typed: string): Reasoned {
	const [, visit, said] = /^(\S{4}-?\S{4}(?:\s+since \d+)?)\s+(.*\S)\s*$/su.exec(typed) ?? [];
	const [reference] = visit?.split(/\s/, 1) ?? [];
	const isWhy =
		reference && parseReference(reference) !== undefined && /\p{L}/u.test(said!) && !/^since \d/.test(said!);
	if (!isWhy) return takeBecause(typed);
	const word = BECAUSE.exec(said!);
	const why = word?.index === 0 ? said!.slice(word[0].length) : said!;
	const because = closing(why) === why.length - 1 ? why.slice(1, -1).trim() : unmarked(why);
	return { because: needShort(because), rest: visit! };
}

/** Why, as a button's line says it once more; marks of which one is missing become apostrophes. */
export function reasonAgain(because: string | undefined): string {
	if (because === undefined) return '';
	const again = ` because "${because}"`;
	const read = takeBecause(`${again} x`);
	return read.because === because && read.rest === 'x' ? again : ` because "${because.replaceAll(/["“”„«»]/g, "'")}"`;
}

/** Why, as the patient reads it. */
export const whyTold = (because: string | undefined): Part[] =>
	because === undefined ? [] : [line('why-told', { because })];

function needShort(because: string): string | undefined {
	if ([...because].length > LONGEST_REASON) throw new Wrong(part('edit-too-long', { most: LONGEST_REASON }));
	return because || undefined;
}

/**
 * Where the quotation mark that a text begins with is closed, whatever is quoted within; nothing where there is none, or it
 * is not closed. `"` and `“` open in front of a word, and close behind one.
 */
function closing(text: string): number | undefined {
	let open = 0;
	for (const { 0: mark, index } of text.matchAll(/["“”„«»]/g)) {
		if (index > 0 && open === 0) return undefined;
		const isBefore = /[\s"“„«(]/.test(text[index - 1] ?? ' ') && /[^\s"”»]/.test(text[index + 1] ?? ' ');
		const opens = index === 0 || mark === '„' || mark === '«' || (isBefore && mark !== '”' && mark !== '»');
		open += opens ? 1 : -1;
		if (open === 0) return index;
	}
	return undefined;
}

/** Without a mark at either end whose other one is missing. */
function unmarked(text: string): string {
	const said = text.trim();
	if (/^["“”„«»]/.test(said) && closing(said) === undefined) return said.slice(1).trim();
	return closing(`"${said}`) === said.length ? said.slice(0, -1).trim() : said;
}
