/** The browser that tests click in, where the machine has one. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = [
	// the same engine without the windows around it, at a third of the cost
	'/usr/bin/chromium-headless-shell',
	'/usr/bin/chromium',
	'/usr/bin/chromium-browser',
	'/usr/bin/google-chrome',
	'/usr/bin/google-chrome-stable',
	'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The path of a Chromium: CHROMIUM_PATH, or where systems put it; null when there is none. */
function findChromium(): string | null {
	const given = process.env.CHROMIUM_PATH || undefined;
	if (given !== undefined && !existsSync(given))
		throw new Error(`CHROMIUM_PATH is ${given}, which is not there.`);
	return given ?? usualPlaces.find((path) => existsSync(path)) ?? null;
}

/** Null when a browser can be started; else the sentence to skip with. */
export const noChromium =
	findChromium() === null
		? 'No Chromium is found, so what needs a browser is not tested here; CHROMIUM_PATH may name one.'
		: null;

export async function startChromium(): Promise<Browser> {
	const executablePath = findChromium();
	if (executablePath === null) throw new Error(noChromium ?? '');
	const browser = await chromium.launch({
		executablePath,
		args: [
			'--headless',
			// its sandbox does not run as root, nor its shared memory in small containers
			'--no-sandbox',
			'--disable-dev-shm-usage',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
	await lookAgainSoon(browser);
	return browser;
}

/**
 * What is not there yet is looked for again after 20 ms; playwright waits up to half a second, which was half the time of
 * all tests with a browser. It has no setting for that, so its frames are told behind its back: where a later version is
 * made otherwise, this says so.
 */
async function lookAgainSoon(browser: Browser): Promise<void> {
	const page = await browser.newPage();
	type Frames = Record<'retryWithProgressAndBackoff' | 'retryWithProgressAndTimeouts', unknown>;
	const { _connection } = page as unknown as { _connection: { toImpl(of: object): object } };
	const frames = Object.getPrototypeOf(_connection.toImpl(page.mainFrame())) as Frames;
	await page.close();
	if (typeof frames.retryWithProgressAndBackoff !== 'function')
		throw new Error('playwright looks again in another way now: see test/support/chromium.ts');
	frames.retryWithProgressAndBackoff = function (
		this: { [name: string]: Look },
		progress: object,
		look: object,
	) {
		return this.retryWithProgressAndTimeouts?.(progress, [20], look);
	};
}

type Look = (progress: object, afterMs: number[], look: object) => Promise<unknown>;
