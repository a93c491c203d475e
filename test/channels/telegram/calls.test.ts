import { describe, expect, test } from 'vitest';
import { callsOf } from '../../../src/channels/telegram/calls.ts';
import type { Button, Outgoing } from '../../../src/message.ts';
import { rulesBroken } from '../../telegram/rules.ts';
import { violationsOf } from '../../telegram/schema.ts';

const privately = { channel: 'telegram', bot: '42', chat: '7', sender: '7' } as const;
const inGroup = { ...privately, chat: '-100123' };

/** The calls for a message, which Telegram must take. */
function calls(body: Outgoing, address = privately as typeof privately | typeof inGroup) {
	return callsOf({ id: 1, address, language: 'en', body }).map(({ method, payload, upload }) => {
		const whole = { ...payload, ...(upload && { [upload.field]: `attach://${upload.name}` }) };
		expect(violationsOf(method, whole)).toEqual([]);
		expect(rulesBroken(method, whole)).toEqual([]);
		return { method, payload, upload };
	});
}

/** The only one. */
function call(...args: Parameters<typeof calls>) {
	const all = calls(...args);
	expect(all).toHaveLength(1);
	return all[0]!;
}

function text(words: string, labels: string[] = [], shareContact?: string): Outgoing {
	const buttons: Button[] = labels.map((label, n) => ({ label, data: `17.${n}` }));
	return { kind: 'text', text: words, buttons, ...(shareContact !== undefined && { shareContact }) };
}

function rowsOf(labels: string[]): string[][] {
	const { payload } = call(text('Which?', labels));
	const { inline_keyboard } = (payload as { reply_markup: { inline_keyboard: { text: string }[][] } }).reply_markup;
	return inline_keyboard.map((row) => row.map((button) => button.text));
}

function sentText(words: string): string {
	return (call(text(words)).payload as { text: string }).text;
}

test('A text with choices is one message, without markup or previews', () => {
	expect(call(text('Book it?', ['Book', 'Cancel']))).toEqual({
		method: 'sendMessage',
		payload: {
			chat_id: 7,
			text: 'Book it?',
			link_preview_options: { is_disabled: true },
			reply_markup: {
				inline_keyboard: [
					[
						{ text: 'Book', callback_data: 'w:17.0' },
						{ text: 'Cancel', callback_data: 'w:17.1' },
					],
				],
			},
		},
	});
});

describe('Buttons', () => {
	test('stand three to a row if all are short', () => {
		expect(rowsOf(['09:00', '09:20', '09:40', '12 character'])).toEqual([
			['09:00', '09:20', '09:40'],
			['12 character'],
		]);
	});

	test('stand one to a row if any is long', () => {
		expect(rowsOf(['Book', '13 characters'])).toEqual([['Book'], ['13 characters']]);
	});

	test('are measured in characters: twelve emoji are short', () => {
		expect(rowsOf(['🦷'.repeat(12), 'Back'])).toEqual([['🦷'.repeat(12), 'Back']]);
	});

	test('may be a hundred with the longest choice', () => {
		const buttons = Array.from({ length: 100 }, () => ({ label: 'x'.repeat(200), data: '999999999.999' }));
		call({ kind: 'text', text: 'Which?', buttons });
	});
});

describe('Asking for the phone number', () => {
	const body = text('Your number?', ['Type it', 'Cancel'], 'Share my number');

	test('shows keys for one use, the choices beside the one that shares', () => {
		expect(call(body).payload).toMatchObject({
			reply_markup: {
				keyboard: [[{ text: 'Share my number', request_contact: true }], [{ text: 'Type it' }, { text: 'Cancel' }]],
				one_time_keyboard: true,
				resize_keyboard: true,
			},
		});
	});

	test('in a group, where it can’t be asked for, leaves the choices below the message', () => {
		expect(call(body, inGroup).payload).toHaveProperty('reply_markup.inline_keyboard');
	});

	test('ends with the next message that has no buttons: it takes the keys away', () => {
		expect(call(text('Thank you.')).payload).toMatchObject({ reply_markup: { remove_keyboard: true } });
	});

	test('never happens in a group, so that there is nothing to take away', () => {
		expect(call(text('Thank you.'), inGroup).payload).not.toHaveProperty('reply_markup');
	});
});

