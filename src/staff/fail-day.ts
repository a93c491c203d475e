/**
 * `/cancelday <who> <day> [hours] [at <clinic>]` and `/moveday …`: a practitioner can't come. It says whom that concerns
 * and asks once; then every visit is cancelled and every patient told, and by `/moveday` a new time is kept for each.
 */

import { DateTime } from 'luxon';
import { at, line, type Part, part, text } from '../../flows/prompt.ts';
import type { HeldThere } from '../core/closures.ts';
import { failing as failingVisits } from '../core/failed-day.ts';
import type { Location, Practitioner } from '../core/network.ts';
import { instantOf, parseMinute } from '../core/zones.ts';
import { failAndTell } from '../failed-day.ts';
import type { Turn } from '../perform/performer.ts';
import { type Button, offer } from './choices.ts';
import { type Command, EVERYBODY, Wrong } from './command.ts';
import type { FailedBefore } from './fail-undone.ts';
import { Asks } from './grammar/asking.ts';
import { AT, clausesIn } from './grammar/clauses.ts';
import { type Day, dayAt, takeDay } from './grammar/days.ts';
import { type Hours, takeHours } from './grammar/hours.ts';
import { leftOver, unreadIn } from './grammar/left-over.ts';
import { exampleName, nameWords } from './grammar/names.ts';
import { takePart, takeSide, within } from './grammar/parts.ts';
import { managed, managedAt, placeMeant, practitionerMeant } from './grammar/people.ts';
import { onDay } from './moment.ts';
import { undoable } from './undo.ts';
import type { Member } from './who.ts';

type Verb = 'cancelday' | 'moveday';
const OTHER: Readonly<Record<Verb, Verb>> = { cancelday: 'moveday', moveday: 'cancelday' };

interface Meant {
	readonly practitioner: Practitioner;
	readonly place: Location;
	readonly day: Day;
	readonly hours: Hours | undefined;
	/** As it can be typed again, without the verb. */
	readonly line: string;
}

const command = (verb: Verb): Command => ({
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const meant = await read(turn, member, verb, rest);
		if (sure) await carryOut(turn, member, verb, meant);
		else await ask(turn, verb, meant);
	},
	examples: (turn, member) => {
		const [somebody] = managed(member, turn.network);
		const name = somebody ? exampleName(somebody, turn.network) : '';
		return [line(`${verb}-example`, { name }), line(`${verb}-example-hours`, { name })];
	},
});

export const cancelday = command('cancelday');
export const moveday = command('moveday');

/** Throws `Asks` for what is left out, and `Wrong` for what can't be. */
async function read(turn: Turn, member: Member, verb: Verb, typed: string): Promise<Meant> {
	const { tx, network, talk } = turn;
	const words = nameWords(network);
	const { hours, rest: unhoured } = hoursIn(typed, words);
	const undated = takeDay(unhoured, tx.now, 'UTC', talk.language, words);
	const clauses = clausesIn(undated.rest, { at: AT });
	const tail = [undated.day?.iso, ...hours.map(({ from, to }) => `${from}-${to}`)].filter(Boolean).join(' ');
	const { person, place: clinic, unread } = leftOver(clauses.rest, network, talk.language);
	if (unread !== '') throw unreadIn(`${verb} ${typed}`, unread);
	const named = clauses.at ?? clinic;
	const where = named === undefined ? '' : ` at ${named}`;
	if (person === '' && named !== undefined && undated.day)
		throw await whoOf(turn, member, verb, named, unhoured, hours);
	const practitioner = practitionerMeant(turn, member, person, (code) => `${verb} ${code} ${tail}${where}`.trim());
	const places = managedAt(member, practitioner, network);
	const place = placeMeant(turn, places, named, (code) => `${verb} ${practitioner.code} ${tail} at ${code}`);
	const { day, problem } = takeDay(unhoured, tx.now, place.zone, talk.language, words);
	if (problem) throw new Wrong(problem);
	const begun = `${practitioner.code}${where}`;
	if (!day)
		throw new Asks(
			[part('failed-ask-day', { person: practitioner.name })],
			days(turn, place, verb, begun),
			`${verb} ${begun}`,
		);
	if (hours.length > 1) throw new Wrong(part('failed-one-stretch'));
	const [stretch] = hours;
	const line = `${practitioner.code} at ${place.code} ${day.iso}${stretch ? ` ${stretch.from}-${stretch.to}` : ''}`;
	return { practitioner, place, day, hours: stretch, line };
}

/** `13-17`, `from 2pm`, `in the afternoon`. */
function hoursIn(typed: string, words: ReadonlySet<string>): { hours: readonly Hours[]; rest: string } {
	const { hours, rest: unclocked } = takeHours(typed);
	const { part: named, rest: unnamed } = takePart(unclocked, words);
	const { part: side, rest } = hours.length === 0 ? takeSide(unnamed) : { part: undefined, rest: unnamed };
	const ofDay = named ?? side;
	return { hours: hours.length === 0 && ofDay ? [ofDay] : within(named, hours), rest };
}

