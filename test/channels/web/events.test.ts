import { afterEach, expect, test } from 'vitest';
import type { Address } from '../../../src/message.ts';
import { WebPerson } from '../../web/person.ts';
import { serverSentEvents } from '../../web/server-sent-events.ts';
import { echo, House, text } from './house.ts';

const house = await new House().opens();
const present: WebPerson[] = [];
afterEach(async () => {
	house.looked = () => {};
	for (const person of present.splice(0)) await person.leaves();
});

async function arrives(...options: [cookie?: string]): Promise<WebPerson> {
	const person = await WebPerson.arrives(house.base, options[0] ? { cookie: options[0] } : {});
	present.push(person);
	return person;
}

/** Somebody who has said a word, and the address it came from. */
async function known(): Promise<{ person: WebPerson; address: Address }> {
	const person = await arrives();
	await person.says('hello');
	await person.hears();
	return { person, address: house.taken.at(-1)!.address };
}

const words = (heard: readonly { text: string }[]) => heard.map((each) => each.text);
const upTo = (count: number) => Array.from({ length: count }, (_, index) => String(index + 1));

test('what the house says by itself comes at once', async () => {
	const { person, address } = await known();
	await house.says(address, text('A place has come up.'));
	expect(words(await person.hears())).toEqual(['A place has come up.']);
});

test('sending on the web always succeeds, whoever is there to listen', async () => {
	const nobody: Address = { channel: 'web', bot: 'clinic', chat: 'x', sender: 'x' };
	expect(await house.channel.send({ id: 1, address: nobody, language: 'en', body: text('Hello?') })).toEqual({
		kind: 'sent',
	});
});

test('whoever opens the page hears the newest fifty messages, oldest first', async () => {
	const { person, address } = await known();
	for (const n of upTo(60)) house.keeps(address, text(n));
	const again = await arrives(person.cookie);
	expect(words(await again.hears(50))).toEqual(upTo(60).slice(10));
});

test('whoever is there from the beginning misses nothing, however much is said at once', async () => {
	const person = await arrives();
	house.answers = () => [];
	await person.says('hello');
	house.answers = echo;
	const { address } = house.taken.at(-1)!;
	for (const n of upTo(60)) house.keeps(address, text(n));
	await house.says(address, text('the end'));
	expect(words(await person.hears(61))).toEqual([...upTo(60), 'the end']);
});

test('whoever comes back hears everything since the last message heard, however much it is', async () => {
	const { person, address } = await known();
	await person.leaves();
	const last = house.newestTo(address);
	for (const n of upTo(450)) house.keeps(address, text(n));
	const response = await fetch(`${house.base}/events?side=clinic&after=1`, {
		headers: { cookie: person.cookie, 'last-event-id': String(last) },
	});
	const heard: string[] = [];
	for await (const { event, data } of serverSentEvents(response)) {
		if (event === 'ready') break;
		heard.push(JSON.parse(data).body.text);
	}
	expect(heard).toEqual(upTo(450));
});

test('the last message heard may be told in the address as well', async () => {
	const { person, address } = await known();
	const last = house.newestTo(address);
	house.keeps(address, text('new'));
	const response = await fetch(`${house.base}/events?side=clinic&after=${last}`, {
		headers: { cookie: person.cookie },
	});
	for await (const { data } of serverSentEvents(response)) {
		expect(JSON.parse(data).body.text).toBe('new');
		break;
	}
});

test('a message said while the past is being told comes once, and in its place', async () => {
	const { person, address } = await known();
	let more = 0;
	house.looked = () => {
		if (more < 5) void house.says(address, text(`during ${++more}`));
	};
	const again = await arrives(person.cookie);
	await house.says(address, text('after'));
	const expected = ['You said: hello', ...upTo(5).map((n) => `during ${n}`), 'after'].sort();
	const heard = await again.hears(7);
	expect(words(heard).sort()).toEqual(expected);
	await house.says(address, text('the end'));
	expect(words(await again.hears())).toEqual(['the end']);
});

