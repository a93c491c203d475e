/** `/revoke`: a lost phone. Chats stop speaking for their member with the next message; the member stays. */
import { chatsOfStaff } from '../../../db/queries/staff.ts';
import { at, line, part } from '../../../flows/prompt.ts';
import type { Turn } from '../../perform/performer.ts';
import { offer } from '../dialogue/choices.ts';
import { type Command, EVERYBODY, Refused } from '../dialogue/command.ts';
import { holds, type Member, record } from '../dialogue/who.ts';
import {
	calledBy,
	colleagueMeant,
	isLastAdministrator,
	isOver,
	lastAdministrator,
	lockAdministrators,
	zoneOf,
} from '../finding/colleagues.ts';
import { accounts, ofAccounts } from './accounts.ts';
import { revokeChats } from './cut-off.ts';

const SHORT = 10;

export const revoke: Command = {
	roles: EVERYBODY,
	async run(turn, member, { rest, sure }) {
		const chat = /^chat (\S+)$/.exec(rest)?.[1];
		if (chat !== undefined) return revokeOwn(turn, member, chat, sure);
		if (rest === '') return listOwn(turn, member);
		await revokeOf(turn, member, rest, sure);
	},
	examples: (_, member) => [
		line('staff-revoke-example'),
		...(holds(member, 'administrator') ? [line('staff-revoke-example-name')] : []),
	],
};

/** One chat of each of one's other accounts: this one speaks. */
async function otherChats({ tx, talk }: Turn, { id }: Member) {
	const all = await tx.run(chatsOfStaff, { staffId: id });
	const here = ofAccounts(
		all.filter(({ conversationId }) => conversationId === talk.id),
		all,
	);
	return accounts(all.filter((chat) => !here.includes(chat)));
}

async function listOwn(turn: Turn, member: Member): Promise<void> {
	const chats = await otherChats(turn, member);
	const zone = zoneOf(turn, member);
	if (chats.length === 0) {
		turn.talk.said.push(part('staff-revoke-none'));
		return;
	}
	offer(
		turn,
		[part('staff-revoke-which')],
		chats.map(({ channel, joinedAt, conversationId }) => ({
			label: part('staff-choice-chat', { channel: channel ?? 'web', since: at(joinedAt, zone) }),
			line: `revoke chat ${conversationId.slice(0, SHORT)}`,
			sure: true,
		})),
	);
}

async function revokeOwn(turn: Turn, member: Member, short: string, sure: boolean): Promise<void> {
	const { tx, talk } = turn;
	const chat = (await otherChats(turn, member)).find(({ conversationId }) => conversationId.startsWith(short));
	if (!chat || !sure) return listOwn(turn, member);
	await revokeChats(tx, member.id, [chat]);
	await record(tx, talk, member, 'revoked chat', `staff:${member.id}`);
	talk.said.push(part('staff-revoked-own'), line('staff-emptied'));
}

/** All chats of somebody, by an administrator of all that they do. */
async function revokeOf(turn: Turn, member: Member, typed: string, sure: boolean): Promise<void> {
	const { tx, talk, network } = turn;
	if (!holds(member, 'administrator')) throw new Refused(`staff:${member.id}`, part('staff-revoke-only-own'));
	const colleague = await colleagueMeant(turn, member, typed);
	const name = calledBy(network, colleague);
	if (colleague.id === member.id) return listOwn(turn, member);
	if (!isOver(member, colleague)) throw new Refused(`staff:${colleague.id}`, part('staff-not-over', { name }));
	const chats = await tx.run(chatsOfStaff, { staffId: colleague.id });
	if (chats.length === 0) {
		talk.said.push(part('staff-revoke-no-chats', { name }));
		return;
	}
	if (!sure) {
		offer(
			turn,
			[part('staff-revoke-sure', { name, count: accounts(chats).length })],
			[
				{ label: part('staff-choice-revoke', { name }), line: `revoke #${colleague.id}`, sure: true },
				{ label: part('staff-choice-keep'), line: 'staff' },
			],
		);
		return;
	}
	await lockAdministrators(tx);
	if (await isLastAdministrator(tx, colleague.id, colleague.roles)) {
		talk.said.push(...lastAdministrator(name));
		return;
	}
	await revokeChats(tx, colleague.id, chats);
	await record(tx, talk, member, 'revoked chats', `staff:${colleague.id}`);
	offer(
		turn,
		[part('staff-revoked', { name }), line('staff-emptied')],
		[{ label: part('staff-choice-again', { name }), line: `invite again #${colleague.id}` }],
	);
}
