/** Days in words, as chrono reads them in English and French, and a few that it does not know. */
import type { Chrono, ParsedResult } from 'chrono-node';
import * as en from 'chrono-node/en';
import * as fr from 'chrono-node/fr';
import { DateTime, FixedOffsetZone } from 'luxon';
import type { Found } from './figures.ts';

/** A day in words, or the first and the last of a stretch of them. */
export interface Spoken extends Found {
	readonly day: DateTime;
	readonly last?: DateTime;
	/** A date, and not only a day of the week. */
	readonly dated: boolean;
}

type Parser = Chrono['parsers'][number];

/** A day so many days from now, or from the next day of a week's name. */
const ahead = (pattern: RegExp, daysFrom: (today: DateTime, word: string) => number | undefined): Parser => ({
	pattern: () => pattern,
	extract(context, match) {
		const zone = FixedOffsetZone.instance(context.reference.getTimezoneOffset());
		const today = DateTime.fromJSDate(context.reference.instant, { zone });
		const days = daysFrom(today, match[1] ?? '');
		if (days === undefined) return null;
		const { year, month, day } = today.plus({ days });
		return context.createParsingComponents({ year, month, day });
	},
});

/** From today to the next day of that number: today's own is today. A number that no month has is no day. */
function daysToThe(today: DateTime, number: string): number | undefined {
	const start = today.startOf('month');
	for (let months = 0; months < 3; months++) {
		const month = start.plus({ months });
		const day = month.set({ day: Math.min(Number(number), month.daysInMonth!) });
		if (day.day === Number(number) && day >= today.startOf('day'))
			return Math.round(day.diff(today.startOf('day'), 'days').days);
	}
	return undefined;
}

/** From today to the next day of that name. */
function daysTo(today: DateTime, name: string): number {
	const [read] = [...en.casual.parse(name), ...fr.casual.parse(name)];
	return ((read?.start.get('weekday') ?? 0) - (today.weekday % 7) + 7) % 7;
}

const ENGLISH = chrono(en.casual, [
	ahead(/\b(?:the )?day after tomorrow\b/i, () => 2),
	ahead(/\b(?:the )?day before yesterday\b/i, () => -2),
	ahead(/\b(?:on )?((?:mon|tues|wednes|thurs|fri|satur|sun)day) week\b/i, (today, name) => daysTo(today, name) + 7),
	ahead(/\ba week (?:on|from) (\w+day)\b/i, (today, name) => daysTo(today, name) + 7),
	ahead(/\b((?:mon|tues|wednes|thurs|fri|satur|sun)day) next\b(?! week)/i, (today, name) => daysTo(today, name) || 7),
	ahead(/\b(?:on )?the (\d{1,2})(?:st|nd|rd|th)\b(?! of\b|\s+\p{L}{3,} \d{4})/iu, daysToThe),
]);
const FRENCH = chrono(fr.casual, [
	ahead(/(?<!\p{L})apr[èe]s[- ]?demain(?!\p{L})/iu, () => 2),
	ahead(/(?<!\p{L})avant[- ]?hier(?!\p{L})/iu, () => -2),
	ahead(/(?<!\p{L})aujourd.?hui(?!\p{L})/iu, () => 0),
	ahead(/(?<!\p{L})(\p{L}+(?:di|che)) en huit(?!\p{L})/iu, (today, name) => daysTo(today, name) + 7),
	ahead(/(?<!\p{L})le (\d{1,2})(?:er)?(?![\p{L}\d:./-]|\s*[-–]\s*\d)/iu, daysToThe),
]);

function chrono(known: Chrono, more: readonly Parser[]): Chrono {
	const ours = known.clone();
	ours.parsers = [...more, ...ours.parsers];
	return ours;
}

/** Every day or stretch of days in a text: dates before days of the week, the reader's language first, the last first. */
export function inWords(text: string, today: DateTime, language: string): Spoken[] {
	const reference = { instant: today.toJSDate(), timezone: today.offset };
	const [own, other] = language === 'fr' ? [FRENCH, ENGLISH] : [ENGLISH, FRENCH];
	const read = (by: Chrono) =>
		by.parse(text, reference).flatMap((result) => {
			const { words, from } = withoutNumber(result) ?? {};
			const [again] = words ? by.parse(words, reference) : [result];
			return (again && spoken(again, from === undefined ? 0 : result.index + from, today)) ?? [];
		});
	const inOwn = read(own);
	// Short words of another language may well be somebody's name: Sam is a Saturday in French.
	const inOther = read(other).filter(({ dated, from, before }) => dated || before - from > 3);
	const free = inOther.filter((each) => !inOwn.some((own) => own.before > each.from && own.from < each.before));
	const wider = inOther.filter((each) => !free.includes(each) && inOwn.every((own) => widerThan(each, own)));
	return [...wider, ...inOwn, ...free].sort(
		(a, b) =>
			Number(b.dated) - Number(a.dated) || Number(wider.includes(b)) - Number(wider.includes(a)) || b.from - a.from,
	);
}

/**
 * The same without a number that is none of the day's: an hour before or behind it (`wed 10`, `10 demain`), or the `77` of
 * `20 sep 77`, which is not in the last century.
 */
function withoutNumber({ text, start }: ParsedResult): { readonly words: string; readonly from: number } | undefined {
	const isHour = start.isCertain('hour');
	const behind = (isHour || start.get('year')! < 2000) && /^(.*\D)\d{1,2}$/.exec(text)?.[1];
	if (behind) return { words: behind, from: 0 };
	const words = isHour ? /^\d{1,2}\s+(.*)$/.exec(text)?.[1] : undefined;
	return words === undefined ? undefined : { words, from: text.length - words.length };
}

const widerThan = (each: Spoken, own: Spoken): boolean =>
	own.from < each.before && own.before > each.from && each.before - each.from > own.before - own.from;

/** A length of time ("for 3 weeks", "next month") is no day, nor is an hour. */
const NO_DAY =
	/^for\b|^(?:(?:this|next|last|past|the|an?|la|le|cette|ce)\s+)*(?:week|weekend|month|year|quarter|semaine|mois|ann[ée]e|an)(?:\s+(?:prochaine?|derni[eè]re?|pass[ée]e?))?$/i;
const BEFORE = /\b(?:last|past|ago|dernier|il y a)\b/i;

function spoken({ index, text, start, end }: ParsedResult, offset: number, today: DateTime): Spoken | undefined {
	const dated = start.isCertain('day');
	const typed = text.replace(/[\s,;.]+$/, '');
	if (!(dated || start.isCertain('weekday')) || start.isCertain('hour') || NO_DAY.test(typed)) return undefined;
	const dayOf = (part: typeof start): DateTime =>
		today.startOf('day').set({ year: part.get('year')!, month: part.get('month')!, day: part.get('day')! });
	const at = dayOf(start);
	// A day of the week is the next one.
	const day = !dated && at < today.startOf('day') && !BEFORE.test(typed) ? at.plus({ weeks: 1 }) : at;
	const last = end && dayOf(end);
	return {
		day,
		...(last && { last: last < day ? last.plus({ weeks: 1 }) : last }),
		dated,
		...(dated && { yearTyped: start.isCertain('year') }),
		from: offset + index,
		before: offset + index + typed.length,
	};
}
