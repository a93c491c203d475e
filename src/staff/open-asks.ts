/** What `/open` still has to know: on which day, on which days of each week, and from when to when. */
import { DateTime, Info } from 'luxon';
import { at, type Fact, line, type Part, part } from '../../flows/prompt.ts';
import type { Practitioner } from '../core/network.ts';
import { instantOf } from '../core/zones.ts';
import type { Turn } from '../perform/performer.ts';
import { Asks } from './grammar/asking.ts';
import { dayAt } from './grammar/days.ts';
import { weekdaysSaid } from './grammar/weekdays.ts';
import type { Wanted } from './reading.ts';

interface Asked {
	readonly turn: Turn;
	/** As typed so far, without the slash. */
	readonly line: string;
	readonly practitioner: Practitioner;
	readonly zone: string;
}

const DAYS_OFFERED = 7;
const WEEKDAYS_OFFERED = [[1, 2, 3, 4, 5], [1], [2], [3], [4], [5], [6]];
const HOURS_OFFERED = ['8-12', '9-12', '13-17', '9-12, 13:30-17'];

export function needWhen(asked: Asked): never {
	const { turn, line: typed, zone } = asked;
	const today = DateTime.fromMillis(turn.tx.now, { zone }).startOf('day');
	const days = Array.from({ length: DAYS_OFFERED }, (_, i) => today.plus({ days: i }));
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

export function needHours(asked: Asked, when: Wanted['when']): never {
	const { turn, line: typed, zone } = asked;
	const known =
		'day' in when
			? { day: noon(when.day.date, zone) }
			: { days: weekdaysSaid(when.weekly.weekdays, turn.talk.language) };
	throw new Asks(
		[soFar(asked, known), line('times-ask-hours')],
		HOURS_OFFERED.map((words) => ({ label: part('times-choice-words', { words }), line: `${typed} ${words}` })),
		typed,
	);
}

/** What was understood until now. */
const soFar = ({ practitioner }: Asked, known: { readonly day?: Fact; readonly days?: string } = {}): Part =>
	part('times-so-far', { person: practitioner.name, day: '', days: '', ...known });

/** A moment of that day, to be said as a day. */
export const noon = (date: number, zone: string): Fact => at(instantOf({ date, minute: 720 }, zone), zone);
