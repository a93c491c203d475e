/** A moment as staff type it: a day, a time of the day, both or neither, anywhere in a line. */
import { isSameDay } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import { Wrong } from './command.ts';
import { takeTime } from './grammar/clock.ts';
import { type Day, takeDay } from './grammar/days.ts';
import { nameWords } from './grammar/names.ts';

export interface Moment {
	readonly day: Day | undefined;
	/** Minutes since midnight. */
	readonly minute: number | undefined;
	/** What is left of the text. */
	readonly rest: string;
}

/** Before this, a time that can be meant in either half of the day is one of the afternoon. */
const EARLIEST = 7 * 60;

/** Takes it out of a text. @param zone the clinic's, by whose clock it is. Throws `Wrong` where a day can't be one. */
export function takeMoment({ tx, network, talk }: Turn, typed: string, zone: string): Moment {
	const { day, problem, rest: untimed } = takeDay(typed, tx.now, zone, talk.language, nameWords(network));
	if (problem) throw new Wrong(problem);
	const { minute, orLater, rest } = takeTime(day ? untimed : typed);
	const meant = minute !== undefined && minute < EARLIEST ? (orLater ?? minute) : minute;
	return { day, minute: meant, rest };
}

/** The end of a key: until when something lasts is said with its day (`-day`), unless that is the day one thinks of. */
export const onDay = (day: number, until: number, zone: string): '' | '-day' =>
	isSameDay(day, until, zone) ? '' : '-day';

/** As it can be typed again, whoever reads it: `2026-09-08 10:20`. */
export const momentTyped = ({ localDate, localMinute }: { localDate: number; localMinute: number }): string =>
	`${plainDate(localDate)} ${clockTyped(localMinute)}`;

/** What was read of a moment, typed again. */
export const typedOf = (day: Day | undefined, minute: number | undefined): string =>
	[day?.iso, minute === undefined ? undefined : clockTyped(minute)].filter((word) => word !== undefined).join(' ');

const plainDate = (date: number): string => String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
const two = (number: number): string => String(number).padStart(2, '0');
const clockTyped = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
