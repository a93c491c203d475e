/** Clock times as people type them: `10:20`, `9h30`, `3pm`, `at 9`, `half past nine`, `midi et demi`. */
import { HOURS, isDays } from './hours.ts';

export interface TimeTaken {
	/** Minutes since midnight. */
	readonly minute: number | undefined;
	/** Twelve hours later, where it could be meant as well: `at 2`, `half past two`; never of `02:30`. */
	readonly orLater?: number;
	/** What is left of the text. */
	readonly rest: string;
}

const LEAD = String.raw`(?<![\p{L}\d:./#-])(?:(?:at|à)\s+)?`;
const END = String.raw`(?![\p{L}\d/#-]|[:.]\d)`;
const NUMBERS: Readonly<Record<string, number>> = Object.fromEntries(
	[
		['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'],
		['une', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf', 'dix', 'onze', 'douze'],
	].flatMap((words) => words.map((word, i) => [word, i + 1])),
);
const NUMBER = String.raw`(\d{1,2}|${Object.keys(NUMBERS).join('|')})`;
const HALF = String.raw`(?:\s*([ap])\.?m\b\.?)?`;

/** Hour, minutes and half of the day, by the form they are written in. */
interface Clock {
	readonly hour: string;
	readonly minutes: number;
	readonly half?: string | undefined;
	/** Neither half of the day is said, and the form leaves it open. */
	readonly open?: boolean;
}

const FORMS: readonly (readonly [RegExp, (match: RegExpExecArray) => Clock])[] = [
	[
		new RegExp(`${LEAD}(half|quarter)\\s+(past|to)\\s+${NUMBER}${HALF}${END}`, 'iu'),
		([, part, way, hour, half]) => ({
			hour: hour!,
			minutes: (part!.toLowerCase() === 'half' ? 30 : 15) * (way!.toLowerCase() === 'to' ? -1 : 1),
			half,
			open: true,
		}),
	],
	[
		new RegExp(`${LEAD}${NUMBER}\\s*(?:h|heures?)\\s+(et demie?|et quart|moins le quart)${END}`, 'iu'),
		([, hour, part]) => ({ hour: hour!, minutes: /demi/i.test(part!) ? 30 : /et quart/i.test(part!) ? 15 : -15 }),
	],
	[
		new RegExp(`${LEAD}(noon|midday|midi|midnight|minuit)(\\s+et demie?)?${END}`, 'iu'),
		([, word, half]) => ({ hour: /^mi(dn|nu)/i.test(word!) ? '0' : '12', minutes: half ? 30 : 0 }),
	],
	[
		new RegExp(`${LEAD}(\\d{1,2})[:h.](\\d{2})${HALF}${END}`, 'iu'),
		([typed, hour, minutes, half]) => ({
			hour: hour!,
			minutes: Number(minutes),
			half,
			open: !/h/i.test(typed) && !hour!.startsWith('0'),
		}),
	],
	[
		new RegExp(`${LEAD}(?<!(?:every|les)\\s)(\\d{1,2})\\s?(?:h|heures)${END}`, 'iu'),
		([, hour]) => ({ hour: hour!, minutes: 0 }),
	],
	[
		new RegExp(`${LEAD}(\\d{1,2})\\s*([ap])\\.?m\\b\\.?${END}`, 'iu'),
		([, hour, half]) => ({ hour: hour!, minutes: 0, half }),
	],
	[
		new RegExp(`(?<!\\p{L})(?:at|à)\\s+${NUMBER}(?:\\s+o'?clock)?${END}(?!\\s+\\p{L}{3}\\p{L}*\\s+\\d{4})`, 'iu'),
		([, hour]) => ({ hour: hour!, minutes: 0, open: !hour!.startsWith('0') }),
	],
];

/** Takes the first clock time out of a text. */
export function takeTime(text: string): TimeTaken {
	for (const [form, clockOf] of FORMS) {
		const match = form.exec(text);
		const minute = match && minuteOf(clockOf(match));
		if (!match || minute === undefined || minute === null) continue;
		const rest = `${text.slice(0, match.index)} ${text.slice(match.index + match[0].length)}`;
		const { open, half } = clockOf(match);
		return {
			minute,
			...(open && !half && minute > 0 && minute < 720 && { orLater: minute + 720 }),
			rest: rest.replaceAll(/\s+/g, ' ').trim(),
		};
	}
	return { minute: undefined, rest: text };
}

function minuteOf({ hour, minutes, half }: Clock): number | undefined {
	const h = NUMBERS[hour.toLowerCase()] ?? Number(hour);
	if (half !== undefined && (h < 1 || h > 12)) return undefined;
	const day = half === undefined ? h : (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	const minute = day * 60 + minutes;
	return minutes > 59 || minute < 0 || minute > 1439 ? undefined : minute;
}

/** The text with hours and clock times covered; every place stays the same. */
export function withoutTimes(text: string): string {
	const cover = (typed: string): string => '_'.repeat(typed.length);
	return FORMS.reduce(
		(covered, [form]) => covered.replaceAll(new RegExp(form, 'giu'), cover),
		text.replaceAll(HOURS, (typed, ...more) =>
			isDays(text.slice(Number(more.at(-2)) + typed.length)) ? typed : cover(typed),
		),
	);
}
