/** What stands on the labelling page while the wiki is in trouble, and how one goes on: by keyboard, without a reload. */
import type { BrowserContext, Page, Route } from 'playwright-core';
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import errorsAr from '../../campaigns/contract/messages/ar.json' with { type: 'json' };
import errorsEn from '../../campaigns/contract/messages/en.json' with { type: 'json' };
import ar from '../../client/messages/ar.json' with { type: 'json' };
import en from '../../client/messages/en.json' with { type: 'json' };
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';
import { desk, phone } from '../support/visitor.ts';

const poll = { timeout: 20_000, interval: 20 };

const downs = [
	['down', 'WIKI_UNREACHABLE'],
	['timeout', 'WIKI_TIMEOUT'],
	['lagged', 'WIKI_LAGGED'],
	['nonsense', 'WIKI_NONSENSE'],
	['refused', 'WIKI_REFUSED'],
] as const;

const readers = [
	{ locale: 'en-GB', words: { ...en, ...errorsEn } },
	{ locale: 'ar-EG', words: { ...ar, ...errorsAr } },
].flatMap((reader) => [
	{ ...reader, name: `${reader.locale} on a desk`, picture: `${reader.locale}-desk`, viewport: desk },
	{ ...reader, name: `${reader.locale} on a phone`, picture: `${reader.locale}-phone`, viewport: phone },
]);

