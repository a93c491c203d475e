/** Whose times a line is about, where, and for what: any unambiguous part of a name, as far as this member may manage it. */
import { type Part, part, text } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import type { HealthcareService, Location, Network, Practitioner } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { Refused, Wrong } from '../dialogue/command.ts';
import { type Member, mayManage, maySee } from '../dialogue/who.ts';
import { Asks } from './asking.ts';
import { type Meant, meant, nearest, placesOf } from './names.ts';

/** The line that says the rest: with a code, or with nothing behind it, for what is typed next. */
export type LineFor = (code: string) => string;

/** The clinics at which this member may manage a practitioner's times. */
export const managedAt = (member: Member, practitioner: Practitioner, network: Network): Location[] =>
	placesOf(practitioner, network).filter((place) => mayManage(member, place, practitioner));

/** Those whose times this member may manage somewhere. */
export const managed = (member: Member, network: Network): Practitioner[] =>
	network.practitioners.all.filter((person) => !person.retired && managedAt(member, person, network).length > 0);

/**
 * The practitioner who is meant; the only one there is, if nobody is named. To a member of other clinics they
 * are not there; a practitioner is told that only their own times are theirs to change. Throws `Asks` where it could be several, `Wrong` where nobody is.
 */
export function practitionerMeant(turn: Turn, member: Member, typed: string, lineFor: LineFor): Practitioner {
	const { network, talk } = turn;
	const known = managed(member, network);
	const [only, another] = known;
	if (typed === '' && only && !another) return only;
	if (typed === '') throw new Asks([part('times-ask-who')], buttons(known, lineFor), lineFor('').trimEnd());
	const found = meant(typed, network.practitioners.all, talk.language);
	if (found.kind === 'one' && placesOf(found.row, network).length === 0)
		throw new Wrong(part('staff-no-place', { person: found.row.name }));
	if (found.kind === 'one' && known.includes(found.row)) return found.row;
	const own = meant(typed, known, talk.language);
	if (found.kind === 'one')
		throw new Refused(
			`practitioner:${found.row.id}`,
			...(only && placesOf(found.row, network).some((place) => maySee(member, place))
				? [part('staff-only-own', { person: found.row.name })]
				: nobody(turn, member, typed).parts),
		);
	if (own.kind === 'none') throw nobody(turn, member, typed);
	return one(own, known, 'person', lineFor);
}

/** Nobody has this name; of those whose times this member may manage, the one who was perhaps meant. */
export function nobody({ network, talk }: Turn, member: Member, name: string): Wrong {
	const near = nearest(name, managed(member, network), talk.language);
	return new Wrong(part('staff-none-person', { name }), ...(near ? [part('staff-nearest', { name: near })] : []));
}

/** The clinic that is meant of those given; the only one, if none is named. Throws `Asks` which one, or `Wrong`. */
export function placeMeant(
	turn: Turn,
	places: readonly Location[],
	typed: string | undefined,
	lineFor: LineFor,
): Location {
	const [only, another] = places;
	if (typed === undefined && only && !another) return only;
	if (typed === undefined) throw new Asks([part('times-ask-place')], buttons(places, lineFor), lineFor('').trimEnd());
	const found = meant(typed, places, turn.talk.language);
	if (found.kind === 'none') throw new Wrong(part('staff-none-place', { name: typed }));
	return one(found, places, 'place', lineFor);
}

/** What is named of all that this person gives there; all of it, if nothing is. Throws `Wrong` with what they do give. */
export function servicesMeant(
	turn: Turn,
	practitioner: Practitioner,
	location: Location,
	typed: string | undefined,
	lineFor: LineFor,
): readonly HealthcareService[] {
	const { network, talk } = turn;
	const codes = practitioner.roles.filter((role) => role.location === location.code).flatMap((role) => role.services);
	const given = network.services.all.filter(({ code, retired }) => !retired && codes.includes(code));
	const names = given.map(({ name }) => inLanguage(name, talk.language)).join(', ');
	const facts = { person: practitioner.name, place: text(location.name), names };
	if (given.length === 0) throw new Wrong(part('staff-no-service', facts));
	if (typed === undefined) return given;
	const isOne = (name: string) => meant(name, given, talk.language).kind === 'one';
	const asked = listed(typed, isOne).map((name) => {
		const found = meant(name, given, talk.language);
		if (found.kind === 'none') throw new Wrong(part('staff-none-service', { ...facts, name }));
		return one(found, given, 'service', lineFor);
	});
	return [...new Set(asked)];
}

/** The names in `vaccination, wound care and blood test`; an "and" may be part of a name. */
function listed(typed: string, isName: (name: string) => boolean): string[] {
	const names = typed.split(/[,;&]/).flatMap((name) => (isName(name) ? [name] : name.split(/\s+(?:and|et)\s+/i)));
	return names.map((name) => trimmed(name.replace(/^\s*(?:and|et)\s/i, ''))).filter((name) => name !== '');
}

export const trimmed = (typed: string): string => typed.replaceAll(/\s+/g, ' ').replaceAll(/^[\s,;]+|[\s,;]+$/g, '');

/** The row that is meant. Throws the question which one, where several could be. */
function one<R extends { readonly code: string; readonly name: Location['name'] }>(
	found: Exclude<Meant<R>, { kind: 'none' }>,
	rows: readonly R[],
	what: 'person' | 'place' | 'service',
	lineFor: LineFor,
): R {
	if (found.kind === 'one') return found.row;
	const could = rows.filter(({ name }) =>
		found.names.some((each) => (typeof name === 'string' ? [name] : Object.values(name)).includes(each)),
	);
	throw new Asks([part(`times-which-${what}`)], buttons(could, lineFor), lineFor('').trimEnd());
}

/** The question which of several names is meant. @param lineFor the line with one of them, without its slash. */
export const whichOf = (what: 'person' | 'place', names: readonly string[], lineFor: (name: string) => string): Asks =>
	new Asks(
		[part(`times-which-${what}`)],
		names.map((name) => ({ label: part('own', { text: name }), line: lineFor(name) })),
	);

const buttons = (rows: readonly { readonly code: string; readonly name: Location['name'] }[], lineFor: LineFor) =>
	rows.map(({ code, name }) => ({ label: label(name), line: lineFor(code) }));

const label = (name: Location['name']): Part => part('own', { text: text(name) });
