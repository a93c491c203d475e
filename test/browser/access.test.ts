import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, expect, onTestFinished, test } from 'vitest';
import type { Outgoing } from '../../src/message.ts';
import { House, text } from '../channels/web/house.ts';
import { startChromium } from './chromium.ts';
import { caughtUp, messages, say, sees, settles, visit } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const browser = await startChromium();
afterAll(() => browser.close());

let house: House;
beforeEach(async () => {
	house = await new House().opens();
	house.answers = () => everything;
	return () => house.closes();
});

const PHONE = { viewport: { width: 320, height: 568 } };

const TABLE = '08:40  booked    Amahle Mokoena-Smit  GV';

/** One of each thing that can stand on the page, and an older question above a newer one. */
const everything: readonly Outgoing[] = [
	text('Which service?', 'General visit', 'Vaccination'),
	text(`A list:\n${TABLE}`),
	text('See https://clinic.example/visits'),
	{ kind: 'pin', latitude: 1, longitude: 2, title: 'Harbour Clinic', address: '12 Dock Road' },
	{ kind: 'file', name: 'visit.ics', mime: 'text/calendar', content: 'BEGIN:VCALENDAR' },
	text('هل تريد حجز موعد؟', 'احجز موعداً', `An unusually long choice ${'that goes on '.repeat(8)}`),
	text(`https://clinic.example/${'long'.repeat(40)}`),
];

async function fullPage(...[path, options]: [string, Parameters<typeof visit>[2]?]): Promise<Page> {
	const page = await visit(browser, house.base + path, options);
	await page.route('**/messages*', (route) => route.fulfill({ status: 400 }), { times: 1 });
	await say(page, 'refused');
	await page.getByText('Not sent.').waitFor();
	await say(page, `hello\n${'long'.repeat(60)}`);
	await sees(page, 'longlonglong');
	await page.getByRole('button', { name: '2 Vaccination' }).last().waitFor();
	return page;
}

test.each([
	['/', 'light'],
	['/', 'dark'],
	['/desk', 'light'],
	['/desk', 'dark'],
] as const)('axe finds nothing wrong at %s in %s', async (path, colorScheme) => {
	const page = await fullPage(path, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
	await page.addScriptTag({ content: axe });
	const { violations } = await page.evaluate(
		(): Promise<AxeResults> =>
			(globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
				runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
			}),
	);
	expect(
		violations.map(({ id, nodes }) => [id, nodes.map(({ html, failureSummary }) => [html, failureSummary])]),
	).toEqual([]);
});

test.each([320, 390, 640, 1280])('nothing is wider than a screen of %i pixels', async (width) => {
	const page = await fullPage('/desk', { viewport: { width, height: 640 } });
	const wider = await page.evaluate(() =>
		[...document.querySelectorAll('*')]
			.filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
			.map(({ outerHTML }) => outerHTML.slice(0, 80)),
	);
	expect(wider).toEqual([]);
	expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(640);
});

test('a long name is there to its last word on a screen of 320 pixels', async () => {
	const named = await new House().opens({ clinicName: () => 'The Old Harbour and Mountain Community Health Centre' });
	onTestFinished(() => named.closes());
	const page = await visit(browser, named.base, PHONE);
	const name = page.getByRole('heading');
	expect(await name.evaluate((each) => each.scrollWidth - each.clientWidth)).toBe(0);
	expect(await name.evaluate((each) => getComputedStyle(each).overflow)).toBe('visible');
});

test('a table of forty columns keeps its lines on a screen of 320 pixels', async () => {
	const page = await fullPage('/desk', { viewport: { width: 320, height: 640 } });
	const table = page.locator('.table').first();
	const lines = await table.evaluate((each) => {
		const range = document.createRange();
		range.selectNodeContents(each.firstChild as Node);
		return new Set([...range.getClientRects()].map(({ top }) => top)).size;
	});
	expect(TABLE).toHaveLength(40);
	expect(lines).toBe(2);
});

