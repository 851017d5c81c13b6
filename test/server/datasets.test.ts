import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

describe('a dataset', () => {
	let app: TestApp;
	let anyone: Browser;
	let id: string;
	let campaignId: number;

	beforeAll(async () => {
		app = await startTestApp();
		anyone = app.browser();
		const coordinator = await app.logIn('Gardener');
		const campaign = await makeCampaign(coordinator, { edits: 5, labelsPerTask: 2, tasksPerWorkset: 5 });
		campaignId = campaign.id;
		const says: Record<string, [string, string]> = {
			100: ['yes', 'yes'],
			101: ['yes', 'no'],
			102: ['unsure', 'unsure'],
			103: ['no', 'no'],
		};
		for (const [who, name] of ['Ada', 'Ben'].entries()) {
			const person = await app.logIn(name);
			for (const { taskId, revisionId } of (await take(person, campaign)).tasks) {
				const damaging = says[revisionId]?.[who as 0 | 1];
				await send(person, damaging ? answer(taskId, campaign, damaging) : skip(taskId, campaign));
			}
		}
		expect(await app.freeze()).toEqual([]);
		await coordinator.get(closeCampaign, { campaignId });
		[id] = (await app.freeze()) as [string];
	});
	afterAll(() => app.close());

	const lines = async (name: string) =>
		(await (await anyone.fetch(`/datasets/${id}/${name}`)).text()).trim().split('\n');

	it('keeps ties and unsure as they are, and nothing as "no"', async () => {
		const rows = (await lines('tasks.jsonl')).map((line) => JSON.parse(line));
		const consensus = Object.fromEntries(rows.map((row) => [row.revision_id, row.consensus.damaging]));
		expect(consensus).toEqual({ 100: 'yes', 101: 'tie', 102: 'unsure', 103: 'no', 104: null });
		const skipped = rows.find((row) => row.revision_id === 104);
		expect(skipped).toMatchObject({ state: 'partial', labels: 0, skips: 2 });
		const { dataset } = await anyone.get(readDataset, { datasetId: id });
		expect(dataset.balance.damaging).toEqual({ yes: 1, no: 1, unsure: 1, tie: 1, none: 1 });
		expect(dataset.agreement.damaging).toBe(3 / 4);
	});

	it('is downloaded without login, and every file is what its digest says', async () => {
		const { dataset } = await anyone.get(readDataset, { datasetId: id });
		expect(dataset.files.map((file) => file.name)).toEqual([
			'campaign.json',
			...['features-edit-quality-1', 'labels', 'tasks'].flatMap((stem) =>
				['csv', 'jsonl', 'parquet'].map((format) => `${stem}.${format}`),
			),
			'SHA256SUMS',
		]);
		for (const file of dataset.files) {
			const response = await anyone.fetch(file.url);
			const bytes = new Uint8Array(await response.arrayBuffer());
			expect(createHash('sha256').update(bytes).digest('hex'), file.name).toBe(file.sha256);
			expect(bytes.length).toBe(file.bytes);
			expect(response.headers.get('access-control-allow-origin')).toBe('*');
			const again = await anyone.fetch(file.url, {
				headers: { 'if-none-match': response.headers.get('etag') ?? '' },
			});
			expect(again.status).toBe(304);
		}
	});

	it('is called after the digest of its sums', async () => {
		const sums = await (await anyone.fetch(`/datasets/${id}/SHA256SUMS`)).text();
		expect(createHash('sha256').update(sums).digest('hex')).toBe(id);
	});

	it('names nobody', async () => {
		const all = (await Promise.all(['labels.jsonl', 'labels.csv', 'campaign.json'].map(lines))).join('\n');
		expect(all).not.toMatch(/Ada|Ben|Gardener/);
		const labellers = new Set((await lines('labels.jsonl')).map((line) => JSON.parse(line).labeller));
		expect(labellers.size).toBe(2);
	});

	it('has the same rows as CSV', async () => {
		const [header, ...rows] = await lines('tasks.csv');
		expect(header).toContain('consensus_damaging,consensus_goodfaith,method');
		expect(rows).toHaveLength(5);
		expect(await lines('labels.csv')).toHaveLength(1 + 10);
		expect((await lines('features-edit-quality-1.csv'))[0]).toBe('revision_id,one,two');
		expect((await lines('features-edit-quality-1.csv'))[1]).toMatch(/^10\d,10\d,0\.1$/);
	});

	it('is named by its campaign, and unknown ones are refused in the one format', async () => {
		expect((await anyone.get(readCampaign, { campaignId })).campaign.datasetId).toBe(id);
		const missing = await anyone.fetch(`/datasets/${'0'.repeat(64)}/tasks.csv`);
		expect([missing.status, (await missing.json()).error.code]).toEqual([404, 'NOT_FOUND']);
		expect((await anyone.fetch(`/datasets/${id}/secrets.csv`)).status).toBe(404);
	});
});
