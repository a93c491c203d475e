import { afterAll, beforeEach, expect, test } from 'vitest';
import { House, text } from '../channels/web/house.ts';
import { startChromium } from './chromium.ts';
import { caughtUp, messages, say, sees, visit } from './visit.ts';

const browser = await startChromium();
afterAll(() => browser.close());

let house: House;
beforeEach(async () => {
	house = await new House().opens();
	return () => house.closes();
});

const welcome = () => text('Welcome.', 'Book a visit', 'Help');

test('a first visit opens the chat by itself: once, in however many tabs', async () => {
	house.answers = () => [welcome()];
	const page = await visit(browser, house.base);
	await sees(page, 'Welcome.');
	const second = await page.context().newPage();
	await second.goto(house.base);
	await caughtUp(second);
	expect(await messages(second)).toEqual(['Welcome.']);
	await page.reload();
	await caughtUp(page);
	expect(house.taken.map(({ said }) => said)).toEqual([{ kind: 'link', payload: '' }]);
});

test('an opening that is not answered yet is not said again', async () => {
	house.answers = () => [];
	const page = await visit(browser, house.base);
	const answer = page.waitForResponse((response) => response.request().method() === 'POST');
	await page.reload();
	expect(await (await answer).json()).toEqual({ outcome: 'seen' });
	expect(house.taken).toHaveLength(1);
});

test('the desk waits to be spoken to', async () => {
	const page = await visit(browser, `${house.base}/desk`);
	await say(page, '/day');
	await sees(page, 'You said: /day');
	expect(house.taken).toMatchObject([
		{ address: { bot: 'desk' }, said: { kind: 'text', text: '/day' }, language: 'en-GB' },
	]);
});

test('a join link makes its code a message and leaves nothing in the address bar', async () => {
	const page = await visit(browser, `${house.base}/desk#join=AB-12`);
	await sees(page, 'join-AB-12');
	expect(house.taken.map(({ said }) => said)).toEqual([{ kind: 'link', payload: 'join-AB-12' }]);
	expect(page.url()).toBe(`${house.base}/desk`);
});

test('a booking link opens the chat with what it carries, also where the chat is already open', async () => {
	const page = await visit(browser, `${house.base}/#start=svc_flu`);
	await sees(page, 'svc_flu');
	await page.goto(`${house.base}/#start=svc_eye`);
	await sees(page, 'svc_eye');
	expect(house.taken.map(({ said }) => said)).toEqual([
		{ kind: 'link', payload: 'svc_flu' },
		{ kind: 'link', payload: 'svc_eye' },
	]);
	expect(page.url()).toBe(`${house.base}/`);
});

test('markup in a message is text, on both sides', async () => {
	const markup = '<img src=x onerror="alert(1)"> & <b>bold</b>';
	house.answers = () => [text(markup, '<i>choice</i>')];
	const page = await visit(browser, house.base);
	await say(page, markup);
	await sees(page, markup);
	expect(await page.locator('.log :is(img, b)').count()).toBe(0);
	await page.getByRole('button', { name: '1 <i>choice</i>' }).last().waitFor();
});

test('only web addresses become links, and they tell nothing of where they stood', async () => {
	house.answers = () => [text('See https://clinic.example/a?b=1. Not javascript:alert(1).')];
	const page = await visit(browser, house.base);
	const link = page.locator('.entry a');
	await link.waitFor();
	expect(await link.count()).toBe(1);
	expect(await link.getAttribute('href')).toBe('https://clinic.example/a?b=1');
	expect(await link.getAttribute('rel')).toBe('noopener noreferrer');
});

test('a stream that broke off is taken up where it was, and nothing is said twice', async () => {
	const page = await visit(browser, house.base);
	await say(page, 'hello');
	await sees(page, 'You said: hello');
	const before = await messages(page);
	const { address } = house.taken[0]!;

	const back = page.waitForRequest((request) => request.url().includes('/events'), { timeout: 20_000 });
	await house.closes();
	house.keeps(address, text('while you were away'));
	await page.getByRole('status').filter({ hasText: 'Connecting…' }).waitFor();
	await house.opens();
	await back;
	await sees(page, 'while you were away');
	await house.says(address, text('and now'));
	await sees(page, 'and now');
	expect(await messages(page)).toEqual([...before, 'while you were away', 'and now']);
	await page.getByRole('status').filter({ hasText: 'Book, move or cancel a visit' }).waitFor();
});

