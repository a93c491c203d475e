/** All commands by their names. */
import { part } from '../../flows/prompt.ts';
import { invitations } from './access/invitations.ts';
import { invite } from './access/invite.ts';
import { members } from './access/members.ts';
import { quit, remove } from './access/remove.ts';
import { revoke } from './access/revoke.ts';
import { appointment } from './day/appointment.ts';
import { day } from './day/day.ts';
import { history } from './day/history.ts';
import { week } from './day/week.ts';
import { type Command, EVERYBODY } from './dialogue/command.ts';
import type { StaffCommand } from './dialogue/commands.ts';
import { cancelday, moveday } from './failed-day/fail-day.ts';
import { tophone } from './failed-day/to-phone.ts';
import { rolesTold } from './finding/colleagues.ts';
import { openExamples } from './finding/times-examples.ts';
import { link } from './links/link.ts';
import { links } from './links/links.ts';
import { linktype } from './links/linktype.ts';
import { carer } from './patients/carer.ts';
import { chats } from './patients/chats.ts';
import { confirm } from './patients/confirm.ts';
import { contact } from './patients/contact.ts';
import { correct } from './patients/correct.ts';
import { duplicates } from './patients/duplicates.ts';
import { erase } from './patients/erase.ts';
import { find, patient } from './patients/file.ts';
import { log } from './patients/log.ts';
import { merge } from './patients/merge.ts';
import { arrived } from './queue/arrived.ts';
import { next } from './queue/next.ts';
import { queue } from './queue/queue.ts';
import { missed, seen } from './queue/seen.ts';
import { waits } from './queue/waits.ts';
import { walkin } from './queue/walkin.ts';
import { done } from './talk/done.ts';
import { here } from './talk/here.ts';
import { notices } from './talk/notices.ts';
import { say } from './talk/say.ts';
import { close } from './times/close.ts';
import { holiday } from './times/holiday.ts';
import { leave } from './times/leave.ts';
import { open } from './times/open.ts';
import { share } from './times/share.ts';
import { undo } from './undo.ts';
import { accept, decline } from './visits/accept.ts';
import { book } from './visits/book.ts';
import { cancel } from './visits/cancel.ts';
import { edit } from './visits/edit.ts';
import { followup } from './visits/followup.ts';
import { paid, refund } from './visits/money.ts';
import { move } from './visits/move.ts';
import { requests } from './visits/requests.ts';

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
