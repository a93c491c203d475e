import { afterAll, expect, test } from 'vitest';
import type { Outgoing } from '../../../src/message.ts';
import { WebPerson } from '../../web/person.ts';
import { serverSentEvents } from '../../web/server-sent-events.ts';
import { House } from './house.ts';

const house = await new House().opens();
afterAll(() => house.closes());

const content = new Uint8Array([137, 80, 78, 71]);
const picture: Outgoing = {
	...{ kind: 'picture', content, caption: 'Monday', alt: 'Monday\n09:00–10:00 free', buttons: [] },
};

async function arrives() {
	const person = await WebPerson.arrives(house.base);
	await person.says('hello');
	await person.hears();
	return { person, address: house.taken.at(-1)!.address };
}

/** What the page is told of it. */
async function told(person: WebPerson) {
	const response = await fetch(`${house.base}/events?side=clinic`, { headers: { cookie: person.cookie } });
	let last: { body: { kind: string; path: string } } | undefined;
	for await (const { event, data } of serverSentEvents(response)) {
		if (event === 'ready') break;
		if (event === 'message') last = JSON.parse(data);
	}
	return last!.body;
}

test('a picture is told by its words and its address, and fetched from there', async () => {
	const { person, address } = await arrives();
	await house.says(address, picture);
	const body = await told(person);
	expect(body).toEqual({
		kind: 'picture',
		path: expect.stringMatching(/^\/pictures\/\d+-[\w-]{22}\?side=clinic$/),
		caption: 'Monday',
		alt: 'Monday\n09:00–10:00 free',
		buttons: [],
	});
	const response = await fetch(house.base + body.path, { headers: { cookie: person.cookie } });
	expect(response.headers.get('content-type')).toBe('image/png');
	expect(response.headers.get('cache-control')).toBe('no-store');
	expect(new Uint8Array(await response.arrayBuffer())).toEqual(content);
	await person.leaves();
});

test('it is nobody else’s, and at no address that could be guessed', async () => {
	const { person, address } = await arrives();
	const { person: other } = await arrives();
	await house.says(address, picture);
	const { path } = await told(person);
	const status = async (at: string, cookie?: string) =>
		(await fetch(house.base + at, { headers: cookie ? { cookie } : {} })).status;
	expect(await status(path, person.cookie)).toBe(200);
	expect(await status(path, other.cookie)).toBe(404);
	expect(await status(path)).toBe(404);
	const id = house.newestTo(address);
	for (const wrong of [`/pictures/${id}`, `/pictures/${id}-${'A'.repeat(22)}?side=clinic`, `/pictures/x?side=clinic`])
		expect(await status(wrong, person.cookie), wrong).toBe(404);
	for (const each of [person, other]) await each.leaves();
});