function days({ tx, talk }: Turn, { zone }: Location, verb: Verb, begun: string): Button[] {
	const today = DateTime.fromMillis(tx.now, { zone, locale: talk.language });
	return [0, 1, 2].map((ahead) => {
		const { iso, date } = dayAt(today.plus({ days: ahead }));
		return {
			label: part('choice-day', { day: at(instantOf({ date, minute: 720 }, zone), zone) }),
			line: `${verb} ${begun} ${iso}`,
		};
	});
}

/** A whole clinic is failed one practitioner after the other: those who have times there then, with how many visits. */
async function whoOf(turn: Turn, member: Member, verb: Verb, typed: string, dated: string, hours: readonly Hours[]) {
	const { tx, network, talk } = turn;
	const people = managed(member, network);
	const places = network.locations.all.filter((place) =>
		people.some((person) => managedAt(member, person, network).includes(place)),
	);
	const place = placeMeant(turn, places, typed, (code) => `${verb} ${dated} at ${code}`);
	const { day, problem } = takeDay(dated, tx.now, place.zone, talk.language, nameWords(network));
	if (problem || !day) return new Wrong(problem ?? part('staff-no-day'));
	const buttons: Button[] = [];
	for (const practitioner of people.filter((person) => managedAt(member, person, network).includes(place))) {
		const clocks = hours.map(({ from, to }) => `${from}-${to}`).join(', ');
		const stretch = stretchOf({ practitioner, place, day, hours: hours[0] });
		const { visits, held, free } = await failingVisits(tx, network, stretch);
		if (visits.length + held.length + free > 0)
			buttons.push({
				label: part('choice-failed-person', { person: practitioner.name, count: visits.length }),
				line: `${verb} ${practitioner.code} at ${place.code} ${day.iso} ${clocks}`.trimEnd(),
			});
	}
	const said = { place: text(place.name), day: at(instantOf({ date: day.date, minute: 720 }, place.zone), place.zone) };
	return new Asks([part('failed-ask-who', { ...said, count: buttons.length })], buttons);
}

function stretchOf({ practitioner, place, day, hours }: Omit<Meant, 'line'>) {
	const minute = (clock: string) => instantOf({ date: day.date, minute: parseMinute(clock)! }, place.zone);
	return {
		practitionerId: practitioner.id,
		locationId: place.id,
		start: minute(hours?.from ?? '00:00'),
		end: minute(hours?.to ?? '24:00'),
	};
}

const facts = ({ practitioner, place, day, hours }: Meant) => ({
	person: practitioner.name,
	place: text(place.name),
	day: at(instantOf({ date: day.date, minute: 720 }, place.zone), place.zone),
	hours: hours ? `${hours.from}–${hours.to}` : '',
});

/** Times that somebody looks at, or that are kept for a patient of another day that failed. */
function heldTold({ tx }: Turn, { place }: Meant, held: readonly HeldThere[]): Part[] {
	if (held.length === 0) return [];
	const until = Math.max(...held.map((each) => each.until));
	return [line(`failed-held${onDay(tx.now, until, place.zone)}`, { count: held.length, until: at(until, place.zone) })];
}

/** Whom it concerns, before anything happens. */
async function ask(turn: Turn, verb: Verb, meant: Meant): Promise<void> {
	const { tx, network } = turn;
	const stretch = stretchOf(meant);
	if (stretch.end <= tx.now) throw new Wrong(part('failed-past', facts(meant)));
	const { visits, held, free, here } = await failingVisits(tx, network, stretch);
	const count = visits.length;
	if (count + held.length + free === 0) throw new Wrong(part('failed-nothing-open', facts(meant)));
	const yes = (each: Verb): Button => ({
		label: part(`choice-${each}`, { count }),
		line: `${each} ${meant.line}`,
		sure: true,
	});
	offer(
		turn,
		[
			part('failed-concerns', { ...facts(meant), count, free }),
			...heldTold(turn, meant, held),
			...(here > 0 ? [line('failed-here', { count: here })] : []),
			part(`${verb}-sure`, { count }),
		],
		count > 0 ? [yes(verb), yes(OTHER[verb])] : [yes('cancelday')],
	);
}

async function carryOut(turn: Turn, member: Member, verb: Verb, meant: Meant): Promise<void> {
	const { tx, network } = turn;
	const by = `staff:${member.id}`;
	const stretch = stretchOf(meant);
	if (stretch.end <= tx.now) throw new Wrong(part('failed-past', facts(meant)));
	const { closureId, visits, held, told } = await failAndTell(tx, network, {
		stretch,
		by,
		proposing: verb === 'moveday',
	});
	const kept = visits.filter((each) => each.kept).length;
	const before: FailedBefore = {
		closureId,
		practitionerId: meant.practitioner.id,
		locationId: meant.place.id,
		visits: visits.map(({ visit }) => [visit.id, visit.status, visit.slotId]),
	};
	const undo = await undoable(turn, member, 'cancelled a day', `practitioner:${meant.practitioner.id}`, { ...before });
	const count = visits.length;
	offer(
		turn,
		[
			part('failed-done', { ...facts(meant), count }),
			...(verb === 'moveday' && count > 0 ? [line('failed-kept-count', { kept, none: count - kept })] : []),
			...(count > 0 ? [line('failed-told', { ...told })] : []),
			...heldTold(turn, meant, held),
		],
		[...(count > 0 ? [{ label: part('choice-tophone'), line: 'tophone' }] : []), undo],
	);
}
