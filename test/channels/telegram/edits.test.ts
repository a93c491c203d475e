import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { telegramChannel } from '../../../src/channels/telegram/channel.ts';
import { telegramClient } from '../../../src/channels/telegram/client.ts';
import { editOf } from '../../../src/channels/telegram/edits.ts';
import type { Channel, Outgoing } from '../../../src/message.ts';
import type { Person } from '../../telegram/person.ts';
import { rulesBroken } from '../../telegram/rules.ts';
import { violationsOf } from '../../telegram/schema.ts';
import { startTelegram, type Telegram } from '../../telegram/server.ts';

const address = { channel: 'telegram', bot: '7000001', chat: '700700', sender: '700700' } as const;
const buttons = [{ label: 'Tue 8 Sep ▸', data: '3.0.ABCD', inPlace: true }] as const;
const text = (words: string): Outgoing => ({ kind: 'text', text: words, buttons });
const picture = (content = new Uint8Array([1, 2, 3])): Outgoing => ({
	...{ kind: 'picture', content, caption: 'Monday', alt: 'Monday: nothing', buttons },
});

let telegram: Telegram;
let channel: Channel;
let ana: Person;
let messages = 0;
beforeEach(async () => {
	telegram = await startTelegram();
	channel = telegramChannel(telegramClient(telegram.token, { apiRoot: telegram.url }), {
		rates: { overall: MANY, chat: MANY, group: MANY },
	});
	ana = telegram.person({ id: 700700, name: 'Ana' });
});
afterEach(async () => {
	await telegram.stop();
	expect(telegram.violations).toEqual([]);
});
const MANY = { messages: 1_000, ms: 1 };

/** What Telegram calls the message. */
async function sends(body: Outgoing, replaces?: string): Promise<string> {
	const sent = await channel.send({ id: ++messages, address, language: 'en', body, replaces });
	return (sent as { messageId: string }).messageId;
}
const chat = () => ana.chat.map(({ kind, text: words, buttons: labels }) => [kind, words, ...labels]);
const SHOWN = ['text', 'Tuesday', 'Tue 8 Sep ▸'];

describe('A picture that Telegram does not take', () => {
	const inWords = ['text', 'Monday: nothing', 'Tue 8 Sep ▸'];

	test.each([
		[400, 'Bad Request: PHOTO_INVALID_DIMENSIONS'],
		[400, 'Bad Request: not enough rights to send photos to the chat'],
		[413, 'Request Entity Too Large'],
	])('is told in words: %i %s', async (status, description) => {
		telegram.failNext({ method: /^sendPhoto$/, status, description });
		await sends(picture());
		expect(chat()).toEqual([inWords]);
	});

	test.each([400, 413])('takes the place of the text before it as words (%i)', async (status) => {
		const shown = await sends(text('Tuesday'));
		telegram.failNext({ method: /Media|Photo/, times: 2, status, description: 'Bad Request' });
		expect(await sends(picture(), shown)).toBe(shown);
		expect(chat()).toEqual([inWords]);
	});

	test.each([400, 413])('takes the place of the picture before it as words (%i)', async (status) => {
		const shown = await sends(picture());
		telegram.failNext({ method: /Media|Photo/, times: 2, status, description: 'Bad Request' });
		await sends(picture(), shown);
		expect(chat()).toEqual([inWords]);
	});

	test('and whose words are long goes on with them where they stopped', async () => {
		const alt = `${'A line of the day.\n'.repeat(300)}The end.`;
		const body = { ...picture(), alt } as Outgoing;
		const message = { id: ++messages, address, language: 'en', body } as const;
		telegram.failNext({ method: /^sendPhoto$/, status: 413, description: 'Request Entity Too Large' });
		let texts = 0;
		telegram.failAs(({ method }) => (method === 'sendMessage' && ++texts === 2 ? { status: 502 } : undefined));
		expect(await channel.send(message)).toMatchObject({ kind: 'wait' });
		expect(await channel.send(message)).toMatchObject({ kind: 'sent' });
		expect(
			chat()
				.map(([, words]) => words)
				.join('\n'),
		).toBe(alt);
	});
});

