/** Tests in a real Chromium, where there is one. */
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe } from 'vitest';

const screenshots = fileURLToPath(new URL('../../screenshots', import.meta.url));

const usualPlaces = [
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium: CHROMIUM_PATH, or where systems put it; null when there is none. */
export function findChromium(): string | null {
	const given = process.env.CHROMIUM_PATH;
	if (given !== undefined && !existsSync(given))
		throw new Error(`CHROMIUM_PATH is ${given}, which is not there.`);
	return given ?? usualPlaces.find((path) => existsSync(path)) ?? null;
}

/** A suite with a browser of its own; skipped, and its name says why, where no Chromium is found. */
export function describeInBrowser(name: string, suite: (browser: () => Browser) => void): void {
	const executablePath = findChromium();
	if (executablePath === null) {
		describe.skip(`${name} (skipped: no Chromium found; set CHROMIUM_PATH)`, () => {
			suite(() => {
				throw new Error('There is no browser in a skipped suite.');
			});
		});
		return;
	}
	describe(name, () => {
		let browser: Browser;
		beforeAll(async () => {
			// Chromium's sandbox does not run as root, nor its shared memory in small containers
			browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-dev-shm-usage'] });
		});
		afterAll(() => browser?.close());
		suite(() => browser);
	});
}

/** Keeps what the page looks like in `screenshots/<name>.png`, which is not committed; the path. */
export async function screenshot(page: Page, name: string): Promise<string> {
	mkdirSync(screenshots, { recursive: true });
	const path = join(screenshots, `${name}.png`);
	await page.screenshot({ path });
	return path;
}
