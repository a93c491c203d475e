/** `/remove <name> [at <clinic>]` and `/quit`: roles end with the next message; for an hour, a removal can be undone. */
import { endRole, removeStaff, resumeRole, rolesEndedAt } from '../../../db/queries/staff.ts';
import { line, part, text } from '../../../flows/prompt.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command, EVERYBODY, Refused, Wrong } from '../dialogue/command.ts';
import { administers, type Member, type Role, record } from '../dialogue/who.ts';
import {
	calledBy,
	colleagueMeant,
	colleaguesOf,
	isLastAdministrator,
	lastAdministrator,
	lockAdministrators,
	rolesTold,
	staffNumbered,
} from '../finding/colleagues.ts';
import { AT, clausesIn } from '../grammar/clauses.ts';
import { meant } from '../grammar/names.ts';
import { emptyAllPages, withdrawInvitations } from './cut-off.ts';
import { changeMenus } from './menus.ts';

const UNDO_MS = 60 * 60_000;

export const remove: Command = {
	roles: ADMINISTRATORS,
	async run(turn, member, { rest, sure }) {
		const undo = /^undo #(\d{1,15}) (\d{1,15})$/.exec(rest);
		if (undo) return putBack(turn, member, Number(undo[1]), Number(undo[2]));
		const { rest: typed, at } = clausesIn(rest, { at: AT });
		if (typed === '') return askWho(turn, member);
		const colleague = await colleagueMeant(turn, member, typed);
		const roles = rolesToEnd(turn, member, colleague, at);
		const name = calledBy(turn.network, colleague);
		if (!sure) {
			const told = rolesTold(turn, roles, 'member');
			offer(
				turn,
				[part('staff-remove-sure', { name }), ...told, part('staff-remove-what')],
				[
					{
						label: part('staff-choice-remove', { name }),
						line: `remove #${colleague.id}${at ? ` at ${at}` : ''}`,
						sure: true,
					},
					{ label: part('staff-choice-keep'), line: 'staff' },
				],
			);
			return;
		}
		if (!(await end(turn, member, colleague, roles))) return;
		offer(
			turn,
			[part('staff-removed', { name }), ...rolesTold(turn, roles, 'removed')],
			[{ label: part('staff-choice-undo'), line: `remove undo #${colleague.id} ${turn.tx.now}` }],
		);
	},
	examples: async (turn, member) => {
		const other = (await colleaguesOf(turn, member)).find(({ id }) => id !== member.id);
		return [line('staff-remove-example', { name: other ? calledBy(turn.network, other) : '#2' })];
	},
};

export const quit: Command = {
	roles: EVERYBODY,
	async run(turn, member, { sure }) {
		if (!sure)
			offer(
				turn,
				[part('staff-leave-sure'), ...rolesTold(turn, member.roles, 'member')],
				[
					{ label: part('staff-choice-leave'), line: 'quit', sure: true },
					{ label: part('staff-choice-stay'), line: 'whoami' },
				],
			);
		else if (await end(turn, member, member, member.roles)) turn.talk.said.push(part('staff-left'));
	},
	examples: () => [],
};

/** Answers whether it was done; the last administrator stays, and is told why. */
async function end(
	{ tx, talk, network }: Turn,
	member: Member,
	colleague: Member,
	roles: readonly Role[],
): Promise<boolean> {
	await lockAdministrators(tx);
	if (await isLastAdministrator(tx, colleague.id, roles)) {
		talk.said.push(...lastAdministrator(calledBy(network, colleague)));
		return false;
	}
	for (const { id } of roles) await tx.run(endRole, { id, now: tx.now });
	if (roles.length === colleague.roles.length) {
		await tx.run(removeStaff, { id: colleague.id, removedAt: tx.now });
		await emptyAllPages(tx, colleague.id);
	}
	if (roles.some(({ role }) => role === 'administrator')) await withdrawInvitations(tx, colleague.id);
	await changeMenus(tx, colleague.id);
	const detail = { roles: roles.map(({ role, location }) => `${role} ${location ?? 'all'}`) };
	await record(tx, talk, member, member === colleague ? 'left' : 'removed', `staff:${colleague.id}`, detail);
	return true;
}

/** What of a colleague's access this administrator ends. Throws `Wrong` where there is nothing. */
function rolesToEnd(turn: Turn, member: Member, colleague: Member, typed: string | undefined): readonly Role[] {
	const { network, talk } = turn;
	const name = calledBy(network, colleague);
	const mine = colleague.roles.filter(({ location }) => administers(member, location));
	if (typed === undefined || typed === '') {
		if (mine.length === 0) throw new Refused(`staff:${colleague.id}`, part('staff-not-over', { name }));
		return mine;
	}
	const found = meant(typed, network.locations.all, talk.language);
	if (found.kind === 'none') throw new Wrong(part('staff-none-clinic', { name: typed }));
	if (found.kind === 'several') throw new Wrong(part('staff-which-place', { names: found.names.join(', ') }));
	if (!administers(member, found.row.code))
		throw new Refused(`location:${found.row.id}`, part('staff-not-over-clinic', { place: text(found.row.name) }));
	const there = mine.filter(({ location }) => location === found.row.code);
	if (there.length > 0) return there;
	const everywhere = colleague.roles.some(({ location }) => location === null);
	throw new Wrong(
		part(everywhere ? 'staff-remove-everywhere' : 'staff-remove-nothing', { name, place: text(found.row.name) }),
	);
}

/** Undoes a removal, all of it, if it was a short while ago. */
async function putBack(turn: Turn, member: Member, staffId: number, endedAt: number): Promise<void> {
	const { tx, talk, network } = turn;
	const roles = await tx.run(rolesEndedAt, { staffId, endedAt });
	const colleague = await staffNumbered(tx, staffId);
	if (
		!colleague ||
		roles.length === 0 ||
		!roles.every(({ location }) => administers(member, location)) ||
		tx.now - endedAt > UNDO_MS
	) {
		talk.said.push(part('staff-undo-late'));
		return;
	}
	for (const { id } of roles) await tx.run(resumeRole, { id });
	await tx.run(removeStaff, { id: staffId, removedAt: null });
	await changeMenus(tx, staffId);
	await record(tx, talk, member, 'put back', `staff:${staffId}`);
	talk.said.push(part('staff-put-back', { name: calledBy(network, colleague) }), ...rolesTold(turn, roles, 'member'));
}

async function askWho(turn: Turn, member: Member): Promise<void> {
	const others = (await colleaguesOf(turn, member)).filter(
		({ id, roles }) => id !== member.id && roles.some(({ location }) => administers(member, location)),
	);
	if (others.length === 0) throw new Wrong(part('staff-nobody-else'));
	offer(
		turn,
		[part('staff-remove-who')],
		others.map((each) => ({
			label: part('own', { text: calledBy(turn.network, each) }),
			line: `remove #${each.id}`,
		})),
	);
}