describeInBrowser('a wiki in trouble', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;

	beforeAll(() => builtClient());
	beforeEach(async () => {
		fake = createFake(4);
		served = await serveFake(fake);
	});
	afterEach(async () => {
		await context.close();
		await served.close();
	});

	async function open(locale = 'en-GB', viewport = desk): Promise<void> {
		context = await browser().newContext({ locale, viewport, reducedMotion: 'reduce' });
		context.setDefaultTimeout(20_000);
		page = await context.newPage();
		await page.clock.install();
	}
	const come = () => page.goto(`${served.url}/campaigns/1/label`);
	const ready = () => page.waitForSelector('form[data-ready="true"]');
	const title = () => page.getByRole('heading', { level: 1 }).innerText();
	const isTitled = (text: string) => expect.poll(title, poll).toContain(text);
	const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');
	const focusedTag = () => page.evaluate(() => document.activeElement?.tagName ?? '');
	const failing = (code: (typeof downs)[number][1] | 'REVISION_GONE' | null, ...at: number[]) => {
		fake.failing.clear();
		for (const one of at) if (code) fake.failing.set(1000 + one, code);
	};
	/** Asked for by itself after a minute. */
	const aMinute = () => page.clock.fastForward(60_000);
	const asked = (at: number) => fake.asked.get(`GET /api/tasks/${100 + at}/edit`) ?? 0;
	/** Holds the replies about one edit back; the answer lets them go. */
	async function holdBack(at: number): Promise<() => Promise<void>> {
		let held: Route[] | null = [];
		await page.route(`**/api/tasks/${100 + at}/edit*`, async (route) => {
			if (held) held.push(route);
			else await route.continue();
		});
		return async () => {
			const routes = held ?? [];
			held = null;
			for (const route of routes) await route.continue();
		};
	}
	async function isInOrder(picture: string): Promise<void> {
		expect(await faultsOf(page)).toEqual([]);
		const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(wide).toBeLessThanOrEqual(0);
		await screenshot(page, `trouble-${picture}`);
	}

	test.each(readers)('read in $name: each trouble in words, in order', async (reader) => {
		const { locale, viewport, words, picture } = reader;
		await open(locale, viewport);
		const letGo = await holdBack(0);
		await come();
		await page.locator('.lw-waiting i').first().waitFor();
		expect(await page.getByText(words['edit-slow']).count()).toBe(0);
		await page.clock.fastForward(5000);
		await page.getByText(words['edit-slow']).waitFor();
		await isInOrder(`slow-${picture}`);

		failing('WIKI_UNREACHABLE', 0);
		await letGo();
		for (const [name, code] of downs) {
			await page.locator('.lw-quietpage').waitFor();
			failing(code, 0);
			await aMinute();
			await page.locator('.lw-quietpage__code', { hasText: code }).waitFor();
			expect(await title()).toBe(words['edit-not-here']);
			const text = await page.locator('.lw-quietpage').innerText();
			expect(text).toContain(words[`error-code-${code}`]);
			expect(text).toContain(words['edit-asked-again']);
			await isInOrder(`${name}-${picture}`);
		}
		failing('REVISION_GONE', 0);
		await aMinute();
		await isTitled(words['edit-gone-title']);
		expect(await page.locator('.lw-quietpage').innerText()).toContain(words['edit-gone-text']);
		await expect.poll(focused, poll).toBe(words['next-edit']);
		await isInOrder(`gone-${picture}`);
		failing(null);
		await page.keyboard.press('Enter');
		await isTitled('Old mill of Ostrel');
		await ready();
	});

	test.each(downs)('%s: ask again, by hand, and the edit has the focus', async (_, code) => {
		failing(code, 0, 1, 2, 3);
		await open();
		await come();
		await expect.poll(focused, poll).toBe(en['ask-again']);
		failing(null);
		await page.keyboard.press('Enter');
		await isTitled('Harbour of Lindeby');
		await ready();
		expect(await focusedTag()).toBe('H1');
		for (const key of '14') await page.keyboard.press(key);
		await isTitled('Old mill of Ostrel');
		await expect.poll(() => fake.labels.map(({ label }) => label.taskId), poll).toEqual([100]);
	});

	test('down for long: asked again each minute, without taking anybody from where they are', async () => {
		failing('WIKI_UNREACHABLE', 0, 1, 2, 3);
		await open();
		await come();
		await expect.poll(focused, poll).toBe(en['ask-again']);
		await page.keyboard.press('Tab');
		expect(await focused()).toBe(en['skip-it']);
		for (const code of ['WIKI_LAGGED', 'WIKI_TIMEOUT'] as const) {
			failing(code, 0);
			const letGo = await holdBack(0);
			const before = asked(0);
			const request = page.waitForRequest('**/api/tasks/100/edit*');
			await aMinute();
			await request;
			// what was said stands while it is asked
			expect(await title()).toBe(en['edit-not-here']);
			await letGo();
			await page.getByText(errorsEn[`error-code-${code}`]).waitFor();
			expect(asked(0)).toBe(before + 1);
			expect(await focused()).toBe(en['skip-it']);
		}
		failing(null);
		await aMinute();
		await isTitled('Harbour of Lindeby');
		await ready();
		expect(await focusedTag()).toBe('H1');
	});

	test.each(downs)('%s: one that is here instead, and this one later', async (_, code) => {
		failing(code, 0);
		await open();
		await come();
		// the others come meanwhile
		const others = page.getByRole('button', { name: 'Go on with the 3 that are here' });
		await others.waitFor();
		await others.focus();
		await page.keyboard.press('Enter');
		await isTitled('Old mill of Ostrel');
		await ready();
		expect(await focusedTag()).toBe('H1');
		failing(null);
		for (const next of ['Clockwork loom', 'Ferry to Aske', 'Harbour of Lindeby', '4 done']) {
			await ready();
			await page.keyboard.press('j');
			await isTitled(next);
		}
		await expect
			.poll(() => fake.labels.map(({ label }) => `${label.taskId} ${label.kind}`), poll)
			.toEqual(['101 answer', '102 answer', '103 answer', '100 answer']);
	});

	test('slow, with others here: one of them instead', async () => {
		failing('WIKI_LAGGED', 0);
		await open();
		await come();
		await page.getByRole('button', { name: 'Go on with the 3 that are here' }).waitFor();
		const letGo = await holdBack(0);
		await page.getByRole('button', { name: en['ask-again'] }).focus();
		await page.keyboard.press('Enter');
		await page.locator('.lw-waiting i').first().waitFor();
		await page.clock.fastForward(5000);
		// said aloud, too
		await page.getByRole('status').getByText(en['edit-slow']).waitFor();
		const instead = page.getByRole('button', { name: en['take-other'] });
		await instead.focus();
		await page.keyboard.press('Enter');
		await isTitled('Old mill of Ostrel');
		await ready();
		expect(await focusedTag()).toBe('H1');
		failing(null);
		await letGo();
		for (const next of ['Clockwork loom', 'Ferry to Aske', 'Harbour of Lindeby']) {
			await ready();
			await page.keyboard.press('j');
			await isTitled(next);
		}
	});

	test('hidden while it is open: its text leaves the page and does not come back', async () => {
		await open();
		await come();
		await ready();
		const holds = () => page.evaluate(() => document.documentElement.outerHTML);
		expect(await holds()).toContain('my grandmother told me so');
		failing('REVISION_GONE', 0);
		// where there is less room it is asked for anew, in the other view
		await page.setViewportSize(phone);
		await isTitled(en['edit-gone-title']);
		expect(await holds()).not.toMatch(/my grandmother|Harbour of Lindeby/);
		await expect.poll(focused, poll).toBe(en['next-edit']);
		// no key answers what nobody sees
		await page.clock.fastForward(1000);
		for (const key of '14') await page.keyboard.press(key);
		expect(await title()).toBe(en['edit-gone-title']);
		// and back where it was read, it is not in that view either
		const again = page.waitForResponse('**/api/tasks/100/edit?changes=table*');
		await page.setViewportSize(desk);
		await again;
		await isTitled(en['edit-gone-title']);
		expect(await holds()).not.toMatch(/my grandmother|Harbour of Lindeby/);
		await expect.poll(focused, poll).toBe(en['next-edit']);
		await page.keyboard.press('Enter');
		await isTitled('Old mill of Ostrel');
		await ready();
		expect(await focusedTag()).toBe('H1');
		const labels = () => fake.labels.map(({ label }) => label);
		await expect.poll(() => labels().length, poll).toBe(1);
		expect(labels()).toMatchObject([{ taskId: 100, kind: 'skip', reason: 'gone' }]);
	});
});
