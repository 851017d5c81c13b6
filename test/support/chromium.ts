/** The browser that tests click in, where the machine has one. */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = '/usr/bin/chromium';

/** Null when a browser can be started; else the sentence to skip with. */
export const noChromium = existsSync(executablePath)
	? null
	: `There is no ${executablePath}: what needs a browser is not tested here.`;

export async function startChromium(): Promise<Browser> {
	return await chromium.launch({
		executablePath,
		args: [
			'--headless',
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
		],
	});
}
