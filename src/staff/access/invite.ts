/** `/invite <role> [at <clinic>] [for <name>] [as <practitioner>]`, and `/invite again <name>` for a lost phone. */
import { STAFF_ROLES, type StaffRole } from '../../../db/tables/staff.ts';
import { matchOffered, tokens } from '../../../flows/match.ts';
import { at, line, type Part, part, text } from '../../../flows/prompt.ts';
import { tidyName } from '../../core/contacts.ts';
import type { Location, Practitioner } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { whereabouts } from '../../whereabouts.ts';
import { type Button, offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, type Order, Refused, Wrong } from '../dialogue/command.ts';
import { offerCopies } from '../dialogue/home.ts';
import { administers, clinicsOf, type Member, record } from '../dialogue/who.ts';
import { calledBy, clinicNames, colleagueMeant, isOver, zoneOf } from '../finding/colleagues.ts';
import { AS, AT, clausesIn, FOR } from '../grammar/clauses.ts';
import { meant, placesOf } from '../grammar/names.ts';
import { deskLink, invite as makeInvitation, VALID_MS } from './invitation.ts';

export const invite: Command = {
	roles: ADMINISTRATORS,
	privately: true,
	async run(turn, member, { rest }: Order) {
		const again = /^(?:again|encore|de nouveau)(?:\s+(.*))?$/is.exec(rest);
		if (again) return inviteAgain(turn, member, again[1]?.trim() ?? '');
		const { rest: typed, ...clauses } = clausesIn(rest, { at: AT, for: FOR, as: AS });
		const everywhere = new RegExp(`\\s(?:${ALL.join('|')})$`, 'i');
		const first = typed.replace(everywhere, '');
		if (first !== typed) clauses.at ??= 'all';
		if (first === '') return askRole(turn);
		const role = roleMeant(first);
		if (clauses.at === undefined) {
			const [only, another] = clinicsOf(member, turn.network, 'administrator');
			if (another || !only || administers(member, null)) return askClinic(turn, member, role, clauses);
			clauses.at = only.code;
		}
		const location = clinicMeant(turn, member, clauses.at);
		const named = role === 'practitioner' ? namedAmong(turn, location, clauses) : undefined;
		if (role === 'practitioner' && clauses.as === undefined && !named) return askPractitioner(turn, location, clauses);
		const practitioner = named ?? practitionerMeant(turn, clauses.as);
		const name = named?.name ?? (clauses.for && tidyName(clauses.for)) ?? practitioner?.name ?? '';
		const payload = await makeInvitation(turn.tx, role, location ? [location.code] : [], {
			name,
			practitioner: practitioner?.code,
			invitedBy: `staff:${member.id}`,
		});
		const place = location ? text(location.name) : '';
		await record(turn.tx, turn.talk, member, 'invited', `location:${location?.id ?? 'all'}`, { role });
		turn.talk.said.push(
			part('staff-invited', { role, place, name }),
			...told(turn, member, payload),
			line('staff-invited-close'),
		);
	},
	examples: (turn, member) => [
		line('staff-invite-example', { place: clinicsOf(member, turn.network, 'administrator')[0]?.code ?? 'all' }),
	],
};

async function inviteAgain(turn: Turn, member: Member, typed: string): Promise<void> {
	const { tx, talk, network } = turn;
	if (typed === '') throw new Wrong(part('staff-again-who'));
	const colleague = await colleagueMeant(turn, member, typed);
	const name = calledBy(network, colleague);
	if (!isOver(member, colleague)) throw new Refused(`staff:${colleague.id}`, part('staff-not-over', { name }));
	const [first] = colleague.roles;
	const locations = colleague.roles.flatMap(({ location }) => location ?? []);
	const payload = await makeInvitation(tx, first!.role, locations, {
		name,
		staffId: colleague.id,
		invitedBy: `staff:${member.id}`,
	});
	await record(tx, talk, member, 'invited again', `staff:${colleague.id}`);
	talk.said.push(part('staff-invited-again', { name }), ...told(turn, member, payload), line('staff-invited-close'));
}

/** The links, and until when they are good. */
function told(turn: Turn, member: Member, payload: string): Part[] {
	const { url, bot } = whereabouts(turn.tx.keys);
	const telegram = bot === undefined ? undefined : `https://t.me/${bot}?start=${payload}`;
	const web = url === undefined ? undefined : deskLink(url, payload);
	offerCopies(turn.talk, { telegram, web });
	return [
		telegram === undefined
			? line('staff-invited-start', { payload })
			: line('staff-invited-telegram', { url: telegram }),
		...(web === undefined ? [] : [line('staff-invited-web', { url: web })]),
		line('staff-invited-until', { until: at(turn.tx.now + VALID_MS, zoneOf(turn, member)) }),
	];
}

