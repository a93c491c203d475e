/** A clock time in what somebody typed: "at 11", "10:30", "11h", "à 11h30", "3 pm"; a bare number is none. */
import { latinDigits } from './match.ts';

/** Minutes of the local day, and the words around it. */
export interface ClockTyped {
	readonly minute: number;
	readonly rest: string;
}

const CLOCK =
	/(?<![\p{L}\p{N}:.])(?<at>(?:at|from|after|à|a|dès|après|vers)\s+)?(?<hour>\d{1,2})(?:\s*(?<sign>[:h.])\s*(?<minute>\d{2})?)?\s*(?<half>[ap]\.?m\b\.?)?(?![\p{L}\p{N}])/iu;

/** Before this hour nobody comes at night: three is in the afternoon, unless it is written 03 or with "am". */
const EARLIEST_HOUR = 7;

export function clockIn(typed: string): ClockTyped | undefined {
	const text = latinDigits(typed);
	const found = CLOCK.exec(text);
	const { at, hour: digits = '', sign, minute: minutes, half } = found?.groups ?? {};
	// "9." is a number of a list.
	const isClock = half !== undefined || at !== undefined || sign === 'h' || (sign === ':' && minutes !== undefined);
	if (!found || !isClock || (sign === ':' && minutes === undefined)) return undefined;
	const hour = hourOf(digits, half?.toLowerCase());
	const minute = Number(minutes ?? 0);
	if (hour === undefined || minute > 59) return undefined;
	const rest = `${text.slice(0, found.index)} ${text.slice(found.index + found[0].length)}`.trim();
	return { minute: hour * 60 + minute, rest };
}

function hourOf(digits: string, half: string | undefined): number | undefined {
	const hour = Number(digits);
	if (half) return hour >= 1 && hour <= 12 ? (hour % 12) + (half.startsWith('p') ? 12 : 0) : undefined;
	if (hour > 23) return undefined;
	return hour > 0 && hour < EARLIEST_HOUR && !digits.startsWith('0') ? hour + 12 : hour;
}
