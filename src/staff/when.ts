/** Days as staff type them, in the reader's language or in English. */
import { DateTime } from 'luxon';
import { plain, slips } from '../../flows/match.ts';
import { type Part, part } from '../../flows/prompt.ts';

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

/** A day that could be read, or what is wrong with it; and which words it took, from one and before another. */
interface Found {
	readonly day: DateTime | Part;
	readonly yearTyped?: boolean;
	readonly from: number;
	readonly before: number;
}

export const dayAt = (moment: DateTime): Day => ({
	iso: moment.toISODate()!,
	date: Number(moment.toFormat('yyyyMMdd')),
});

/**
 * Takes the day out of a text: today, tomorrow, a weekday (the next one), `2026-11-24`, `24 Nov`, `24/11`.
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
	const words = text.split(/\s+/).filter((word) => word !== '');
	const found = dateIn(words, today) ?? wordIn(words, today, names);
	if (!found) return { day: undefined, rest: text };
	const rest = words.toSpliced(found.from, found.before - found.from).join(' ');
	if (!(found.day instanceof DateTime)) return { day: undefined, problem: found.day, rest };
	const nextYear = found.yearTyped === false ? found.day.plus({ years: 1 }).toISODate() : null;
	return { day: { ...dayAt(found.day), ...(nextYear && { nextYear }) }, rest };
}

/** In the reader's language and in English. */
const locales = (moment: DateTime) => [moment, moment.setLocale('en')];

/** A date in numbers or with its month's name; a weekday or "on" before it says nothing more. */
function dateIn(words: readonly string[], today: DateTime): Found | undefined {
	for (const i of words.keys()) {
		const found = numbersAt(words, i, today) ?? dayAndMonthAt(words, i, today);
		if (!found) continue;
		let { from } = found;
		if (from > 0 && weekday(plain(words[from - 1]!), today)) from--;
		return { ...found, from: leading(words, from) };
	}
	return undefined;
}

/** Where the words begin that only lead to a day. */
const leading = (words: readonly string[], from: number): number =>
	from > 0 && ['on', 'le'].includes(plain(words[from - 1]!)) ? from - 1 : from;

/** `2026-11-24`, `24/11`, `24/11/2026`, `24.11.2026`. */
function numbersAt(words: readonly string[], i: number, today: DateTime): Found | undefined {
	const typed = words[i]!.replace(/[,;.]+$/, '');
	const place = { from: i, before: i + 1 };
	const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(typed);
	if (iso) return { ...place, day: dayOfYear(today, typed, Number(iso[3]), Number(iso[2]), Number(iso[1])) };
	const pair = /^(\d{1,2})\/(\d{1,2})$/.exec(typed) ?? /^(\d{1,2})([-./])(\d{1,2})\2(\d{4})$/.exec(typed);
	if (!pair) return undefined;
	const numbers = pair
		.slice(1)
		.filter((number) => /\d/.test(number))
		.map(Number);
	const [first = 0, second = 0, year] = numbers;
	const yearTyped = year !== undefined;
	if (first <= 12 && second <= 12 && first !== second) {
		const either = dayOfYear(today, typed, first, second, year);
		const day = either instanceof DateTime ? either : today;
		const facts = { typed, short: day.toFormat('d LLL'), iso: day.toISODate() ?? '' };
		return { ...place, day: part('staff-which-day', facts) };
	}
	const [day, month] = second > 12 ? [second, first] : [first, second];
	return { ...place, yearTyped, day: dayOfYear(today, typed, day, month, year) };
}

/** `24 Nov`, `Nov 24`, with a year or without. */
function dayAndMonthAt(words: readonly string[], i: number, today: DateTime): Found | undefined {
	for (const [dayWord, monthWord] of [words.slice(i, i + 2), words.slice(i, i + 2).reverse()]) {
		const number = /^(\d{1,2})(?:st|nd|rd|th|er)?[,.]?$/i.exec(dayWord ?? '')?.[1];
		const month = monthNamed(plain(monthWord ?? ''), today);
		if (!number || !month) continue;
		const year = /^(\d{4})[,.]?$/.exec(words[i + 2] ?? '')?.[1];
		const before = i + (year ? 3 : 2);
		const typed = words
			.slice(i, before)
			.join(' ')
			.replace(/[,.]+$/, '');
		const day = dayOfYear(today, typed, Number(number), month, year ? Number(year) : undefined);
		return { day, yearTyped: year !== undefined, from: i, before };
	}
	return undefined;
}

