/** What was typed after `/open`, as the times it stands for; or what is wrong with it. */
import { part, text } from '../../flows/prompt.ts';
import { inLanguage } from '../../flows/words.ts';
import type { HealthcareService, Location, Practitioner } from '../core/network.ts';
import type { Turn } from '../perform/performer.ts';
import { Wrong } from './command.ts';
import type { About } from './help.ts';
import { type Hours, takeHours } from './hours.ts';
import { type Meant, meant, nameWords, nearest, placesOf } from './names.ts';
import { type Day, takeDay } from './when.ts';
import { type Member, mayManage } from './who.ts';

export interface Wanted {
	readonly practitioner: Practitioner;
	readonly location: Location;
	readonly services: readonly HealthcareService[];
	readonly day: Day;
	readonly hours: readonly Hours[];
	readonly slotMinutes: number;
}

/**
 * Reads one session per stretch of hours. The day and the hours are taken out first, wherever they stand; then the
 * clauses; what is left is the name. Throws `Wrong`.
 * @param about gets whom it is about as soon as that is understood, for an example that follows.
 */
export function read(turn: Turn, member: Member, typed: string, about: About): Wanted {
	const { network, talk, tx } = turn;
	const words = nameWords(network);
	const { hours, rest } = takeHours(takeDay(typed, tx.now, 'UTC', talk.language, words).rest);
	const clauses = takeClauses(rest);
	if (clauses.rest === '') throw new Wrong(part('staff-open-what'));
	const { practitioner, name, unread } = whoIn(turn, member, clauses.rest);
	// A member who may manage none of their times is told no more than that they are not there.
	const theirs = placesOf(practitioner, network);
	const places = theirs.filter((place) => mayManage(member, place, practitioner));
	if (theirs.length > 0 && places.length === 0) throw nobody(turn, member, name);
	about.practitioner = practitioner;
	const location = placeFor(turn, practitioner, clauses.at);
	if (!places.includes(location)) throw nobody(turn, member, name);
	about.location = location;
	const { day, problem } = takeDay(typed, tx.now, location.zone, talk.language, words);
	if (problem) throw new Wrong(problem);
	// A stretch that is none, such as 12-9, was left where it stood.
	if (unread !== '' && hours.length === 0) throw new Wrong(part('staff-no-hours'));
	if (!day) throw new Wrong(part('staff-no-day'));
	if (hours.length === 0) throw new Wrong(part('staff-no-hours'));
	if (unread !== '') throw new Wrong(part('staff-unread', { words: unread }));
	const services = servicesFor(turn, practitioner, location, clauses.for);
	const shortest = Math.min(...services.map(({ minutes }) => minutes));
	return { practitioner, location, services, day, hours, slotMinutes: clauses.every ?? shortest };
}

const EVERY = /(?<!\p{L})(?:every|toutes les)\s+(\d+)\s*(h(?:ours?|eures?)?|m(?:in(?:ute)?s?)?)?(?![\p{L}\d])\.?/iu;
const CLAUSE =
	/(?<!\p{L})(every|toutes les|at|à|for|pour)\s+(.+?)(?=\s+(?:every|toutes les|at|à|for|pour)(?!\p{L})|$)/giu;

/** Takes `every 20`, `at harbour` and `for vaccination, wound care` out of what was typed. */
function takeClauses(typed: string) {
	const found: { every?: number; at?: string; for?: string } = {};
	const [every, minutes, unit = 'm'] = EVERY.exec(typed) ?? [];
	if (every !== undefined) found.every = Number(minutes) * (unit.startsWith('h') ? 60 : 1);
	const rest = typed.replace(every ?? '', ' ').replace(CLAUSE, (_, word: string, value: string) => {
		const clause = word.toLowerCase();
		if (clause === 'at' || clause === 'à') found.at = trimmed(value);
		else if (clause === 'for' || clause === 'pour') found.for = trimmed(value);
		// Every so many minutes that can't be read.
		else found.every = 0;
		return '';
	});
	return { ...found, rest: trimmed(rest) };
}

