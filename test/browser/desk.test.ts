/** The desk's page in a real browser before a whole house: pictures, and what is there after the page was loaded anew. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openTestHouse, type TestHouse } from '../house.ts';
import { startChromium } from './chromium.ts';
import { caughtUp, messages, say, sees, settles, visit } from './visit.ts';

const browser = await startChromium();
afterAll(() => browser.close());

let house: TestHouse;
beforeEach(async () => {
	house = await openTestHouse();
	return () => house.close();
});

async function atDesk(options: BrowserContextOptions = {}): Promise<Page> {
	const page = await visit(browser, house.house.deskLink, { viewport: { width: 1000, height: 700 }, ...options });
	await sees(page, 'administrator');
	return page;
}

const newest = (page: Page, name: string) => page.getByRole('button', { name }).last();
const images = (page: Page) => page.locator('.picture img');
const isDrawn = (page: Page) =>
	page.waitForFunction(() => {
		const all = [...document.querySelectorAll<HTMLImageElement>('.picture img')];
		return all.length > 0 && all.every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
	});

/** Where the page is scrolled to, and where its newest picture and a button are. */
const where = async (page: Page, name: string) => ({
	scrolled: Math.round(await page.getByRole('log').evaluate((each) => each.scrollTop)),
	picture: await images(page).last().boundingBox(),
	button: await newest(page, name).boundingBox(),
});

test.each([1000, 390])(
	'a timetable has its place before it is there, and from day to day the arrow stays under finger and focus (%i wide)',
	async (width) => {
		const page = await atDesk({ viewport: { width, height: 700 } });
		await say(page, '/day harbour picture');
		await isDrawn(page);
		let draw = () => {};
		const asked = new Promise<void>((resolve) => {
			draw = resolve;
		});
		await page.route('**/pictures/**', async (route) => {
			await asked;
			await route.continue();
		});
		await newest(page, 'Tue 8 Sep ▸').focus();
		const before = await where(page, 'Tue 8 Sep ▸');
		await page.keyboard.press('Enter');
		await newest(page, 'Wed 9 Sep ▸').waitFor();
		await settles(page);
		const waiting = await where(page, 'Wed 9 Sep ▸');
		expect(waiting.button!.y).toBeCloseTo(before.button!.y, 0);
		draw();
		await isDrawn(page);
		await settles(page);
		expect(await where(page, 'Wed 9 Sep ▸')).toEqual(waiting);
		expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Wed 9 Sep ▸');
		const { real, shown } = await images(page).evaluate((image: HTMLImageElement) => ({
			real: image.naturalWidth / image.naturalHeight,
			shown: image.width / image.height,
		}));
		expect(shown).toBeCloseTo(real, 1);
		if (process.env.SHOT) await page.screenshot({ path: `${process.env.SHOT}/timetable-${width}.png` });
	},
);

test('both sides stand where they stood after the page was loaded anew, also where an answer took another’s place', async () => {
	const page = await atDesk();
	await say(page, '/day dlamini');
	await sees(page, 'Dr Themba Dlamini, Mon 7 Sep');
	await say(page, '/whoami');
	await page.locator('.theirs').nth(2).waitFor();
	await say(page, '/help day');
	await page.locator('.theirs').nth(3).waitFor();
	for (const day of ['Tue 8 Sep', 'Wed 9 Sep']) {
		await page.getByRole('button', { name: `${day} ▸` }).click();
		await sees(page, `Dr Themba Dlamini, ${day}`);
	}
	await settles(page);
	const before = await messages(page);
	expect(before).toHaveLength(8);
	await page.reload();
	await caughtUp(page);
	expect(await messages(page)).toEqual(before);
});

test('where a picture can’t be had, its words stand in its place', async () => {
	const page = await atDesk();
	await page.route('**/pictures/**', (route) => route.fulfill({ status: 500 }));
	await say(page, '/day dlamini picture');
	await sees(page, 'Dr Themba Dlamini, Mon 7 Sep, Harbour Clinic\n09:00–');
	expect(await images(page).count()).toBe(0);
});

test('the code of a link that is over is no broken picture, but a sentence', async () => {
	const page = await atDesk();
	await say(page, '/link Nomsa Khumalo, stitches out');
	await newest(page, 'Copy').click();
	await isDrawn(page);
	const square = (await images(page).boundingBox())!;
	expect(square.width).toBeCloseTo(square.height, 0);
	await page.route('**/pictures/**', (route) => route.fulfill({ status: 404 }));
	await page.reload();
	await page.getByText('This picture can’t be shown any more.').waitFor();
	await page.unroute('**/pictures/**');
	await say(page, '/links @1 expire');
	await page.locator('.theirs', { hasText: 'expired' }).first().waitFor();
	await page.reload();
	await page.getByText('The code that stood here leads nowhere any more.').waitFor();
	expect(await images(page).count()).toBe(0);
});
