/** Suites in a real Chromium, where there is one, and pictures of what they saw. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { noChromium, startChromium } from './chromium.ts';

const screenshots = fileURLToPath(new URL('../../screenshots', import.meta.url));

/** A suite with a browser of its own; skipped, and its name says why, where no Chromium is found. */
export function describeInBrowser(name: string, suite: (browser: () => Browser) => void): void {
	describe.skipIf(noChromium !== null)(
		noChromium === null ? name : `${name} (skipped: ${noChromium})`,
		() => {
			let browser: Browser;
			beforeAll(async () => {
				browser = await startChromium();
			});
			afterAll(() => browser.close());
			suite(() => browser);
		},
	);
}

/** Keeps what the page looks like in `screenshots/<name>.png`, which is not committed; the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
	mkdirSync(screenshots, { recursive: true });
	const path = join(screenshots, `${name}.png`);
	await page.screenshot({ path });
	return path;
}
