/** Days of the week that come again: `mon-fri`, `every tuesday`, `mon, wed and fri`, `du lundi au vendredi`, `weekdays`. */
import { Info } from 'luxon';
import { plain } from '../../../flows/match.ts';

export interface WeekdaysTaken {
	/** ISO: 1 is Monday; in order. Nothing where no days of the week are said, or only one that may be a single day. */
	readonly weekdays: readonly number[] | undefined;
	/** "Every week", "weekly": of the day that stands elsewhere, if no weekdays are said. */
	readonly weekly: boolean;
	/** What is left of the text. */
	readonly rest: string;
}

const NAMES = ['en', 'fr'].flatMap((locale) =>
	Info.weekdays('long', { locale }).map((name, i) => ({ name: plain(name), day: i + 1 })),
);
/** By its name, or three letters or more of it; with the s of many. */
const dayNamed = (typed: string): number | undefined => {
	const word = plain(typed);
	return NAMES.find(({ name }) => word.length >= 3 && (name.startsWith(word) || `${name}s` === word))?.day;
};
/** Every beginning of a name that has three letters, the longest first: no other word is taken into a list. */
const BEGUN = NAMES.flatMap(({ name }) => [`${name}s`, ...Array.from(name, (_, i) => name.slice(0, i + 1)).slice(2)]);
const WORD = String.raw`(?:${BEGUN.sort((a, b) => b.length - a.length).join('|')})(?!\p{L})\.?`;
const JOIN = String.raw`\s*(?:,|&|\+|\band\b|\bet\b)\s*`;
const TO = String.raw`\s*(?:-|–|\bto\b|\bthrough\b|\bau\b|\bà\b)\s*`;
const SPAN = `${WORD}(?:${TO}${WORD})?`;
const LISTED = new RegExp(
	String.raw`(?<!\p{L})(?<every>(?:every|each|on|from|du|le|tous les|chaque)\s+)?(?<list>${SPAN}(?:${JOIN}${SPAN})*)(?!\p{L})`,
	'giu',
);
const WEEKLY = /(?<!\p{L})(?:every week|each week|weekly|toutes les semaines|chaque semaine|hebdomadaire)(?!\p{L})/iu;
const SETS: readonly (readonly [RegExp, readonly number[]])[] = [
	[/(?<!\p{L})(?:(?:every|on)\s+)?(?:weekdays?|working days?|jours ouvrables)(?!\p{L})/iu, [1, 2, 3, 4, 5]],
	[/(?<!\p{L})(?:every day|daily|tous les jours|chaque jour)(?!\p{L})/iu, [1, 2, 3, 4, 5, 6, 7]],
];

const UNEVEN = [
	/(?<!\p{L})(?:every|each)\s+(?:other|second|third|fourth|last|first|\d+(?:nd|rd|th|st))\s/iu,
	/(?<!\p{L})(?:every|each)\s+(?:two|three|four|[2-9])\s+weeks(?!\p{L})/iu,
	/(?<!\p{L})(?:toutes|tous) les (?:deux|trois|quatre|[2-9])\s+(?:semaines|\p{L}+dis)(?!\p{L})/iu,
	/(?<!\p{L})(?:fortnightly|bi-?weekly|monthly|mensuel(?:lement)?)(?!\p{L})/iu,
	/(?<!\p{L})(?:each|every|the|a|per|chaque|du|par)\s+(?:month|mois)(?!\p{L})/iu,
	/(?<!\p{L})(?:semaine|\p{L}+di|\p{L}+day|week)\s+(?:sur|out of)\s+(?:deux|two|trois|three)(?!\p{L})/iu,
];

/** Whether it asks for days that come again, but not every week: `every 2nd tuesday`, `monthly`, `un mardi sur deux`. */
export const isUneven = (typed: string): boolean => UNEVEN.some((form) => form.test(typed));

/** Takes the days of the week out of a text. One alone counts with "every" before it, or an s: `every tuesday`, `tuesdays`. */
export function takeWeekdays(text: string): WeekdaysTaken {
	const weekly = WEEKLY.test(text);
	const typed = text.replace(WEEKLY, ' ');
	const left = (rest: string): string => rest.replaceAll(/\s+/g, ' ').trim();
	for (const [set, weekdays] of SETS)
		if (set.test(typed)) return { weekdays, weekly: true, rest: left(typed.replace(set, ' ')) };
	for (const match of typed.matchAll(LISTED)) {
		const { every, list } = match.groups!;
		const days = daysIn(list!);
		const again = weekly || /^(?:every|each|tous|chaque)/i.test(every ?? '') || /[^s]s$/i.test(list!);
		if (days.length === 1 && !again) continue;
		const rest = `${typed.slice(0, match.index)} ${typed.slice(match.index + match[0].length)}`;
		return { weekdays: days, weekly: true, rest: left(rest) };
	}
	return { weekdays: undefined, weekly, rest: weekly ? left(typed) : text };
}

/** The days of `mon-wed, fri`. */
function daysIn(list: string): number[] {
	const days = new Set<number>();
	for (const span of list.split(new RegExp(JOIN, 'iu'))) {
		const [first, last] = span.split(new RegExp(TO, 'iu')).map(dayNamed);
		for (let day = first!; ; day = (day % 7) + 1) {
			days.add(day);
			if (day === (last ?? first)) break;
		}
	}
	return [...days].sort((a, b) => a - b);
}

/** `Mon–Fri`, `Mon, Wed`, as they are said in a language. */
export function weekdaysSaid(weekdays: readonly number[], language: string): string {
	const names = Info.weekdays('short', { locale: language });
	const spans: number[][] = [];
	for (const day of weekdays) {
		const span = spans.at(-1);
		if (span?.at(-1) === day - 1) span.push(day);
		else spans.push([day]);
	}
	return spans
		.flatMap((span) => (span.length < 3 ? span.map((day) => [day]) : [span]))
		.map((span) => [...new Set([span[0]!, span.at(-1)!])].map((day) => names[day - 1]).join('–'))
		.join(', ');
}
