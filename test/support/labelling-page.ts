/** What people see and do on the labelling page. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

export const poll = { timeout: 20_000, interval: 20 };

/** The edit has been on the screen long enough to take an answer. */
export const ready = (page: Page) => page.waitForSelector('form[data-ready="true"]');
export const placeIs = (page: Page, place: string) =>
	expect.poll(() => page.locator('.lw-steps__text').innerText(), poll).toBe(place);
export const chipSays = (page: Page, words: string) =>
	expect.poll(() => page.locator('.lw-outbox__text').innerText(), poll).toBe(words);

/** Presses keys for one edit and waits for the place after them. */
export async function press(page: Page, keys: string, next: string): Promise<void> {
	await ready(page);
	for (const key of keys) await page.keyboard.press(key);
	await placeIs(page, next);
}

/** What is to be touched and cannot be: lower than 44 px, not wholly in the window, or under something else. */
export async function outOfReach(page: Page, selector: string): Promise<string[]> {
	return await page.locator(selector).evaluateAll((all) =>
		all.flatMap((element) => {
			const { left, top, right, bottom, width, height } = element.getBoundingClientRect();
			if (width === 0) return [];
			const faults = [];
			if (height < 44) faults.push(`${height} px high`);
			if (left < 0 || top < 0 || right > window.innerWidth || bottom > window.innerHeight)
				faults.push(`at ${left},${top} to ${right},${bottom}`);
			for (const [x, y] of [
				[(left + right) / 2, (top + bottom) / 2],
				[left + 4, top + 4],
				[right - 4, bottom - 4],
			] as const) {
				const hit = document.elementFromPoint(x, y);
				if (!element.contains(hit)) faults.push(`under ${hit?.outerHTML.slice(0, 80)}`);
			}
			return faults.map((fault) => `${element.textContent?.trim()}: ${fault}`);
		}),
	);
}
