/** What was typed after `/open`, as the times it stands for; or what is wrong with it; or what it lacks, as a question. */
import { DateTime } from 'luxon';
import { at, part } from '../../../flows/prompt.ts';
import type { HealthcareService, Location, Practitioner } from '../../core/network.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import type { About } from '../finding/times-examples.ts';
import { takeInterval, takeMinutes, takeShare } from '../grammar/amounts.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn, FOR, WITH } from '../grammar/clauses.ts';
import { takeTime } from '../grammar/clock.ts';
import { type Day, dayAt, takeDay } from '../grammar/days.ts';
import { type Hours, isStretch, takeHours } from '../grammar/hours.ts';
import { leftOver, unreadIn } from '../grammar/left-over.ts';
import { meant, nameWords } from '../grammar/names.ts';
import { inAfternoon, takePart, within } from '../grammar/parts.ts';
import { managedAt, placeMeant, practitionerMeant, servicesMeant, trimmed } from '../grammar/people.ts';
import { takeDays } from '../grammar/stretches.ts';
import { isUneven, takeWeekdays } from '../grammar/weekdays.ts';
import { needHours, needWeekdays, needWhen } from './open-asks.ts';

/** Every week on these days. */
export interface Weekly {
	/** ISO: 1 is Monday. */
	readonly weekdays: readonly number[];
	/** 20260908. Without a last day it goes on. */
	readonly first: number;
	readonly last: number | undefined;
}

export interface Wanted {
	readonly practitioner: Practitioner;
	readonly location: Location;
	readonly services: readonly HealthcareService[];
	/** One day, or every week. */
	readonly when: { readonly day: Day } | { readonly weekly: Weekly };
	readonly hours: readonly Hours[];
	readonly slotMinutes: number;
	/** Of a hundred times, how many are online, if that was said. */
	readonly share: number | undefined;
}

/** A line taken apart, but for the day, which depends on the clinic's clock. */
interface Line {
	readonly typed: string;
	readonly share: number | undefined;
	readonly minutes: number | undefined;
	readonly weekdays: readonly number[] | undefined;
	readonly weekly: boolean;
	readonly hours: readonly Hours[];
	/** The part of the day. */
	readonly part: Hours | undefined;
	/** What follows "until", and what is left with the day in it. */
	readonly until: string | undefined;
	readonly dated: string;
}

const UNTIL =
	/(?<!\p{L})(?:until|till|jusqu.?au|jusqu.?à)\s+(.+?)(?=\s+(?:at|à|for|pour|with|avec|every|toutes|online|kept)(?!\p{L})|$)/iu;

function takenApart(typed: string, names: ReadonlySet<string>): Line {
	if (isUneven(typed)) throw new Wrong(part('times-only-weekly'));
	const { share, rest: unshared } = takeShare(typed);
	const { minutes, rest: uncounted } = takeMinutes(unshared);
	const { hours, rest: unhoured } = takeHours(uncounted);
	const { part: ofDay, rest: timeless } = takePart(unhoured, names);
	if (hours.length === 0 && isStretch(timeless)) throw new Wrong(part('staff-no-hours'));
	const until = UNTIL.exec(timeless)?.[1];
	const { weekdays, weekly, rest: dated } = takeWeekdays(until === undefined ? timeless : timeless.replace(UNTIL, ' '));
	const common = { typed, share, minutes, part: ofDay, hours: within(ofDay, hours) };
	return { ...common, weekdays, weekly: weekly || until !== undefined, until, dated };
}

/**
 * Reads what is to be opened. Throws `Wrong`, or `Asks` for what is missing: who, when, from when to when, and where.
 * @param about gets whom it is about as soon as that is understood, for an example that follows.
 */
export function read(turn: Turn, member: Member, typed: string, about: About): Wanted {
	const { network } = turn;
	const line = takenApart(typed, nameWords(network));
	const { name, unread, stray, at: place, for: services, rest } = named(turn, line);
	if (line.hours.length === 0 && takeTime(line.dated).minute !== undefined) throw new Wrong(part('staff-no-hours'));
	const add = (more: string) => trimmed(`open ${typed} ${more}`);
	if (stray !== '') throw unreadIn(trimmed(`open ${typed}`), stray);
	const practitioner = practitionerMeant(turn, member, name, (code) => trimmed(`open ${rest} with ${code}`));
	about.practitioner = practitioner;
	const places = managedAt(member, practitioner, network);
	const location =
		place !== undefined || places.length === 1
			? placeMeant(turn, places, place, (code) => add(`at ${code}`))
			: undefined;
	if (location) about.location = location;
	const { zone } = location ?? places[0]!;
	const asked = { turn, line: add(''), practitioner, zone };
	const when = whenMeant(asked, line, services);
	// A stretch that is none, such as 12-9, was left where it stood.
	if (unread !== '' && line.hours.length === 0) throw new Wrong(part('staff-no-hours'));
	const hours = line.hours.length > 0 ? line.hours : needHours(asked, when, line.part);
	if (unread !== '') throw new Wrong(part('staff-unread', { words: unread }));
	needHalf(line);
	const where = location ?? placeMeant(turn, places, place, (code) => add(`at ${code}`));
	about.location = where;
	const wanted = lengthIn(services) ? undefined : services;
	const given = servicesMeant(turn, practitioner, where, wanted, (code) => add(`for ${code}`));
	const shortest = Math.min(...given.map(({ minutes }) => minutes));
	const { share, minutes: slotMinutes = shortest } = line;
	if (share !== undefined && share > 100) throw new Wrong(part('times-share-over', { share }));
	return { practitioner, location: where, services: given, when, hours, slotMinutes, share };
}

