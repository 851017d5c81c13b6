/** A coordinator brings old labels in, in a real browser on the whole server: looked at first, then frozen and learned from. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsOf } from '../support/axe.ts';
import { describeInBrowser } from '../support/browser.ts';
import { builtClient } from '../support/built-client.ts';
import { screenshot, screenshotNarrowAndDark } from '../support/screenshot.ts';
import { truths } from '../support/truth.ts';
import { logInAtOnce, newVisitor, type Visitor } from '../support/visitor.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describeInBrowser('labels that were given elsewhere', (chromium) => {
	let server: WholeServer;
	let coordinator: Visitor;
	beforeAll(async () => {
		await builtClient();
		server = await startWholeServer();
		coordinator = await newVisitor(chromium());
		await logInAtOnce(coordinator.context, { url: server.url, account: 'Coordinator' });
	});
	afterAll(async () => {
		await coordinator.context.close();
		await server.close();
	});

	test('are mapped, checked line by line, and become a closed campaign with a dataset', async () => {
		const { page, troubles } = coordinator;
		await page.goto(`${server.url}/coordinate`);
		await page.getByRole('link', { name: 'Bring labels in' }).click();
		await page.getByLabel('Where they come from').fill('A paper of 2017, CC0');
		await page.getByLabel('Name', { exact: true }).fill('Old answers');
		await page.getByLabel('Purpose').fill('To train on them.');
		const lines = truths.slice(0, 12).map(({ revisionId }, i) => `${revisionId},ann,${i % 2},1`);
		const labels = ['edit,who,harmful,goodfaith', ...lines, 'x,ann,1,1'].join('\n');
		await page.getByLabel('Labels', { exact: true }).fill(labels);
		await page.getByRole('button', { name: 'Look at it first' }).click();
		await page.getByText('say which column holds the revision').waitFor();
		await page.getByLabel('Column with the revision').selectOption('edit');
		await page.getByLabel('Column with who said it').selectOption('who');
		await page.getByLabel(/Column with the answer to “Damaging/).selectOption('harmful');
		await page.getByLabel(/Column with the answer to “Good faith/).selectOption('goodfaith');
		await page.getByRole('button', { name: 'Look at it first' }).click();
		await page.getByText('Bad lines: 1.').waitFor();
		await page.getByText('Line 14:').waitFor();
		expect(await page.getByRole('button', { name: 'Bring 12 labels in' }).isDisabled()).toBe(true);
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'imports-1-preview');
		await screenshotNarrowAndDark(page, 'imports-1-preview');

		await page.getByLabel('Labels', { exact: true }).fill(labels.replace('\nx,ann,1,1', ''));
		await page.getByRole('button', { name: 'Look at it first' }).click();
		await page.getByText('Labels: 12. People: 1. Edits: 12.').waitFor();
		await page.getByRole('button', { name: 'Bring 12 labels in' }).click();
		await page.getByRole('heading', { name: 'Old answers' }).waitFor();
		await page.getByText('Brought in from elsewhere: A paper of 2017, CC0').waitFor();
		await page
			.getByRole('link', { name: 'Look at the dataset' })
			.or(page.getByText('12 edits'))
			.first()
			.waitFor();
		expect(troubles).toEqual([]);
	});

	test('come in as a dataset too, by its address alone, and what is no dataset is said', async () => {
		const { page } = coordinator;
		await page.goto(`${server.url}/imports/new`);
		const bring = page.getByRole('button', { name: 'Bring the dataset in' });
		expect(await bring.isDisabled()).toBe(true);
		await page.getByLabel('Its address').fill('https://label-wing.invalid/datasets/');
		await bring.click();
		await page.getByRole('alert').getByText('give the address of a dataset').waitFor();
		const { datasets } = await (await page.request.get(`${server.url}/api/datasets`)).json();
		await page.getByLabel('Its address').fill(`${server.url}/datasets/${datasets[0].id}`);
		expect(await faultsOf(page)).toEqual([]);
		await screenshot(page, 'imports-2-address');
		await bring.click();
		await page.getByRole('heading', { name: 'Old answers' }).waitFor();
		await page.getByText(`Brought in from elsewhere: ${server.url}/datasets/`).waitFor();
	});
});
