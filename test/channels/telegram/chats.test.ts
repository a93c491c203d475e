import type { ChatMember, Update } from '@grammyjs/types';
import { expect, test } from 'vitest';
import { broughtBy } from '../../../src/channels/telegram/chats.ts';
import { handle } from '../../../src/channels/telegram/handle.ts';
import { updatesWanted } from '../../../src/channels/telegram/updates.ts';
import { mustBeUpdate } from '../../telegram/schema.ts';

const me = { id: 42, username: 'Waitless_Bot' };
const bot = { id: 42, is_bot: true, first_name: 'Waitless' } as const;
const ana = { id: 7, is_bot: false, first_name: 'Ana', language_code: 'fr' } as const;
const privately = { id: 7, type: 'private', first_name: 'Ana' } as const;
const group = { id: -100123, type: 'supergroup', title: 'Front desk' } as const;
const channel = { id: -100777, type: 'channel', title: 'News' } as const;

/** Reads an update that Telegram could really send. */
function read(content: Omit<Update, 'update_id'>) {
	const update = { update_id: 900, ...content };
	mustBeUpdate(update);
	return broughtBy(update, me);
}

const may = (can: boolean) =>
	Object.fromEntries(
		[
			...['send_messages', 'send_audios', 'send_documents', 'send_photos', 'send_videos', 'send_video_notes'],
			...['send_voice_notes', 'send_polls', 'send_other_messages', 'add_web_page_previews', 'react_to_messages'],
			...['edit_tag', 'change_info', 'invite_users', 'pin_messages', 'manage_topics'],
		].map((right) => [`can_${right}`, can]),
	);
const members = {
	member: { status: 'member', user: bot },
	left: { status: 'left', user: bot },
	kicked: { status: 'kicked', user: bot, until_date: 0 },
	muted: { status: 'restricted', user: bot, is_member: true, until_date: 0, ...may(false) },
	limited: { status: 'restricted', user: bot, is_member: true, until_date: 0, ...may(true) },
} as unknown as Readonly<Record<string, ChatMember>>;

const turns = (from: string, to: string, chat: object = group, who: object = ana) =>
	read({
		my_chat_member: { chat, from: who, date: 5, old_chat_member: members[from]!, new_chat_member: members[to]! },
	} as Omit<Update, 'update_id'>);

test('That the bot was blocked names the chat, who did it, the update and the language', () => {
	expect(turns('member', 'kicked', privately)).toEqual({
		key: 'telegram:42:900',
		address: { channel: 'telegram', bot: '42', chat: '7', sender: '7' },
		at: 5000,
		language: 'fr',
		chat: { kind: 'presence', here: false, entered: false },
	});
});

test.each([
	['kicked', 'member', true, true],
	['left', 'member', true, true],
	['member', 'left', false, false],
	['member', 'muted', false, false],
	['muted', 'member', true, false],
	['member', 'limited', true, false],
])('From %s to %s in a group: the bot may write: %s; it has just come: %s', (from, to, here, entered) => {
	expect(turns(from, to)).toMatchObject({ chat: { kind: 'presence', here, entered } });
});

test('It may be another bot that has done it', () => {
	expect(turns('left', 'member', group, { ...ana, is_bot: true })).toMatchObject({ chat: { here: true } });
});

test('In a channel nobody writes to the bot', () => {
	expect(turns('left', 'member', channel)).toBeUndefined();
});

test('A group that has become a supergroup names it, whoever did it', () => {
	const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' } as const;
	const old = { id: -123, type: 'group', title: 'Front desk' } as const;
	const message = { message_id: 1, date: 5, chat: old, from: anonymous, sender_chat: old, migrate_to_chat_id: -100123 };
	expect(read({ message: message as never })).toMatchObject({
		address: { chat: '-123' },
		chat: { kind: 'moved', to: '-100123' },
	});
});

test('Telegram is asked for it, and who keeps a bot of their own hears of it too', async () => {
	expect(updatesWanted).toContain('my_chat_member');
	const heard: unknown[] = [];
	const update = {
		update_id: 1,
		my_chat_member: {
			...{ chat: privately, from: ana, date: 5 },
			...{ old_chat_member: members.member!, new_chat_member: members.kicked! },
		},
	} as Update;
	const receive = async (inbound: unknown) => {
		heard.push(inbound);
		return { kind: 'taken' } as const;
	};
	expect(await handle(update, { me, call: async () => true, receive })).toBe(false);
	expect(heard).toHaveLength(1);
});
