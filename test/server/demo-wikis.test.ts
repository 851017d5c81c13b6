import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { listCampaigns, readEdit, readSession, takeWorkset } from '../../campaigns/contract/calls.ts';
import { startWholeServer, type WholeServer } from '../support/whole-server.ts';

describe('npm start without settings', () => {
	let server: WholeServer;
	beforeAll(async () => {
		server = await startWholeServer();
	});
	afterAll(() => server.close());

	it('serves two demo wikis, each with an open campaign', async () => {
		const anyone = server.browser();
		const { wikis } = await anyone.get(readSession, {});
		expect(wikis).toMatchObject([
			{ name: 'testwiki', language: 'en', direction: 'ltr', answers: true },
			{ name: 'artestwiki', language: 'ar', direction: 'rtl', answers: true },
		]);
		const { campaigns } = await anyone.get(listCampaigns, {});
		expect(campaigns.map(({ wiki, progress }) => [wiki, progress.tasks]).sort()).toEqual([
			['artestwiki', 40],
			['testwiki', 100],
		]);
	});

	it('whoever logs in at the first labels edits of the second, with links that lead there', async () => {
		const editor = await server.logIn('CopyEditor');
		const { campaigns } = await editor.get(listCampaigns, {});
		const campaignId = campaigns.find(({ wiki }) => wiki === 'artestwiki')?.id ?? 0;
		const { workset } = await editor.get(takeWorkset, { campaignId });
		for (const { taskId, revisionId } of workset.tasks) {
			const edit = await editor.get(readEdit, { taskId });
			expect(edit).toMatchObject({ language: 'ar', direction: 'rtl' });
			expect('url' in edit ? edit.url : '').toBe(`${server.url}/ar/w/index.php?diff=${revisionId}`);
		}
		const [first] = workset.tasks;
		const page = await fetch(`${server.url}/ar/w/index.php?diff=${first?.revisionId}`);
		expect(await page.text()).toContain('dir="rtl"');
	});
});