test('everything that can be tapped is at least 44 pixels high', async () => {
	const page = await fullPage('/', { viewport: { width: 320, height: 640 } });
	const small = await page.evaluate(() =>
		[...document.querySelectorAll('button:not([hidden]), textarea, .row a, .file')]
			.map((each) => ({ what: each.textContent, height: Math.round(each.getBoundingClientRect().height) }))
			.filter(({ height }) => height < 44),
	);
	expect(small).toEqual([]);
});

/** The names of what Tab leads to, one after another. */
async function tabs(page: Page, times: number): Promise<string[]> {
	const names: string[] = [];
	for (let n = 0; n < times; n++) {
		await page.keyboard.press('Tab');
		names.push(
			await page.evaluate(() => {
				const { activeElement: now } = document;
				const label = now instanceof HTMLTextAreaElement ? now.labels[0]?.textContent : now?.getAttribute('aria-label');
				return label ?? now?.textContent ?? '';
			}),
		);
	}
	return names;
}

test('the keyboard alone is enough to choose, and to write the next answer', async () => {
	house.answers = ({ said }) => [text(JSON.stringify(said), 'General visit', 'Vaccination')];
	const page = await visit(browser, house.base);
	await page.getByRole('button', { name: '2 Vaccination' }).waitFor();
	expect(await tabs(page, 5)).toEqual(['Conversation', '1 General visit', '2 Vaccination', 'Your message', 'Send']);
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Shift+Tab');
	await page.keyboard.press('Enter');
	await sees(page, '"choice":1');
	await page.keyboard.type('typed');
	await page.keyboard.press('Shift+Enter');
	await page.keyboard.type('in two lines');
	await page.keyboard.press('Enter');
	await sees(page, '"typed\\nin two lines"');
	expect(await messages(page)).toContain('typed\nin two lines');
});

test('after a choice by keyboard Tab leads forwards, to the next choices; after typing the focus stays', async () => {
	let n = 0;
	house.answers = () => [text(`Question ${++n}`, `Answer ${n}`, `Other answer ${n}`)];
	const page = await visit(browser, house.base);
	await page.getByRole('button', { name: '1 Answer 1' }).focus();
	await page.keyboard.press('Enter');
	await sees(page, 'Question 2');
	expect(await tabs(page, 3)).toEqual(['1 Answer 2', '2 Other answer 2', 'Your message']);
	await page.keyboard.type('typed');
	await page.keyboard.press('Enter');
	await sees(page, 'Question 3');
	expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
});

test('a message that comes while somebody writes takes neither the focus nor the words', async () => {
	const page = await visit(browser, house.base);
	await say(page, 'hello');
	const box = page.getByRole('textbox', { name: 'Your message' });
	await box.pressSequentially('I am just wri');
	await house.says(house.taken[0]!.address, text('A place has come up.', 'Take it'));
	await sees(page, 'A place has come up.');
	await page.keyboard.type('ting');
	expect(await box.inputValue()).toBe('I am just writing');
});

test('on a phone a tap does not bring up the keyboard', async () => {
	house.answers = ({ said }) => [text(said.kind, 'General visit')];
	const page = await visit(browser, house.base, {
		hasTouch: true,
		isMobile: true,
		viewport: { width: 390, height: 700 },
	});
	await page.getByRole('button', { name: '1 General visit' }).tap();
	await sees(page, 'choice');
	expect(await page.evaluate(() => document.activeElement?.tagName)).not.toBe('TEXTAREA');
});

