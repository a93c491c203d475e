import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { part } from '../../../flows/prompt.ts';
import { outboxPath } from '../../../src/channels/kept/page.ts';
import { readConfig } from '../../../src/config.ts';
import type { Contact } from '../../../src/core/contacts.ts';
import { waysOf } from '../../../src/house/ways.ts';
import { type Letter, post } from '../../../src/post.ts';
import { ENGINES } from '../../engines.ts';
import { openTestHouse, type TestHouse } from '../../house.ts';

const PHONE: Contact = { system: 'phone', value: '+27825550101' };
const MAIL: Contact = { system: 'email', value: '<b>thandi@example.org' };

/** What a browser gets that asks for the page under this name of the machine. */
const ask = (url: string, path: string, headers: Record<string, string> = {}) =>
	new Promise<{ status: number; headers: Record<string, unknown>; body: string }>((resolve, reject) => {
		request(`${url}${path}`, { headers, agent: false }, async (answer) => {
			let body = '';
			for await (const piece of answer) body += piece;
			resolve({ status: answer.statusCode!, headers: answer.headers, body });
		})
			.once('error', reject)
			.end();
	});

describe.each(ENGINES)('The outbox page on %s', (engine) => {
	let test: TestHouse;
	beforeAll(async () => {
		test = await openTestHouse(engine);
	}, 60_000);
	afterAll(() => test.close());
	const page = () => outboxPath(test.house.store.keys);

	const write = (contact: Contact | undefined, letter: Partial<Letter> & { code: string }, language = 'en') =>
		test.house.store.transaction(async (tx) => {
			const { code, ...rest } = letter;
			const words = { subject: part('code-subject'), parts: [part('code-letter', { code, minutes: 10 })] };
			await post(tx, { id: 'somebody', language }, contact, { ...words, ...rest });
		});

	it('says so where there is nothing', async () => {
		const { status, body } = await ask(test.house.url, page());
		expect(status).toBe(200);
		expect(body).toContain('<html lang="en">');
		expect(body).toContain('<title>Outbox: nothing</title>');
		expect(body).toContain('There is nothing here yet.');
	});

	it('shows what would have been sent, the newest first, each in its own language, until it is no good any more', async () => {
		await write(PHONE, { code: '111111', until: test.clock.now + 10 * 60_000 });
		await write(MAIL, { code: '222222' }, 'fr');
		await write(undefined, { code: '333333' });
		await test.settled();
		const { body } = await ask(test.house.url, page());
		expect(body).toContain('<title>Outbox: 2 messages</title>');
		expect(body.indexOf('222222')).toBeLessThan(body.indexOf('111111'));
		expect(body).toContain('<h2>SMS to +27825550101</h2>');
		expect(body).toContain('<h2>E-mail to &#60;b&#62;thandi@example.org</h2>');
		expect(body).toMatch(/<div lang="fr">\s*<p><strong>Votre code pour [^<]+<\/strong>/);
		expect(body).not.toContain('333333');

		test.clock.forward(10);
		const later = await ask(test.house.url, page());
		expect(later.body).toContain('222222');
		expect(later.body).not.toContain('111111');
		test.clock.forward(24 * 60);
		expect((await ask(test.house.url, page())).body).not.toContain('222222');
	});

	it('is read in the browser’s language, and nothing in it runs or comes from elsewhere', async () => {
		const { headers, body } = await ask(test.house.url, page(), { 'accept-language': 'fr-CA,fr;q=0.9' });
		expect(body).toContain('<html lang="fr">');
		expect(body).toContain('<h1>Boîte d’envoi</h1>');
		expect(body).not.toMatch(/<script|http-equiv|src=/);
		expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; img-src data:/);
		expect(headers['cache-control']).toBe('no-store');
	});

	it.each([
		{ 'x-forwarded-for': '203.0.113.7' },
		{ forwarded: 'for=203.0.113.7' },
		{ host: 'evil.example.org' },
		{ host: 'localhost.example.org:8080' },
	])('is not there for a request with %o', async (headers) => {
		expect(await ask(test.house.url, page(), headers)).toMatchObject({ status: 404 });
	});

	it.each(['/outbox', '/outbox/', `/outbox/${'A'.repeat(22)}`, `/outbox/${'é'.repeat(11)}`])(
		'is not there at %s: whoever has not read the terminal does not know where it is',
		async (elsewhere) => {
			expect(await ask(test.house.url, encodeURI(elsewhere))).toMatchObject({ status: 404 });
		},
	);

	it('is there by any name of this machine', async () => {
		for (const host of ['localhost:8080', '127.0.0.1', '[::1]:8080'])
			expect(await ask(test.house.url, page(), { host })).toMatchObject({ status: 200 });
	});
});

describe('Where SMS and e-mail go', () => {
	const ways = (settings: Record<string, string>) => {
		const { reach, channels, kept } = waysOf(readConfig(settings));
		return { reach, channels: channels.map(({ name }) => name), kept };
	};
	const sms = { SMS_URL: 'https://sms.example.org/{to}', SMS_METHOD: 'GET', SMS_BODY: '' };
	const email = { SMTP_URL: 'smtps://mail.example.org', SMTP_FROM: 'a@example.org' };

	it.each([
		[{}, { reach: ['phone', 'email'], channels: ['sms', 'email'], kept: true }],
		[
			{ ...sms, SMS_URL: `${sms.SMS_URL}?m={text}` },
			{ reach: ['phone'], channels: ['sms'], kept: false },
		],
		[email, { reach: ['email'], channels: ['email'], kept: false }],
		[{ PUBLIC_URL: 'https://clinic.example.org' }, { reach: [], channels: [], kept: false }],
	])('is, by %o, %o', (settings, expected) => {
		expect(ways(settings as Record<string, string>)).toEqual(expected);
	});

	it('a setting that can’t be right keeps the house from opening', () => {
		expect(() => ways(sms)).toThrow('SMS_URL or SMS_BODY must say where the number and the words go');
		expect(() => ways({ SMTP_FROM: 'a@example.org' })).toThrow('SMTP_URL and SMTP_FROM go together');
	});
});
