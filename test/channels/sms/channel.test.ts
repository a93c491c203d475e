import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { smsChannel } from '../../../src/channels/sms/channel.ts';
import { BadGateway, gatewayOf, type SmsSettings } from '../../../src/channels/sms/gateway.ts';
import type { Outbound } from '../../../src/message.ts';
import { hangUp, silence, status, TestGateway } from './gateway.ts';

const NUMBER = '+27825550101';
const WORDS = 'Harbour & Co: "123456", 50 % { $x } {to} ÀÉ\n\\second line';

const message = (text = WORDS): Outbound => ({
	id: 77,
	address: { channel: 'sms', bot: 'clinic', chat: NUMBER, sender: NUMBER },
	language: 'en',
	body: { kind: 'text', text, buttons: [] },
});

const set = (settings: Partial<SmsSettings>): SmsSettings => ({ SMS_METHOD: 'POST', ...settings });

describe('SMS through a gateway', () => {
	let gateway: TestGateway;
	beforeAll(async () => {
		gateway = await TestGateway.opens();
	});
	afterAll(() => gateway.closes());
	beforeEach(() => {
		gateway.taken.length = 0;
	});

	const channel = (settings: Partial<SmsSettings>, patience?: number) =>
		smsChannel(gatewayOf(set({ SMS_URL: gateway.url, ...settings }))!, patience === undefined ? {} : { patience });
	const plain = { SMS_BODY: 'to={to}&text={text}' };

	it('goes as JSON, whatever is in it', async () => {
		const sms = channel({
			SMS_HEADERS: '{"Authorization":"Bearer SECRET","Content-Type":"application/json; charset=utf-8"}',
			SMS_BODY:
				'{"messages":[{"to":["{to}"],"text":"Hello. {text}"}],"reference":"w-{id}","digits":"{digits}","test":true}',
		});
		expect(await sms.send(message())).toEqual({ kind: 'sent' });
		const [taken] = gateway.taken;
		expect(taken).toMatchObject({
			method: 'POST',
			headers: { authorization: 'Bearer SECRET', 'content-type': 'application/json; charset=utf-8' },
		});
		expect(JSON.parse(taken!.body)).toEqual({
			messages: [{ to: [NUMBER], text: `Hello. ${WORDS}` }],
			reference: 'w-77',
			digits: '27825550101',
			test: true,
		});
	});

	it('goes as a form, whatever is in it, and a plus stays a plus', async () => {
		const sms = channel({ SMS_BODY: 'from=+2721555&to={to}&text={text}&type=a%20b', SMS_METHOD: 'PUT' });
		expect(await sms.send(message())).toEqual({ kind: 'sent' });
		const [taken] = gateway.taken;
		expect(taken).toMatchObject({
			method: 'PUT',
			headers: { 'content-type': 'application/x-www-form-urlencoded' },
		});
		expect(Object.fromEntries(new URLSearchParams(taken!.body))).toEqual({
			from: '+2721555',
			to: NUMBER,
			text: WORDS,
			type: 'a b',
		});
	});

	it('goes in a URL, whatever is in it', async () => {
		const sms = channel({ SMS_METHOD: 'GET', SMS_URL: `${gateway.url}/send?to={digits}&m={text}` });
		expect(await sms.send(message('a&to=1#?'))).toEqual({ kind: 'sent' });
		const { searchParams } = new URL(gateway.taken[0]!.url!, gateway.url);
		expect([...searchParams]).toEqual([
			['to', '27825550101'],
			['m', 'a&to=1#?'],
		]);
	});

	it('goes by Twilio as Twilio has it', async () => {
		const twilio = { SMS_PRESET: 'twilio', SMS_ACCOUNT: 'AC1', SMS_TOKEN: 'SECRET' } as const;
		await channel({ ...twilio, SMS_FROM: '+15005550006' }).send(message());
		await channel({ ...twilio, SMS_FROM: 'MG2' }).send(message());
		const [byNumber, byService] = gateway.taken;
		expect(byNumber).toMatchObject({
			method: 'POST',
			url: '/2010-04-01/Accounts/AC1/Messages.json',
			headers: {
				authorization: `Basic ${Buffer.from('AC1:SECRET').toString('base64')}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
		});
		expect(Object.fromEntries(new URLSearchParams(byNumber!.body))).toEqual({
			From: '+15005550006',
			To: NUMBER,
			Body: WORDS,
		});
		expect(new URLSearchParams(byService!.body).get('MessagingServiceSid')).toBe('MG2');
	});

	it.each([
		[429, { 'retry-after': '7' }, { kind: 'wait', ms: 7_000 }],
		[429, {}, { kind: 'wait', ms: 5_000 }],
		[503, { 'retry-after': '100000' }, { kind: 'wait', ms: 3_600_000 }],
		[500, {}, { kind: 'wait', ms: 5_000 }],
		[401, {}, { kind: 'wait', ms: 60_000 }],
		[302, { location: 'http://example.org/' }, { kind: 'wait', ms: 60_000 }],
		[400, {}, { kind: 'refused' }],
		[404, {}, { kind: 'refused' }],
	])('an answer of %i (%o) ends as %o', async (code, headers, ended) => {
		gateway.answers.push(status(code, headers));
		expect(await channel(plain).send(message())).toMatchObject(ended);
		expect(gateway.taken).toHaveLength(1);
	});

	it('a date to come again at is as good as seconds', async () => {
		gateway.answers.push(status(503, { 'retry-after': new Date(Date.now() + 90_000).toUTCString() }));
		const sent = await channel(plain).send(message());
		expect(sent.kind === 'wait' && Math.round(sent.ms / 10_000)).toBe(9);
	});

	it('without an answer it may have come, and is repeated once', async () => {
		gateway.answers.push(silence, hangUp);
		expect(await channel(plain, 50).send(message())).toMatchObject({ kind: 'unknown', repeats: 1 });
		expect(await channel(plain).send(message())).toMatchObject({ kind: 'unknown', repeats: 1 });
	});

	it('waits where there is no way to the gateway', async () => {
		const gone = await TestGateway.opens();
		const { url } = gone;
		await gone.closes();
		expect(await channel({ ...plain, SMS_URL: url }).send(message())).toMatchObject({ kind: 'wait' });
	});

	it('waits for its turn when many are on their way', async () => {
		const sms = channel(plain, 200);
		gateway.answers.push(...Array(10).fill(silence));
		const all = await Promise.all(Array.from({ length: 12 }, () => sms.send(message())));
		expect(all.map(({ kind }) => kind)).toEqual([...Array(10).fill('unknown'), 'wait', 'wait']);
		expect(await sms.send(message())).toEqual({ kind: 'sent' });
	});

	it('says why without number, token or words', async () => {
		gateway.answers.push(...[400, 401, 500, 302].map((code) => status(code)), hangUp, silence);
		const sms = channel({ ...plain, SMS_HEADERS: '{"x-token":"SECRET"}' }, 100);
		const why: string[] = [];
		for (let i = 0; i < 6; i++) why.push(JSON.stringify(await sms.send(message())));
		expect(why.join()).toContain('the SMS gateway answered 400');
		expect(why.join()).not.toMatch(/2782|SECRET|Harbour|127\.0/);
	});
});

describe('A gateway’s settings', () => {
	const https = 'https://sms.example.org';
	it.each<[Partial<SmsSettings>, RegExp]>([
		[{ SMS_URL: 'http://sms.example.org', SMS_BODY: 'a={to}{text}' }, /must begin with https/],
		[{ SMS_URL: 'sms.example.org', SMS_BODY: 'a={to}{text}' }, /must begin with https/],
		[{ SMS_URL: 'https://me:secret@sms.example.org', SMS_BODY: 'a={to}{text}' }, /no user and password/],
		[{ SMS_URL: https }, /must say where the number and the words go/],
		[{ SMS_URL: https, SMS_BODY: '{"to":"{to}"}' }, /must say where/],
		[{ SMS_URL: https, SMS_BODY: '{"{to}":"{text}"}' }, /must say where/],
		[{ SMS_URL: https, SMS_BODY: '{"to":{to},"text":"{text}"}' }, /must be JSON/],
		[{ SMS_URL: https, SMS_BODY: 'to={to}&text={text}&by={clinic}' }, /a place \{clinic\}; there are \{to\}/],
		[{ SMS_URL: `${https}/{who}`, SMS_BODY: 'to={to}&text={text}' }, /SMS_URL has a place \{who\}/],
		[{ SMS_URL: https, SMS_METHOD: 'GET', SMS_BODY: 'to={to}&text={text}' }, /sends no SMS_BODY/],
		[{ SMS_URL: https, SMS_HEADERS: 'Bearer x', SMS_BODY: 'a={to}{text}' }, /must be a JSON object/],
		[{ SMS_URL: https, SMS_HEADERS: '{"a\\nb":"c"}', SMS_BODY: 'a={to}{text}' }, /must be a JSON object/],
		[{ SMS_URL: https, SMS_HEADERS: '{"content-type":"text/xml"}', SMS_BODY: '{to}{text}' }, /not as text\/xml/],
		[{ SMS_PRESET: 'twilio', SMS_ACCOUNT: 'AC1' }, /needs SMS_ACCOUNT, SMS_TOKEN and SMS_FROM/],
		[{ SMS_TOKEN: 'x' }, /SMS_TOKEN needs SMS_URL/],
	])('%j are wrong, in a sentence', (settings, sentence) => {
		expect(() => gatewayOf(set(settings))).toThrow(sentence);
		expect(() => gatewayOf(set(settings))).toThrow(BadGateway);
	});

	it('none is no gateway', () => {
		expect(gatewayOf(set({}))).toBeUndefined();
	});
});
