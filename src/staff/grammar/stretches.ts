/** Stretches of days as people type them: `24 dec to 2 jan`, `14-18/9`, `mon-wed`, `next week`, `14 sep for 2 weeks`. */
import { DateTime } from 'luxon';
import { at, type Part, part } from '../../../flows/prompt.ts';
import { takeInterval } from './amounts.ts';
import { type Day, type DayTaken, dayAt, masked, read, takeDay, without } from './days.ts';
import type { Found } from './figures.ts';

export interface DaysTaken extends DayTaken {
	/** The last day of the stretch; the same, if it is of one day. */
	readonly last: Day | undefined;
}

const JOINS = /\s*(?:[-–—]|(?<!\p{L})(?:to|till|until|through|au|à|jusqu.?au|jusqu.?à)(?!\p{L}))\s*/giu;
const UNTIL = /til|jusqu/i;
/** Without a year, a longer stretch is more likely a slip. */
const LONG_DAYS = 183;

/**
 * Takes a day, or a stretch of days, out of a text. As `takeDay`; a stretch that ends before it begins is a problem, and
 * so are days that are not one stretch.
 */
export function takeDays(
	text: string,
	now: number,
	zone: string,
	language: string,
	names: ReadonlySet<string> = new Set(),
): DaysTaken {
	const today = DateTime.fromMillis(now, { zone, locale: language });
	for (const { index, 0: join } of text.matchAll(JOINS)) {
		const [left, right] = [text.slice(0, index), text.slice(index + join.length)];
		const from = UNTIL.test(join) ? today.startOf('day') : undefined;
		const taken = joined(left, right, (typed) => read(typed, today, language, names), from);
		if (taken) return taken;
	}
	const first = takeDay(text, now, zone, language, names);
	if (!first.day) return first.problem ? { ...first, last: undefined } : takeWeek(text, now, zone);
	const another = takeDay(masked(first.rest, names), now, zone, language);
	const problem = another.problem ?? (another.day && part('times-several-days'));
	if (problem) return { day: undefined, last: undefined, problem, rest: first.rest };
	const { nextYear: _, ...last } = first.day;
	return { ...first, last };
}

/** The same, with what is left read as how long it goes on: `14 sep for 2 weeks`. */
export function lengthened(taken: DaysTaken): DaysTaken {
	const { day, last, rest: typed } = taken;
	const long = /^(.*?)(?<!\p{L})(?:for|pour|pendant)\s+(.+)$/iu.exec(typed);
	const { interval, rest } = takeInterval(long?.[2] ?? '');
	if (!long || !day || day.iso !== last?.iso || !interval || rest !== '') return taken;
	const end = DateTime.fromISO(day.iso).plus(interval).minus({ days: 1 });
	return { day, last: dayAt(end), rest: long[1]!.trim() };
}

type Read = (typed: string) => { readonly typed: string; readonly found?: Found };

/**
 * The stretch that what stands before and behind a word for "to" makes.
 * @param from where it begins if no day stands before.
 */
function joined(left: string, right: string, reading: Read, from: DateTime | undefined): DaysTaken | undefined {
	const [first, last] = [ending(reading(left)), beginning(reading(right))];
	const number = /(?<![\p{L}\d:./-])(?:(?:from|on|du|le)\s+)?(\d{1,2})(?:st|nd|rd|th|er)?$/iu.exec(left);
	const today: Taken | undefined = from && {
		typed: left,
		found: { day: from, from: left.length, before: left.length },
	};
	const dayOf = first ?? (last && (ofMonth(last, number, left) ?? today));
	// `8 sep to 10` may be ten o'clock.
	const monthFirst = first && /\p{L}{3,}\.?\s+\d{1,2}$/u.test(left);
	const lastOf =
		last ?? (monthFirst && ofMonth(first, /^(\d{1,2})(?:st|nd|rd|th)?(?![\d:./-]|\p{L})/iu.exec(right), right));
	if (!dayOf || !lastOf) return undefined;
	const rest = [dayOf, lastOf]
		.map((each) => without(each.typed, each.found))
		.join(' ')
		.trim();
	const [start, end] = [dayOf.found.day, lastOf.found.day];
	const wrong = (problem: Part) => ({ day: undefined, last: undefined, problem, rest });
	if (!(start instanceof DateTime)) return wrong(start);
	if (!(end instanceof DateTime)) return wrong(end);
	const until = after(start, end, lastOf.found);
	const facts = { first: at(start.toMillis(), start.zoneName!), last: at(until.toMillis(), start.zoneName!) };
	if (until < start)
		return wrong(part('times-backwards', { ...facts, from: until.toISODate()!, to: start.toISODate()! }));
	const sure = dayOf.found.yearTyped !== false && lastOf.found.yearTyped !== false;
	const days = Math.round(until.diff(start, 'days').days) + 1;
	if (!sure && days > LONG_DAYS)
		return wrong(part('times-long', { ...facts, days, from: start.toISODate()!, to: until.toISODate()! }));
	return { day: dayAt(start), last: dayAt(until), rest };
}

interface Taken {
	readonly typed: string;
	readonly found: Found;
}

const ending = ({ typed, found }: ReturnType<Read>): Taken | undefined =>
	found && found.before === typed.length ? { typed, found } : undefined;
const beginning = ({ typed, found }: ReturnType<Read>): Taken | undefined =>
	found?.from === 0 ? { typed, found } : undefined;

/** `14` of `14-18 sep`: a day of the other's month. */
function ofMonth(
	{ typed: of, found: { day, yearTyped, from, before } }: Taken,
	match: RegExpExecArray | null,
	typed: string,
): Taken | undefined {
	const number = Number(match?.[1]);
	if (
		!match ||
		yearTyped === undefined ||
		!/\d/.test(of.slice(from, before)) ||
		!(day instanceof DateTime) ||
		number < 1 ||
		number > day.daysInMonth!
	)
		return undefined;
	const found = { day: day.set({ day: number }), yearTyped, from: match.index, before: match.index + match[0].length };
	return { typed, found };
}

/** A day of the week is the next one after the first; a date without its year may be of the next year. */
function after(start: DateTime, end: DateTime, { dated, yearTyped }: Found): DateTime {
	if (end >= start) return end;
	if (dated === false) return end.plus({ weeks: 1 });
	const next = end.plus({ years: 1 });
	return yearTyped === false && next.diff(start, 'days').days < LONG_DAYS ? next : end;
}

const WEEK =
	/(?<!\p{L})(?:(?:all|whole|the|of|toute)\s+)*(?:(?<next>next week|la semaine prochaine|semaine prochaine)|this week|cette semaine)(?!\p{L})/iu;

/** `next week`, from its Monday on; `this week`, from today on. */
export function takeWeek(text: string, now: number, zone: string): DaysTaken {
	const today = DateTime.fromMillis(now, { zone });
	const match = WEEK.exec(text);
	if (!match) return { day: undefined, last: undefined, rest: text };
	const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`
		.replaceAll(/\s+/g, ' ')
		.trim();
	const first = match.groups!.next ? today.startOf('week').plus({ weeks: 1 }) : today;
	return { day: dayAt(first), last: dayAt(first.endOf('week')), rest };
}
