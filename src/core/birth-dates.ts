/**
 * A birth date as people type it: `1984-03-12`, `12/03/1984`, `12.3.84`, `12 March 1984`, `le 1er mars 1984`, `19840312`.
 * Where day and month can be taken for each other, both dates are answered and the person is asked.
 */
import { normaliseName } from './contacts.ts';
import { parseDate } from './zones.ts';

/** Nobody is older, in years. */
const OLDEST = 130;

/**
 * The dates (`1984-03-12`) that a text can mean: none, one or two, the likelier first. None lies after `today` or more than
 * 130 years before it. Two digits of a year are the latest such year that has passed.
 * @param language BCP 47, of month names (English ones are always known) and of the order of day and month: in English
 * both are common, elsewhere the month comes first only where it can't be the day.
 * @param today `2026-09-08`
 */
export function birthDatesIn(text: string, language: string, today: string): string[] {
	const typed = text
		.normalize('NFKC')
		.toLowerCase()
		// Ordinals, and the small words between.
		.replaceAll(/(?<=\d)(st|nd|rd|th|er|re|e)\b|\b(?:(?:le|the|of|de|du)\b|d['’])|[年月日号]/gu, ' ');
	if (!/^[\s\d\p{L}\p{M}.,/'’\p{Pd}]*$/u.test(typed)) return [];
	const digits = typed.trim();
	const parts = typed.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
	const dates = /^\d{8}$/.test(digits) ? together(digits, language, today) : apart(parts, language, today);
	return [...new Set(dates.filter((date) => date !== undefined))].slice(0, 2);
}

/** Whether a text means a day that has not come yet, of the next hundred years. */
export const isAhead = (text: string, language: string, today: string): boolean =>
	birthDatesIn(text, language, yearsBefore(today, -100)).some((date) => date > today);

/** Today, to read a birth date on: `2026-09-08`, in UTC. */
export const todayOf = (now: number): string => new Date(now).toISOString().slice(0, 10);

/** A year of two digits or four, as the latest that lets the date lie in the past. */
export function pastDate(year: string, month: string | number, day: string | number, today: string) {
	const years = year.length === 4 ? [year] : year.length === 2 ? [`20${year}`, `19${year}`] : [];
	return years
		.map((full) => `${full}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}`)
		.find((date) => parseDate(date) && date <= today && date >= yearsBefore(today, OLDEST));
}

const yearsBefore = (day: string, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;

type Dates = (string | undefined)[];

/** Eight digits: the year first or last. */
function together(digits: string, language: string, today: string): Dates {
	const yearFirst = pastDate(digits.slice(0, 4), digits.slice(4, 6), digits.slice(6), today);
	if (yearFirst) return [yearFirst];
	return eitherOrder([digits.slice(0, 2), digits.slice(2, 4), digits.slice(4)], language, today);
}

function apart(parts: readonly string[], language: string, today: string): Dates {
	const [a, b, c] = parts;
	if (a === undefined || b === undefined || c === undefined || parts.length > 3) return [];
	const named = parts.findIndex((part) => !/^\d/.test(part));
	if (named < 0) {
		if (a.length === 4 || (a.length === 2 && Number(a) > 31)) return [pastDate(a, b, c, today)];
		return eitherOrder([a, b, c], language, today);
	}
	const month = monthIn(parts[named]!, language);
	const [first, second] = parts.filter((_, place) => place !== named) as [string, string];
	if (month === undefined) return [];
	return [first.length === 4 ? pastDate(first, month, second, today) : pastDate(second, month, first, today)];
}

function eitherOrder([a, b, year]: readonly [string, string, string], language: string, today: string): Dates {
	const [dayFirst, monthFirst] = [pastDate(year, b, a, today), pastDate(year, a, b, today)];
	return dayFirst === undefined || language.startsWith('en') ? [dayFirst, monthFirst] : [dayFirst];
}

/** The month (1–12) that a word is, or begins as long as no other month does: `sept`, `juil`. */
function monthIn(word: string, language: string): number | undefined {
	const typed = normaliseName(word);
	for (const names of [monthsOf(language), monthsOf('en')]) {
		const whole = names.indexOf(typed);
		if (whole >= 0) return whole + 1;
		const meant = names.flatMap((name, place) => (typed.length >= 3 && name.startsWith(typed) ? place + 1 : []));
		if (meant.length === 1) return meant[0];
	}
	return undefined;
}

function monthsOf(language: string): readonly string[] {
	const months = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' });
	return Array.from({ length: 12 }, (_, month) => normaliseName(months.format(Date.UTC(2026, month))));
}