function monthNamed(typed: string, today: DateTime): number | undefined {
	if (typed.length < 3) return undefined;
	for (let month = 1; month <= 12; month++) {
		const first = today.set({ day: 1, month });
		if (locales(first).some((local) => plain(local.toFormat('LLLL')).startsWith(typed))) return month;
	}
	return undefined;
}

/** Without a year: this year's, or the next one's if that is past by half a year or more. */
function dayOfYear(today: DateTime, typed: string, day: number, month: number, year?: number): DateTime | Part {
	const inYear = (of: number): DateTime => today.startOf('day').set({ year: of, month: 1, day: 1 }).set({ month, day });
	const exists = (moment: DateTime) => month >= 1 && month <= 12 && moment.month === month && moment.day === day;
	const longAgo = (moment: DateTime) => today.diff(moment, 'months').months >= 6;
	const asked = inYear(year ?? today.year);
	const meant = year === undefined && longAgo(asked) ? inYear(today.year + 1) : asked;
	return exists(meant) ? meant : part('staff-no-such-day', { typed });
}

/** Today, tomorrow, or a weekday: as it is written, else with a slip, else as a word of a name. */
function wordIn(words: readonly string[], today: DateTime, names: ReadonlySet<string>): Found | undefined {
	const typed = words.map(plain);
	const free = typed.map((word) => (names.has(word) ? '' : word));
	for (const [among, read] of [
		[free, namedDay],
		[free, almostNamed],
		[typed, namedDay],
	] as const) {
		const i = among.findLastIndex((word) => read(word, today) !== undefined);
		if (i < 0) continue;
		const day = read(among[i]!, today)!;
		const [isNext, isNextAfter] = [typed[i - 1] === 'next', ['prochain', 'next'].includes(typed[i + 1] ?? '')];
		// "Next monday", said on a Monday, is not today.
		const later = (isNext || isNextAfter) && day.hasSame(today, 'day') ? day.plus({ days: 7 }) : day;
		const from = isNext || typed[i - 1] === 'this' ? i - 1 : i;
		return { day: later, from: leading(words, from), before: isNextAfter ? i + 2 : i + 1 };
	}
	return undefined;
}

/** Words for days, folded, and how many days ahead they are. */
const AHEAD: Readonly<Record<string, number>> = {
	today: 0,
	now: 0,
	'aujourd hui': 0,
	aujourdhui: 0,
	tomorrow: 1,
	demain: 1,
	yesterday: -1,
	hier: -1,
};

function namedDay(typed: string, today: DateTime): DateTime | undefined {
	const ahead = AHEAD[typed];
	return ahead === undefined ? weekday(typed, today) : today.plus({ days: ahead });
}

const weekOf = (today: DateTime) => [0, 1, 2, 3, 4, 5, 6].map((days) => today.plus({ days }));
const namesOf = (day: DateTime) => locales(day).map((local) => plain(local.toFormat('cccc')));

/** By its name, or three letters of it. */
function weekday(typed: string, today: DateTime): DateTime | undefined {
	if (typed.length < 3) return undefined;
	return weekOf(today).find((day) => namesOf(day).some((name) => name.startsWith(typed)));
}

/** By the only name that is nearest: one slip away, or two if it is long. Nothing shorter than five letters. */
function almostNamed(typed: string, today: DateTime): DateTime | undefined {
	if (typed.length < 5 || /\p{N}/u.test(typed)) return undefined;
	const named = [
		...Object.entries(AHEAD).map(([name, days]) => ({ name, day: today.plus({ days }) })),
		...weekOf(today).flatMap((day) => namesOf(day).map((name) => ({ name, day }))),
	];
	const near = named
		.map(({ name, day }) => ({ day, away: slips(typed, name), allowed: name.length < 5 ? 0 : name.length < 8 ? 1 : 2 }))
		.filter(({ away, allowed }) => away <= allowed)
		.sort((a, b) => a.away - b.away);
	const [best] = near;
	const tied = near.some(({ day, away }) => away === best!.away && !day.hasSame(best!.day, 'day'));
	return tied ? undefined : best?.day;
}
