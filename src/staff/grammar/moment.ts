/** A moment as staff type it: a day, a time of the day, both or neither, anywhere in a line. */
import { isSameDay, type OfTwo, ofTwo } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import { withBareHour } from './bare-hour.ts';
import { takeTime } from './clock.ts';
import { type Day, takeDay } from './days.ts';
import { nameWords } from './names.ts';

export interface Moment {
	readonly day: Day | undefined;
	/** Minutes since midnight. */
	readonly minute: number | undefined;
	/** The same in the other half of the day, where what was typed leaves it open: `5:20`, `at 6`; never of `05:20`. */
	readonly other?: number;
	/** Which of the two it is, where the clocks show a time twice. */
	readonly ofTwo?: OfTwo;
	/** What is left of the text. */
	readonly rest: string;
}

/** Before this, a time that can be meant in either half of the day is rather one of the afternoon. */
export const EARLIEST = 7 * 60;
/** Who writes two figures of the hour means the morning. */
const TWO_FIGURES = 10 * 60;
const OF_TWO = /(?<=(?<!\d)\d\d:\d\d) (first|second)(?!\S)/i;

/** Takes it out of a text. @param zone the clinic's, by whose clock it is. Throws `Wrong` where a day can't be one. */
export function takeMoment({ tx, network, talk }: Turn, said: string, zone: string): Moment {
	const names = nameWords(network);
	const which = OF_TWO.exec(said);
	const typed = which ? said.replace(OF_TWO, '') : said;
	const first = takeDay(typed, tx.now, zone, talk.language, names);
	const isWhole = first.day !== undefined && takeTime(first.rest).minute !== undefined;
	const text = isWhole ? typed : withBareHour(typed, tx.now, zone, talk.language, names);
	const { day, problem, rest: untimed } = takeDay(text, tx.now, zone, talk.language, names);
	if (problem) throw new Wrong(problem);
	const { minute, orLater, rest } = takeTime(day ? untimed : text);
	const ofTwo = which ? { ofTwo: which[1]!.toLowerCase() as OfTwo } : {};
	if (minute === undefined || orLater === undefined || minute >= TWO_FIGURES) return { day, minute, ...ofTwo, rest };
	const [meant, other] = minute < EARLIEST ? [orLater, minute] : [minute, orLater];
	return { day, minute: meant, other, rest };
}

/** The end of a key: until when something lasts is said with its day (`-day`), unless that is the day one thinks of. */
export const onDay = (day: number, until: number, zone: string): '' | '-day' =>
	isSameDay(day, until, zone) ? '' : '-day';

/** As it can be typed again, whoever reads it: `2026-09-08 10:20`, and `first` or `second` where the clocks show it twice. */
export function momentTyped({ localDate, localMinute, start }: LocalStart, zone: string): string {
	const which = ofTwo(start, zone);
	return `${plainDate(localDate)} ${clockTyped(localMinute)}${which ? ` ${which}` : ''}`;
}

interface LocalStart {
	/** An instant. */
	readonly start: number;
	readonly localDate: number;
	readonly localMinute: number;
}

/** What was read of a moment, typed again; what it left open, it leaves open then. */
export function typedOf({ day, minute, other, ofTwo }: Omit<Moment, 'rest'>): string {
	const clock =
		minute === undefined
			? undefined
			: other === undefined || Math.min(minute, other) < 60
				? clockTyped(minute)
				: clockTyped(Math.min(minute, other)).slice(1);
	return [day?.iso, clock, ofTwo].filter((word) => word !== undefined).join(' ');
}

const plainDate = (date: number): string => String(date).replace(/^(\d{4})(\d\d)(\d\d)$/, '$1-$2-$3');
const two = (number: number): string => String(number).padStart(2, '0');
const clockTyped = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
