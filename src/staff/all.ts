/** All commands by their names. */
import { part } from '../../flows/prompt.ts';
import { carer } from './carer.ts';
import { chats } from './chats.ts';
import { rolesTold } from './colleagues.ts';
import { type Command, EVERYBODY } from './command.ts';
import type { StaffCommand } from './commands.ts';
import { confirm } from './confirm.ts';
import { contact } from './contact.ts';
import { correct } from './correct.ts';
import { day } from './day.ts';
import { duplicates } from './duplicates.ts';
import { erase } from './erase.ts';
import { find, patient } from './file.ts';
import { dayExample, openExample } from './help.ts';
import { invitations } from './invitations.ts';
import { invite } from './invite.ts';
import { log } from './log.ts';
import { members } from './members.ts';
import { merge } from './merge.ts';
import { open } from './open.ts';
import { leave, remove } from './remove.ts';
import { revoke } from './revoke.ts';
import { undo } from './undo.ts';

export const all: Readonly<Record<Exclude<StaffCommand, 'help'>, Command>> = {
	open: {
		roles: EVERYBODY,
		run: (turn, member, { rest }) => open(turn, member, rest),
		examples: async (turn, member) => [await openExample(turn, member)],
	},
	day: {
		roles: EVERYBODY,
		run: (turn, member, { rest }) => day(turn, member, rest),
		examples: (turn, member) => [dayExample(turn, member)],
	},
	find,
	patient,
	contact,
	confirm,
	correct,
	carer,
	chats,
	duplicates,
	merge,
	erase,
	log,
	invite,
	invitations,
	staff: members,
	remove,
	revoke,
	leave,
	undo,
	whoami: {
		roles: EVERYBODY,
		async run(turn, member) {
			const { talk } = turn;
			if (member.name !== '') talk.said.push(part('staff-you-are', { name: member.name }));
			talk.said.push(...rolesTold(turn, member.roles, 'you'));
		},
		examples: () => [],
	},
};
