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
	return await chromium.launch({
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
}
