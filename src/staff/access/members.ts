/** `/staff`: who may do what, where, and from which chats, with a button to remove each. */
import { allStaffChats } from '../../../db/queries/staff.ts';
import { at, line, type Part, part } from '../../../flows/prompt.ts';
import { offer } from '../dialogue/choices.ts';
import { ADMINISTRATORS, type Command } from '../dialogue/command.ts';
import { administers, type Member } from '../dialogue/who.ts';
import { calledBy, colleaguesOf, rolesTold, zoneOf } from '../finding/colleagues.ts';
import { accounts } from './accounts.ts';

export const members: Command = {
	roles: ADMINISTRATORS,
	async run(turn, member) {
		const zone = zoneOf(turn, member);
		const parts: Part[] = [];
		const removable: Member[] = [];
		const chats = Map.groupBy(await turn.tx.run(allStaffChats, {}), ({ staffId }) => staffId);
		for (const colleague of await colleaguesOf(turn, member)) {
			const own = colleague.id === member.id;
			const name = calledBy(turn.network, colleague);
			const number = `#${colleague.id}`;
			parts.push(part('staff-member', { name: name === number ? '' : name, number, own: own ? 'yes' : '' }));
			parts.push(...rolesTold(turn, colleague.roles, 'member'));
			const theirs = accounts(chats.get(colleague.id) ?? []);
			if (theirs.length === 0) parts.push(line('staff-member-no-chat'));
			for (const { channel, joinedAt } of theirs)
				parts.push(line('staff-member-chat', { channel: channel ?? 'web', since: at(joinedAt, zone) }));
			if (!own && colleague.roles.some(({ location }) => administers(member, location))) removable.push(colleague);
		}
		offer(
			turn,
			parts,
			removable.map((colleague) => ({
				label: part('staff-choice-remove', { name: calledBy(turn.network, colleague) }),
				line: `remove #${colleague.id}`,
			})),
		);
	},
	examples: () => [],
};
