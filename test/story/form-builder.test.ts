/**
 * The form builder in a real browser on the whole server: a form with a question that hangs on another, in two
 * languages, is made by keyboard alone, tried in the preview, kept, asked by a campaign and answered.
 */
import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { createForm, keepFormVersion, listForms, readForm } from '../../campaigns/contract/form-calls.ts';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('a form is made', (chromium) => {
	let server: WholeServer;
	const visitors: Visitor[] = [];

	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
	});
	afterAll(async () => {
		for (const { context } of visitors) await context.close();
		await server.close();
	});

	async function arrive(account: string): Promise<Visitor> {
		const visitor = await newVisitor(chromium());
		visitors.push(visitor);
		await logInAtOnce(visitor.context, { url: server.url, account });
		return visitor;
	}

	/** Presses Tab until the element is reached: nothing but the keyboard leads there. */
	async function reach(page: Page, element: Locator): Promise<void> {
		await element.waitFor();
		for (let presses = 0; presses < 150; presses++) {
			if (await element.evaluate((one) => one === document.activeElement)) return;
			await page.keyboard.press('Tab');
		}
		throw new Error(`Tab does not lead to ${element}`);
	}

	let familyId = 0;

	test('by keyboard alone, and nothing of it is lost on the way', async () => {
		const { page, troubles } = await arrive('Coordinator');
		const press = async (name: string | RegExp, key = 'Enter') => {
			await reach(page, page.getByRole('button', { name }));
			await page.keyboard.press(key);
		};
		const write = async (element: Locator, text: string) => {
			await reach(page, element);
			await page.keyboard.type(text);
		};
		await page.goto(`${server.url}/forms`);
		await reach(page, page.getByRole('link', { name: 'New form' }));
		await page.keyboard.press('Enter');
		await press('Begin: An empty form');
		await write(page.locator('#f-title-en'), 'Good or bad');

		await press('Add a question');
		await write(page.locator('#f-label-en'), 'Damaging?');
		expect(await page.locator('#f-name').inputValue()).toBe('damaging');
		await write(page.locator('#f-language'), 'ar');
		await page.keyboard.press('Enter');
		await expect.poll(() => page.locator('[aria-live=polite]').last().textContent()).toContain('Arabic');
		await page.getByText('5 missing').waitFor();
		await write(page.locator('#f-label-ar'), 'مُضر؟');
		expect(await page.locator('#f-label-ar').getAttribute('dir')).toBe('rtl');
		await page.getByText('4 missing').waitFor();

		await press('Add a question');
		await write(page.locator('#f-kind'), 'Several');
		await write(page.locator('#f-label-en'), 'What is wrong?');
		await page.getByText(/^Answer 1 of question 2 says nothing/).waitFor();
		await write(page.getByRole('textbox', { name: '1, English' }), 'Vandalism');
		await write(page.getByRole('textbox', { name: '2, English' }), 'No source');
		await page.getByText(/says nothing/).waitFor({ state: 'detached' });
		await reach(page, page.getByRole('combobox', { name: 'After which question' }));
		await page.keyboard.type('only');
		await page.getByText('Several of 2, if Damaging? is Yes').waitFor();

		// a question cannot come before the one that it hangs on, and the page says so
		await press('Move What is wrong?. Arrow keys move it.', 'ArrowUp');
		await page.getByText('What is wrong? is number 1 of 2 now.').waitFor({ state: 'attached' });
		await page
			.getByText('“what_is_wrong” is asked only after “damaging”, which is no earlier question.')
			.waitFor();
		await page.keyboard.press('ArrowDown');
		await page.getByText('What is wrong? is number 2 of 2 now.').waitFor({ state: 'attached' });

		// the preview answers, in both languages
		const preview = page.getByRole('region', { name: 'As a volunteer sees it' });
		await reach(page, preview.getByRole('radio', { name: 'Yes' }));
		await expect.poll(() => page.locator('form[data-ready="true"]').count()).toBe(1);
		await page.keyboard.press('Space');
		await preview.getByRole('checkbox', { name: 'Vandalism' }).waitFor();
		await screenshot(page, 'form-builder');
		expect(await faultsOf(page)).toEqual([]);
		await press(/^ar Arabic/);
		await preview.getByText('مُضر؟').waitFor();

		await page.getByText(/^Draft saved at/).waitFor();
		await page.reload();
		await press(/^What is wrong\?/);
		expect(await page.locator('#f-name').inputValue()).toBe('what_is_wrong');
		await screenshotNarrowAndDark(page, 'form-builder');
		expect(await faultsOf(page)).toEqual([]);

		await press('Keep as version 1');
		await page.getByText('Version 1 is kept.').waitFor();
		await page.getByText('No campaign asks version 1 yet').waitFor();
		familyId = Number(new URL(page.url()).pathname.split('/').at(-1));
		expect(troubles).toEqual([]);
	});

	test('and a campaign asks it', async () => {
		const coordinator = await server.logIn('Coordinator');
		const { definition, form } = await coordinator.get(readForm, { familyId });
		expect((await coordinator.get(listForms, {})).forms[0]).toEqual(form);
		expect(definition).toMatchObject({
			name: 'Good or bad',
			questions: [
				{
					name: 'damaging',
					kind: 'choice',
					choices: [{ value: 'yes' }, { value: 'no' }, { value: 'unsure' }],
				},
				{
					...{ name: 'what_is_wrong', kind: 'several', showIf: { question: 'damaging', is: ['yes'] } },
					choices: [{ value: 'vandalism' }, { value: 'no_source' }],
				},
			],
			texts: { ar: { 'damaging-label': 'مُضر؟' } },
		});
		const { campaign } = await coordinator.get(createCampaign, {
			...{ name: 'Good or bad', purpose: 'To see.', formDigest: form.digest, seed: 1 },
			...{ labelsPerTask: 1, tasksPerWorkset: 1, leaseMinutes: 30, edits: String(truths[1]?.revisionId) },
		});
		const { page } = await arrive('NewbieNina');
		await page.goto(`${server.url}/campaigns/${campaign.id}/label`);
		await page.waitForSelector('form[data-ready="true"]');
		await page.keyboard.press('1');
		await reach(page, page.getByRole('checkbox', { name: 'Vandalism' }));
		await page.keyboard.press('Space');
		await page.keyboard.press('Control+Enter');
		await page.getByRole('heading', { name: /1 done/ }).waitFor();
		await expect
			.poll(
				async () => (await coordinator.get(readCampaign, { campaignId: campaign.id })).campaign.progress.done,
			)
			.toBe(1);
	});

	test('and is changed: the version that is asked stays, and somebody who was faster is not overrun', async () => {
		const { page, troubles } = await arrive('Coordinator');
		await page.goto(`${server.url}/forms/${familyId}`);
		await page.getByText('Version 1 is used by one campaign and stays as it is.').waitFor();
		await page.locator('#f-help-en').fill('Does it make the page worse?');
		await page.locator('#f-name').focus();
		await page.getByText(/^Draft saved at/).waitFor();
		const other = await arrive('Coordinator');
		await other.page.goto(`${server.url}/forms/${familyId}?version=1`);
		await other.page.getByRole('heading', { name: 'Form: Good or bad' }).waitFor();
		expect(await other.page.getByRole('button', { name: /^Keep/ }).count()).toBe(0);
		// meanwhile somebody keeps another version
		const coordinator = await server.logIn('Coordinator');
		const { definition } = await coordinator.get(readForm, { familyId });
		await coordinator.get(keepFormVersion, {
			familyId,
			after: 1,
			definition: { ...definition, name: 'Theirs' },
		});
		expect(troubles).toEqual([]);
		await page.getByRole('button', { name: 'Keep as version 2' }).click();
		await page.getByRole('link', { name: 'See version 2' }).waitFor();
		await page.getByRole('button', { name: 'Keep mine after version 2' }).click();
		await page.getByText('Version 3 is kept.').waitFor();
		expect((await coordinator.get(readForm, { familyId, version: 2 })).definition.name).toBe('Theirs');
		expect((await coordinator.get(readForm, { familyId })).definition.questions[0]?.help).toBe(
			'Does it make the page worse?',
		);
		expect((await coordinator.get(readForm, { familyId, version: 1 })).definition.questions[0]?.help).toBe(
			undefined,
		);
	});

	test('and one of Wikilabels is read from its files, kept, handed out and read again as the same', async () => {
		const { page, troubles } = await arrive('Coordinator');
		const file = (name: string, text: string) => ({
			name,
			mimeType: 'text/plain',
			buffer: Buffer.from(text),
		});
		const choose = async (...files: ReturnType<typeof file>[]) => {
			await page.getByLabel('Files').setInputFiles(files);
			await page.getByRole('button', { name: 'Read them' }).click();
		};
		const items = '[{ data: true, label: <yes> }, { data: false, label: <no> }]';
		const yaml = `title: <title>
fields:
  - { class: FieldLayout, label: <ask>, fieldWidget: { name: is-fit, class: ButtonSelectWidget, items: ${items} } }
  - { class: SearchWidget, name: find }`;
		const english = { title: 'Fitness', ask: 'Is it fit?', yes: 'Fit', no: 'Unfit' };
		await page.goto(`${server.url}/forms/new`);
		await page.getByRole('button', { name: 'Begin: Import' }).click();
		await choose(file('broken.json', '{'));
		await page.getByText('broken.json is not JSON.').waitFor();
		await choose(
			...[file('fitness.yaml', yaml), file('en.json', JSON.stringify(english))],
			file('de.json', JSON.stringify({ ask: 'Taugt es?' })),
		);
		await page.getByRole('heading', { name: 'Form: Fitness' }).waitFor();
		await page.getByText('A field of the kind SearchWidget (find) was left out').waitFor();
		await page.getByText('The field is-fit is called is_fit').waitFor();
		await page.getByRole('button', { name: 'Keep as version 1' }).click();
		await page.getByText('Version 1 is kept.').waitFor();
		const kept = Number(new URL(page.url()).pathname.split('/').at(-1));

		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Export' }).click(),
		]);
		expect(download.suggestedFilename()).toBe('fitness.json');
		const exported = await readFile(await download.path(), 'utf8');
		await page.getByRole('button', { name: /^Is it fit/ }).click();
		await page.locator('#f-label-en').fill('Something else');
		await page.getByRole('button', { name: 'Import' }).click();
		await choose(file('fitness.json', exported));
		// nothing is there to keep: it is version 1 again
		await expect.poll(() => page.getByRole('button', { name: 'Keep as version 2' }).isDisabled()).toBe(true);
		const coordinator = await server.logIn('Coordinator');
		const { form, definition } = await coordinator.get(readForm, { familyId: kept });
		expect(JSON.parse(exported)).toEqual(definition);
		const again = await coordinator.get(createForm, { definition: JSON.parse(exported) });
		expect(again.form.digest).toBe(form.digest);
		expect(definition.texts).toEqual({ de: { 'is_fit-label': 'Taugt es?' } });
		expect(troubles).toEqual([]);
	});
});
