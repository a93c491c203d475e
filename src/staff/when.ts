/** Days and hours as staff type them. */
import { DateTime } from 'luxon';
import { plain } from '../../flows/match.ts';

export interface Hours {
	/** `09:00`, local. */
	readonly from: string;
	readonly to: string;
}

/** Not within a longer run of numbers, such as `24-11-2026`. */
const RANGE = /(?<![\d:.-])(\d{1,2})(?:[:h.](\d{2})|h)?\s*(?:-|–|to|à)\s*(\d{1,2})(?:[:h.](\d{2})|h(?!\d))?(?![\d-])/g;
const ISO_DATE = /\b\d{4}-\d{2}-\d{2}\b/;

/**
 * Takes the hours (`9-12, 13:30-17`) out of a text.
 * @returns the hours in the order typed, and what is left of the text. A range that is no stretch of a day is left in.
 */
export function takeHours(text: string): { hours: readonly Hours[]; rest: string } {
	const hours: Hours[] = [];
	const date = ISO_DATE.exec(text)?.[0] ?? '';
	const rest = text.replace(ISO_DATE, '').replace(RANGE, (whole, h1: string, m1 = '00', h2: string, m2 = '00') => {
		const [from, to] = [clock(h1, m1), clock(h2, m2)];
		if (!from || !to || from >= to) return whole;
		hours.push({ from, to });
		return '';
	});
	const left = `${rest.replaceAll(/(^|\s)[,;]+(?=\s|$)/g, ' ')} ${date}`;
	return { hours, rest: left.replaceAll(/\s+/g, ' ').trim() };
}

function clock(hour: string, minute: string): string | undefined {
	const [h, m] = [Number(hour), Number(minute)];
	if (m > 59 || h * 60 + m > 1440) return undefined;
	return `${hour.padStart(2, '0')}:${minute}`;
}

/** A day at a clinic: its ISO date (`2026-11-24`), and 20261124. */
export interface Day {
	readonly iso: string;
	readonly date: number;
}

export const dayAt = (moment: DateTime): Day => ({
	iso: moment.toISODate()!,
	date: Number(moment.toFormat('yyyyMMdd')),
});

/**
 * Takes the day out of a text: today, tomorrow, a weekday (the next one), `2026-11-24`, `24 Nov`.
 * @param now the instant it is; @param zone the clinic's.
 */
export function takeDay(
	text: string,
	now: number,
	zone: string,
	language: string,
): { day: Day | undefined; rest: string } {
	const today = DateTime.fromMillis(now, { zone, locale: language });
	const iso = ISO_DATE.exec(text)?.[0];
	if (iso) {
		const parsed = DateTime.fromISO(iso, { zone, locale: language });
		return { day: parsed.isValid ? dayAt(parsed) : undefined, rest: text.replace(iso, '').trim() };
	}
	const words = text.split(/\s+/).filter((word) => word !== '');
	for (const [i, word] of words.entries()) {
		const pair = words[i + 1] === undefined ? undefined : dayAndMonth(`${word} ${words[i + 1]}`, today);
		const single = pair ? undefined : namedDay(word, today);
		const day = pair ?? single;
		if (day) return { day: dayAt(day), rest: words.toSpliced(i, pair ? 2 : 1).join(' ') };
	}
	return { day: undefined, rest: text };
}

/** In the reader's language and in English. */
const locales = (moment: DateTime) => [moment, moment.setLocale('en')];

function namedDay(word: string, today: DateTime): DateTime | undefined {
	const typed = plain(word);
	if (['today', 'aujourdhui', 'now'].includes(typed.replaceAll(' ', ''))) return today;
	if (['tomorrow', 'demain'].includes(typed)) return today.plus({ days: 1 });
	if (['yesterday', 'hier'].includes(typed)) return today.minus({ days: 1 });
	if (typed.length < 3) return undefined;
	const week = [0, 1, 2, 3, 4, 5, 6].map((days) => today.plus({ days }));
	return week.find((day) => locales(day).some((local) => plain(local.toFormat('cccc')).startsWith(typed)));
}

/** `24 Nov`: of this year, or of the next if it is over. */
function dayAndMonth(typed: string, today: DateTime): DateTime | undefined {
	const [number = '', name = ''] = typed.split(' ');
	if (!/^\d{1,2}$/.test(number) || plain(name).length < 3) return undefined;
	for (let month = 1; month <= 12; month++) {
		const first = today.set({ day: 1, month });
		if (!locales(first).some((local) => plain(local.toFormat('LLLL')).startsWith(plain(name)))) continue;
		if (Number(number) < 1 || Number(number) > (first.daysInMonth ?? 31)) return undefined;
		const day = first.set({ day: Number(number) });
		return day.endOf('day') < today ? day.plus({ years: 1 }) : day;
	}
	return undefined;
}
