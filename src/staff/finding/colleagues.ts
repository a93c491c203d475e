/** Those who are staff, as an administrator sees them: what they are called, what they may do, and who may change that. */
import { administrators, allRoles, allStaff, rolesOf, staffWithId } from '../../../db/queries/staff.ts';
import type { Reading, Tx } from '../../../db/store.ts';
import { line, type Part, part } from '../../../flows/prompt.ts';
import { inLanguage } from '../../../flows/words.ts';
import type { Network } from '../../core/network.ts';
import type { Turn } from '../../perform/performer.ts';
import { Refused, Wrong } from '../dialogue/command.ts';
import { administers, clinicsOf, type Member, type Role } from '../dialogue/who.ts';
import { meant } from '../grammar/names.ts';

/** What to call somebody: as they were invited, or as the clinic file does, or by number. */
export const calledBy = (network: Network, member: Omit<Member, 'roles'>): string =>
	nameOf(network, member) || `#${member.id}`;

/** The same, where there is a name; else nothing. */
export const nameOf = ({ practitioners }: Network, { name, practitioner }: Omit<Member, 'roles'>): string =>
	name || practitioners.byCode.get(practitioner ?? '')?.name || '';

/** The names of clinics, by their codes; none for every clinic. */
export const clinicNames = ({ network, talk }: Turn, codes: readonly (string | null)[]): string =>
	codes
		.flatMap((code) =>
			code === null ? [] : [inLanguage(network.locations.byCode.get(code)?.name ?? code, talk.language)],
		)
		.join(', ');

/** A sentence per role, with the clinics it is held at. */
export const rolesTold = (
	turn: Turn,
	roles: readonly Pick<Role, 'role' | 'location'>[],
	told: 'member' | 'removed' | 'you',
): Part[] =>
	[...Map.groupBy(roles, ({ role }) => role)].map(([role, places]) => ({
		...line(`staff-roles-${told}`),
		facts: {
			role,
			clinics: places.some(({ location }) => location === null)
				? ''
				: clinicNames(
						turn,
						places.map(({ location }) => location),
					),
		},
	}));

/** The clock by which a member is told when something was. */
export const zoneOf = ({ network }: Turn, member: Member): string =>
	(clinicsOf(member, network)[0] ?? network.locations.all[0])?.zone ?? 'UTC';

/** Whether an administrator may change this member's access as a whole. */
export const isOver = (member: Member, { roles }: Pick<Member, 'roles'>): boolean =>
	roles.every(({ location }) => administers(member, location));

/** All who work at a clinic that this administrator answers for; those of every clinic included. */
export async function colleaguesOf({ tx }: Pick<Turn, 'tx'>, member: Member): Promise<Member[]> {
	const roles = Map.groupBy(await tx.run(allRoles, {}), ({ staffId }) => staffId);
	const all = (await tx.run(allStaff, {})).map((row) => ({ ...row, roles: roles.get(row.id) ?? [] }));
	return all.filter(({ roles }) => roles.some(({ location }) => location === null || administers(member, location)));
}

/** Somebody who is staff, or was. */
export async function staffNumbered(reading: Reading, id: number) {
	const [row] = await reading.run(staffWithId, { id });
	return row && { ...row, roles: await reading.run(rolesOf, { staffId: id }) };
}

/** The colleague who is meant by a name or a number (`#3`). Throws `Wrong`. */
export async function colleagueMeant(turn: Turn, member: Member, typed: string): Promise<Member> {
	const colleagues = await colleaguesOf(turn, member);
	const named = colleagues.map((each) => ({
		code: `#${each.id}`,
		name: calledBy(turn.network, each),
		retired: false,
		each,
	}));
	const found = meant(typed, named, turn.talk.language);
	if (found.kind === 'one') return found.row.each;
	if (found.kind === 'none') {
		const none = part('staff-none-colleague', { name: typed });
		const others = (await turn.tx.run(allStaff, {})).map((each) => ({ ...each, code: `#${each.id}`, retired: false }));
		const other = meant(typed, others, turn.talk.language);
		throw other.kind === 'one' ? new Refused(`staff:${other.row.id}`, none) : new Wrong(none);
	}
	const numbers = named.filter(({ name }) => found.names.includes(name)).map(({ name, code }) => `${name} (${code})`);
	throw new Wrong(part('staff-which-colleague', { names: numbers.join(', ') }));
}

/** Whoever ends an administrator's access is alone meanwhile: of two who remove each other, one stays. */
export const lockAdministrators = (tx: Tx): Promise<void> => tx.lockContacts([tx.keys.hash('lock', 'administrators')]);

/** Whether nobody would be left to do what these roles let somebody do: only an administrator lets others in. */
export async function isLastAdministrator(
	tx: Tx,
	staffId: number,
	ended: readonly Pick<Role, 'role' | 'location'>[],
): Promise<boolean> {
	const ending = ended.filter(({ role }) => role === 'administrator');
	if (ending.length === 0) return false;
	const others = (await tx.run(administrators, {})).filter((each) => each.staffId !== staffId);
	const everywhere = ending.some(({ location }) => location === null);
	return !others.some(({ location }) => !everywhere || location === null);
}

export const lastAdministrator = (name: string): Part[] => [
	part('staff-last-administrator', { name }),
	line('staff-last-administrator-do'),
];