const trimmed = (typed: string): string => typed.replaceAll(/\s+/g, ' ').replaceAll(/^[\s,;]+|[\s,;]+$/g, '');

/** Who is named, and the words with numbers in them that could not be read and that are no part of the name. */
function whoIn(turn: Turn, member: Member, typed: string) {
	const { network, talk } = turn;
	const people = network.practitioners.all;
	const whole = meant(typed, people, talk.language);
	const words = whole.kind === 'one' ? [] : typed.split(' ').filter((word) => /\d/.test(word));
	const name = trimmed(
		typed
			.split(' ')
			.filter((word) => !words.includes(word))
			.join(' '),
	);
	if (name === '') throw new Wrong(part('staff-open-what'));
	const found = whole.kind === 'one' ? whole : meant(name, people, talk.language);
	if (found.kind === 'none') throw nobody(turn, member, name);
	return { practitioner: one(found, 'person'), name, unread: words.join(' ') };
}

/** Nobody has this name; of those whose times this member may open, the one who was perhaps meant. */
function nobody({ network, talk }: Turn, member: Member, name: string): Wrong {
	const known = network.practitioners.all.filter((person) =>
		placesOf(person, network).some((place) => mayManage(member, place, person)),
	);
	const near = nearest(name, known, talk.language);
	return new Wrong(part('staff-none-person', { name }), ...(near ? [part('staff-nearest', { name: near })] : []));
}

function placeFor(turn: Turn, practitioner: Practitioner, typed: string | undefined): Location {
	const places = placesOf(practitioner, turn.network);
	if (typed !== undefined) {
		const found = meant(typed, places, turn.talk.language);
		if (found.kind === 'none') throw new Wrong(part('staff-none-place', { name: typed }));
		return one(found, 'place');
	}
	const [place, another] = places;
	if (!place) throw new Wrong(part('staff-no-place', { person: practitioner.name }));
	if (another) throw new Wrong(part('staff-which-place', { names: named(turn, places) }));
	return place;
}

/** Those asked for, or all that this person gives there. */
function servicesFor(turn: Turn, practitioner: Practitioner, location: Location, typed: string | undefined) {
	const { network, talk } = turn;
	const codes = practitioner.roles.filter((role) => role.location === location.code).flatMap((role) => role.services);
	const given = network.services.all.filter(({ code, retired }) => !retired && codes.includes(code));
	const facts = { person: practitioner.name, place: text(location.name), names: named(turn, given) };
	if (given.length === 0) throw new Wrong(part('staff-no-service', facts));
	if (typed === undefined) return given;
	const isOne = (name: string) => meant(name, given, talk.language).kind === 'one';
	const asked = listed(typed, isOne).map((name) => {
		const found = meant(name, given, talk.language);
		if (found.kind === 'none') throw new Wrong(part('staff-none-service', { ...facts, name }));
		return one(found, 'service');
	});
	return [...new Set(asked)];
}

/** The names in `vaccination, wound care and blood test`; an "and" may be part of a name. */
function listed(typed: string, isName: (name: string) => boolean): string[] {
	const names = typed.split(/[,;&]/).flatMap((name) => (isName(name) ? [name] : name.split(/\s+(?:and|et)\s+/i)));
	return names.map((name) => trimmed(name.replace(/^\s*(?:and|et)\s/i, ''))).filter((name) => name !== '');
}

/** The row that is meant. Throws the question which one, where several could be. */
function one<R>(found: Exclude<Meant<R>, { kind: 'none' }>, what: 'person' | 'place' | 'service'): R {
	if (found.kind === 'one') return found.row;
	throw new Wrong(part(`staff-which-${what}`, { names: found.names.join(', ') }));
}

const named = ({ talk }: Turn, rows: readonly { name: Location['name'] }[]): string =>
	rows.map(({ name }) => inLanguage(name, talk.language)).join(', ');