test('an older question goes quiet when a newer one comes, and can still be answered', async () => {
	let prompt = 0;
	house.answers = ({ said }) => {
		const n = ++prompt;
		const words = said.kind === 'choice' ? `You chose from ${said.prompt}.` : `Question ${n}`;
		return [{ kind: 'text', text: words, buttons: [{ label: `Answer ${n}`, data: `${n}.0` }] }];
	};
	const page = await visit(browser, house.base);
	await sees(page, 'Question 1');
	await say(page, 'go on');
	await sees(page, 'Question 2');
	expect(await page.locator('.choices.quiet').allInnerTexts()).toEqual([expect.stringContaining('Answer 1')]);
	await page.getByRole('group', { name: 'Earlier choices' }).getByRole('button', { name: 'Answer 1' }).waitFor();
	await page.getByRole('button', { name: 'Answer 1' }).click();
	await sees(page, 'You chose from 1.');
});

test('a question is told once, with its choices after it; only those of the newest are reached by Tab', async () => {
	let n = 0;
	house.answers = () => [text(`Some words before.\nQuestion ${++n}?`, `Answer ${n}`, `Other answer ${n}`)];
	const page = await visit(browser, house.base);
	const choices = page.getByRole('group', { name: 'Choices', exact: true });
	await choices.getByRole('button', { name: '1 Answer 1' }).waitFor();
	const heard = await page.getByRole('log').ariaSnapshot();
	expect(heard.match(/Some words before/g)).toHaveLength(1);
	expect(heard).toMatch(/Question 1\?[\s\S]*- group "Choices":\s+- button "1 Answer 1"\s+- button "2 Other answer 1"/);
	await say(page, 'go on');
	await choices.getByRole('button', { name: '1 Answer 2' }).waitFor();
	await page.getByRole('log').focus();
	expect(await tabs(page, 3)).toEqual(['1 Answer 2', '2 Other answer 2', 'Your message']);
});

test('only what is new is announced, and who says it', async () => {
	const page = await visit(browser, house.base);
	const log = page.getByRole('log', { name: 'Conversation' });
	expect(await log.getAttribute('aria-live')).toBe('polite');
	await say(page, 'hello');
	await sees(page, 'Which service?');
	expect(await page.locator('.theirs').first().textContent()).toMatch(/Harbour Clinic: Which service\?/);
	expect(await page.locator('.ours').first().textContent()).toMatch(/You: hello/);
});

test('that a message is on its way is seen, not announced; that it was not sent is both', async () => {
	const page = await visit(browser, house.base);
	let answer = () => {};
	const asked = new Promise<void>((resolve) => {
		answer = resolve;
	});
	await page.route('**/messages*', async (route) => {
		await asked;
		await route.fulfill({ status: 400 });
	});
	await say(page, 'hello');
	await page.getByText('Sending…').waitFor();
	expect(await page.getByRole('log').ariaSnapshot()).not.toContain('Sending…');
	answer();
	await page.getByText('Not sent.').waitFor();
	expect(await page.getByRole('log').ariaSnapshot()).toContain('Not sent.');
});

test('whoever has scrolled up to read stays there, and is led back when they want', async () => {
	house.answers = () => [text('A long answer.\n'.repeat(20))];
	const page = await visit(browser, house.base, { viewport: { width: 390, height: 500 } });
	await say(page, 'one');
	await say(page, 'two');
	await page.locator('.theirs').nth(2).waitFor();
	const log = page.getByRole('log');
	await log.evaluate((each) => each.scrollTo(0, 0));
	const newest = page.getByRole('button', { name: 'Go to the newest message' });
	await newest.waitFor();
	await settles(page);
	await house.says(house.taken[0]!.address, text('A reminder.'));
	await page.getByText('A reminder.').waitFor();
	expect(await log.evaluate((each) => each.scrollTop)).toBe(0);
	await newest.click();
	await newest.waitFor({ state: 'hidden' });
	expect(await log.evaluate((each) => each.scrollHeight - each.scrollTop - each.clientHeight)).toBeLessThan(2);
});

