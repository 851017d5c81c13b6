/** The labelling page with forms that ask for more than one of a few, in a real browser. */
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { everyKind } from '../support/every-kind.ts';
import { createFake, type Fake, serveFake } from '../support/fake-server.ts';

const poll = { timeout: 20_000, interval: 20 };

describeInBrowser('labelling with every kind of question', (browser) => {
	let fake: Fake;
	let served: Awaited<ReturnType<typeof serveFake>>;
	let context: BrowserContext;
	let page: Page;
	let troubles: string[];

	beforeAll(async () => {
		await builtClient();
		context = await browser().newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
		context.setDefaultTimeout(10_000);
		page = await context.newPage();
		page.on('pageerror', (error) => troubles.push(String(error)));
	});
	afterAll(() => context.close());
	beforeEach(async () => {
		troubles = [];
		fake = createFake(4);
		fake.asking = { template: 'custom', form: everyKind };
		served = await serveFake(fake);
		await page.setViewportSize({ width: 1280, height: 800 });
	});
	afterEach(async () => {
		await page.goto('about:blank');
		await served.close();
		expect(troubles).toEqual([]);
	});

	const ready = () => page.waitForSelector('form[data-ready="true"]');
	const label = async () => {
		await page.goto(`${served.url}/campaigns/1/label`);
		await ready();
	};
	const place = () => page.locator('.lw-steps__text').innerText();
	const hint = () => page.locator('#hint').innerText();
	const pick = (answer: string) =>
		page.locator('.lw-answer').filter({ hasText: answer }).locator('input').click();
	const note = () => page.getByLabel('Anything else?');
	const said = () => fake.labels.map(({ label }) => (label.kind === 'answer' ? label.answers : label.kind));
	const arrived = (count: number) => expect.poll(() => fake.labels.length, poll).toBe(count);
	const askForm = (questions: Form['questions']) => {
		fake.asking = { template: 'custom', form: { ...everyKind, questions, texts: {} } };
	};

	test('what is needed says so before, and the rest that it may be left out', async () => {
		await label();
		const legends = await page.locator('.lw-question__legend').allInnerTexts();
		expect(legends.map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
			'Damaging? Does it make the page worse? needed',
			'How good is it? optional',
			'How many errors? optional',
			'How sure are you? needed',
			'Anything else? optional',
		]);
		expect(await hint()).toBe('2 answers are still open.');
		expect(await page.getByRole('radiogroup').first().getAttribute('aria-required')).toBe('true');
		expect(await note().getAttribute('aria-required')).toBe('false');
		expect(await page.locator('#answer-notes-public').innerText()).toContain('Everybody');
	});

	test('keys do nothing in a text but write; it is kept over a reload; Ctrl and Enter saves', async () => {
		await label();
		await page.keyboard.press('2');
		await pick('Fairly');
		expect(await hint()).toBe('Enter saves and brings the next edit; in a long text, Ctrl and Enter.');
		await note().click();
		await page.keyboard.type('1 such u? Yes,');
		await page.keyboard.press('Enter');
		await page.keyboard.type('so it is ');
		expect(await place()).toBe('1 of 4');
		expect(await page.getByRole('radio', { name: 'No' }).isChecked()).toBe(true);

		await page.reload();
		await ready();
		expect(await note().inputValue()).toBe('1 such u? Yes,\nso it is ');
		expect(await page.getByRole('radio', { name: 'Fairly' }).isChecked()).toBe(true);
		await note().focus();
		await page.keyboard.press('Control+Enter');
		await expect.poll(place, poll).toBe('2 of 4');
		await arrived(1);
		expect(said()).toEqual([{ damaging: 'no', sure: 'medium', notes: '1 such u? Yes,\nso it is' }]);
		await ready();
		expect(await note().inputValue()).toBe('');
		expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
	});

	test('a question comes with the answer that it hangs on, is announced, and is not sent once it has gone', async () => {
		await label();
		const what = page.getByRole('group', { name: 'What is wrong with it?' });
		expect(await what.count()).toBe(0);
		await page.keyboard.press('1');
		await what.waitFor();
		await expect
			.poll(() => page.locator('#answers [aria-live]').innerText(), poll)
			.toBe('Now also asked: What is wrong with it?');
		await pick('Vandalism');
		await page.getByLabel('The word that gives it away').fill(' lol ');
		const before = await page.locator('#answers').evaluate((form) => form.getBoundingClientRect().top);
		await page.keyboard.press('Escape');
		await page.keyboard.press('2');
		expect(await what.count()).toBe(0);
		expect(await page.getByLabel('The word that gives it away').count()).toBe(0);
		// the place has grown once, and stays
		const after = await page.locator('#answers').evaluate((form) => form.getBoundingClientRect().top);
		expect(after).toBe(before);
		await pick('Certain');
		await page.keyboard.press('Enter');
		await arrived(1);
		expect(said()).toEqual([{ damaging: 'no', sure: 'high' }]);
	});

	test('whoever changes their mind back finds what they had said', async () => {
		await label();
		await page.keyboard.press('1');
		await pick('Advertising');
		await page.keyboard.press('2');
		await page.keyboard.press('1');
		expect(await page.getByRole('checkbox', { name: 'Advertising' }).isChecked()).toBe(true);
	});

	test('a number takes any digits; what is none is neither lost nor taken', async () => {
		await label();
		await page.keyboard.press('2');
		await pick('A guess');
		const field = page.getByLabel('How many errors?');
		await field.fill('a few');
		await page.getByRole('button', { name: 'Save and next' }).click();
		expect(await hint()).toBe('A number is needed: How many errors?');
		expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
		await field.fill('100');
		await page.keyboard.press('Enter');
		expect(await hint()).toBe('99 or less is needed: How many errors?');
		await field.fill('٢,5');
		await page.keyboard.press('Enter');
		expect(await hint()).toBe('A whole number is needed: How many errors?');
		await field.fill('٢٥');
		await page.keyboard.press('Enter');
		await arrived(1);
		expect(said()).toEqual([{ damaging: 'no', sure: 'low', errors: 25 }]);
	});

	test('undo brings every answer back, and saved again they are the same', async () => {
		await label();
		await page.keyboard.press('1');
		for (const answer of ['Unsourced claim', 'Vandalism', 'Certain']) await pick(answer);
		await page.keyboard.press('8');
		await page.getByLabel('How many errors?').fill('3');
		await page.getByLabel('The word that gives it away').fill('lol');
		await note().fill('One\nand two.');
		await page.getByRole('button', { name: 'Save and next' }).click();
		await expect.poll(place, poll).toBe('2 of 4');
		await ready();
		await page.keyboard.press('u');
		await expect.poll(place, poll).toBe('1 of 4');
		await ready();
		expect(await note().inputValue()).toBe('One\nand two.');
		expect(await page.getByLabel('How many errors?').inputValue()).toBe('3');
		expect(await page.locator('#answers input:checked').count()).toBe(5);
		await page.keyboard.press('Enter');
		await arrived(3);
		const whole: Answers = {
			...{ damaging: 'yes', what: ['vandalism', 'unsourced'], quality: '5', errors: 3 },
			...{ word: 'lol', sure: 'high', notes: 'One\nand two.' },
		};
		expect(said()).toEqual([whole, 'undo', whole]);
	});

	test('several have digits where these are enough, and never go on by themselves', async () => {
		askForm(everyKind.questions.filter(({ name }) => name === 'damaging' || name === 'what'));
		await label();
		await page.keyboard.press('1');
		for (const digit of '4664') await page.keyboard.press(digit);
		await page.keyboard.press('5');
		await page.keyboard.press('6');
		expect(await page.locator('#answers input[type=checkbox]:checked').count()).toBe(2);
		await page.keyboard.press('4');
		expect(await place()).toBe('1 of 4');
		await page.keyboard.press('Enter');
		expect(await hint()).toBe('Choose at most 2: What is wrong with it?');
		await page.keyboard.press('4');
		await page.keyboard.press('Enter');
		await arrived(1);
		expect(said()).toEqual([{ damaging: 'yes', what: ['unsourced', 'spam'] }]);
	});

	test('a form of choices goes on by itself when the last question that is asked is answered', async () => {
		const [damaging] = everyKind.questions;
		if (damaging?.kind !== 'choice') throw new Error('the form begins with another question');
		askForm([
			damaging,
			{ ...damaging, name: 'meant', label: 'Was it meant?', showIf: { question: 'damaging', is: ['yes'] } },
		]);
		await label();
		await page.keyboard.press('2');
		await expect.poll(place, poll).toBe('2 of 4');
		await ready();
		await page.keyboard.press('1');
		await page.getByRole('radiogroup', { name: 'Was it meant?' }).waitFor();
		await page.keyboard.press('6');
		await expect.poll(place, poll).toBe('3 of 4');
		await arrived(2);
		expect(said()).toEqual([{ damaging: 'no' }, { damaging: 'yes', meant: 'unsure' }]);
	});

	test('a built-in form and one of its own are read in the language of the interface', async () => {
		const german = await browser().newContext({ locale: 'de-DE' });
		const read = await german.newPage();
		const legend = async () => {
			await read.goto(`${served.url}/campaigns/1/label`);
			return await read.locator('.lw-question__legend b').first().innerText();
		};
		expect(await legend()).toBe('Schädlich?');
		const { editType } = await import('../../campaigns/templates/edit-type.ts');
		fake.asking = { template: editType.key, form: editType.form };
		expect(await legend()).toBe('Wozu diente sie?');
		await german.close();
	});

	test.each([
		['on a desk', 1280, 'light', 'ltr'],
		['in the dark', 1280, 'dark', 'ltr'],
		['on a phone', 360, 'light', 'ltr'],
		['on a phone, mirrored, in the dark', 360, 'dark', 'rtl'],
	] as const)(
		'%s, axe finds nothing, nothing overflows and the edit keeps its place',
		async (_, width, scheme, dir) => {
			await page.setViewportSize({ width, height: 740 });
			await page.emulateMedia({ colorScheme: scheme });
			await label();
			await page.evaluate((side) => document.documentElement.setAttribute('dir', side), dir);
			await page.keyboard.press('1');
			await pick('Vandalism');
			expect(await faultsOf(page)).toEqual([]);
			expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
			const edit = await page.locator('#edit').evaluate((element) => element.getBoundingClientRect().height);
			expect(edit).toBeGreaterThan(740 * 0.25);
			const save = page.getByRole('button', { name: 'Save and next' });
			expect(await save.evaluate((button) => button.getBoundingClientRect().bottom)).toBeLessThanOrEqual(740);
			await page.emulateMedia({ colorScheme: null });
		},
	);
});
