/** The screen of a waiting room, in a real browser before a whole house. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { ENGINES, type Engine } from '../engines.ts';
import { openTestHouse, type TestHouse } from '../house.ts';
import { Caller } from '../turn/caller.ts';
import { startChromium } from './chromium.ts';
import { settles } from './visit.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const browser = await startChromium();
afterAll(() => browser.close());

let house: TestHouse;
let desk: Caller;
const opens = (engine?: Engine) => async () => {
	house = await openTestHouse(engine);
	desk = new Caller(house, 'desk', 'desk');
	await desk.joins();
	return () => house.close();
};

/** Nomsa Khumalo and others walk in; some are called. */
async function busy(): Promise<void> {
	for (const line of [
		'/walkin #1 for Naidoo at harbour',
		...Array.from({ length: 3 }, () => '/walkin for Naidoo at harbour'),
		...Array.from({ length: 3 }, () => '/walkin for Dlamini at harbour'),
		'/walkin for Wyk at harbour',
		'/walkin for anybody at harbour',
		'/next Dlamini at harbour',
		'/next Wyk at harbour',
		'/next Naidoo at harbour',
	])
		await desk.says(line);
}

const SCREENS = [
	[1920, 1080],
	[1024, 600],
	[1024, 768],
	[600, 960],
] as const;
const PEOPLE = ['Naidoo', 'Wyk', 'Dlamini', 'Abrahams'];
/** So many are called at once, of those who wait: each is seen, however many they are. */
const CALLED = [3, 7, 13, 22, 25];
/** A screen holds no more: of more than these, the oldest take turns. */
const MOST = 22;

async function screen(options: BrowserContextOptions = {}, prepare: (page: Page) => Promise<unknown> = async () => {}) {
	const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, ...options });
	const page = await context.newPage();
	const wrong: string[] = [];
	page.on('pageerror', (error) => wrong.push(error.message));
	page.on('console', (message) => {
		if (/Content Security Policy|Trusted/.test(message.text())) wrong.push(message.text());
	});
	onTestFinished(async () => {
		await context.close();
		expect(wrong).toEqual([]);
	});
	await prepare(page);
	await page.goto(`${house.house.url}/waiting/harbour`);
	return page;
}

const called = (page: Page) => page.locator('.called li');
const lost = (page: Page) => page.locator('p.lost');