test('the silence is broken before a proxy takes it for death, and finds what another process has said', async () => {
	const busy = await new House().opens({ heartbeatMs: 50 });
	const person = await WebPerson.arrives(busy.base);
	await person.says('hello');
	await person.hears();
	busy.keeps(busy.taken[0]!.address, text('from elsewhere'));
	expect(words(await person.hears())).toEqual(['from elsewhere']);
	const response = await fetch(`${busy.base}/events?side=clinic`, { headers: { cookie: person.cookie } });
	for await (const { event } of serverSentEvents(response)) if (event === ':') break;
	await person.leaves();
});

test('nobody hears what is said to another, nor to the other side of the same browser', async () => {
	const { address } = await known();
	const { person: other } = await known();
	const desk = await WebPerson.arrives(house.base, { side: 'desk', cookie: other.cookie });
	present.push(desk);
	await house.says(address, text('for the first'));
	await other.says('mine');
	expect(words(await other.hears())).toEqual(['You said: mine']);
	await desk.says('staff');
	expect(words(await desk.hears())).toEqual(['You said: staff']);
	expect(house.taken.at(-1)?.address.bot).toBe('desk');
});

test('a file is told by its name, and handed out in its own conversation only', async () => {
	const { person, address } = await known();
	const { address: another } = await known();
	await house.says(address, { kind: 'file', name: 'visit.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' });
	expect(await person.hears()).toEqual([{ kind: 'file', text: 'visit.ics', buttons: [] }]);
	expect(await person.saves()).toEqual({
		name: 'visit.ics',
		mime: 'text/calendar; charset=utf-8',
		content: 'BEGIN:VCALENDAR',
	});
	const url = `${house.base}/files/${house.newestTo(address)}?side=clinic`;
	const mine = await fetch(url, { headers: { cookie: person.cookie } });
	expect(mine.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''visit.ics");
	expect(mine.headers.get('cache-control')).toBe('no-store');
	const { person: other } = await known();
	expect((await fetch(url, { headers: { cookie: other.cookie } })).status).toBe(404);
	const notMine = `${house.base}/files/${house.newestTo(another)}?side=clinic`;
	expect((await fetch(notMine, { headers: { cookie: person.cookie } })).status).toBe(404);
	expect((await fetch(url)).status).toBe(404);
});

test('a browser that has stopped reading does not hold up the closing', async () => {
	const frail = await new House().opens({}, false);
	const person = await WebPerson.arrives(frail.base);
	const asleep = await fetch(`${frail.base}/events?side=clinic`, { headers: { cookie: person.cookie } });
	await frail.closes();
	await expect(asleep.text()).rejects.toThrow();
});

test('closing the server ends the streams, and a browser that comes back misses nothing', async () => {
	const frail = await new House().opens();
	const person = await WebPerson.arrives(frail.base);
	await person.says('hello');
	await person.hears();
	await frail.closes();
	frail.keeps(frail.taken[0]!.address, text('in between'));
	await frail.opens();
	await person.comesBack();
	expect(words(await person.hears())).toEqual(['in between']);
	await person.leaves();
	await frail.closes();
});

test('one chat opens so many windows and no more, and one that is closed makes room', async () => {
	const small = await new House().opens({ streams: { perAddress: 3, perChat: 2 } });
	const person = await WebPerson.arrives(small.base);
	const open = (leave?: AbortSignal) =>
		fetch(`${small.base}/events?side=clinic`, { headers: { cookie: person.cookie }, ...(leave && { signal: leave }) });
	const leaving = new AbortController();
	expect((await open(leaving.signal)).status).toBe(200);
	const refused = await open();
	expect(refused.status).toBe(429);
	expect(refused.headers.get('retry-after')).toBe('10');
	leaving.abort();
	// The server hears of it in its own time.
	let status = 429;
	while (status === 429) status = (await open()).status;
	expect(status).toBe(200);
	const another = await WebPerson.arrives(small.base);
	const third = await fetch(`${small.base}/events?side=clinic`, { headers: { cookie: another.cookie } });
	expect(third.status).toBe(429);
	await person.leaves();
	await another.leaves();
	await small.closes();
});
