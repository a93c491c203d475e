/** One message that goes from day to day: another takes its place on the page, as text or as a picture. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { draw } from '../../src/diary/draw.ts';
import type { Drawing } from '../../src/diary/drawing.ts';
import type { Outgoing } from '../../src/message.ts';
import { House } from '../channels/web/house.ts';
import { startChromium } from './chromium.ts';
import { caughtUp, messages, say, sees, settles, visit } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await startChromium();
afterAll(() => browser.close());

const letters = { free: 'F', kept: 'K', held: 'H', booked: 'B', pending: 'P' };
const drawing: Drawing = {
	...{
		title: 'Harbour Clinic',
		subtitle: 'Monday 7 September 2026 (Cape Town time)',
		asOf: 'as of 08:00',
		clock: '08:00',
	},
	groups: [
		{
			heading: '',
			strips: [
				{
					name: 'Dr Priya Naidoo',
					cells: [{ state: 'booked', from: 540, to: 560, count: 1, online: true, words: 'Thandi' }],
				},
			],
		},
	],
	...{ key: [], legend: [{ state: 'booked', words: 'booked' }], online: 'booked online' },
	letters: { ...letters, arrived: 'A', seen: 'S', missed: 'M', closed: 'C', past: '–' },
};
const png = await draw(drawing);

let house: House;
let prompt = 0;
/** What is shown of a day, and the two days beside it. */
const day = (n: number, as: 'text' | 'picture'): Outgoing => {
	const words = `Day ${n}\n${'09:00–09:20 free\n'.repeat(30)}`;
	const buttons = [`◂ Day ${n - 1}`, `Day ${n + 1} ▸`, 'Picture'].map((label, i) => ({
		...{ label, data: `${prompt}.${i}`, inPlace: true as const },
	}));
	return as === 'text'
		? { kind: 'text', text: words, buttons }
		: { kind: 'picture', content: png, caption: `Day ${n}`, alt: words, buttons };
};

beforeEach(async () => {
	house = await new House().opens();
	let n = 1;
	let as: 'text' | 'picture' = 'text';
	house.answers = () => [];
	house.turned = async ({ said, address }) => {
		const replaced = said.kind === 'choice' ? said.prompt : undefined;
		if (said.kind === 'choice') [n, as] = [n + [-1, 1, 0][said.choice]!, said.choice === 2 ? 'picture' : as];
		prompt += 1;
		await house.says(address, day(n, as), { prompt, ...(replaced !== undefined && { inPlaceOf: replaced }) });
	};
	return () => house.closes();
});

const entries = (page: Page) => page.locator('.theirs').count();
const newestDay = async (page: Page) => (await messages(page)).at(-1)?.split('\n')[0];

test('a tap on a day puts it where the other stood, and what is focused stays focused', async () => {
	const page = await visit(browser, `${house.base}/desk`, { viewport: { width: 390, height: 700 } });
	await say(page, '/day');
	await sees(page, 'Day 1');
	await say(page, 'something else');
	await page.locator('.theirs').nth(1).waitFor();
	const next = page.getByRole('button', { name: 'Day 2 ▸' }).first();
	await next.focus();
	const { y } = (await next.boundingBox())!;
	await page.keyboard.press('Enter');
	await page.getByRole('button', { name: 'Day 3 ▸' }).first().waitFor();
	await settles(page);
	expect(await entries(page)).toBe(2);
	expect((await messages(page))[1]).toMatch(/^Day 2\n/);
	expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Day 3 ▸');
	expect(Math.abs((await page.getByRole('button', { name: 'Day 3 ▸' }).first().boundingBox())!.y - y)).toBeLessThan(2);
	expect(await page.locator('.ours').count(), 'a tap is nothing that was said').toBe(2);
});

test('what stands in its place is announced as a new message is: politely', async () => {
	const page = await visit(browser, `${house.base}/desk`);
	await say(page, '/day');
	await sees(page, 'Day 1');
	await page.getByRole('button', { name: 'Day 2 ▸' }).click();
	await sees(page, 'Day 2');
	const log = page.getByRole('log');
	expect(await log.getAttribute('aria-live')).toBe('polite');
	expect(await log.locator('.theirs').textContent()).toMatch(/Harbour Clinic: Day 2/);
});

test('after a reload only the newest is there', async () => {
	const page = await visit(browser, `${house.base}/desk`);
	await say(page, '/day');
	await sees(page, 'Day 1');
	for (const n of [2, 3]) {
		await page.getByRole('button', { name: `Day ${n} ▸` }).click();
		await sees(page, `Day ${n}`);
	}
	await page.reload();
	await caughtUp(page);
	expect(await entries(page)).toBe(1);
	expect(await newestDay(page)).toBe('Day 3');
});

test('a tap that never arrives is shown as not sent', async () => {
	const page = await visit(browser, `${house.base}/desk`);
	await say(page, '/day');
	await sees(page, 'Day 1');
	await page.route('**/messages*', (route) => route.fulfill({ status: 400 }));
	await page.getByRole('button', { name: 'Day 2 ▸' }).click();
	await page.getByText('Not sent.').waitFor();
});

test.each(['light', 'dark'] as const)(
	'a picture is there for all, in words too; axe finds nothing wrong (%s)',
	async (colorScheme) => {
		const page = await visit(browser, `${house.base}/desk`, { colorScheme, bypassCSP: true, reducedMotion: 'reduce' });
		await say(page, '/day');
		await sees(page, 'Day 1');
		await page.getByRole('button', { name: 'Picture' }).click();
		const image = page.getByRole('img', { name: /^Day 1\s+09:00–09:20 free/ });
		await image.waitFor();
		await page.waitForFunction(() => (document.querySelector('.picture img') as HTMLImageElement | null)?.naturalWidth);
		expect(await image.evaluate((each: HTMLImageElement) => each.naturalWidth)).toBeGreaterThan(600);
		expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
		await page.addScriptTag({ content: axe });
		const { violations } = await page.evaluate(
			(): Promise<AxeResults> => (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
		);
		expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
		if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}/${colorScheme}.png` });
	},
);
