import type { Message, Update } from '@grammyjs/types';
import { describe, expect, test } from 'vitest';
import { inboundOf } from '../../../src/channels/telegram/updates.ts';
import { type ContentKind, contents } from '../../telegram/content.ts';
import { mustBeUpdate } from '../../telegram/schema.ts';

const me = { id: 42, username: 'Waitless_Bot' };
const ana = { id: 7, is_bot: false, first_name: 'Ana', language_code: 'pt-br' };
const privately = { id: 7, type: 'private', first_name: 'Ana' } as const;
const group = { id: -100123, type: 'supergroup', title: 'Front desk' } as const;

/** Reads an update that Telegram could really send. */
function read(content: Omit<Update, 'update_id'>) {
	const update = { update_id: 900, ...content };
	mustBeUpdate(update);
	return inboundOf(update, me);
}

function message(content: Partial<Message>): NonNullable<Update['message']> {
	return { message_id: 1, date: 1, from: ana, chat: privately, ...content } as NonNullable<Update['message']>;
}

function said(content: Partial<Message>) {
	return read({ message: message(content) })?.said;
}

function tap(content: object) {
	const query = { id: '1', from: ana, chat_instance: 'x', data: 'w:3.1', message: message({ text: 'Which?' }) };
	return read({ callback_query: { ...query, ...content } });
}

test('A message says which update it is, where it was said and by whom, when, and in which language', () => {
	expect(read({ message: message({ text: 'Hello' }) })).toEqual({
		key: 'telegram:42:900',
		address: { channel: 'telegram', bot: '42', chat: '7', sender: '7' },
		at: 1000,
		language: 'pt-br',
		said: { kind: 'text', text: 'Hello' },
		message: '1',
	});
});

test('A tap says which message was tapped, where that is known', () => {
	expect(tap({})?.message).toBe('1');
	expect(tap({ message: undefined, inline_message_id: 'i' })?.message).toBeUndefined();
});

test('In a group the chat is the group and the sender who spoke', () => {
	const inbound = read({ message: message({ text: 'Hello', chat: group }) });
	expect(inbound?.address).toMatchObject({ chat: '-100123', sender: '7' });
});

test('A reply to a message of ours says which; one to somebody else’s does not', () => {
	const to = (from: object) =>
		read({
			message: message({
				text: 'Yes',
				reply_to_message: message({ message_id: 17, text: 'Well?', from } as never),
			} as never),
		});
	expect(to({ id: 42, is_bot: true, first_name: 'Waitless' })).toMatchObject({ replyTo: '17' });
	expect(to({ id: 8, is_bot: false, first_name: 'Ben' })).not.toHaveProperty('replyTo');
});

test('Who reports no language has none', () => {
	const inbound = read({ message: message({ text: 'Hello', from: { id: 7, is_bot: false, first_name: 'Ana' } }) });
	expect(inbound).not.toHaveProperty('language');
});

describe('Commands', () => {
	test.each([
		['/start', { kind: 'link', payload: '' }],
		['/start ab_C-9', { kind: 'link', payload: 'ab_C-9' }],
		['/start@waitless_bot ab_C-9', { kind: 'link', payload: 'ab_C-9' }],
		['/started early', { kind: 'text', text: '/started early' }],
		['/start!', { kind: 'text', text: '/start!' }],
		['please /start', { kind: 'text', text: 'please /start' }],
		['/day@waitless_bot tomorrow', { kind: 'text', text: '/day tomorrow' }],
		['/note@waitless_bot first line\nsecond line', { kind: 'text', text: '/note first line\nsecond line' }],
		['/day 12', { kind: 'text', text: '/day 12' }],
		['me@example.org', { kind: 'text', text: 'me@example.org' }],
	])('"%s" is read without the name of our bot, and a start as a link', (text, expected) => {
		expect(said({ text, chat: group })).toEqual(expected);
	});

	test.each(['/day@other_bot', '/start@other_bot x', '/day@waitless_bot2'])('"%s" is for another bot', (text) => {
		expect(said({ text, chat: group })).toBeUndefined();
	});
});

describe('A shared contact', () => {
	const number = { phone_number: '49 (30) 123-45', first_name: 'Ana' };
	const forwarded = { type: 'user', date: 1, sender_user: ana } as const;

	test('is the own one if Telegram says that the number is of who sends it', () => {
		expect(said({ contact: { ...number, user_id: 7 } })).toEqual({ kind: 'contact', phone: '+493012345', own: true });
	});

	test('keeps a plus that it has', () => {
		expect(said({ contact: { ...number, phone_number: '+493012345', user_id: 7 } })).toMatchObject({
			phone: '+493012345',
		});
	});

	test.each([
		['is somebody else’s with another user id', { contact: { ...number, user_id: 8 } }],
		['is somebody else’s without a user id', { contact: number }],
		['is not vouched for when forwarded', { contact: { ...number, user_id: 7 }, forward_origin: forwarded }],
	])('%s', (_, content) => {
		expect(said(content)).toMatchObject({ kind: 'contact', own: false });
	});
});

