/** What a person tells the house is in no log, no file, no button and no address: only they and the clinic read it. */
import { readFileSync } from 'node:fs';
import Database from 'better-sqlite3';
import { HttpError } from 'grammy';
import type { Logger } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegister } from '../src/clinic/demo/register.ts';
import { contactOf } from '../src/core/contacts.ts';
import { messagesTo } from '../src/mailbox.ts';
import { openLogger } from '../src/operations/logger.ts';
import { openTestHouse, type TestHouse, until } from './house.ts';
import { Caller } from './turn/caller.ts';
import { changeSettings, outbox } from './turn/rows.ts';

const NAME = 'Qwandile Zyxwabe';
const REASON = 'sneezing purple glitter';
const DETAILS = 'worse beside trombones';
const MAIL = 'zyxwabe.private@example.org';
/** A phone number in every form that it could take. */
const PHONE = ['+27 82 555 0742', '+27825550742', '27825550742', '0825550742', '825550742', '555 0742'];
/** What is in the register of the demo; a surname that a practitioner has too is no secret. */
const REGISTER = readRegister()
	.flatMap(({ firstName, surname, contacts, numbers }) =>
		[
			`${firstName} ${surname}`,
			...contacts.flatMap(({ text }) => [text, contactOf(text, 'ZA')?.value]),
			...numbers.map(({ text }) => text),
		].filter((text) => text !== undefined),
	)
	.filter((text) => text !== '');
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

/** Has a table out of the way for a while, as a broken database might. */
async function withoutTable(url: string, table: string, work: () => Promise<unknown>): Promise<void> {
	const raw = new Database(url.slice('file:'.length));
	raw.exec(`alter table ${table} rename to away`);
	await work();
	raw.exec(`alter table away rename to ${table}`);
	raw.close();
}

describe('What a person tells', () => {
	let test: TestHouse;
	let web: Caller;
	let desk: Caller;
	beforeAll(async () => {
		test = await openTestHouse();
		({ web, desk } = await everything());
	}, 60_000);
	afterAll(() => test.close());

	const way = (contact: string) => [
		'/start',
		'book a visit',
		'I agree',
		contact,
		'no, I am new',
		'go on without registering',
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

	/** A day: a booking on each channel, a look into it at the desk, and all that goes wrong on the way. */
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

		// Somebody the register knows.
		const known = readRegister()[0]!;
		const nomsa = new Caller(test, 'nomsa');
		for (const text of way(known.contacts[0]!.text))
			await nomsa.says(text === NAME ? `${known.firstName} ${known.surname}` : text);

		await test.later(1);
		// Telegram hangs up: what its client throws has the token in it.
		telegram.failNext({ drop: true });
		telegram.failNext({ drop: true, method: /getUpdates/ });
		await test.taken(`telegram:${botId}:${ana.says(`help, says ${known.contacts[1]!.text}`).update_id}`);
		const unanswered = async () =>
			(await outbox(house.store)).some(({ tries, state }) => state === 'waiting' && tries > 0);
		await until(unanswered, 'Telegram to hang up');
		await test.later(1);

		// The database fails in the middle of a turn.
		await withoutTable(test.url, 'outbox', () => nomsa.says(`${REASON}, ${known.surname}`));

		await changeSettings(house.store, (settings) => ({ ...settings, languages: null }));
		await web.says(`${REASON}, ${NAME}`);
		await test.later(10);
		return { web, desk };
	}

	it('is shown to them and to the desk, or this test would prove nothing', async () => {
		const told = async (caller: Caller) => Buffer.from(JSON.stringify(await caller.hears()));
		expect(leaked(await told(web), [NAME])).toEqual([NAME]);
		expect(leaked(await told(desk), [NAME])).toEqual([NAME]);
		for (const before of ['', 'a', 'ab'])
			expect(leaked(Buffer.from(Buffer.from(before + REASON).toString('base64')), [REASON])).toEqual([REASON]);
	});

	it('is in no line of the log, nor is the bot’s token', async () => {
		expect(test.log.join()).toContain('an update was set aside');
		expect(test.log.join()).toContain('a message was set aside');
		expect(test.log.join()).toContain('SqliteError');
		expect(leaked(Buffer.from(test.log.join('\n')))).toEqual([]);
		expect(leaked(Buffer.from(test.log.join('\n')), REGISTER)).toEqual([]);
		expect(leaked(Buffer.from(test.log.join('\n')), [test.telegram.token.split(':')[1]!, '900100742'])).toEqual([]);
	});

	it('is in nothing that the house says of itself, nor is the bot’s token', async () => {
		const token = test.telegram.token.split(':')[1]!;
		for (const path of ['/health', '/ready', '/metrics']) {
			const answer = await fetch(test.house.url + path);
			expect(answer.status).toBe(200);
			const text = Buffer.from(await answer.text());
			expect(leaked(text, [...SECRETS, ...REGISTER, token, '900100742', 'Harbour'])).toEqual([]);
		}
	});

	it('is in no button, no name of a file and no link', async () => {
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

	it('is nowhere to be read in the database, nor is the bot’s token or whose chat it is', async () => {
		const file = test.url.slice('file:'.length);
		const secrets = [...SECRETS, test.telegram.token.split(':')[1]!, '900100742'];
		const searched = (path: string) => {
			const bytes = readFileSync(path);
			return [...leaked(bytes, secrets), ...REGISTER.filter((text) => bytes.includes(text))];
		};
		expect(searched(`${file}-wal`)).toEqual([]);
		expect(readFileSync(`${file}-wal`).length).toBeGreaterThan(100_000);
		await test.reopen(() => expect(searched(file)).toEqual([]));
	});
});

describe('An error that is handed to the log by mistake', () => {
	const failed = new Error(`Failed query: insert … params: ${NAME}`, {
		cause: Object.assign(new Error(PHONE[0]), { code: '23505' }),
	});
	const unreached = new HttpError(
		"Network request for 'sendMessage' failed!",
		new Error('request to /botSECRET/sendMessage'),
	);
	/** Everything that is written, whatever it is written as. */
	function lines(log: (logger: Logger) => void): string {
		const written: string[] = [];
		log(openLogger('debug', { write: (line) => void written.push(line) }));
		expect(written).toHaveLength(1);
		return written.join();
	}

	it.each([failed, unreached])('is written without what it carries', (error) => {
		const ways: ((logger: Logger) => void)[] = [
			(logger) => logger.error(error),
			(logger) => logger.error(error, 'it failed'),
			(logger) => logger.error({ err: error }, 'it failed'),
			(logger) => logger.child({ part: 'sender' }).error({ anything: error }),
		];
		for (const way of ways) {
			const line = lines(way);
			expect(line).toMatch(/23505|Network request/);
			expect(leaked(Buffer.from(line), [...SECRETS, 'SECRET'])).toEqual([]);
		}
	});

	it('and what is no error is written as it is', () => {
		expect(lines((logger) => logger.info({ id: 7 }, 'sent'))).toContain('"id":7,"msg":"sent"');
		expect(lines((logger) => logger.info('open'))).toContain('"msg":"open"');
	});
});
