/** Whose times this member may book, where, and for what: receptionists their clinics', practitioners their own. */
import { part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import type { HealthcareService, Location, Practitioner } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { Wrong } from '../dialogue/command.ts';
import { type Member, mayManage } from '../dialogue/who.ts';
import { meant, nearest, placesOf } from '../grammar/names.ts';

/** A practitioner at a clinic. */
export interface Pair {
	readonly person: Practitioner;
	readonly place: Location;
}

/** What was typed of them, if it was. */
export interface Named {
	readonly with?: string | undefined;
	readonly at?: string | undefined;
}

/** All of them, or those that are named. Throws `Wrong` where a name stands for nobody, or for several. */
export function pairsFor(turn: Turn, member: Member, named: Named = {}): readonly Pair[] {
	const all = turn.network.practitioners.all
		.filter(({ retired }) => !retired)
		.flatMap((person) => placesOf(person, turn.network).map((place) => ({ person, place })))
		.filter(({ person, place }) => mayManage(member, place, person));
	const people = unique(all.map(({ person }) => person));
	const places = unique(all.map(({ place }) => place));
	const person = named.with === undefined ? undefined : one(turn, named.with, people, 'person');
	const place = named.at === undefined ? undefined : one(turn, named.at, places, 'place');
	const left = all.filter((pair) => (person ?? pair.person) === pair.person && (place ?? pair.place) === pair.place);
	if (left.length === 0 && person && place)
		throw new Wrong(part('book-not-there', { person: person.name, place: text(place.name) }));
	return left;
}

/** The services that are given there. */
export const servicesOf = ({ network }: Turn, pairs: readonly Pair[]): readonly HealthcareService[] => {
	const codes = new Set(pairs.flatMap((pair) => [...codesOf(pair)]));
	return network.services.all.filter(({ code, retired }) => !retired && codes.has(code));
};

/** Those who give a service. Throws `Wrong`, which says who does and what these give, where none of them does. */
export function giving(turn: Turn, member: Member, pairs: readonly Pair[], service: HealthcareService) {
	const left = pairs.filter((pair) => codesOf(pair).has(service.code));
	if (left.length > 0) return left;
	const give = ({ person, place }: Pair) => !person.retired && codesOf({ person, place }).has(service.code);
	const others = pairsFor(turn, member).filter(give);
	const people = unique(pairs.map(({ person }) => person));
	if (people.length !== 1) {
		const everywhere = turn.network.practitioners.all.flatMap((person) =>
			placesOf(person, turn.network).map((place) => ({ person, place })),
		);
		const named = (others.length > 0 ? others : everywhere.filter(give)).map(
			({ person, place }) => `${person.name} (${inLanguage(place.name, turn.talk.language)})`,
		);
		const facts = { service: text(service.name), others: named.slice(0, MOST_NAMED).join(', ') };
		throw new Wrong(part('book-given-by-others', facts));
	}
	throw new Wrong(
		part('book-not-given', {
			person: people[0]!.name,
			service: text(service.name),
			given: servicesOf(turn, pairs)
				.map(({ name }) => inLanguage(name, turn.talk.language))
				.join(', '),
			others: unique(others.map(({ person }) => person))
				.map(({ name }) => name)
				.join(', '),
		}),
	);
}

const MOST_NAMED = 5;

const codesOf = ({ person, place }: Pair): ReadonlySet<string> =>
	new Set(person.roles.filter(({ location }) => location === place.code).flatMap(({ services }) => services));

function one<R extends Location | Practitioner>(
	turn: Turn,
	typed: string,
	rows: readonly R[],
	what: 'person' | 'place',
) {
	const { language } = turn.talk;
	const found = meant(typed, rows, language);
	if (found.kind === 'one') return found.row;
	if (found.kind === 'several') throw new Wrong(part(`staff-which-${what}`, { names: found.names.join(', ') }));
	const words = typed.split(' ');
	// A name, and something behind it that is no day and no time.
	const known = words.findIndex((_, end) => meant(words.slice(0, end + 1).join(' '), rows, language).kind === 'one');
	if (known >= 0) throw new Wrong(part('book-unread', { typed: words.slice(known + 1).join(' ') }));
	const near = nearest(typed, rows, language);
	const names = rows.map(({ name }) => inLanguage(name, language)).join(', ');
	throw new Wrong(
		part(`book-none-${what}`, { name: typed, names }),
		...(near ? [part('staff-nearest', { name: near })] : []),
	);
}

export const unique = <R>(rows: readonly R[]): R[] => [...new Set(rows)];
