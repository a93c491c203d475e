/** What was typed behind `/cancelday` or `/moveday`: whose times, or a whole clinic's, and which day or hours of it. */
import { DateTime } from 'luxon';
import { at, part, text } from '../../../flows/prompt.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import { instantOf } from '../../core/zones.ts';
import type { Turn } from '../../perform/performer.ts';
import type { Button } from '../dialogue/choices.ts';
import { Wrong } from '../dialogue/command.ts';
import type { Member } from '../dialogue/who.ts';
import { Asks } from '../grammar/asking.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { type Day, dayAt, takeDay } from '../grammar/days.ts';
import { type Hours, takeHours } from '../grammar/hours.ts';
import { leftOver, unreadIn } from '../grammar/left-over.ts';
import { meant, nameWords } from '../grammar/names.ts';
import { takePart, takeSide, within } from '../grammar/parts.ts';
import { managed, managedAt, nobody, placeMeant, practitionerMeant } from '../grammar/people.ts';

export type Verb = 'cancelday' | 'moveday';

export interface Meant {
	/** One of them; or everybody at the clinic whose times this member may manage. */
	readonly people: readonly Practitioner[];
	readonly place: Location;
	readonly day: Day;
	readonly hours: Hours | undefined;
	/** `at harbour 2026-09-08 13:00-17:00`: as it can be typed again behind a verb and a name. */
	readonly line: string;
}

/** Throws `Asks` for what is left out, and `Wrong` for what can't be. */
export function readFailing(turn: Turn, member: Member, verb: Verb, typed: string): Meant {
	const { tx, network, talk } = turn;
	const words = nameWords(network);
	const { hours, rest: unhoured } = hoursIn(typed, words);
	const undated = takeDay(unhoured, tx.now, 'UTC', talk.language, words);
	const clauses = clausesIn(undated.rest, { at: AT });
	const tail = [undated.day?.iso, ...hours.map(({ from, to }) => `${from}-${to}`)].filter(Boolean).join(' ');
	const { person, place: clinic, unread } = leftOver(clauses.rest, network, talk.language);
	if (unread !== '') throw unreadIn(`${verb} ${typed}`, unread);
	const named = clauses.at ?? clinic;
	if (clauses.at === undefined && person === '' && clinic !== undefined && !manages(turn, member, clinic))
		throw nobody(turn, member, clinic);
	const { people, place, who } =
		person === '' && named !== undefined
			? everybodyAt(turn, member, named, (code) => `${verb} at ${code} ${tail}`)
			: oneOf(turn, member, person, named, (who, where) => `${verb} ${who} ${tail}${where}`.trim());
	const { day, problem } = takeDay(unhoured, tx.now, place.zone, talk.language, words);
	if (problem) throw new Wrong(problem);
	if (!day) throw whichDay(turn, people, place, `${verb} ${who}`);
	if (hours.length > 1) throw new Wrong(part('failed-one-stretch'));
	const [stretch] = hours;
	const line = `at ${place.code} ${day.iso}${stretch ? ` ${stretch.from}-${stretch.to}` : ''}`;
	return { people, place, day, hours: stretch, line };
}

/** `13-17`, `from 2pm`, `in the afternoon`. */
function hoursIn(typed: string, words: ReadonlySet<string>): { hours: readonly Hours[]; rest: string } {
	const { hours, rest: unclocked } = takeHours(typed);
	const { part: named, rest: unnamed } = takePart(unclocked, words);
	const { part: side, rest } = hours.length === 0 ? takeSide(unnamed) : { part: undefined, rest: unnamed };
	const ofDay = named ?? side;
	return { hours: hours.length === 0 && ofDay ? [ofDay] : within(named, hours), rest };
}

/** Whether it is a clinic where this member may manage somebody's times. */
const manages = ({ network, talk }: Turn, member: Member, typed: string): boolean => {
	const places = managed(member, network).flatMap((person) => managedAt(member, person, network));
	return meant(typed, [...new Set(places)], talk.language).kind !== 'none';
};

interface Whose {
	readonly people: readonly Practitioner[];
	readonly place: Location;
	/** As they are named in a line. */
	readonly who: string;
}

function oneOf(
	turn: Turn,
	member: Member,
	person: string,
	named: string | undefined,
	lineFor: (who: string, where: string) => string,
): Whose {
	const where = named === undefined ? '' : ` at ${named}`;
	const practitioner = practitionerMeant(turn, member, person, (code) => lineFor(code, where));
	const places = managedAt(member, practitioner, turn.network);
	const place = placeMeant(turn, places, named, (code) => lineFor(practitioner.code, ` at ${code}`));
	return { people: [practitioner], place, who: `${practitioner.code}${where}` };
}

/** A clinic alone is all of it. */
function everybodyAt(turn: Turn, member: Member, named: string, lineFor: (code: string) => string): Whose {
	const { network } = turn;
	const all = managed(member, network);
	const there = (place: Location) => all.filter((person) => managedAt(member, person, network).includes(place));
	const places = network.locations.all.filter((place) => there(place).length > 0);
	const place = placeMeant(turn, places, named, lineFor);
	return { people: there(place), place, who: `at ${place.code}` };
}

function whichDay({ tx, talk }: Turn, people: Whose['people'], { zone, name }: Location, begun: string): Asks {
	const today = DateTime.fromMillis(tx.now, { zone, locale: talk.language });
	const days = [0, 1, 2].map((ahead): Button => {
		const { iso, date } = dayAt(today.plus({ days: ahead }));
		return {
			label: part('choice-day', { day: at(instantOf({ date, minute: 720 }, zone), zone) }),
			line: `${begun} ${iso}`,
		};
	});
	const [only, another] = people;
	const asked = another
		? part('failed-ask-day-clinic', { place: text(name) })
		: part('failed-ask-day', { person: only!.name });
	return new Asks([asked], days, begun);
}
