/** On paper, with more contrast, with few colours and without motion: every state can still be told from the others. */
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { screenshot } from '../support/screenshot.ts';

const usual = {
	media: 'screen',
	colorScheme: 'light',
	forcedColors: 'none',
	contrast: 'no-preference',
} as const;

describeInBrowser('media', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let page: Page;

	beforeAll(async () => {
		await builtClient();
		page = await browser().newPage({ locale: 'en-GB' });
	});
	beforeEach(async () => {
		fake = createFake();
		served = await serveFake(fake);
		await page.emulateMedia({ ...usual, reducedMotion: 'reduce' });
		await page.setViewportSize({ width: 1280, height: 800 });
		return async () => {
			await page.goto('about:blank');
			await served.close();
		};
	});
	afterAll(() => page.close());

	const ready = () => page.waitForSelector('form[data-ready="true"]');
	const label = async () => {
		await page.goto(`${served.url}/campaigns/1/label`);
		await ready();
	};
	/** Answers one edit, skips one, and gives the first answer of the third: a loom whose line was taken away. */
	const toTheThird = async () => {
		await label();
		await page.keyboard.press('j');
		await page.getByRole('heading', { level: 1, name: 'Old mill of Ostrel' }).waitFor();
		await ready();
		await page.keyboard.press('s');
		await page.getByRole('heading', { level: 1, name: 'Clockwork loom' }).waitFor();
		await ready();
		await page.keyboard.press('1');
	};
	const style = (of: Locator, ...names: string[]) =>
		of.evaluate(
			(element, wanted) => wanted.map((name) => getComputedStyle(element).getPropertyValue(name)).join(' '),
			names,
		);
	/** Behind, passed over, here and to come, as they look. */
	const places = () =>
		page.locator('.lw-steps__bar > i').evaluateAll((all) =>
			all.slice(0, 4).map((one) => {
				const { backgroundColor, borderTopStyle } = getComputedStyle(one);
				return `${backgroundColor} ${borderTopStyle}`;
			}),
		);
	const faults = async (what: string) => (await faultsOf(page)).map((fault) => `${what}: ${fault}`);

	test('an edit and its questions on paper: all of it, black on white, nothing to press', async () => {
		await toTheThird();
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await screenshot(page, 'print-label');
		expect(await page.locator('button:visible, a.cdx-button:visible, .lw-kbd:visible').count()).toBe(0);
		for (const selector of ['.lw-taskbar', '.lw-guide', '.lw-answers__end'])
			expect(await page.locator(selector).isVisible()).toBe(false);
		expect(await style(page.locator('body'), 'color', 'background-color')).toBe(
			'rgb(0, 0, 0) rgb(255, 255, 255)',
		);
		// paper does not scroll
		expect(await style(page.locator('.lw-edit'), 'overflow-y')).toBe('visible');
		const edit = await page.locator('.lw-diff').boundingBox();
		const questions = await page.locator('form').boundingBox();
		expect(questions?.y).toBeGreaterThan((edit?.y ?? Number.NaN) + (edit?.height ?? 0));
		const seen = page.locator('h1, .lw-edit__summary, .lw-diff .diff-addedline, .lw-question__legend');
		expect(await seen.evaluateAll((all) => all.every((one) => one.checkVisibility()))).toBe(true);
		const signs = await page
			.locator('.lw-answer')
			.evaluateAll((all) => all.map((one) => getComputedStyle(one, '::before').content.slice(1, 2)).join(''));
		expect(signs).toBe('●○○○○○');
		expect(await faults('print')).toEqual([]);
		const pdf = await page.pdf({ format: 'A4' });
		expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
	});

	test('folded lines on paper say how many they are', async () => {
		await label();
		await page.keyboard.press('j');
		await page.getByRole('heading', { level: 1, name: 'Old mill of Ostrel' }).waitFor();
		await page.emulateMedia({ media: 'print' });
		expect(await page.locator('.lw-fold__button').first().innerText()).toBe('7 unchanged lines');
		expect(await page.locator('.lw-fold__button .cdx-icon').first().isVisible()).toBe(false);
		expect(await style(page.locator('.lw-diff ins').first(), 'text-decoration-line')).toBe('underline');
		expect(await style(page.locator('.lw-diff del').first(), 'text-decoration-line')).toBe('line-through');
	});

	test('the first page on paper: campaigns and numbers, nothing to press', async () => {
		await page.goto(served.url);
		await page.getByRole('link', { name: 'Carry on' }).waitFor();
		await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
		await screenshot(page, 'print-home');
		expect(await page.locator('header:visible, footer:visible, .cdx-button:visible').count()).toBe(0);
		expect(await page.getByText('Damaging and good faith, autumn 2026').first().isVisible()).toBe(true);
		expect(await style(page.locator('body'), 'color', 'background-color')).toBe(
			'rgb(0, 0, 0) rgb(255, 255, 255)',
		);
		const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
		expect(over).toBe(0);
		expect(await faults('print')).toEqual([]);
	});

	test('with few colours: answers, places, views and changed lines differ without any of ours', async () => {
		await toTheThird();
		await page.emulateMedia({ forcedColors: 'active' });
		await page.locator('input[name=goodfaith]').first().focus();
		await page.keyboard.press('Tab');
		await page.keyboard.press('Shift+Tab');
		await screenshot(page, 'forced-colors');
		const answer = (at: number) =>
			style(page.locator('.lw-answer').nth(at), 'background-color', 'color', 'border-color');
		expect(await answer(0)).not.toBe(await answer(1));
		expect(await answer(1)).toBe(await answer(2));
		const ring = page.locator('.lw-answer:has(:focus-visible)');
		expect(await style(ring, 'outline-style', 'outline-width')).toBe('solid 2px');
		expect(new Set(await places()).size).toBe(4);
		const view = (pressed: boolean) =>
			style(page.locator(`.lw-views > [aria-pressed=${pressed}]`).first(), 'outline-style', 'outline-width');
		expect(await view(true)).toBe('solid 2px');
		expect(await view(false)).not.toBe(await view(true));
		const line = (kind: string) =>
			style(page.locator(`.lw-diff .diff-${kind}`).first(), 'border-top-style', 'border-top-color');
		expect(new Set([await line('context'), await line('deletedline'), await line('addedline')]).size).toBe(3);
		expect(await line('context')).toContain(await style(page.locator('body'), 'background-color'));
		const marks = page.locator('.lw-diff .diff-marker[data-marker]');
		expect(await marks.first().evaluate((one) => getComputedStyle(one, '::after').content)).toMatch(/[−+]/);
		expect(await faults('forced colours')).toEqual([]);
	});

	test.each(['light', 'dark'] as const)(
		'with more contrast, %s: nothing is grey, changes are lines and signs',
		async (colorScheme) => {
			await toTheThird();
			const before = await style(page.locator('.lw-edit__blind'), 'color');
			await page.emulateMedia({ contrast: 'more', colorScheme });
			await screenshot(page, `contrast-${colorScheme}`);
			expect(new Set(await places()).size).toBe(4);
			const base = await style(page.locator('body'), 'color');
			expect(await style(page.locator('.lw-edit__blind'), 'color')).toBe(base);
			expect(before).not.toBe(base);
			expect(await style(page.locator('.lw-answer').nth(1), 'border-top-color')).toBe(base);
			expect(await style(page.locator('.lw-diff .diff-deletedline').first(), 'border-top-style')).toBe(
				'dashed',
			);
			await page.locator('.lw-views button').first().focus();
			await page.keyboard.press('Tab');
			expect(
				await page.evaluate(() => getComputedStyle(document.activeElement ?? document.body).outlineWidth),
			).toBe('3px');
			expect(await faults('more contrast')).toEqual([]);
		},
	);

	test('who wants no motion gets none', async () => {
		/** What would move: by its styles anywhere on the page, or at this moment. */
		const motion = () =>
			page.evaluate(() => {
				const moves = ['', '::before', '::after', '::backdrop'].flatMap((pseudo) =>
					[...document.querySelectorAll('*')].flatMap((element) => {
						const { transitionDuration, animationDuration, scrollBehavior } = getComputedStyle(
							element,
							pseudo,
						);
						const still =
							/^(0s(, )?)+$/.test(transitionDuration) &&
							/^(0s(, )?|auto)+$/.test(animationDuration) &&
							scrollBehavior === 'auto';
						return still ? [] : [`${element.tagName}.${element.className}${pseudo}`];
					}),
				);
				return { moves: moves.length, now: document.getAnimations().length };
			});
		await label();
		await page.keyboard.press('1');
		await page.locator('.lw-answer').nth(4).hover();
		await page.keyboard.press('?');
		await page.getByRole('dialog').waitFor();
		expect(await motion()).toEqual({ moves: 0, now: 0 });
		await page.emulateMedia({ reducedMotion: 'no-preference' });
		expect((await motion()).moves).toBeGreaterThan(0);
	});
});
