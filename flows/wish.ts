/** A day, a part of one or an hour, as somebody types it: "tomorrow afternoon", "wed at 11". */
import { clockIn } from './clock.ts';
import { matchOffered, plain } from './match.ts';
import type { PartOfDay } from './patient/context.ts';
import type { PersonEvent } from './patient/events.ts';
import { wordsFor } from './words.ts';

/** Something open to be chosen, as it is written. */
export interface Labelled {
	readonly label: string;
	readonly others: readonly string[];
	readonly answers?: 'yes' | 'no' | undefined;
	readonly event: PersonEvent;
}

/**
 * What it leads to: taken where a day, or a part of one, is asked for, else as wanting to say one. `soon`: it was said
 * too early; nothing where it is no such wish, or not for any day that is offered.
 */
export function wishMeant(
	typed: string,
	offered: readonly Labelled[],
	language: string,
): PersonEvent | 'soon' | 'ambiguous' | undefined {
	const { part, from, rest } = hoursIn(typed, language);
	const isDay = ['word-today', 'word-tomorrow'].some((key) =>
		wordsFor(key, language).some((word) => plain(word) === rest),
	);
	const hours = part !== undefined || from !== undefined;
	if (!hours && !isDay) return undefined;
	if (from !== undefined && rest.split(' ').length > MOST_WORDS) return undefined;
	const times = offered.filter(({ event }) => event.type === 'timeChosen');
	const time = from === undefined ? undefined : matchOffered(`${rest} ${clock(from)}`, times.map(inWords));
	if (time !== undefined) return time === 'ambiguous' ? time : times[time]!.event;
	const known = (type: PersonEvent['type']) => offered.find(({ event }) => event.type === type)?.event;
	if (from !== undefined && rest === '' && known('partOfDayChosen'))
		return { type: 'partOfDayChosen', part: 'any', from };
	const days = offered.filter(({ event }) => event.type === 'dayChosen');
	const found = matchOffered(rest, days.map(inWords));
	if (found === 'ambiguous') return found;
	const day = rest === '' ? days.find(({ event }) => 'date' in event && event.date === null) : days[Number(found)];
	if (hours && day?.event.type === 'dayChosen')
		return { ...day.event, part: part ?? 'any', ...(from !== undefined && { from }) };
	// What is under review is held, and not given up for a word.
	if (days.length > 0 || known('bookAsked')) return undefined;
	return known('otherDayAsked') ?? known('otherWishesAsked') ?? 'soon';
}

/** Besides an hour: in more words than a day has, it is said of something else. */
const MOST_WORDS = 3;

export const inWords = ({ label, others }: Labelled): string => [label, ...others].join(' ');
const clock = (minute: number): string => `${Math.floor(minute / 60)}:${minute % 60}`;

const PARTS = [
	['word-morning', 'morning'],
	['word-afternoon', 'afternoon'],
	['word-evening', 'evening'],
] as const;

/** The part of the day, or the hour (minutes of the local day), that a text names, and the words around it. */
function hoursIn(typed: string, language: string): { part?: PartOfDay; from?: number; rest: string } {
	const text = ` ${plain(typed)} `;
	for (const [key, part] of PARTS)
		for (const word of wordsFor(key, language)) {
			const [before, after] = text.split(` ${plain(word)} `);
			if (after !== undefined) return { part, rest: `${before} ${after}`.trim() };
		}
	const clock = clockIn(typed);
	return clock ? { from: clock.minute, rest: plain(clock.rest) } : { rest: text.trim() };
}
