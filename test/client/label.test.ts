/** The labelling page in a real browser, against the contract in memory: nothing lost, nothing doubled. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';

const timeout = 20_000;
const poll = { timeout, interval: 20 };

describeInBrowser('labelling', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;
	let troubles: string[];
	/** edits that have arrived in a page, whole */
	let editsHere: number;

	beforeAll(async () => {
		await builtClient();
		context = await browser().newContext({ locale: 'en-GB' });
		page = await open();
	});
	afterAll(() => context.close());
	beforeEach(async () => {
		troubles = [];
		editsHere = 0;
		fake = createFake(6);
		// a port of its own is an origin of its own: nothing is stored there yet
		served = await serveFake(fake);
		await page.setViewportSize({ width: 1280, height: 800 });
	});
	afterEach(async () => {
		await context.setOffline(false);
		// a tab costs Chromium more than what it shows, so one is kept
		for (const opened of context.pages().slice(1)) await opened.close();
		page = context.pages()[0] ?? (await open());
		await page.goto('about:blank');
		await served.close();
		expect(troubles).toEqual([]);
	});

	async function open(): Promise<Page> {
		const opened = await context.newPage();
		opened.on('pageerror', (error) => troubles.push(String(error)));
		opened.on('requestfinished', (request) => {
			if (new URL(request.url()).pathname.endsWith('/edit')) editsHere += 1;
		});
		return opened;
	}
	const label = async (on = page) => {
		await on.goto(`${served.url}/campaigns/1/label`);
		await ready(on);
	};
	/** The edit has been on the screen long enough to take an answer. */
	const ready = (on = page) => on.waitForSelector('form[data-ready="true"]', { timeout });
	const place = (on = page) => on.locator('.lw-steps__text').innerText();
	const chip = (on = page) => on.locator('.lw-outbox').innerText();
	/** Presses keys for one edit and waits until the next is there. */
	const press = async (keys: string, next: string) => {
		await ready();
		for (const key of keys) await page.keyboard.press(key);
		await expect.poll(() => place(), poll).toBe(next);
	};
	const stored = () =>
		fake.labels.map(({ label: { taskId, ...said } }) => {
			if (said.kind === 'answer') return `${taskId} ${said.answers.damaging} ${said.answers.goodfaith}`;
			return said.kind === 'skip' ? `${taskId} skip ${said.reason}` : `${taskId} undo`;
		});
	const arrived = (count: number) => expect.poll(() => fake.labels.length, poll).toBe(count);

	test('five edits by keyboard, with a reload in the middle', async () => {
		await label();
		expect(await place()).toBe('1 of 6');
		await press('14', '2 of 6');
		await press('26', '3 of 6');
		await press('j', '4 of 6');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
		expect(await page.locator('p[role=status].lw-vh').innerText()).toBe('Saved. 4 of 6');
		await ready();
		await page.keyboard.press('2');

		await page.reload();
		await ready();
		expect(await place()).toBe('4 of 6');
		expect(await page.locator('.lw-steps__bar .is-done').count()).toBe(3);
		expect(await page.getByRole('radio', { name: 'No' }).first().isChecked()).toBe(true);
		await press('5', '5 of 6');
		await ready();
		await page.keyboard.press('Shift+S');
		await press('2', '6 of 6');
		await arrived(5);
		expect(stored()).toEqual([
			'100 yes yes',
			'101 no unsure',
			'102 no yes',
			'103 no no',
			'104 skip other_language',
		]);
		expect(new Set(fake.labels.map(({ id }) => id)).size).toBe(5);
		// each diff once for each time that the page was opened, and never the whole workset ahead
		const asked = [...fake.asked].filter(([path]) => path.endsWith('/edit'));
		expect(asked.every(([, times]) => times <= 2)).toBe(true);
		expect(asked.length).toBe(6);
	});

	test('undo brings edits back with their answers, one after the other, and what follows is a new row', async () => {
		await label();
		await press('14', '2 of 6');
		await press('s', '3 of 6');
		await page.keyboard.press('u');
		await expect.poll(() => place(), poll).toBe('2 of 6');
		await ready();
		await page.keyboard.press('u');
		await expect.poll(() => place(), poll).toBe('1 of 6');
		await ready();
		expect(await page.locator('input:checked').count()).toBe(2);
		// it was complete when it came back: one answer changed does not send it off
		await page.keyboard.press('2');
		await expect.poll(() => page.getByRole('radio', { name: 'No' }).first().isChecked(), poll).toBe(true);
		expect(await place()).toBe('1 of 6');
		await press('', '1 of 6');
		await page.keyboard.press('Enter');
		await press('', '2 of 6');
		await press('j', '3 of 6');
		await arrived(6);
		expect(stored()).toEqual([
			'100 yes yes',
			'101 skip none',
			'101 undo',
			'100 undo',
			'100 no yes',
			'101 no yes',
		]);
	});

	test('without a network the work goes on, and what was said outlives the tab', async () => {
		await label();
		await press('14', '2 of 6');
		await arrived(1);
		// what follows is fetched before it is needed
		await expect.poll(() => editsHere, poll).toBe(6);
		await context.setOffline(true);
		await press('j', '3 of 6');
		await press('k', '4 of 6');
		await expect.poll(() => chip(), poll).toContain('2 answers waiting for the network');
		await expect.poll(() => page.locator('.lw-notice').innerText(), poll).toContain('No network. Carry on');
		expect(fake.labels).toHaveLength(1);
		await page.close();

		await context.setOffline(false);
		page = await open();
		await page.goto(served.url);
		await arrived(3);
		expect(stored()).toEqual(['100 yes yes', '101 no yes', '102 yes yes']);
		await label();
		expect(await place()).toBe('4 of 6');

		// an open page sends by itself when the network is back
		await context.setOffline(true);
		await press('j', '5 of 6');
		await expect.poll(() => chip(), poll).toContain('waiting');
		await context.setOffline(false);
		await arrived(4);
		await expect.poll(() => chip(), poll).toBe('All saved');
		expect(await page.locator('.lw-notice').count()).toBe(0);
	});

	test('an edit stays in view when a turned phone wants it the other way and there is no network', async () => {
		await label();
		await expect.poll(() => editsHere, poll).toBe(6);
		await context.setOffline(true);
		await page.setViewportSize({ width: 360, height: 740 });
		await press('j', '2 of 6');
		await press('j', '3 of 6');
		await ready();
		expect(await page.locator('.lw-diff--table').count()).toBe(1);
		await context.setOffline(false);
		await press('j', '4 of 6');
		await page.locator('.lw-diff--inline').waitFor({ timeout });
		await arrived(3);
	});

	test('an ended login keeps the answers until the same person is back, and sends them as nobody else', async () => {
		await label();
		fake.personId = null;
		await press('j', '2 of 6');
		const link = page.getByRole('link', { name: 'One answer waiting for you to log in' });
		await link.waitFor({ timeout });
		expect(page.url()).toContain('/campaigns/1/label');

		// somebody else logs in, in another tab
		fake.personId = 8;
		const other = await context.newPage();
		await other.goto(`${served.url}/logged-in`);
		await other.getByRole('heading', { name: 'You are logged in' }).waitFor();
		await expect.poll(() => chip(), poll).toBe('All saved');
		expect(fake.labels).toEqual([]);

		await other.goto(`${served.url}/auth/login?returnTo=/logged-in`);
		await arrived(1);
		expect(stored()).toEqual(['100 no yes']);
	});

	test('what the server will not take stays to be seen', async () => {
		await label();
		fake.failing.set('labels', 'FORM_CHANGED');
		await press('j', '2 of 6');
		const notice = page.locator('.lw-notice');
		await notice.waitFor({ timeout });
		expect(await notice.innerText()).toContain(
			'One answer could not be counted. The form of this campaign has changed',
		);
		fake.failing.clear();
		await page.reload();
		await notice.waitFor({ timeout });
		await page.getByRole('button', { name: 'Send again' }).click();
		await arrived(1);
		await expect.poll(() => notice.count(), poll).toBe(0);
	});

	test('a campaign that closes meanwhile says so with the next answer', async () => {
		await label();
		fake.open = false;
		await page.keyboard.press('j');
		await page.getByRole('heading', { name: 'This campaign is closed' }).waitFor({ timeout });
		expect(await chip()).toBe('All saved');
		expect(await page.locator('.lw-answer, .lw-undo').count()).toBe(0);
	});

	test('an edit that is gone, and a wiki that is down, each with a way on', async () => {
		fake.failing.set(1001, 'REVISION_GONE');
		fake.failing.set(1002, 'WIKI_UNREACHABLE');
		await label();
		await press('j', '2 of 6');
		await page.getByRole('heading', { name: 'This edit has been hidden or deleted on the wiki' }).waitFor();
		expect(await page.locator('.lw-diff').count()).toBe(0);
		await page.keyboard.press('Enter');
		await page.getByRole('heading', { name: 'This edit could not be fetched' }).waitFor();
		expect(await page.locator('.lw-quietpage').innerText()).toContain('The wiki does not answer.');
		await page.getByRole('button', { name: /Go on with/ }).click();
		await press('', '4 of 6');
		fake.failing.clear();
		for (const next of ['5 of 6', '6 of 6']) await press('j', next);
		await press('j', '3 of 6');
		await press('j', '6 of 6');
		await page.getByRole('heading', { name: '6 done' }).waitFor();
		await arrived(6);
		expect(stored()[1]).toBe('101 skip gone');
		expect(stored().at(-1)).toBe('102 no yes');
	});

	test('a held key and a key that comes too soon answer nothing', async () => {
		page = await open();
		// pressed in the moment in which the edit appears, whatever the machine's speed
		await page.addInitScript(() => {
			const watch = new MutationObserver(() => {
				if (!document.querySelector('.lw-diff')) return;
				watch.disconnect();
				window.dispatchEvent(new KeyboardEvent('keydown', { key: 'j', code: 'KeyJ' }));
				document.documentElement.dataset.pressed = 'true';
			});
			watch.observe(document, { childList: true, subtree: true });
		});
		await label();
		expect(await page.evaluate(() => document.documentElement.dataset.pressed)).toBe('true');
		expect(await place()).toBe('1 of 6');
		await page.keyboard.down('j');
		await page.keyboard.down('j');
		await page.keyboard.down('j');
		await page.keyboard.up('j');
		await press('', '2 of 6');
		await ready();
		expect(await place()).toBe('2 of 6');
		await arrived(1);
	});

	test('arrow keys choose without going on; saving too early names what is missing', async () => {
		await label();
		await page.keyboard.press('Enter');
		expect(await page.locator('#hint').innerText()).toBe('Still open: Damaging?');
		expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('damaging');
		await page.keyboard.press('ArrowRight');
		await page.locator('input[name=goodfaith]').first().focus();
		await page.keyboard.press('ArrowRight');
		await page.keyboard.press('ArrowRight');
		expect(await place()).toBe('1 of 6');
		await page.keyboard.press('Enter');
		await press('', '2 of 6');
		await arrived(1);
		expect(stored()).toEqual(['100 no unsure']);
	});

	test('two tabs share the outbox and never show the same edit', async () => {
		await label();
		const second = await context.newPage();
		await label(second);
		expect(await place(second)).toBe('2 of 6');
		await second.keyboard.press('j');
		await expect.poll(() => place(second), poll).toBe('3 of 6');
		await expect.poll(() => page.locator('.lw-steps__bar .is-done').count(), poll).toBe(1);
		await page.bringToFront();
		await press('j', '4 of 6');
		await arrived(2);
		expect(stored()).toEqual(['101 no yes', '100 no yes']);
	});
});
