/**
 * An hour with nothing about it that says so: `wed 10`, `tomorrow 3`, `fri 1130`, `10 sep 11`, `demain 10`, `le 9 à 10`.
 *
 * The one rule: a number right behind a day is an hour, if a clock has it. So `wed 10` is ten o'clock on Wednesday even where
 * that is the tenth, `10 sep 11` is eleven o'clock, and `10 sep 27` is a year. It is none before a month (`wed 10 sep`), nor
 * where no day stands before it (`10 sep`). What was read is always said back.
 */
import { DateTime } from 'luxon';
import { read } from './days.ts';
import { isDays } from './hours.ts';

const NUMBER =
	/(?<=\S\s+|[,;])(?:(?:around|about|vers|@)\s*)?(\d{1,4})(?:\s+o['’]?clock(?!\p{L}))?(?=[,;.]?(?:\s|$))(?!\s+\d)/giu;
/** "The 9th, at 10", and no hours from nine to ten. */
const THE_DAY = /(?<!\p{L})(le\s+\d{1,2}(?:er)?)(?=\s+à\s+\d{1,2}(?!\d))/giu;

/**
 * The text with such an hour written as clock times are (`wed at 10:00`), for whoever reads one moment out of it; as it was,
 * where there is none. The arguments are those of `takeDay`.
 */
export function withBareHour(
	typed: string,
	now: number,
	zone: string,
	language: string,
	names: ReadonlySet<string>,
): string {
	const today = DateTime.fromMillis(now, { zone, locale: language });
	const text = typed.replaceAll(THE_DAY, '$1,');
	for (const { index, 0: whole, 1: digits } of text.matchAll(NUMBER)) {
		const behind = text.slice(index + whole.length);
		const clock = clockOf(digits!);
		if (!clock || isDays(behind)) continue;
		const { typed: head, found } = read(text.slice(0, index).replace(/[\s,;]+$/, ''), today, language, names);
		if (found?.before !== head.length || !(found.day instanceof DateTime)) continue;
		// `10 sep 2030`
		if (found.yearTyped === false && /^20\d\d$/.test(digits!)) continue;
		return `${head} at ${clock}${behind}`;
	}
	return text;
}

/** `10:00` of 10, `11:30` of 1130. */
function clockOf(digits: string): string | undefined {
	const [, hour, minute] = /^(\d{1,2}?)(\d\d)?$/.exec(digits.length < 3 ? `${digits}00` : digits) ?? [];
	return Number(hour) > 0 && Number(hour) < 24 && Number(minute) < 60 ? `${hour}:${minute}` : undefined;
}
