/** All commands by their names. */
import { part } from '../../flows/prompt.ts';
import { accept, decline } from './accept.ts';
import { appointment } from './appointment.ts';
import { book } from './book.ts';
import { cancel } from './cancel.ts';
import { carer } from './carer.ts';
import { chats } from './chats.ts';
import { close } from './close.ts';
import { rolesTold } from './colleagues.ts';
import { type Command, EVERYBODY } from './command.ts';
import type { StaffCommand } from './commands.ts';
import { confirm } from './confirm.ts';
import { contact } from './contact.ts';
import { correct } from './correct.ts';
import { day } from './day.ts';
import { done } from './done.ts';
import { duplicates } from './duplicates.ts';
import { edit } from './edit.ts';
import { erase } from './erase.ts';
import { cancelday, moveday } from './fail-day.ts';
import { find, patient } from './file.ts';
import { followup } from './followup.ts';
import { openExamples } from './help.ts';
import { here } from './here.ts';
import { history } from './history.ts';
import { holiday } from './holiday.ts';
import { invitations } from './invitations.ts';
import { invite } from './invite.ts';
import { leave } from './leave-of.ts';
import { link } from './link.ts';
import { links } from './links.ts';
import { linktype } from './linktype.ts';
import { log } from './log.ts';
import { members } from './members.ts';
import { merge } from './merge.ts';
import { paid, refund } from './money.ts';
import { move } from './move.ts';
import { notices } from './notices.ts';
import { open } from './open.ts';
import { arrived } from './queue/arrived.ts';
import { next } from './queue/next.ts';
import { queue } from './queue/queue.ts';
import { missed, seen } from './queue/seen.ts';
import { waits } from './queue/waits.ts';
import { walkin } from './queue/walkin.ts';
import { quit, remove } from './remove.ts';
import { requests } from './requests.ts';
import { revoke } from './revoke.ts';
import { say } from './say.ts';
import { share } from './share.ts';
import { tophone } from './to-phone.ts';
import { undo } from './undo.ts';
import { week } from './week.ts';

export const all: Readonly<Record<Exclude<StaffCommand, 'help'>, Command>> = {
	open: {
		roles: EVERYBODY,
		run: (turn, member, { rest }) => open(turn, member, rest),
		examples: openExamples,
	},
	close,
	holiday,
	leave,
	share,
	day,
	week,
	appointment,
	history,
	book,
	move,
	cancel,
	cancelday,
	moveday,
	tophone,
	edit,
	followup,
	requests,
	accept,
	decline,
	paid,
	refund,
	link,
	links,
	linktype,
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
	quit,
	here,
	say,
	done,
	notices,
	arrived,
	walkin,
	next,
	seen,
	missed,
	queue,
	waits,
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
