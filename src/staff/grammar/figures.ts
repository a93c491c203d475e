/** Days in figures: `2026-11-24`, `24/11`, `24/11/2026`, `24.11.2026`; and those that no calendar has. */
import * as en from 'chrono-node/en';
import * as fr from 'chrono-node/fr';
import { DateTime } from 'luxon';
import { type Part, part } from '../../../flows/prompt.ts';

/** What a stretch of a text stands for. */
export interface Found {
	/** The day, or what is wrong with what was typed as one. */
	readonly day: DateTime | Part;
	/** Whether its year was typed; nothing where it needs none. */
	readonly yearTyped?: boolean;
	/** False: a day of the week. */
	readonly dated?: boolean;
	readonly from: number;
	readonly before: number;
}

const ISO = /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/;
const SHORT = /(?<![\d/.-])(\d{1,2})\/(\d{1,2})(?![\d/.-])/;
const LONG = /(?<![\d/.-])(\d{1,2})([-./])(\d{1,2})\2(\d{4})(?![\d/-])/;

/** The first day in figures. One that could be two days is a question; one that there is not is said. */
export function inFigures(text: string, today: DateTime): Found | undefined {
	const iso = ISO.exec(text);
	if (iso) return found(iso, dayOf(today, iso[0], Number(iso[3]), Number(iso[2]), Number(iso[1])));
	const long = LONG.exec(text);
	const short = long ? undefined : SHORT.exec(text);
	const typed = long ?? short;
	if (!typed) return impossible(text, today);
	const [first, second] = long ? [Number(long[1]), Number(long[3])] : [Number(short![1]), Number(short![2])];
	const year = long ? Number(long[4]) : undefined;
	const yearTyped = year !== undefined;
	if (first <= 12 && second <= 12 && first !== second) {
		const either = dayOf(today, typed[0], first, second, year);
		const day = either instanceof DateTime ? either : today;
		const facts = { typed: typed[0], short: day.toFormat('d LLL'), iso: day.toISODate() ?? '' };
		return found(typed, part('staff-which-day', facts));
	}
	const [day, month] = second > 12 ? [second, first] : [first, second];
	return { ...found(typed, dayOf(today, typed[0], day, month, year)), yearTyped };
}

const found = ({ index, 0: typed }: RegExpExecArray, day: DateTime | Part): Found => ({
	day,
	from: index,
	before: index + typed.length,
});

/** Without a year: this year's, or the next one's if that is past by half a year or more. */
function dayOf(today: DateTime, typed: string, day: number, month: number, year?: number): DateTime | Part {
	const inYear = (of: number): DateTime => today.startOf('day').set({ year: of, month: 1, day: 1 }).set({ month, day });
	const exists = (moment: DateTime) => month >= 1 && month <= 12 && moment.month === month && moment.day === day;
	const longAgo = (moment: DateTime) => today.diff(moment, 'months').months >= 6;
	const asked = inYear(year ?? today.year);
	const meant = year === undefined && longAgo(asked) ? inYear(today.year + 1) : asked;
	return exists(meant) ? meant : part('staff-no-such-day', { typed });
}

const YEAR = String.raw`(?:[.,]?\s+(?<year>\d{4})(?!\d))?`;
const DAY_AND_MONTH = [
	String.raw`(?<![\p{L}\p{N}:./-])(?<day>\d{1,2})(?:st|nd|rd|th|er)?\s+(?<month>\p{L}{3,})`,
	String.raw`(?<![\p{L}\p{N}])(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?![\d:/.-]|\p{L}{3})`,
].map((form) => new RegExp(form + YEAR, 'giu'));

/** `31 feb`: a month that has no such day, where there is no day that it has. */
function impossible(text: string, today: DateTime): Found | undefined {
	let wrong: Found | undefined;
	for (const match of DAY_AND_MONTH.flatMap((form) => [...text.matchAll(form)])) {
		const { day, month: named, year } = match.groups!;
		const month = monthNamed(named!);
		if (!month) continue;
		const read = dayOf(today, match[0], Number(day), month, year ? Number(year) : undefined);
		if (read instanceof DateTime) return undefined;
		wrong ??= found(match as RegExpExecArray, read);
	}
	return wrong;
}

/** A month, of which a first day can be read. */
export function monthNamed(word: string): number | undefined {
	for (const { strict } of [en, fr]) {
		const [first] = strict.parse(`1 ${word}`);
		if (first?.start.isCertain('day') && first.start.isCertain('month') && first.index === 0)
			return first.text.length === word.length + 2 ? first.start.get('month')! : undefined;
	}
	return undefined;
}