/** The name, the clauses, and the words with numbers in them that could not be read and that are no part of the name. */
function named({ network, talk, tx }: Turn, { dated, typed }: Line) {
	const undated = takeDays(dated, tx.now, 'UTC', talk.language, nameWords(network));
	if (undated.problem) throw new Wrong(undated.problem);
	const clauses = clausesIn(undated.rest, { at: AT, for: FOR, with: WITH });
	const clean = (words: string | undefined) => (words === undefined ? undefined : trimmed(words));
	const who = trimmed(clauses.with ?? clauses.rest);
	const isName = (words: string) => meant(words, network.practitioners.all, talk.language).kind === 'one';
	const numbers = isName(who) ? [] : who.split(' ').filter((word) => /\d/.test(word));
	const left = trimmed(
		who
			.split(' ')
			.filter((word) => !numbers.includes(word))
			.join(' '),
	);
	const sorted = leftOver(left, network, talk.language);
	const name = sorted.person;
	// Without the name, for a line that says it again.
	const words = typed.split(/\s+/);
	for (const word of [...name.split(' '), ...(clauses.with === undefined ? [] : WITH)]) {
		const i = words.indexOf(word);
		if (i >= 0) words.splice(i, 1);
	}
	return {
		...{ at: clean(clauses.at) ?? sorted.place, for: clean(clauses.for), name, rest: words.join(' ') },
		...{ unread: numbers.join(' '), stray: sorted.unread },
	};
}

interface Asked {
	readonly turn: Turn;
	readonly line: string;
	readonly practitioner: Practitioner;
	readonly zone: string;
}

/** "For six weeks" is how long it goes on, and no service. */
const lengthIn = (clause: string | undefined) => {
	const { interval, rest } = takeInterval(clause ?? '');
	return rest === '' ? interval : undefined;
};

function whenMeant(
	asked: Asked,
	{ dated, until, weekdays, weekly }: Line,
	services: string | undefined,
): Wanted['when'] {
	const {
		turn: { tx, talk, network },
		zone,
	} = asked;
	const words = nameWords(network);
	const { day, last: lastOf, problem } = takeDays(dated, tx.now, zone, talk.language, words);
	if (problem) throw new Wrong(problem);
	const long = lengthIn(services);
	const stretch = day && lastOf && lastOf.date > day.date ? lastOf : undefined;
	if (!weekly && !long && !stretch) return day ? { day } : needWhen(asked);
	const first = day ?? dayAt(DateTime.fromMillis(tx.now, { zone }));
	const last = until === undefined ? undefined : takeDay(until, tx.now, zone, talk.language);
	if (last?.problem) throw new Wrong(last.problem);
	if (last && !last.day) throw new Wrong(part('staff-no-day'));
	const end =
		last?.day ?? stretch ?? (long ? dayAt(DateTime.fromISO(first.iso).plus(long).minus({ days: 1 })) : undefined);
	if (end && end.date < first.date) {
		const on = (date: number) => at(instantOf({ date, minute: 720 }, zone), zone);
		throw new Wrong(part('times-until-before', { last: on(end.date), first: on(first.date) }));
	}
	const each = day && end ? daysOf(day, end) : undefined;
	const on = weekdays ?? each ?? (day && !stretch ? [DateTime.fromISO(day.iso).weekday] : needWeekdays(asked));
	return { weekly: { weekdays: on, first: first.date, last: end?.date } };
}

/** Each day of a stretch of less than a week. */
function daysOf({ iso }: Day, last: Day): number[] | undefined {
	const first = DateTime.fromISO(iso);
	const count = Math.round(DateTime.fromISO(last.iso).diff(first, 'days').days) + 1;
	return count < 7
		? Array.from({ length: count }, (_, days) => first.plus({ days }).weekday).sort((a, b) => a - b)
		: undefined;
}

/** Asks whether `2-5` is of the night or of the afternoon. */
function needHalf({ typed, hours, part: ofDay }: Line): void {
	if (ofDay || !hours.some(({ eitherHalf }) => eitherHalf)) return;
	const { rest } = takeHours(typed);
	const lines = [hours.map((each) => (each.eitherHalf ? inAfternoon(each) : each)), hours].map((all) =>
		all.map(({ from, to }) => `${from}-${to}`).join(', '),
	);
	throw new Asks(
		[part('times-ask-half')],
		lines.map((words) => ({ label: part('times-choice-words', { words }), line: `open ${rest} ${words}` })),
	);
}
