import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emailChannel } from '../../../src/channels/email/channel.ts';
import { BadMailServer, mailServerOf } from '../../../src/channels/email/server.ts';
import type { Outbound } from '../../../src/message.ts';
import { CERTIFICATE, LOGIN, reached, TestMailServer } from './server.ts';

const TO = 'thandi@example.org';
const WORDS = 'Bonjour ! Votre code est 123456.\n\n.\nÀ bientôt — 你好';

const message = ({ subject = 'Votre code', text = WORDS, to = TO } = {}): Outbound => ({
	id: 77,
	address: { channel: 'email', bot: 'clinic', chat: to, sender: to },
	language: 'fr',
	body: { kind: 'text', subject, text, buttons: [] },
});

/** The headers of a letter, each on one line; and its text. */
function read(letter: string) {
	const [head = '', ...body] = letter.split('\r\n\r\n');
	const headers = head.replaceAll(/\r\n[ \t]+/g, ' ').split('\r\n');
	const encoded = body.join('\r\n\r\n');
	const text = headers.some((line) => /^Content-Transfer-Encoding: base64/i.test(line))
		? Buffer.from(encoded, 'base64').toString()
		: Buffer.from(
				encoded
					.replaceAll(/=\r\n/g, '')
					.replaceAll(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
				'latin1',
			).toString();
	return { headers, text: text.replaceAll('\r\n', '\n').trim() };
}

describe.each([
	['TLS', true],
	['STARTTLS', false],
])('E-mail by %s', (_, secure) => {
	let server: TestMailServer;
	beforeEach(async () => {
		server = await TestMailServer.opens(secure);
	});
	afterEach(() => server.closes());

	const channel = (changes = {}, patience = 15_000) =>
		emailChannel({ ...reached(server.port, secure), ...changes }, { patience, ca: CERTIFICATE });

	it('arrives as it was written, with a login, encrypted, in its language', async () => {
		expect(await channel().send(message())).toEqual({ kind: 'sent' });
		const [letter] = server.letters;
		expect(letter).toMatchObject({ from: 'noreply@clinic.example', to: [TO], user: LOGIN.user, secure: true });
		const { headers, text } = read(letter!.text);
		expect(text).toBe(WORDS);
		expect(headers).toContain('From: Harbour Clinic <noreply@clinic.example>');
		expect(headers).toContain(`To: ${TO}`);
		expect(headers).toContain('Subject: Votre code');
		expect(headers).toContain('Content-Language: fr');
		expect(headers).toContain('Auto-Submitted: auto-generated');
		expect(headers).toContain('Content-Type: text/plain; charset=utf-8');
	});

	it('carries no header but its own, whatever is in the subject', async () => {
		const subject = 'Hello\r\nBcc: other@example.org\r\n\r\nwords';
		expect(await channel().send(message({ subject }))).toEqual({ kind: 'sent' });
		const [letter] = server.letters;
		expect(letter!.to).toEqual([TO]);
		const { headers } = read(letter!.text);
		expect(headers.filter((line) => /^bcc:/i.test(line))).toEqual([]);
		expect(headers).toContain('Subject: Hello Bcc: other@example.org words');
	});

	it.each([
		`${TO}\r\nRCPT TO:<other@example.org>`,
		`${TO}, other@example.org`,
		`"Bcc: other@example.org\r\n" <${TO}>`,
		`<${TO}> <other@example.org>`,
		'nobody',
		'',
	])('goes to no such address as %j', async (to) => {
		expect(await channel().send(message({ to }))).toMatchObject({ kind: 'refused' });
		expect(server.letters).toEqual([]);
	});

	it.each([
		['mail', 451, { kind: 'wait' }],
		['rcpt', 450, { kind: 'wait' }],
		['end', 452, { kind: 'wait' }],
		['mail', 550, { kind: 'refused' }],
		['rcpt', 550, { kind: 'refused' }],
		['end', 554, { kind: 'refused' }],
	] as const)('refused at "%s" with %i it ends as %o', async (at, code, ended) => {
		server.refuses = { at, code };
		const sent = await channel().send(message());
		expect(sent).toMatchObject({ ...ended, why: `the mail server answered ${code}` });
	});

	it('waits where the login is not taken', async () => {
		const sent = await channel({ login: { ...LOGIN, pass: 'wrong' } }).send(message());
		expect(sent).toMatchObject({ kind: 'wait', why: expect.stringContaining('took no login (535)') });
		expect(server.letters).toEqual([]);
	});

	it('waits where there is no way to the server', async () => {
		const { port } = server;
		await server.closes();
		const sent = await emailChannel(reached(port, secure)).send(message());
		expect(sent).toMatchObject({ kind: 'wait', why: 'there is no way to the mail server (ECONNREFUSED)' });
	});

	it('waits, and says nothing, where the server is not who it should be', async () => {
		const sent = await emailChannel(reached(server.port, secure)).send(message());
		expect(sent).toMatchObject({ kind: 'wait' });
		expect(server.letters).toEqual([]);
	});

	it.each(['hang up', 'silence'] as const)(
		'may have come where the server ends in "%s", and is repeated once',
		async (at) => {
			server.refuses = { at };
			// Long enough to get as far as the letter on a busy machine.
			expect(await channel({}, at === 'silence' ? 3_000 : 15_000).send(message())).toMatchObject({
				kind: 'unknown',
				repeats: 1,
			});
		},
	);

	it('waits for its turn when many are on their way', async () => {
		const email = channel();
		const all = await Promise.all(Array.from({ length: 7 }, () => email.send(message())));
		expect(all.map(({ kind }) => kind)).toEqual([...Array(5).fill('sent'), 'wait', 'wait']);
		expect(await email.send(message())).toEqual({ kind: 'sent' });
	});

	it('says why without address, password or words', async () => {
		const why: string[] = [];
		for (const refuses of [{ at: 'rcpt', code: 550 }, { at: 'end', code: 451 }, { at: 'hang up' }] as const) {
			server.refuses = refuses;
			why.push(JSON.stringify(await channel().send(message())));
		}
		why.push(JSON.stringify(await channel({ login: { ...LOGIN, pass: 'wr0ng' } }).send(message())));
		expect(why.join()).not.toMatch(/thandi|example|wr0ng|clinic|code est/);
	});
});

describe('E-mail by a server that offers no TLS', () => {
	it('is not sent, unless the server is on this machine', async () => {
		const plain = await TestMailServer.opens(false);
		const insisting = { ...reached(plain.port, false), login: undefined };
		expect(await emailChannel(insisting).send(message())).toMatchObject({ kind: 'wait' });
		expect(plain.letters).toEqual([]);
		expect(await emailChannel({ ...insisting, mustBeSafe: false }).send(message())).toMatchObject({ kind: 'refused' });
		await plain.closes();
	});
});

describe('A mail server’s settings', () => {
	const from = { SMTP_FROM: 'Harbour Clinic <noreply@clinic.example>' };

	it('name the server, how it is reached, the login, and who letters are from', () => {
		expect(mailServerOf({ SMTP_URL: 'smtps://me%40x:p%3Aw@mail.example.org', ...from })).toEqual({
			...{ host: 'mail.example.org', port: 465, secure: true, mustBeSafe: true },
			login: { user: 'me@x', pass: 'p:w' },
			from: { name: 'Harbour Clinic', address: 'noreply@clinic.example' },
		});
		expect(mailServerOf({ SMTP_URL: 'smtp://mail.example.org', SMTP_FROM: 'a@b.c' })).toMatchObject({
			...{ port: 587, secure: false, mustBeSafe: true, login: undefined },
			from: { name: '', address: 'a@b.c' },
		});
		expect(mailServerOf({ SMTP_URL: 'smtp://localhost:25', ...from })).toMatchObject({ port: 25, mustBeSafe: false });
		expect(mailServerOf({ SMTP_URL: 'smtp://[::1]:25', ...from })).toMatchObject({ host: '::1', mustBeSafe: false });
		expect(mailServerOf({})).toBeUndefined();
	});

	it.each([
		[{ SMTP_URL: 'smtp://mail.example.org' }, /go together/],
		[from, /go together/],
		[{ SMTP_URL: 'mail.example.org', ...from }, /must look like smtps/],
		[{ SMTP_URL: 'https://mail.example.org', ...from }, /must look like smtps/],
		[{ SMTP_URL: 'smtp://me:100%@mail.example.org', ...from }, /%25/],
		[{ SMTP_URL: 'smtp://mail.example.org', SMTP_FROM: 'Harbour Clinic' }, /must be one address/],
		[{ SMTP_URL: 'smtp://mail.example.org', SMTP_FROM: 'a@b.c, d@e.f' }, /must be one address/],
	])('%j are wrong, in a sentence', (settings, sentence) => {
		expect(() => mailServerOf(settings)).toThrow(sentence);
		expect(() => mailServerOf(settings)).toThrow(BadMailServer);
	});
});
