/** Hours as staff type them: `9-12, 13:30-17`, `9am to 12pm`, `de 9h à 12h30`. */
import { at, type Fact } from '../../../flows/prompt.ts';
import { wallTimeOf } from '../../core/zones.ts';
import { monthNamed } from './figures.ts';

export interface Hours {
	/** `09:00`, local. */
	readonly from: string;
	readonly to: string;
	/** `2-5`: neither half of the day is said, and the other is as likely. */
	readonly eitherHalf?: true;
}

const TIME = String.raw`(\d{1,2})(?:[:h.](\d{2})|\s?h)?(?:\s*([ap])\.?m\b\.?)?`;
/** A stretch of hours. Not within a longer run of numbers, such as `24-11-2026` or `3/12`. A word that leads to it goes with it. */
export const HOURS = new RegExp(
	String.raw`(?<![\d:./-])(?:(?<!\p{L})(?:from|at|de|à)\s+)?(?<![\d:./-])${TIME}\s*(?:-|–|—|to|till|until|à)\s*${TIME}(?![\p{L}\d/-]|:\d)`,
	'giu',
);
/** Stands where a range stood, until what joined two of them is gone. */
const GONE = '\u0000';
const JOINED = new RegExp(String.raw`${GONE}(?:\s*(?:[,;&]|and\b|et\b)*\s*${GONE})*\s*(?:[,;]+(?=\s|$))?`, 'gi');

/**
 * Takes the hours out of a text.
 * @returns the hours in the order typed, and what is left of the text. A range that is no stretch of a day is left in.
 */
export function takeHours(text: string): { hours: readonly Hours[]; rest: string } {
	const hours: Hours[] = [];
	const rest = text.replace(
		HOURS,
		(whole, h1: string, m1 = '00', half1: string, h2: string, m2 = '00', half2: string, index: number) => {
			const stretch =
				!isDays(text.slice(index + whole.length)) &&
				stretchOf({ hour: h1, minute: m1, half: half1 }, { hour: h2, minute: m2, half: half2 });
			if (!stretch) return whole;
			hours.push(stretch);
			return GONE;
		},
	);
	const left = hours.length > 0 ? rest.replace(JOINED, ' ') : rest;
	return { hours, rest: left.replaceAll(/\s+/g, ' ').trim() };
}

/** Whether a text has what is written like hours, and is not read as such: `12-9`. */
export const isStretch = (text: string): boolean =>
	[...text.matchAll(HOURS)].some(({ index, 0: typed }) => !isDays(text.slice(index + typed.length)));

/** `10-12 dec` is a stretch of days: whether a month follows. */
export function isDays(behind: string): boolean {
	const word = /^\s+(\p{L}{3,})/u.exec(behind)?.[1];
	return word !== undefined && monthNamed(word) !== undefined;
}

interface Clock {
	readonly hour: string;
	readonly minute: string;
	/** `a` or `p` of am and pm, in any case. */
	readonly half: string | undefined;
}

/** With am or pm at one of the two only, the other gets what makes a stretch of them: `9-12pm`, `1-5pm`, `9am-5`. */
function stretchOf(from: Clock, to: Clock): Hours | undefined {
	const halves: [string | undefined, string | undefined][] =
		from.half || to.half
			? [
					[from.half ?? to.half, to.half ?? from.half],
					[from.half ?? 'a', to.half ?? 'p'],
				]
			: [[undefined, undefined]];
	for (const [first, second] of halves) {
		const start = minuteOf({ ...from, half: first });
		const end = minuteOf({ ...to, half: second });
		if (start === undefined || end === undefined) continue;
		// Midnight as an end is that of the day's end.
		const last = end === 0 && second !== undefined ? 1440 : end;
		const eitherHalf = first === undefined && /^[1-5]$/.test(from.hour) && last <= 720;
		if (start < last) return { from: shown(start), to: shown(last), ...(eitherHalf && { eitherHalf }) };
	}
	return undefined;
}

function minuteOf({ hour, minute, half }: Clock): number | undefined {
	const [h, m] = [Number(hour), Number(minute)];
	if (half !== undefined && (h < 1 || h > 12)) return undefined;
	const day = half === undefined ? h : (h % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
	return m > 59 || day * 60 + m > 1440 ? undefined : day * 60 + m;
}

/** `09:00` of minutes since midnight. */
export const shown = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** The facts of when something ends: at midnight that is 24:00. */
export const endAt = (end: number, zone: string): { end: Fact; midnight: Fact } => ({
	end: at(end, zone),
	midnight: wallTimeOf(end, zone).minute === 0 ? 'yes' : 'no',
});