/** How far below the top of the log the clinic's newest text begins. */
const newestTextBegins = (page: Page) =>
	page.evaluate(() => {
		const top = (element: Element | null | undefined) => element?.getBoundingClientRect().top ?? Number.NaN;
		const texts = [...document.querySelectorAll('.theirs .text')];
		return Math.round(top(texts.at(-1)) - top(document.querySelector('.log')));
	});

const BOOKED = `Your visit is booked.\n\n${'A line about what to bring, and where to go.\n'.repeat(12)}`;
const TIMES = ['Monday 08:40', 'Monday 09:20', 'Tuesday 10:00', 'Tuesday 15:40', 'Friday 16:20'];

test.each([
	['a long text after a place and a file', 'booked', [...everything.slice(3, 5), text(BOOKED, 'Move it', 'Cancel it')]],
	['a place and a file after a long text', 'booked', [text(BOOKED, 'Move it'), ...everything.slice(3, 5)]],
	[
		'a question above five answers',
		'When',
		[
			{
				kind: 'text',
				text: `When would you like to come?\n${'The clinic is open in the morning. '.repeat(5)}`,
				buttons: TIMES.map((label, i) => ({ label, detail: 'with Dr Amahle Mokoena-Smit', data: `1.${i}` })),
			},
		],
	],
] as const)('what is read first stays in sight on a small phone: %s', async (_, words, answers) => {
	const page = await visit(browser, house.base, PHONE);
	await sees(page, 'clinic.example/long');
	house.answers = () => answers;
	await say(page, 'one');
	await sees(page, words);
	await page.locator('.ours[data-state=sent]').waitFor();
	await settles(page);
	const begins = await newestTextBegins(page);
	expect(begins).toBeGreaterThanOrEqual(0);
	expect(begins).toBeLessThan(50);

	await page.reload();
	await caughtUp(page);
	await settles(page);
	expect(await newestTextBegins(page)).toBe(begins);
});

test('who has read on to the end of a long message stays there, and is led to the next', async () => {
	house.answers = () => [text(BOOKED, 'Move it')];
	const page = await visit(browser, house.base, PHONE);
	await sees(page, 'booked');
	const below = () =>
		page.getByRole('log').evaluate((each) => Math.round(each.scrollHeight - each.scrollTop - each.clientHeight));
	expect(await below()).toBeGreaterThan(40);
	await page.getByRole('button', { name: 'Go to the newest message' }).click();
	expect(await below()).toBe(0);
	await page.setViewportSize({ width: 320, height: 400 });
	await settles(page);
	expect(await below()).toBe(0);
	await house.says(house.taken[0]!.address, text('A reminder.'));
	await sees(page, 'A reminder.');
	expect(await below()).toBe(0);
});

test('a message runs in the direction of its words', async () => {
	const page = await fullPage('/');
	const arabic = page.locator('.text', { hasText: 'هل تريد' }).last();
	expect(await arabic.evaluate((each) => getComputedStyle(each).direction)).toBe('rtl');
});

test('a day is named once, above its first message', async () => {
	const page = await visit(browser, house.base);
	await say(page, 'hello');
	await sees(page, 'clinic.example/long');
	const yesterday = new Date(Date.now() - 24 * 60 * 60 * 1000);
	const { address } = house.taken[0]!;
	house.keeps(address, text('from yesterday'), yesterday.getTime());
	await house.says(address, text('from today'));
	await sees(page, 'from today');
	const name = (day: Date) => day.toLocaleDateString('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
	const days = await page.locator('.day:not(:empty)').allTextContents();
	expect(days).toEqual([name(new Date()), name(yesterday), name(new Date())]);
});

test('nothing moves for those who asked for that', async () => {
	const page = await fullPage('/', { reducedMotion: 'reduce' });
	expect(
		await page
			.locator('.entry')
			.first()
			.evaluate((each) => getComputedStyle(each).animationName),
	).toBe('none');
	expect(
		await page
			.locator('.typing i')
			.first()
			.evaluate((each) => getComputedStyle(each).animationName),
	).toBe('none');
});
