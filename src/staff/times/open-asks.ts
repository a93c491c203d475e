/** What `/open` still has to know: on which day, on which days of each week, and from when to when. */
import { DateTime, Info } from 'luxon';
import { at, type Fact, line, type Part, part } from '../../../flows/prompt.ts';
import type { Practitioner } from '../../core/network.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { Asks } from '../grammar/asking.ts';
import { dayAt } from '../grammar/days.ts';
import type { Hours } from '../grammar/hours.ts';
import { weekdaysSaid } from '../grammar/weekdays.ts';
import type { Wanted } from './open-line.ts';

interface Asked {
	readonly turn: Turn;
	/** As typed so far, without the slash. */
	readonly line: string;
	readonly practitioner: Practitioner;
	readonly zone: string;
}

const DAYS_OFFERED = 7;
const WEEKDAYS_OFFERED = [[1, 2, 3, 4, 5], [1], [2], [3], [4], [5], [6]];
const HOURS_OFFERED = [
	[['08:00', '12:00']],
	[['09:00', '12:00']],
	[['13:00', '17:00']],
	[
		['09:00', '12:00'],
		['13:30', '17:00'],
	],
] as const;
const EVENING = [[['17:00', '20:00']]] as const;

export function needWhen(asked: Asked): never {
	const { turn, line: typed, zone } = asked;
	const today = DateTime.fromMillis(turn.tx.now, { zone }).startOf('day');
	// A day of which nothing is left is none.
	const first = offered(beginning(turn.tx.now, zone), undefined).length > 0 ? 0 : 1;
	const days = Array.from({ length: DAYS_OFFERED }, (_, i) => today.plus({ days: first + i }));
	throw new Asks(
		[soFar(asked), line('times-ask-when')],
		[
			...days.map((day) => ({
				label: part('times-choice-day', { day: noon(dayAt(day).date, zone) }),
				line: `${typed} ${day.toISODate()}`,
			})),
			{ label: part('times-choice-weekly'), line: `${typed} every week` },
		],
		typed,
	);
}

export function needWeekdays(asked: Asked): never {
	const { turn, line: typed } = asked;
	throw new Asks(
		[soFar(asked), line('times-ask-weekdays')],
		WEEKDAYS_OFFERED.map((weekdays) => ({
			label: part('times-choice-words', { words: weekdaysSaid(weekdays, turn.talk.language) }),
			line: `${typed} ${weekdays.length > 1 ? 'weekdays' : `every ${Info.weekdays('short', { locale: 'en' })[weekdays[0]! - 1]}`}`,
		})),
		typed,
	);
}

/** @param ofDay what was said of the day: `tomorrow afternoon`. */
export function needHours(asked: Asked, when: Wanted['when'], ofDay: Hours | undefined): never {
	const { turn, line: typed, zone } = asked;
	const known =
		'day' in when
			? { day: noon(when.day.date, zone) }
			: { days: weekdaysSaid(when.weekly.weekdays, turn.talk.language) };
	const isToday = 'day' in when && when.day.iso === DateTime.fromMillis(turn.tx.now, { zone }).toISODate();
	throw new Asks(
		[soFar(asked, known), line('times-ask-hours')],
		offered(isToday ? beginning(turn.tx.now, zone) : '00:00', ofDay).map((words) => ({
			label: part('times-choice-words', { words }),
			line: `${typed} ${words}`,
		})),
		typed,
	);
}

/** The next full half hour of today; `24:00` if there is none any more. */
function beginning(now: number, zone: string): string {
	const today = DateTime.fromMillis(now, { zone });
	const minute = Math.ceil((today.hour * 60 + today.minute + (today.second > 0 ? 1 : 0)) / 30) * 30;
	return clock(minute);
}

const clock = (minute: number): string =>
	[Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');

/** Hours to choose from, of what is to come and of the part of the day that was said: `9-12, 13:30-17`. */
function offered(from: string, part: Hours | undefined): string[] {
	const fitting = (hours: readonly (readonly (readonly [string, string])[])[]) =>
		hours.map((all) =>
			all
				.filter(([first, last]) => last > from && (!part || (part.from <= first && last <= part.to)))
				.map(([first, last]) => `${shown(first < from ? from : first)}-${shown(last)}`)
				.join(', '),
		);
	const [day, evening] = [HOURS_OFFERED, EVENING].map((hours) => new Set(fitting(hours).filter((line) => line !== '')));
	return [...(day!.size > 0 ? day! : evening!)];
}

const shown = (clock: string): string => clock.replace(/^0|:00$/g, '');

/** What was understood until now. */
const soFar = ({ practitioner }: Asked, known: { readonly day?: Fact; readonly days?: string } = {}): Part =>
	part('times-so-far', { person: practitioner.name, day: '', days: '', ...known });

/** A moment of that day, to be said as a day. */
export const noon = (date: number, zone: string): Fact => at(instantOf({ date, minute: 720 }, zone), zone);
