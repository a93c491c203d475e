import { randomUUID } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { WebPerson } from '../../web/person.ts';
import { House, text } from './house.ts';

const house = await new House().opens();
const others: House[] = [];
afterEach(async () => {
	for (const other of others.splice(0)) await other.closes();
});

async function anotherHouse(...options: Parameters<House['opens']>): Promise<House> {
	const other = await new House().opens(...options);
	others.push(other);
	return other;
}

/** A POST as it comes over the wire. */
function post(base: string, cookie: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
	return fetch(`${base}/messages?side=clinic`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', cookie, ...headers },
		body: typeof body === 'string' ? body : JSON.stringify(body),
	});
}

const hello = () => ({ id: randomUUID(), said: { kind: 'text', text: 'hello' } });

test('what is said comes to the house under an id of its chat, with its language, and is answered', async () => {
	const ada = await WebPerson.arrives(house.base, { language: 'fr-ca' });
	expect(await ada.says('hello\nthere')).toBe('taken');
	expect(await ada.hears()).toEqual([{ kind: 'text', text: 'You said: hello\nthere', buttons: [] }]);
	const inbound = house.taken.at(-1)!;
	expect(inbound).toMatchObject({ language: 'fr-CA', said: { kind: 'text', text: 'hello\nthere' } });
	expect(inbound.address).toMatchObject({ channel: 'web', bot: 'clinic', sender: inbound.address.chat });
	expect(inbound.key).toMatch(new RegExp(`^web:${inbound.address.chat}:[0-9a-f-]{36}$`));
	await ada.leaves();
});

test('a tap comes as the prompt and the choice that its button names', async () => {
	const ada = await WebPerson.arrives(house.base);
	house.answers = () => [text('Which service?', 'General visit', 'Vaccination')];
	await ada.opens();
	await ada.hears();
	await ada.taps('Vaccination');
	expect(house.taken.at(-1)?.said).toEqual({ kind: 'choice', prompt: 1, choice: 1 });
	await ada.leaves();
});

test('a link, a photo and a voice message come as what they are', async () => {
	const ada = await WebPerson.arrives(house.base);
	await ada.opens('join-AB_12');
	expect(house.taken.at(-1)?.said).toEqual({ kind: 'link', payload: 'join-AB_12' });
	await ada.sends('photo');
	expect(house.taken.at(-1)?.said).toEqual({ kind: 'unreadable', what: 'photo' });
	await ada.leaves();
});

test('the same message sent again has the same key, so that it counts once', async () => {
	const ada = await WebPerson.arrives(house.base);
	await ada.says('once');
	const count = house.taken.length;
	expect(await ada.repeatsLast()).toBe('seen');
	expect(house.taken).toHaveLength(count);
	await ada.leaves();
});

test('without a language of its own a message has the one that the browser prefers', async () => {
	const ada = await WebPerson.arrives(house.base);
	await post(house.base, ada.cookie, hello(), { 'accept-language': 'zh-hans-CN,zh;q=0.9,en;q=0.8' });
	expect(house.taken.at(-1)?.language).toBe('zh-Hans-CN');
	await post(house.base, ada.cookie, hello(), { 'accept-language': '*' });
	expect(house.taken.at(-1)).not.toHaveProperty('language');
	await ada.leaves();
});

test.each([
	['no JSON', '{', /JSON/],
	['no id', { said: { kind: 'text', text: 'hello' } }, /id/],
	['an id that is no UUID', { id: '1', said: { kind: 'text', text: 'hello' } }, /UUID/],
	['an empty text', { id: randomUUID(), said: { kind: 'text', text: '' } }, /words/],
	['a text too long', { id: randomUUID(), said: { kind: 'text', text: 'a'.repeat(4097) } }, /4096/],
	['a kind nobody knows', { id: randomUUID(), said: { kind: 'dance' } }, /kind/],
	['a choice that is none of ours', { id: randomUUID(), said: { kind: 'choice', data: 'x' } }, /choice/],
	['a payload with other characters', { id: randomUUID(), said: { kind: 'link', payload: 'a b' } }, /payload/],
])('bad input is refused with a sentence: %s', async (_, body, sentence) => {
	const ada = await WebPerson.arrives(house.base);
	const response = await post(house.base, ada.cookie, body);
	expect(response.status).toBe(400);
	expect((await response.json()).error).toMatch(sentence);
	await ada.leaves();
});

test('a body too large is refused before it is read', async () => {
	const ada = await WebPerson.arrives(house.base);
	const response = await post(house.base, ada.cookie, ' '.repeat(40_000));
	expect(response.status).toBe(413);
	await ada.leaves();
});

test('a chat that talks too fast is told how long to wait, and the others are not', async () => {
	const strict = await anotherHouse({ pace: { burst: 2, perSecond: 0.1 } });
	const ada = await WebPerson.arrives(strict.base);
	const ben = await WebPerson.arrives(strict.base);
	await ada.says('one');
	await ada.says('two');
	const third = await post(strict.base, ada.cookie, hello());
	expect(third.status).toBe(429);
	expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(5);
	expect(await ben.says('one')).toBe('taken');
	expect(strict.taken).toHaveLength(3);
	await Promise.all([ada.leaves(), ben.leaves()]);
});

test('a message whose turn failed may be sent again, and nothing of it is logged', async () => {
	const frail = await anotherHouse();
	const ada = await WebPerson.arrives(frail.base);
	frail.failures = 1;
	await expect(ada.says('my secret')).rejects.toThrow(/503.*same id/);
	expect(await ada.repeatsLast()).toBe('taken');
	expect(frail.logged).toHaveLength(1);
	const { chat } = frail.taken[0]!.address;
	expect(JSON.stringify(frail.logged)).not.toMatch(new RegExp(`secret|${chat}|${ada.cookie}`));
	await ada.leaves();
});

test("another site's page can't say anything in a visitor's name", async () => {
	const ada = await WebPerson.arrives(house.base);
	for (const headers of [
		{ 'sec-fetch-site': 'cross-site' },
		{ 'sec-fetch-site': 'same-site' },
		{ origin: 'https://elsewhere.example' },
		{ origin: 'null' },
	]) {
		expect((await post(house.base, ada.cookie, hello(), headers as Record<string, string>)).status).toBe(403);
	}
	const own = { origin: house.base, 'sec-fetch-site': 'same-origin' };
	expect((await post(house.base, ada.cookie, hello(), own)).status).toBe(200);
	await ada.leaves();
});

test('who has not opened the page is nobody', async () => {
	expect((await post(house.base, '', hello())).status).toBe(401);
	expect((await post(house.base, 'waitless-clinic=short', hello())).status).toBe(401);
	expect((await fetch(`${house.base}/events?side=clinic`)).status).toBe(401);
	expect((await fetch(`${house.base}/events?side=elsewhere`)).status).toBe(401);
});