test('a message that is told twice is shown once', async () => {
	const told = (id: number) =>
		`id: ${id}\ndata: ${JSON.stringify({ id, language: 'en', body: text(`Message ${id}`) })}\n\n`;
	const page = await visit(browser, `${house.base}/desk`);
	await page.route('**/events*', (route) =>
		route.fulfill({
			contentType: 'text/event-stream',
			body: `${told(1)}${told(2)}${told(1)}${told(2)}event: ready\ndata: {}\n\n`,
		}),
	);
	await page.reload();
	await caughtUp(page);
	expect(await messages(page)).toEqual(['Message 1', 'Message 2']);
});

test('a message that the house could not take is sent again by itself, under the same id', async () => {
	const page = await visit(browser, house.base);
	const posted: string[] = [];
	page.on('request', (request) => {
		if (request.method() === 'POST') posted.push(request.postDataJSON().id);
	});
	house.failures = 1;
	await say(page, 'hello');
	await sees(page, 'You said: hello');
	expect(posted).toHaveLength(2);
	expect(new Set(posted).size).toBe(1);
});

test('a message whose answer was lost counts once', async () => {
	const page = await visit(browser, house.base);
	let lost = 0;
	await page.route('**/messages*', async (route) => {
		if (lost++ > 0) return route.continue();
		await route.fetch();
		await route.abort();
	});
	await say(page, 'hello');
	await sees(page, 'You said: hello');
	await page.locator('.ours[data-state=sent]').waitFor();
	expect(house.taken.filter(({ said }) => said.kind === 'text')).toHaveLength(1);
	expect((await messages(page)).filter((each) => each === 'You said: hello')).toHaveLength(1);
});

test('a message that is refused says so, and is sent when asked to', async () => {
	const page = await visit(browser, house.base);
	await page.route('**/messages*', (route) => route.fulfill({ status: 400 }), { times: 1 });
	await say(page, 'hello');
	await page.getByText('Not sent.').waitFor();
	await page.getByRole('button', { name: 'Try again' }).click();
	await sees(page, 'You said: hello');
	await page.locator('.ours[data-state=sent]').waitFor();
});

test('what was said stands in its place after a reload, and what was on its way still goes', async () => {
	const page = await visit(browser, house.base);
	await say(page, 'one');
	await sees(page, 'You said: one');
	await say(page, 'two');
	await sees(page, 'You said: two');
	await page.route('**/messages*', () => {}, { times: 1 });
	await say(page, 'three');
	await sees(page, 'three');
	const before = await messages(page);
	await page.reload();
	await sees(page, 'You said: three');
	expect(await messages(page)).toEqual([...before, 'You said: three']);
	expect(before.at(-1)).toBe('three');
});

test('messages arrive in the order they were written, though the first is slow to leave', async () => {
	const page = await visit(browser, house.base);
	house.failures = 1;
	await say(page, 'one');
	await say(page, 'two');
	await sees(page, 'You said: two');
	const said = house.taken.flatMap(({ said }) => (said.kind === 'text' ? [said.text] : []));
	expect(said).toEqual(['one', 'two']);
});

test('a file is saved under its name, and a place leads to a map', async () => {
	house.answers = () => [
		{ kind: 'pin', latitude: -33.9, longitude: 18.4, title: 'Harbour Clinic', address: '12 Dock Road' },
		{ kind: 'file', name: 'visit.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' },
	];
	const page = await visit(browser, house.base);
	const map = page.getByRole('link', { name: 'Open in OpenStreetMap' });
	expect(await map.getAttribute('href')).toBe('https://www.openstreetmap.org/?mlat=-33.9&mlon=18.4#map=17/-33.9/18.4');
	const saved = page.waitForEvent('download');
	await page.getByRole('link', { name: 'visit.ics' }).click();
	expect((await saved).suggestedFilename()).toBe('visit.ics');
});