describe.each(ENGINES)('On %s', (engine) => {
	beforeEach(opens(engine));

	test('whoever is called is there at once, the newest first, on every screen; nobody is named', async () => {
		const pages = [await screen(), await screen()];
		for (const page of pages) await page.getByText('Nobody is being called just now.').waitFor();
		await desk.says('/walkin #12 for Naidoo at harbour');
		await desk.says('/walkin for Dlamini at harbour');
		for (const page of pages) await page.locator('.next li', { hasText: '2 Dr Themba Dlamini' }).waitFor();
		await desk.says('/next Naidoo at harbour');
		await desk.says('/next Dlamini at harbour');
		for (const page of pages) {
			await called(page).nth(1).waitFor();
			expect(await called(page).allTextContents()).toEqual(['2 Dr Themba Dlamini', '1 Dr Priya Naidoo']);
			expect(await page.locator('body').textContent()).not.toMatch(/Kagiso|Molefe|#/);
		}
		await desk.says('/seen 1 at harbour');
		for (const page of pages) await called(page).nth(1).waitFor({ state: 'detached' });
	});
});

describe('The page', () => {
	beforeEach(opens());

	test('its words stand there in each language of the network', async () => {
		const page = await screen();
		expect(await page.locator('#now span').allTextContents()).toEqual(['Please come in', 'Entrez, s’il vous plaît']);
		expect(await page.locator('#now span').evaluateAll((all) => all.map((each) => (each as HTMLElement).lang))).toEqual(
			['en', 'fr'],
		);
	});

	test('axe finds nothing wrong, and nobody who is called is left out or cut off, on any screen', async () => {
		await busy();
		let now = 3;
		const page = await screen({ bypassCSP: true, reducedMotion: 'reduce' });
		await page.addScriptTag({ content: axe });
		const wrong: unknown[] = [];
		for (const count of CALLED) {
			for (; now < count; now++)
				for (const command of ['walkin for', 'next']) await desk.says(`/${command} ${PEOPLE[now % 4]} at harbour`);
			await called(page)
				.nth(count - 1)
				.waitFor();
			for (const [width, height] of SCREENS) {
				await page.setViewportSize({ width, height });
				await settles(page);
				const cut = await page.evaluate(() =>
					[...document.querySelectorAll('html, body, main, section, .top, ol, li:not(.off), header')]
						.filter((each) => {
							const { right, bottom } = each.getBoundingClientRect();
							const over = each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1;
							return over || right > innerWidth + 1 || bottom > innerHeight + 1;
						})
						.map(({ outerHTML }) => outerHTML.slice(0, 60)),
				);
				if (cut.length > 0) wrong.push({ count, width, height, cut });
				const there = await called(page).locator(':scope:not(.off)').count();
				if (count <= MOST) expect(there).toBe(count);
				else expect(there).toBeGreaterThan(MOST / 2);
			}
			const { violations } = await page.evaluate(
				(): Promise<AxeResults> =>
					(globalThis as unknown as { axe: { run(options: object): Promise<AxeResults> } }).axe.run({
						runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'],
					}),
			);
			wrong.push(...violations.map(({ id, nodes }) => [count, id, nodes.map(({ html }) => html)]));
		}
		expect(wrong).toEqual([]);
	}, 120_000);

	test('more than a screen holds take turns, the newest on each page; each is heard once', async () => {
		for (let n = 0; n < MOST + 2; n++)
			for (const command of ['walkin for', 'next']) await desk.says(`/${command} ${PEOPLE[n % 4]} at harbour`);
		const page = await screen({}, async (page) => {
			await page.clock.install();
			await page.addInitScript(() => {
				const heard: string[] = [];
				Object.assign(globalThis, { heard });
				addEventListener('DOMContentLoaded', () => {
					const live = '[aria-live], [role=status], [role=alert]';
					const look = (changes: MutationRecord[]) => {
						const told = changes.map(({ target }) => (target as Element).closest(live)?.textContent ?? '');
						heard.push(...told.filter(Boolean));
					};
					new MutationObserver(look).observe(document.body, { childList: true, subtree: true });
				});
			});
		});
		await called(page)
			.nth(MOST + 1)
			.waitFor({ state: 'attached' });
		await page.clock.pauseAt(Date.now() + 60_000);
		await page.clock.runFor(1);
		const seen = async () => (await called(page).locator(':scope:not(.off) b').allTextContents()).map(Number);
		const pageNow = () => page.locator('.page').textContent();
		const turns = async () => {
			const before = await pageNow();
			for (let s = 0; s < 8 && (await pageNow()) === before; s++) await page.clock.runFor(1_000);
		};
		while ((await pageNow()) !== '1 / 2') await turns();
		const newest = MOST + 2;
		const first = await seen();
		expect(first).toEqual(Array.from({ length: MOST }, (_, i) => newest - i));
		await turns();
		expect([await pageNow(), await seen()]).toEqual(['2 / 2', [newest, 2, 1]]);
		await turns();
		expect([await pageNow(), await seen()]).toEqual(['1 / 2', first]);
		expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([]);
		await turns();
		await desk.says('/walkin for Naidoo at harbour');
		await desk.says('/next Naidoo at harbour');
		await called(page).nth(newest).waitFor({ state: 'attached' });
		expect([await pageNow(), (await seen()).slice(0, 2)]).toEqual(['1 / 2', [newest + 1, newest]]);
		await turns();
		await turns();
		expect(await page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
			`${newest + 1} Dr Priya Naidoo`,
		]);
	}, 120_000);

	test('nothing moves for whoever asked for that', async () => {
		const moving = async (reducedMotion: 'reduce' | 'no-preference') => {
			const page = await screen({ reducedMotion });
			await page.locator('.nobody:visible').waitFor();
			await desk.says('/walkin for Naidoo at harbour');
			await desk.says('/next Naidoo at harbour');
			await called(page).first().waitFor();
			const animations = await page.evaluate(() => document.getAnimations().length);
			await desk.says('/seen at harbour');
			return animations > 0;
		};
		expect(await moving('no-preference')).toBe(true);
		expect(await moving('reduce')).toBe(false);
	});

	test('it says so when the connection is lost, and comes back by itself', async () => {
		let away = true;
		const page = await screen({}, (page) =>
			page.route('**/events', (route) => (away ? route.abort() : route.continue())),
		);
		await lost(page).waitFor();
		expect(await page.locator('main').evaluate((main) => getComputedStyle(main).opacity)).not.toBe('1');
		away = false;
		await page.locator('.nobody:visible').waitFor();
		expect(await lost(page).isVisible()).toBe(false);
		await house.house.close();
		await lost(page).waitFor();
	});
});