/** In English and French: whoever types a command may have learned it in either. */
const ROLE_WORDS: Readonly<Record<StaffRole, string>> = {
	administrator: 'an administrator admin manager un une administrateur administratrice',
	receptionist: 'a receptionist reception desk un une réceptionniste accueil',
	practitioner: 'a practitioner doctor nurse un une praticien praticienne médecin infirmier infirmière',
};

function roleMeant(typed: string): StaffRole {
	const found = matchOffered(typed, Object.values(ROLE_WORDS));
	const role = typeof found === 'number' ? STAFF_ROLES[found] : undefined;
	if (!role) throw new Wrong(part('staff-no-role', { typed }));
	return role;
}

const ALL = ['all', 'all clinics', 'everywhere', 'toutes', 'toutes les cliniques', 'partout'];

/** Nothing for every clinic. Throws `Wrong` where this member is no administrator. */
function clinicMeant({ network, talk }: Turn, member: Member, typed: string): Location | undefined {
	if (ALL.includes(typed.toLowerCase())) {
		if (!administers(member, null)) throw new Refused('location:all', part('staff-not-over-all'));
		return undefined;
	}
	const found = meant(typed, network.locations.all, talk.language);
	if (found.kind === 'none') throw new Wrong(part('staff-none-clinic', { name: typed }));
	if (found.kind === 'several') throw new Wrong(part('staff-which-place', { names: found.names.join(', ') }));
	if (!administers(member, found.row.code))
		throw new Refused(`location:${found.row.id}`, part('staff-not-over-clinic', { place: text(found.row.name) }));
	return found.row;
}

function practitionerMeant({ network, talk }: Turn, typed: string | undefined): Practitioner | undefined {
	if (typed === undefined || typed === '' || typed === 'nobody') return undefined;
	const found = meant(typed, network.practitioners.all, talk.language);
	if (found.kind === 'none') throw new Wrong(part('staff-none-person', { name: typed }));
	if (found.kind === 'several') throw new Wrong(part('staff-which-person', { names: found.names.join(', ') }));
	return found.row;
}

/** The one practitioner there, or the one who was chosen, of whose name this is a part: no slip lets anybody in. */
function namedAmong(turn: Turn, location: Location | undefined, { for: name, as }: Clauses): Practitioner | undefined {
	if (!name) return undefined;
	const chosen = practitionerMeant(turn, as);
	if (as !== undefined && !chosen) return undefined;
	const words = tokens(name);
	const [only, another] = (chosen ? [chosen] : practitionersAt(turn, location)).filter((person) =>
		words.every((word) => tokens(person.name).includes(word)),
	);
	return another ? undefined : only;
}

interface Clauses {
	readonly at?: string;
	readonly for?: string;
	readonly as?: string;
}

/** The command so far, with what is still to come at its end. */
const lineOf = (role: string, { at, for: name, as }: Clauses): string =>
	['invite', role, at && `at ${at}`, name && `for ${name}`, as && `as ${as}`].filter(Boolean).join(' ');

function askRole(turn: Turn): void {
	const buttons = STAFF_ROLES.map((role) => ({ label: part('staff-choice-role', { role }), line: `invite ${role}` }));
	offer(turn, [part('staff-invite-role')], buttons);
}

function askClinic(turn: Turn, member: Member, role: StaffRole, clauses: Clauses): void {
	const clinics = clinicsOf(member, turn.network, 'administrator');
	const buttons: Button[] = clinics.map(({ code, name }) => ({
		label: part('own', { text: text(name) }),
		line: lineOf(role, { ...clauses, at: code }),
	}));
	if (administers(member, null))
		buttons.push({ label: part('staff-choice-all'), line: lineOf(role, { ...clauses, at: 'all' }) });
	offer(turn, [part('staff-invite-where', { role })], buttons);
}

const practitionersAt = ({ network }: Turn, location: Location | undefined): Practitioner[] =>
	network.practitioners.all.filter(
		(person) => !person.retired && (!location || placesOf(person, network).includes(location)),
	);

function askPractitioner(turn: Turn, location: Location | undefined, clauses: Clauses): void {
	const buttons: Button[] = practitionersAt(turn, location).map(({ code, name }) => ({
		label: part('own', { text: name }),
		line: lineOf('practitioner', { ...clauses, as: code }),
	}));
	buttons.push({ label: part('staff-choice-nobody'), line: lineOf('practitioner', { ...clauses, as: 'nobody' }) });
	offer(turn, [part('staff-invite-as', { place: location ? clinicNames(turn, [location.code]) : '' })], buttons);
}
