/** Pictures of what a browser showed, to be looked at by people; taken when SCREENSHOTS is set. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { desk, phone } from './visitor.ts';

const house = fileURLToPath(new URL('../..', import.meta.url));

const wanted = Boolean(process.env.SCREENSHOTS);

/** The window as it is, to `screenshots/<name>.png`, which is not committed. */
export async function screenshot(page: Page, name: string): Promise<void> {
	if (wanted) await take(page, join(house, 'screenshots'), name);
}

/** The same on a phone, there in the dark, and in the dark on a desk. */
export async function screenshotNarrowAndDark(page: Page, name: string): Promise<void> {
	if (!wanted) return;
	await page.setViewportSize(phone);
	await screenshot(page, `${name}-phone`);
	await page.emulateMedia({ colorScheme: 'dark' });
	await screenshot(page, `${name}-phone-dark`);
	await page.setViewportSize(desk);
	await screenshot(page, `${name}-dark`);
	await page.emulateMedia({ colorScheme: 'light' });
}

/** To `docs/screenshots/<name>.png`, which is committed; only when SCREENSHOTS_FOR_DOCS is set. */
export async function screenshotForDocs(page: Page, name: string): Promise<void> {
	if (process.env.SCREENSHOTS_FOR_DOCS) await take(page, join(house, 'docs', 'screenshots'), name);
}

async function take(page: Page, folder: string, name: string): Promise<void> {
	mkdirSync(folder, { recursive: true });
	await page.screenshot({ path: join(folder, `${name}.png`) });
}