describe('The call that edits', () => {
	test.each([
		['a text', text('Tuesday'), 'editMessageText'],
		['a picture', picture(), 'editMessageMedia'],
	])('%s is one that Telegram knows', (_, body, method) => {
		const edit = editOf({ id: 1, address, language: 'en', body, replaces: '17' })!;
		const payload = { ...edit.payload };
		if (edit.upload)
			Object.assign(payload, { media: { ...(payload as { media: object }).media, media: 'attach://x' } });
		expect(edit.method).toBe(method);
		expect(violationsOf(method, payload)).toEqual([]);
		expect(rulesBroken(method, payload)).toEqual([]);
	});

	test('is none for a text too long for one message, and where the message is not known', () => {
		expect(editOf({ id: 1, address, language: 'en', body: text('x'.repeat(4_097)), replaces: '17' })).toBeUndefined();
		expect(editOf({ id: 1, address, language: 'en', body: text('Tuesday'), replaces: undefined })).toBeUndefined();
	});
});

describe('A message takes the place of another', () => {
	test('as a text for a text, and keeps its id', async () => {
		const first = await sends(text('Monday'));
		expect(await sends(text('Tuesday'), first)).toBe(first);
		expect(chat()).toEqual([SHOWN]);
	});

	test('as a picture for a text, and for another picture', async () => {
		const first = await sends(text('Monday'));
		for (const content of [new Uint8Array([1]), new Uint8Array([2])]) {
			expect(await sends(picture(content), first)).toBe(first);
			expect(chat()).toEqual([['photo', 'Monday', 'Tue 8 Sep ▸']]);
			expect(ana.chat[0]!.file?.bytes).toEqual(content);
		}
	});

	test('as a text for a picture: as a new message, and the picture is taken away', async () => {
		const first = await sends(picture());
		expect(await sends(text('Tuesday'), first)).not.toBe(first);
		expect(chat()).toEqual([SHOWN]);
	});

	test('where it says the same as before: that is a success', async () => {
		const first = await sends(text('Monday'));
		expect(await sends(text('Monday'), first)).toBe(first);
		expect(chat()).toHaveLength(1);
	});

	test('where the other is gone: as a new message', async () => {
		const first = await sends(text('Monday'));
		ana.deletes(Number(first));
		await sends(text('Tuesday'), first);
		expect(chat()).toEqual([SHOWN]);
	});

	test('where the other can’t be changed or taken away any more: as a new message, and its buttons go', async () => {
		const first = await sends(text('Monday'));
		telegram.failNext({ method: /^editMessageText/, status: 400, description: "Bad Request: message can't be edited" });
		telegram.failNext({ method: /^deleteMessage/, status: 400, description: "Bad Request: message can't be deleted" });
		await sends(text('Tuesday'), first);
		expect(chat()).toEqual([['text', 'Monday'], SHOWN]);
	});

	test('where it is too long for one: as new messages, and the other is taken away', async () => {
		const first = await sends(text('Monday'));
		await sends(text('x'.repeat(5_000)), first);
		expect(chat().map(([, words]) => words!.length)).toEqual([4_096, 904]);
	});

	test('later, where Telegram is busy', async () => {
		const first = await sends(text('Monday'));
		telegram.failNext({ method: /^editMessageText/, status: 429, retryAfter: 7 });
		const sent = await channel.send({ id: 99, address, language: 'en', body: text('Tuesday'), replaces: first });
		expect(sent).toEqual({ kind: 'wait', ms: 7_000 });
		expect(chat()).toEqual([['text', 'Monday', 'Tue 8 Sep ▸']]);
	});
});

test('A picture is a photo with its caption, cut where Telegram takes no more, and its buttons', async () => {
	const long: Outgoing = {
		kind: 'picture',
		content: new Uint8Array([9]),
		caption: 'x'.repeat(2_000),
		alt: '',
		buttons,
	};
	await sends(long);
	expect(ana.chat[0]).toMatchObject({ kind: 'photo', text: 'x'.repeat(1_024), buttons: ['Tue 8 Sep ▸'] });
	expect(ana.chat[0]!.file?.bytes).toEqual(new Uint8Array([9]));
});
