import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';

/**
 * The page of a chat in a browser context of its own, once what has been said before is on it. The test fails if the
 * page throws, or asks for what its own policy forbids.
 */
export async function visit(browser: Browser, url: string, options: BrowserContextOptions = {}): Promise<Page> {
	const context = await browser.newContext({ locale: 'en-GB', ...options });
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
	await page.goto(url);
	await caughtUp(page);
	return page;
}

export async function caughtUp(page: Page): Promise<void> {
	await page.locator('[role=log][aria-busy=false]').waitFor();
}

/** Waits until what has arrived is laid out, and nothing moves any more. */
export async function settles(page: Page): Promise<void> {
	await page.evaluate(async () => {
		const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
		for (let n = 0; n < 3; n++) await frame();
		await Promise.all(
			document.getAnimations().map(({ finished, effect }) => effect?.getTiming().iterations === 1 && finished),
		);
		await frame();
	});
}

/** Types a message and sends it. */
export async function say(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Your message' }).fill(text);
	await page.keyboard.press('Enter');
}

/** Waits until a message with this text is on the page, ours or theirs. */
export async function sees(page: Page, text: string): Promise<void> {
	await page.locator('.entry .text', { hasText: text }).last().waitFor();
}

/** The messages on the page, top to bottom, without their times. */
export function messages(page: Page): Promise<string[]> {
	return page.locator('.entry .text').evaluateAll((all) =>
		all.map((each) => {
			const copy = each.cloneNode(true) as Element;
			copy.querySelector('time')?.remove();
			return copy.textContent ?? '';
		}),
	);
}
