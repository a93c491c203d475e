/** What a person tells the house is in no log, no file, no button and no address: only they and the clinic read it. */
import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { messagesTo } from '../src/mailbox.ts';
import { openTestHouse, type TestHouse } from './house.ts';
import { Caller } from './turn/caller.ts';
import { changeSettings } from './turn/rows.ts';

const NAME = 'Qwandile Zyxwabe';
const REASON = 'sneezing purple glitter';
const DETAILS = 'worse beside trombones';
const MAIL = 'zyxwabe.private@example.org';
/** A phone number in every form that it could take. */
const PHONE = ['+27 82 555 0742', '+27825550742', '27825550742', '0825550742', '825550742', '555 0742'];
const SECRETS = [NAME, 'Qwandile', 'Zyxwabe', REASON, 'glitter', DETAILS, 'trombones', MAIL, 'zyxwabe', ...PHONE];

/** Which of the secrets are in some bytes, as they are, in base64 or in hexadecimal digits. */
function leaked(bytes: Buffer, secrets: readonly string[] = SECRETS): string[] {
	const text = bytes.toString('latin1').toLowerCase();
	return secrets.filter((secret) => {
		const plain = Buffer.from(secret);
		// Three bytes are four digits, so it depends on where among them the secret begins.
		const encoded = [0, 1, 2].map((from) => plain.subarray(from, plain.length - ((plain.length - from) % 3)));
		const long = plain.length > 8 ? encoded.map((part) => part.toString('base64')) : [];
		const forms = [plain.toString('latin1'), plain.toString('hex'), ...long];
		return forms.some((form) => text.includes(form.toLowerCase()));
	});
}

describe('What a person tells', () => {
	let test: TestHouse;
	beforeEach(async () => {
		test = await openTestHouse();
	});
	afterEach(() => test.close());

	const way = (contact: string) => [
		'/start',
		'book a visit',
		'I agree',
		contact,
		NAME,
		'general practice',
		'general visit',
		REASON,
		DETAILS,
		'harbour clinic',
		'as soon as possible',
		'1',
		'book',
		'my appointments',
		'its history',
		REASON.repeat(20),
	];

	/** A booking on each channel, a look into the day at the desk, and what goes wrong on the way. */
	async function everything(): Promise<{ web: Caller; desk: Caller }> {
		const { telegram, house } = test;
		const botId = telegram.token.split(':')[0];
		const taken = async ({ update_id }: { update_id: number }) => {
			await test.taken(`telegram:${botId}:${update_id}`);
			await test.settled();
		};
		const ana = telegram.person({ id: 900_100_742, name: 'Qwandile', language: 'en', phone: PHONE[1]! });
		for (const text of way(PHONE[0]!)) await taken(ana.says(text));
		// Telegram quotes what it was sent; the line breaks off; a name is refused.
		telegram.failNext({ status: 400, description: `Bad Request: can't parse "${REASON}" of ${PHONE[1]}` });
		await taken(ana.says('help'));
		telegram.failNext({ status: 502 });
		ana.says('help');
		await ana.hears(ana.unheard.length);

		const web = new Caller(test, 'zoe');
		for (const text of way(MAIL)) await web.says(text);
		const desk = new Caller(test, 'reception', 'desk');
		await desk.joins();
		await desk.says('/day harbour 2026-09-07');
		await desk.says(`/day ${NAME}`);

		await changeSettings(house.store, (settings) => ({ ...settings, languages: null }));
		await web.says(`${REASON}, ${NAME}`);
		await test.later(10);
		return { web, desk };
	}

	it('is shown to them and to the desk, or this test would prove nothing', async () => {
		const { web, desk } = await everything();
		const told = async (caller: Caller) => Buffer.from(JSON.stringify(await caller.hears()));
		expect(leaked(await told(web), [NAME])).toEqual([NAME]);
		expect(leaked(await told(desk), [NAME])).toEqual([NAME]);
		for (const before of ['', 'a', 'ab'])
			expect(leaked(Buffer.from(Buffer.from(before + REASON).toString('base64')), [REASON])).toEqual([REASON]);
	});

	it('is in no line of the log, nor is the bot’s token', async () => {
		await everything();
		expect(test.log.join()).toContain('an update was set aside');
		expect(test.log.join()).toContain('a message was set aside');
		expect(leaked(Buffer.from(test.log.join('\n')))).toEqual([]);
		expect(leaked(Buffer.from(test.log.join('\n')), [test.telegram.token.split(':')[1]!, '900100742'])).toEqual([]);
	});

	it('is nowhere to be read in the database, nor is the bot’s token or whose chat it is', async () => {
		await everything();
		const file = test.url.slice('file:'.length);
		const secrets = [...SECRETS, test.telegram.token.split(':')[1]!, '900100742'];
		expect(leaked(readFileSync(`${file}-wal`), secrets)).toEqual([]);
		expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(100_000);
		await test.reopen(() => expect(leaked(readFileSync(file), secrets)).toEqual([]));
	});

	it('is in no button, no name of a file and no link', async () => {
		const { web } = await everything();
		const sent = test.telegram.calls.map(({ payload }) => JSON.stringify(payload.reply_markup ?? {}));
		const data = [...sent.join().matchAll(/"callback_data":"([^"]*)"/g)].map(([, carried]) => carried!);
		expect(data.length).toBeGreaterThan(30);
		expect(data.filter((carried) => !/^w:\d+\.\d+$/.test(carried))).toEqual([]);

		for (const { body } of await messagesTo(test.house.store, web.address, 0, 100)) {
			if (body.kind === 'file') expect(body.name).toMatch(/^visit-[A-Z0-9]{4}-[A-Z0-9]{4}\.ics$/);
			if (body.kind !== 'text') continue;
			expect(body.buttons.filter((button) => !/^\d+\.\d+$/.test(button.data))).toEqual([]);
			for (const [url] of body.text.matchAll(/https?:\S+/g)) expect(leaked(Buffer.from(url))).toEqual([]);
		}
	});
});