describe('Content', () => {
	const place = { kind: 'location', latitude: 52.52, longitude: 13.405 };
	const expected: Record<ContentKind, object> = {
		photo: { kind: 'unreadable', what: 'photo' },
		voice: { kind: 'unreadable', what: 'voice' },
		audio: { kind: 'unreadable', what: 'voice' },
		video: { kind: 'unreadable', what: 'video' },
		video_note: { kind: 'unreadable', what: 'video' },
		animation: { kind: 'unreadable', what: 'video' },
		sticker: { kind: 'unreadable', what: 'sticker' },
		document: { kind: 'unreadable', what: 'file' },
		dice: { kind: 'unreadable', what: 'other' },
		story: { kind: 'unreadable', what: 'other' },
		location: place,
		venue: place,
	};

	test.each(Object.entries(expected))('A %s is told as what it is', (kind, what) => {
		expect(said(contents[kind as ContentKind])).toEqual(what);
	});

	test('A photo with a caption is a photo, whatever the caption says; it is kept for whoever can use it', () => {
		const what = { kind: 'unreadable', what: 'photo', caption: '/start' };
		expect(said({ ...contents.photo, caption: '/start' })).toEqual(what);
	});

	test('An edit can’t be read, as what it changed may have been used', () => {
		const edited_message = { ...message({ text: 'Hallo' }), edit_date: 2 };
		expect(read({ edited_message })?.said).toEqual({ kind: 'unreadable', what: 'edit' });
	});

	test('A live location that moves is no edit', () => {
		const edited_message = { ...message(contents.location), edit_date: 2 };
		expect(read({ edited_message })).toBeUndefined();
	});
});

describe('A tap', () => {
	test('is a choice of the prompt that its button names', () => {
		expect(tap({})).toMatchObject({ address: { chat: '7' }, said: { kind: 'choice', prompt: 3, choice: 1 } });
	});

	test('in a group is of the one who tapped', () => {
		expect(tap({ message: message({ text: 'Which?', chat: group }) })?.address).toMatchObject({
			chat: '-100123',
			sender: '7',
		});
	});

	test('on a message that is no longer accessible still belongs to its chat', () => {
		expect(tap({ message: { chat: group, message_id: 1, date: 0 } })?.address.chat).toBe('-100123');
	});

	test('on a message that isn’t named at all belongs to the chat with who tapped', () => {
		expect(tap({ message: undefined, inline_message_id: 'x' })?.address.chat).toBe('7');
	});

	test.each(['3.1', 'w:', 'w:x', 'w:3.1.2', 'W:3.1', 'host:3.1'])('on a button with "%s" is not ours', (data) => {
		expect(tap({ data })).toBeUndefined();
	});

	test('on a game is not ours', () => {
		expect(tap({ data: undefined, game_short_name: 'chess' })).toBeUndefined();
	});
});

describe('Nothing is heard', () => {
	const channel = { id: -100777, type: 'channel', title: 'News' } as const;
	const anonymous = { id: 1087968824, is_bot: true, first_name: 'Group', username: 'GroupAnonymousBot' };
	const telegram = { id: 777000, is_bot: false, first_name: 'Telegram' };
	const member = { status: 'member', user: ana } as const;

	test.each<[string, Omit<Update, 'update_id'>]>([
		['from a bot', { message: message({ text: 'Hi', from: { ...ana, is_bot: true } }) }],
		['from an anonymous administrator', { message: message({ text: 'Hi', from: anonymous, sender_chat: group }) }],
		['from a channel in its group', { message: message({ text: 'Hi', from: telegram, sender_chat: channel }) }],
		['in a channel', { channel_post: { message_id: 1, date: 1, chat: channel, text: 'Hi' } }],
		['when somebody joins', { message: message({ chat: group, new_chat_members: [ana] }) }],
		['when a message is pinned', { message: message({ pinned_message: message({ text: 'Hi' }) }) }],
		[
			'when the bot is blocked or unblocked',
			{ my_chat_member: { chat: privately, from: ana, date: 1, old_chat_member: member, new_chat_member: member } },
		],
		['in an unknown kind of update', { poll_answer: { poll_id: '1', option_ids: [0], option_persistent_ids: ['0'] } }],
	])('%s', (_, content) => {
		expect(read(content)).toBeUndefined();
	});
});
