/** The labelling page as Chromium tells it to those who hear it: landmarks, headings, questions, what changed. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { accessibilityTree } from '../support/accessibility-tree.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { everyKind } from '../support/every-kind.ts';
import { fakeEdits } from '../support/fake-edits.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';
import { moved, twoSpaces } from '../support/odd-diffs.ts';

const poll = { timeout: 20_000, interval: 20 };

describeInBrowser('the accessibility tree', (browser) => {
	let page: Page;
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;

	beforeAll(async () => {
		await builtClient();
		page = await browser().newPage({ locale: 'en-GB', reducedMotion: 'reduce' });
	});
	beforeEach(() => async () => {
		await page.goto('about:blank');
		await served.close();
	});
	afterAll(() => page.close());

	const open = async (made: Fake, width = 1280) => {
		fake = made;
		served = await serveFake(fake);
		await page.setViewportSize({ width, height: 800 });
		await page.goto(`${served.url}/campaigns/1/label`);
		await ready();
	};
	const ready = () => page.waitForSelector('form[data-ready="true"]');
	/** Lines without their indentation. */
	const flat = (lines: readonly string[]) => lines.map((line) => line.trim());

	test('has landmarks in the order of work, one first heading, and names for all that can be pressed', async () => {
		await open(createFake(6));
		const all = await accessibilityTree(page);
		const landmarks = /^ {2}(banner|main|form|complementary|navigation)( .*)?$/;
		expect(flat(all.filter((line) => landmarks.test(line)))).toEqual([
			'banner',
			'main',
			'form "Your answers"',
			'complementary "Guideline"',
		]);
		expect(flat(all).filter((line) => line.startsWith('heading'))).toEqual([
			'heading "Harbour of Lindeby (opens the wiki in a new tab)" [level=1]',
			'heading "Guideline" [level=2]',
			'heading "Damaging?" [level=3]',
			'heading "Good faith?" [level=3]',
			'heading "For example" [level=3]',
		]);
		const pressed = flat(all).filter((line) => /^(button|link|radio|DisclosureTriangle)/.test(line));
		expect(pressed.length).toBeGreaterThan(14);
		expect(pressed.filter((line) => !/^\w+ "[^"]+"/.test(line))).toEqual([]);
		expect(flat(all)).toContain('progressbar "This workset"');
		// which Chromium hands on, though not here
		expect(await page.getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
			'1 of 6; 0 answered, 0 skipped',
		);
	});

	test('asks each question as one group that says before that an answer is needed, and nothing is wrong yet', async () => {
		await open(createFake(6));
		const radios = (chosen: string) =>
			['Yes', 'No', 'Unsure'].map((name) => `    radio "${name}" [checked=${name === chosen}]`);
		const questions = async () =>
			(await accessibilityTree(page, 'form'))
				.filter((line) => /^ +radio/.test(line))
				.map((line) => line.replace(/^ +(radio )/, '    $1'));
		expect(await questions()).toEqual([
			'  radiogroup "Damaging? Does it make the page worse?" [required] (2 answers save and bring the next edit.)',
			...radios(''),
			'  radiogroup "Good faith? Was it meant to help?" [required] (2 answers save and bring the next edit.)',
			...radios(''),
		]);
		await page.keyboard.press('2');
		expect(await questions()).toEqual([
			'  radiogroup "Damaging? Does it make the page worse?" [required] (One more answer saves and brings the next edit.)',
			...radios('No'),
			'  radiogroup "Good faith? Was it meant to help?" [required] (One more answer saves and brings the next edit.)',
			...radios(''),
		]);
	});

	test('says of every kind of question whether an answer is needed', async () => {
		const asking = createFake(6);
		asking.asking = { ...asking.asking, form: everyKind };
		await open(asking);
		const kinds = /^(radiogroup|group|textbox|spinbutton) "([^"]*)" ?(\[required\])?/;
		const told = flat(await accessibilityTree(page, 'form')).flatMap((line) => {
			const [, role, name, required] = kinds.exec(line) ?? [];
			return role ? [`${role} ${name?.split('?')[0]}: ${required ? 'needed' : 'as one likes'}`] : [];
		});
		expect(told).toEqual([
			'radiogroup Damaging: needed',
			'radiogroup How good is it: as one likes',
			'textbox How many errors: as one likes',
			'radiogroup How sure are you: needed',
			'textbox Anything else: as one likes',
		]);
	});

	test.each([
		['side by side', 1280],
		['in one column', 600],
	] as const)('says what was added and what was removed, %s', async (_, width) => {
		await open(createFake(3, [twoSpaces, moved('Moved', 1), ...fakeEdits.slice(1, 2)]), width);
		const change = async (root: string) => flat(await accessibilityTree(page, root));
		expect(await change('insertion')).toEqual(expect.arrayContaining(['insertion', 'added:', '2 spaces']));
		if (width === 1280) {
			const table = flat(await accessibilityTree(page, 'table'));
			expect(table.slice(0, 8).filter((line) => /^(table|columnheader)/.test(line))).toEqual([
				'table "What the edit changed"',
				'columnheader "Before"',
				'columnheader "After"',
			]);
			expect(table).toContain('cell "Removed line"');
			expect(table).toContain('cell "Added line"');
		}
		await page.keyboard.press('j');
		await page.getByRole('heading', { level: 1, name: 'Moved' }).waitFor();
		await ready();
		const links = flat(await accessibilityTree(page, 'main')).filter((line) =>
			line.startsWith('link "Moved'),
		);
		expect(links).toEqual([
			'link "Moved (opens the wiki in a new tab)"',
			'link "Moved paragraph: jump to where it is now"',
			'link "Moved paragraph: jump to where it was"',
		]);
		await page.keyboard.press('j');
		await page.getByRole('heading', { level: 1, name: 'Old mill' }).waitFor();
		expect(await change('insertion')).toEqual(['insertion', 'added:', '86']);
		expect(await change('deletion')).toEqual(['deletion', 'removed:', '27']);
		const folds = flat(await accessibilityTree(page, 'button "7 unchanged'));
		expect(folds.filter((line) => line.startsWith('button'))).toEqual([
			'button "7 unchanged lines"',
			'button "7 unchanged lines"',
		]);
		await page.keyboard.press('x');
		expect(flat(await accessibilityTree(page, 'button "7 unchanged'))).toContain(
			'button "7 unchanged lines" [expanded]',
		);
	});

	test('says what happened and where one is, each time', async () => {
		await open(createFake(6));
		/** All that is ever said in the live region, with what was there before it. */
		await page.evaluate(() => {
			const region = document.querySelector('.lw-label > p[role=status]');
			const said: string[] = [];
			Object.assign(window, { said });
			if (region)
				new MutationObserver(() => {
					const words = region.textContent?.trim() ?? '';
					if (words !== '' && said.at(-1) !== words) said.push(words);
				}).observe(region, { childList: true, characterData: true, subtree: true });
		});
		const said = () => page.evaluate(() => (window as unknown as { said: string[] }).said);
		for (const key of ['j', 'j', 's', 'u']) {
			await ready();
			const before = (await said()).length;
			await page.keyboard.press(key);
			await expect.poll(async () => (await said()).length, poll).toBe(before + 1);
		}
		expect(await said()).toEqual(['Saved. 2 of 6', 'Saved. 3 of 6', 'Skipped. 4 of 6', 'Taken back. 3 of 6']);
		expect(flat(await accessibilityTree(page)).filter((line) => line.startsWith('status'))).toEqual([
			'status [live=polite]',
			'status [live=polite]',
		]);
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
	});
});
