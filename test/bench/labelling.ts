/**
 * What labelling feels like, in a real Chromium on the demo wiki with 300 ms added to every request:
 * how long it takes from the key that completes an answer to the next edit on the screen, and over 200 edits in a row,
 * how the memory of the page grows and how many requests it makes.
 *
 * Takes about three minutes. Leaves with status 1 when the median is over 100 ms, an edit costs more than one request
 * to fetch it and one to store what was said, or the memory grows by more than 20 MB.
 */
import { setTimeout as pause } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright-core';
import { startChromium } from '../support/chromium.ts';
import { truths } from '../support/truth.ts';
import { startLoadServer } from './load/load-server.ts';
import { Timings } from './load/timings.ts';

const ADDED_MS = 300;
const LARGEST_MEDIAN_MS = 100;
const LARGEST_GROWTH_BYTES = 20_000_000;
const WORKSETS = 2;
const TASKS_PER_WORKSET = 100;
/** as fast as anybody can judge an edit */
const THOUGHT_MS = 700;
/** by then all that is loaded once is loaded */
const WARM = 20;

const server = await startLoadServer('demo');
const chromium = await startChromium();
try {
	const edits = truths.slice(0, WORKSETS * TASKS_PER_WORKSET).map(({ revisionId }) => revisionId);
	const campaignId = await server.campaign(edits, 1, TASKS_PER_WORKSET);
	const context = await chromium.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
	await context.addCookies([{ ...(await server.session('NewbieNina')), url: server.url }]);
	const page = await context.newPage();
	await page.addInitScript(watchKeys);
	const devtools = await context.newCDPSession(page);
	await devtools.send('Network.enable');
	const latency = { offline: false, latency: ADDED_MS, downloadThroughput: -1, uploadThroughput: -1 };
	await devtools.send('Network.emulateNetworkConditions', latency);
	await measure(page, devtools, campaignId);
} finally {
	await chromium.close();
	await server.stop();
}

async function measure(page: Page, devtools: CDPSession, campaignId: number): Promise<void> {
	const requests = new Map<string, number>();
	page.on('request', (request) => {
		const kind = kindOf(request.method(), new URL(request.url()).pathname);
		requests.set(kind, (requests.get(kind) ?? 0) + 1);
	});
	const [open, next] = [new Timings(), new Timings()];
	await open.of(async () => {
		await page.goto(`${server.url}/campaigns/${campaignId}/label`);
		await titleAfter(page, '');
	});
	requests.clear();

	let warmBytes = 0;
	const count = WORKSETS * TASKS_PER_WORKSET;
	for (let done = 0; done < count; done++) {
		await page.waitForSelector('form[data-ready="true"]');
		if (done === WARM) warmBytes = await heapBytes(devtools);
		await pause(THOUGHT_MS);
		await page.keyboard.press('2');
		await page.keyboard.press('4');
		const isLast = (done + 1) % TASKS_PER_WORKSET === 0;
		await page.waitForSelector(isLast ? '.lw-done' : 'form[data-ready="false"], form:not([data-ready])');
		if (isLast && done + 1 < count) await page.locator('.lw-done .cdx-button--weight-primary').click();
	}
	const measured = await page.evaluate(() => (window as { keyToNextMs?: number[] }).keyToNextMs ?? []);
	for (const milliseconds of measured) next.add(milliseconds);
	await page.waitForLoadState('networkidle');
	const growth = (await heapBytes(devtools)) - warmBytes;

	console.log(`\n${ADDED_MS} ms added to every request, ${THOUGHT_MS} ms of thought for each edit`);
	console.log(Timings.heading);
	console.log(open.row('labelling page opened, first edit shown'));
	console.log(next.row('key press to next edit on the screen'));
	console.log(
		`\n${count} edits in a row\n  requests: ${[...requests].map(([kind, n]) => `${n} ${kind}`).join(', ')}`,
	);
	console.log(
		`  memory after edit ${WARM} and after edit ${count}: grown by ${(growth / 1e6).toFixed(1)} MB`,
	);

	if (next.count < count - WORKSETS * 2) fail('Not every edit was measured.');
	if (!(next.quantileMs(0.5) <= LARGEST_MEDIAN_MS))
		fail(`The next edit must be there in ${LARGEST_MEDIAN_MS} ms.`);
	if (growth > LARGEST_GROWTH_BYTES) fail('The memory grows too much.');
	for (const kind of ['to store a label', 'for an edit'])
		if ((requests.get(kind) ?? 0) > count) fail(`There are more than ${count} requests ${kind}.`);
}

function kindOf(method: string, path: string): string {
	if (method === 'PUT' && path.startsWith('/api/labels/')) return 'to store a label';
	if (/^\/api\/tasks\/\d+\/edit$/.test(path)) return 'for an edit';
	return `${method} ${path}`;
}

/** Waits until an edit other than this one is shown. */
async function titleAfter(page: Page, before: string): Promise<void> {
	await page.waitForFunction((address) => {
		const link = document.querySelector<HTMLAnchorElement>('.lw-edit__title a');
		return link !== null && link.href !== address;
	}, before);
}

/**
 * Runs in the page: from the last key's own time stamp to the frame after the one in which another edit stands, which
 * is when it has been painted; milliseconds of the page's clock, in `window.keyToNextMs`.
 */
function watchKeys(): void {
	const measured: number[] = [];
	Object.assign(window, { keyToNextMs: measured });
	let pressedAt: number | null = null;
	let shown: string | undefined;
	const note = (event: KeyboardEvent) => {
		pressedAt = event.timeStamp;
	};
	const look = () => {
		const now = document.querySelector<HTMLAnchorElement>('.lw-edit__title a')?.href;
		if (now !== undefined && now !== shown) {
			if (shown !== undefined && pressedAt !== null) {
				const from = pressedAt;
				requestAnimationFrame(() => measured.push(performance.now() - from));
			}
			shown = now;
			pressedAt = null;
		}
		requestAnimationFrame(look);
	};
	addEventListener('keydown', note, { capture: true });
	look();
}

async function heapBytes(devtools: CDPSession): Promise<number> {
	await devtools.send('HeapProfiler.collectGarbage');
	const { usedSize } = await devtools.send('Runtime.getHeapUsage');
	return usedSize;
}

function fail(sentence: string): void {
	console.log(sentence);
	process.exitCode = 1;
}
