/** Names with no small word before them: `naidoo harbour`, `general dlamini`. Whatever stands for one thing only is that. */
import { part } from '../../../flows/prompt.ts';
import type { Network } from '../../core/network.ts';
import { Asks } from './asking.ts';
import { meant } from './names.ts';

export interface LeftOver {
	/** As it was typed; empty where no word is left for it. */
	readonly person: string;
	readonly place: string | undefined;
	/** The words that stand for nothing here. */
	readonly unread: string;
}

/** They say nothing. */
const FILLERS = /^(?:please|the|and|&|on|for|s['’]il|te|vous|pla[iî]t|le|la|et|pour|[,;.]+)$/iu;

/** Finds the practitioner and the clinic among words that are not the name of one person as they stand. */
export function leftOver(typed: string, { practitioners, locations }: Network, language: string): LeftOver {
	const isPerson = (words: string) => meant(words, practitioners.all, language).kind;
	if (isPerson(typed) !== 'none') return { person: typed, place: undefined, unread: '' };
	const words = typed.split(/\s+/).filter(Boolean);
	const who = longest([words], (run) => isPerson(run) === 'one') ?? longest([words], (run) => isPerson(run) !== 'none');
	const sides = who ? [words.slice(0, who.from), words.slice(who.to)] : [words];
	const where = longest(sides, (run) => meant(run, locations.all, language).kind === 'one');
	const left = sides.flatMap((side, i) =>
		where?.side === i ? side.toSpliced(where.from, where.to - where.from) : side,
	);
	const unread = left.filter((word) => !FILLERS.test(word)).join(' ');
	const place = where && sides[where.side]!.slice(where.from, where.to).join(' ');
	// Nobody fits: what is left is a name that is not known here.
	return who
		? { person: words.slice(who.from, who.to).join(' '), place, unread }
		: { person: unread, place, unread: '' };
}

/** The longest run of words that fits, of the first that are as long. */
function longest(sides: readonly (readonly string[])[], fits: (words: string) => boolean) {
	const most = Math.max(...sides.map((words) => words.length));
	for (let length = most; length > 0; length--)
		for (const [side, words] of sides.entries())
			for (let from = 0; from + length <= words.length; from++)
				if (fits(words.slice(from, from + length).join(' '))) return { side, from, to: from + length };
	return undefined;
}

/** Names what could not be read, with the line without it as a button. @param line the whole line, without its slash. */
export function unreadIn(line: string, unread: string): Asks {
	const words = line.split(/\s+/);
	for (const word of unread.split(' ')) words.splice(words.lastIndexOf(word), words.includes(word) ? 1 : 0);
	const read = words.join(' ');
	return new Asks(
		[part('staff-unread', { words: unread })],
		[{ label: part('times-choice-words', { words: `/${read}` }), line: read }],
	);
}
