/** Parts of a day, as people type them: `tomorrow afternoon`, `mardi matin`, `tonight`, `all day`. */
import { tokens } from '../../../flows/match.ts';
import { takeTime } from './clock.ts';
import { type Hours, shown } from './hours.ts';

export interface PartTaken {
	/** The hours that patients, too, know by this word; nothing for the whole day. */
	readonly part: Hours | undefined;
	/** What is left of the text; "this afternoon" leaves "today". */
	readonly rest: string;
}

const PART =
	/(?<!\p{L})(?<today>this\s+|ce(?:tte|t)?\s+|to(?=night))?(?:in the\s+|le\s+)?(?<part>morning|afternoon|evening|(?<=to)night|matin(?:ée)?|apr[èe]s[- ]?midi|soir(?:ée)?)(?!\p{L})/iu;
const WHOLE =
	/(?<!\p{L})(?:(?:all|the whole|whole|full) day(?: long)?|toute la journ[ée]e|journ[ée]e enti[èe]re)(?!\p{L})/iu;
const PARTS: readonly (readonly [RegExp, Hours])[] = [
	[/^(?:morn|mat)/i, { from: '00:00', to: '12:00' }],
	[/^(?:aft|apr)/i, { from: '12:00', to: '17:00' }],
	[/./, { from: '17:00', to: '24:00' }],
];

/** Takes the part of a day out of a text. @param names words that belong to a name, and stand for nothing else. */
export function takePart(text: string, names: ReadonlySet<string>): PartTaken {
	const typed = text.replace(WHOLE, ' ');
	const match = PART.exec(typed);
	const { today, part } = match?.groups ?? {};
	if (!match || tokens(part!).some((token) => names.has(token))) return { part: undefined, rest: spaced(typed) };
	const [, hours] = PARTS.find(([word]) => word.test(part!))!;
	const day = today === undefined ? '' : 'today';
	return {
		part: hours,
		rest: spaced(`${typed.slice(0, match.index)} ${day} ${typed.slice(match.index + match[0].length)}`),
	};
}

/** Hours that were typed with a part of the day: `afternoon 2-4` is 14:00 to 16:00; `afternoon 10-12` is what it says. */
export function within(part: Hours | undefined, hours: readonly Hours[]): readonly Hours[] {
	if (part === undefined || part.from === '00:00') return hours;
	return hours.map((each) => {
		const moved = each.to <= '12:00' ? inAfternoon(each) : each;
		return moved.from >= part.from && moved.to <= part.to ? moved : each;
	});
}

/** The same hours in the other half of the day. */
export const inAfternoon = ({ from, to }: Hours): Hours => ({ from: later(from), to: later(to) });

const later = (clock: string): string => `${Number(clock.slice(0, 2)) + 12}${clock.slice(2)}`;

const SIDE =
	/(?<!\p{L})(?:(?<from>from|after|dès|à partir de|après)|(?:until|till|before|up to|jusqu.?à|avant))\s+(?!\d{1,2}(?:st|nd|rd|th|er)?\s+\p{L}{3,}|\d+[-/])/giu;
const EARLIEST = 7 * 60;

/** Takes out from when on or until when it is: `from 3pm`, `after 15:00`, `until 10`, `avant 9h`. */
export function takeSide(text: string): PartTaken {
	for (const { index, 0: lead, groups } of text.matchAll(SIDE)) {
		const right = `at ${text.slice(index + lead.length)}`;
		const { minute, orLater, rest } = takeTime(right);
		if (minute === undefined || !right.endsWith(rest)) continue;
		const at = shown(orLater !== undefined && minute < EARLIEST ? orLater : minute);
		const part = groups!.from ? { from: at, to: '24:00' } : { from: '00:00', to: at };
		return { part, rest: spaced(`${text.slice(0, index)} ${rest}`) };
	}
	return { part: undefined, rest: text };
}

const spaced = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();
