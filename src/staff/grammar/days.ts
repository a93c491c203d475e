/** Days as people type them: in figures or in words, in English or French, always of the clinic's own calendar. */
import { DateTime, Info } from 'luxon';
import { plain, slips, tokens } from '../../../flows/match.ts';
import type { Part } from '../../../flows/prompt.ts';
import { parseReference } from '../../core/references.ts';
import { withoutTimes } from './clock.ts';
import { type Found, inFigures } from './figures.ts';
import { inWords } from './spoken.ts';

/** A day at a clinic: its ISO date (`2026-11-24`), and 20261124. */
export interface Day {
	readonly iso: string;
	readonly date: number;
	/** The same day of the next year, where the year was not typed. */
	readonly nextYear?: string;
}

export interface DayTaken {
	readonly day: Day | undefined;
	/** What is wrong with what was typed as a day. */
	readonly problem?: Part;
	/** What is left of the text. */
	readonly rest: string;
}

export const dayAt = (moment: DateTime): Day => ({
	iso: moment.toISODate()!,
	date: Number(moment.toFormat('yyyyMMdd')),
});

/**
 * Takes the day out of a text: `tomorrow`, `next tuesday`, `in two weeks`, `24 Nov`, `2026-11-24`, `mardi prochain`.
 * A weekday is the next one, and may be misspelt. Hours and clock times in the text are left where they are.
 * @param now the instant it is; @param zone the clinic's.
 * @param names words that belong to a name: they stand for a day only if no other word does, and never by a slip.
 */
export function takeDay(
	text: string,
	now: number,
	zone: string,
	language: string,
	names: ReadonlySet<string> = new Set(),
): DayTaken {
	const today = DateTime.fromMillis(now, { zone, locale: language });
	const { typed, found } = read(text, today, language, names);
	if (!found) return { day: undefined, rest: text };
	const rest = without(typed, found);
	if (!(found.day instanceof DateTime)) return { day: undefined, problem: found.day, rest };
	const nextYear = found.yearTyped === false ? found.day.plus({ years: 1 }).toISODate() : null;
	return { day: { ...dayAt(found.day), ...(nextYear && { nextYear }) }, rest };
}

/** With words of names, times and references (`TMRW-8HT4`) covered, so that they are read as no day; every place stays the same. */
export const masked = (text: string, names: ReadonlySet<string>): string =>
	withoutTimes(withoutReferences(text)).replaceAll(/[\p{L}\p{M}’']+/gu, (word) =>
		tokens(word).some((token) => names.has(token)) ? '_'.repeat(word.length) : word,
	);

const withoutReferences = (text: string): string =>
	text.replaceAll(/(?<!\S)\w{4}-\w{4}(?!\S)/g, (word) => (parseReference(word) ? '_'.repeat(word.length) : word));

/** As it is written, else with a slip, else as a word of a name. */
export function read(
	text: string,
	today: DateTime,
	language: string,
	names: ReadonlySet<string>,
): { readonly typed: string; readonly found?: Found } {
	const said = (words: string) => inWords(words, today, language).find(({ last }) => !last);
	const free = masked(text, names);
	const found = inFigures(free, today) ?? said(free);
	if (found) return { typed: text, found: led(text, found, today, language) };
	for (const { typed, words } of mended(text, free)) {
		const slipped = said(words);
		if (slipped) return { typed, found: led(typed, slipped, today, language) };
	}
	const named = said(withoutTimes(withoutReferences(text)));
	return { typed: text, ...(named && { found: named }) };
}

/** With the words before it that only lead to it: "on", or the day of the week. */
function led(text: string, found: Found, today: DateTime, language: string): Found {
	const [, lead, word] = /((?:^|\s)([\p{L}.,]+)\s+)$/u.exec(text.slice(0, found.from)) ?? [];
	if (lead === undefined || word === undefined) return found;
	// `tue 8 sep` is one day; `tue wed` and `tue tomorrow` are two.
	const isDate =
		/\d/.test(text.slice(found.from, found.before)) && !/^(?:in|dans|d'ici)\s/i.test(text.slice(found.from));
	const weekday =
		isDate && word.length >= 3 && inWords(word, today, language).some(({ dated, before }) => !dated && before >= 3);
	if (!weekday && !LEADS.has(plain(word))) return found;
	return led(text, { ...found, from: found.from - lead.trimStart().length }, today, language);
}

const LEADS = new Set(['on', 'le', 'from', 'du', 'until', 'till', 'jusqu au']);

export const without = (text: string, { from, before }: Found): string =>
	`${text.slice(0, from)} ${text.slice(before).replace(/^[,;.]+(?=\s|$)/, '')}`.replaceAll(/\s+/g, ' ').trim();

const DAY_WORDS = ['en', 'fr'].flatMap((locale) => Info.weekdays('long', { locale }));
const MENDED = [...DAY_WORDS, 'tomorrow', 'yesterday', 'today', 'demain', "aujourd'hui"].map((word) => ({
	word,
	name: plain(word),
}));

/** The text with one word put right that is a slip away from one for a day, or two if it is long; the last word first. */
function mended(text: string, free: string): { typed: string; words: string }[] {
	return [...free.matchAll(/[\p{L}\p{M}’']{4,}/gu)].reverse().flatMap(({ index, 0: typed }) => {
		const right = nearestDay(plain(typed));
		const put = (into: string) => `${into.slice(0, index)}${right}${into.slice(index + typed.length)}`;
		return right === undefined ? [] : [{ typed: put(text), words: put(free) }];
	});
}

/** The weekday that begins like this, else the only word for a day that is nearest. */
function nearestDay(typed: string): string | undefined {
	const begun = MENDED.find(({ name }) => name.startsWith(typed));
	if (begun || typed.length < 5) return begun?.word;
	const near = MENDED.map(({ word, name }) => ({ word, away: slips(typed, name), most: most(name) }))
		.filter(({ away, most }) => away <= most)
		.sort((a, b) => a.away - b.away);
	return near.length > 1 && near[0]!.away === near[1]!.away ? undefined : near[0]?.word;
}

const most = (name: string): number => (name.length < 5 ? 0 : name.length < 8 ? 1 : 2);
