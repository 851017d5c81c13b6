/** Suites in a real Chromium, where there is one. */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';
import { noChromium, startChromium } from './chromium.ts';

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