describe('A text', () => {
	test.each([
		['markup in a name', '<b>Bob</b> & *Eve* _x_ [a](tg://user?id=1) `rm`'],
		['right-to-left names', 'موعدك مع د. ليلى عبد الرحمن، الثلاثاء 09:20'],
		['4096 characters', 'x'.repeat(4096)],
	])('stays as it is with %s', (_, words) => {
		expect(sentText(words)).toBe(words);
		expect(call(text(words)).payload).not.toHaveProperty('parse_mode');
	});

	const partsOf = (words: string) => calls(text(words)).map(({ payload }) => (payload as { text: string }).text);

	test('that is too long goes on in the next message, from the last line that fits', () => {
		const line = 'x'.repeat(99);
		const lines = (count: number) => Array(count).fill(line).join('\n');
		expect(partsOf(`${lines(90)}\n`)).toEqual([lines(40), lines(40), lines(10)]);
	});

	test('may end a line with the last character that fits', () => {
		expect(partsOf(`${'x'.repeat(4096)}\nrest`)).toEqual(['x'.repeat(4096), 'rest']);
	});

	test('that is one long line is cut within it', () => {
		expect(partsOf('x'.repeat(5000))).toEqual(['x'.repeat(4096), 'x'.repeat(904)]);
	});

	test('is never cut within a character', () => {
		const words = `x${'🦷'.repeat(3000)}`;
		expect(partsOf(words).every((part) => part.isWellFormed())).toBe(true);
		expect(partsOf(words).join('')).toBe(words);
	});

	test('with much white space has no blank part', () => {
		const gap = '\n'.repeat(5000);
		expect(partsOf(`${gap}one${gap}two${gap}`)).toEqual(['one', 'two']);
	});

	test('in parts has its buttons under the last', () => {
		const markups = calls(text('x'.repeat(5000), ['Book'])).map(({ payload }) => 'reply_markup' in payload);
		expect(markups).toEqual([false, true]);
	});
});

test('A pin is a venue with its title and address', () => {
	const place = { latitude: 52.52, longitude: 13.405, title: 'Harbour Clinic', address: '1 Quay' };
	expect(call({ kind: 'pin', ...place })).toMatchObject({ method: 'sendVenue', payload: { chat_id: 7, ...place } });
});

test('A file is uploaded as a document', () => {
	expect(call({ kind: 'file', name: 'visit.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' })).toMatchObject({
		method: 'sendDocument',
		payload: { chat_id: 7 },
		upload: { field: 'document', name: 'visit.ics', content: 'BEGIN:VCALENDAR' },
	});
});

describe('In a group', () => {
	const asks = (labels: string[], awaits: { message?: string }) =>
		call({ ...(text('What shall I write?', labels) as Outgoing & { kind: 'text' }), awaits }, inGroup).payload;

	test('words are asked of whoever wrote, as a reply to what they wrote', () => {
		expect(asks([], { message: '31' })).toMatchObject({
			reply_parameters: { message_id: 31, allow_sending_without_reply: true },
			reply_markup: { force_reply: true, selective: true },
		});
		expect(asks([], { message: '31' })).not.toHaveProperty('entities');
	});

	test('whoever tapped has no message to reply to, and is mentioned by the first word', () => {
		const payload = asks([], {});
		const user = { id: 7, is_bot: false, first_name: '' };
		expect(payload).toMatchObject({ entities: [{ type: 'text_mention', offset: 0, length: 4, user }] });
		expect(payload).not.toHaveProperty('reply_parameters');
	});

	test('buttons leave no room for it', () => {
		expect(asks(['Yes'], { message: '31' })).toMatchObject({
			reply_parameters: { message_id: 31 },
			reply_markup: { inline_keyboard: [[{ text: 'Yes' }]] },
		});
	});
});

test('A tap copies a reference, and a command with its words; a command alone is tapped', () => {
	const words = 'Réf. 93WK-NTF4, not XX93WK-NTF4\n/move 93WK-NTF4 fri\n/day\n/day harbour is a sentence';
	const body = text(words) as Outgoing & { kind: 'text' };
	const { entities } = call({ ...body, commands: ['/move 93WK-NTF4 fri', '/day'] }).payload as {
		entities: { offset: number; length: number }[];
	};
	expect(entities.map(({ offset, length }) => words.slice(offset, offset + length))).toEqual([
		'93WK-NTF4',
		'/move 93WK-NTF4 fri',
	]);
});

test('Links to be passed on are copied by a button, and others opened, below the choices', () => {
	const body = text('Where?', ['Here']) as Outgoing & { kind: 'text' };
	const beyond = [
		{ label: 'Copy', copy: 'https://t.me/waitless_bot?start=x' },
		{ label: 'There', url: 'https://t.me/waitless_bot' },
	];
	expect(call({ ...body, beyond }).payload).toMatchObject({
		reply_markup: {
			inline_keyboard: [
				[{ text: 'Here' }],
				[{ text: 'Copy', copy_text: { text: 'https://t.me/waitless_bot?start=x' } }],
				[{ text: 'There', url: 'https://t.me/waitless_bot' }],
			],
		},
	});
});

test('A menu is one person’s in one chat, and is taken back without commands', () => {
	const commands = [{ command: 'day', description: 'a day’s diary' }];
	expect(call({ kind: 'menu', commands })).toMatchObject({
		method: 'setMyCommands',
		payload: { commands, scope: { type: 'chat', chat_id: 7 } },
	});
	const scope = { type: 'chat_member', chat_id: -100123, user_id: 7 };
	expect(call({ kind: 'menu', commands: [] }, inGroup)).toMatchObject({
		method: 'deleteMyCommands',
		payload: { scope },
	});
});
