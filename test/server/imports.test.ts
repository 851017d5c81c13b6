/** Labels that were given elsewhere come in as a closed campaign, whole or not at all. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf } from '../../campaigns/contract/call.ts';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { importDataset, importLabels, previewLabels } from '../../campaigns/contract/label-import-calls.ts';
import { readDataset } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { publicText } from '../../server/remote/public-text.ts';
import { demoWikisInProcess } from '../../server/start/demo.ts';
import { featurePort } from '../../server/start/feature-port.ts';
import { trainNext } from '../../trainer/jobs/train-next.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { truths } from '../support/truth.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';

let app: TestApp;
let gardener: Browser;
beforeEach(async () => {
	app = await startTestApp();
	gardener = await app.logIn('Gardener');
});
afterEach(() => app.close());

const told = {
	name: 'Old labels',
	purpose: 'To train.',
	source: 'A paper of 2017, https://example.org, CC0',
};
const table = (labels: string, more: Partial<InputOf<typeof importLabels>> = {}) => ({
	...{ ...told, template: 'damaging_goodfaith', labels },
	...more,
});
const rowsOf = async (id: string, name: string) =>
	(await (await app.browser().fetch(`/datasets/${id}/${name}`)).text())
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line));

describe('a table of labels', () => {
	it('is previewed, comes in closed, and is frozen with its provenance', async () => {
		const labels = [
			'rev_id,user,timestamp,damaging,goodfaith',
			'101,ann,2017-01-02T03:04:05Z,true,yes',
			'101,bob,1483326246,False,yes',
			'102,ann,2017-01-02T03:05:00Z,no,unsure',
			'101,ann,2017-01-03T00:00:00Z,no,yes',
		].join('\n');
		const wanted = { template: 'damaging_goodfaith', labels };
		expect(await gardener.get(previewLabels, wanted)).toMatchObject({
			columns: ['rev_id', 'user', 'timestamp', 'damaging', 'goodfaith'],
			mapping: {
				...{ revision: 'rev_id', labeller: 'user', time: 'timestamp' },
				answers: { damaging: { column: 'damaging' }, goodfaith: { column: 'goodfaith' } },
			},
			...{ faults: { faults: [], count: 0 }, tasks: 2, labels: 4, people: 2, empty: 0 },
		});
		const made = await gardener.get(importLabels, table(labels));
		expect(made).toMatchObject({ tasks: 2, labels: 4, people: 2 });
		const { campaign } = await app.browser().get(readCampaign, { campaignId: made.campaignId });
		expect(campaign).toMatchObject({ status: 'closed', template: 'damaging_goodfaith', labelsPerTask: 2 });
		expect(campaign.purpose).toContain(told.source);
		const [datasetId = ''] = await app.freeze();
		const rows = await rowsOf(datasetId, 'labels.jsonl');
		expect(
			rows
				.filter(({ current }) => current)
				.map(({ revision_id, origin, answers }) => [revision_id, origin, answers]),
		).toEqual([
			[101, 'import', { damaging: 'no', goodfaith: 'yes' }],
			[101, 'import', { damaging: 'no', goodfaith: 'yes' }],
			[102, 'import', { damaging: 'no', goodfaith: 'unsure' }],
		]);
		expect(rows[0].received_at).toBe('2017-01-02T03:04:05Z');
		expect(JSON.stringify(rows)).not.toMatch(/ann|bob/);
		const { entries } = await app.browser().get(listLog, { action: 'importCampaign' });
		expect(entries).toMatchObject([
			{ person: { name: 'Gardener' }, after: { source: told.source, labels: 4 } },
		]);
	});

	it('with bad lines stores nothing and names each', async () => {
		const labels = 'revision\tdamaging\tgoodfaith\nx\tyes\tyes\n5\tmaybe\tyes\n6\tyes\t\n7\tyes\tyes';
		const refusal = await gardener.ask(importLabels, table(labels));
		expect(refusal).toMatchObject({
			ok: false,
			error: {
				code: 'LABELS_UNREADABLE',
				details: {
					count: 3,
					faults: [
						{ line: 2, fault: 'this is no revision id' },
						{ line: 3, fault: '"damaging" has no choice "maybe"' },
						{ line: 4, fault: '"goodfaith" is not answered' },
					],
				},
			},
		});
		const [left] = await app.parts.db.execute('select count(*)::int as n from campaign');
		expect(left).toEqual({ n: 0 });
		for (const [bad, fault] of [
			['a,b\n1,2', /their names do not tell/],
			['rev_id,damaging,goodfaith', /no label in it/],
			['{"rev_id": 1, "damaging": "yes", "goodfaith": "yes"}\n[1]', /not a JSON object/],
		] as const) {
			const { faults } = await gardener.get(previewLabels, { template: 'damaging_goodfaith', labels: bad });
			expect(JSON.stringify(faults)).toMatch(fault);
		}
		expect(await gardener.refused(importLabels, table('rev_id,damaging\n1,yes', { wiki: 'otherwiki' }))).toBe(
			'WIKI_UNKNOWN',
		);
		expect(
			(
				await gardener.get(previewLabels, {
					...{ template: 'damaging_goodfaith', labels: 'rev_id,damaging,goodfaith\n1,yes,yes' },
					mapping: { revision: 'id', answers: { damage: { column: 'damaging' } } },
				})
			).faults.faults.map(({ fault }) => fault),
		).toEqual(['there is no column "id"', 'the form does not ask "damage"']);
	});

	it('of another shape is mapped: codes to choices, several in one field, nobody named', async () => {
		const labels =
			'{"rev_id": "7", "labels": ["8", "9"]}\n{"rev_id": "8", "labels": []}\n{"rev_id": 9, "labels": ["6"]}';
		const values = { 6: 'vandalism', 8: 'elaboration', 9: 'verifiability' };
		const mapping = { revision: 'rev_id', answers: { intentions: { column: 'labels', values } } };
		const wanted = table(labels, { template: 'edit_type', mapping });
		expect(await gardener.refused(importLabels, wanted)).toBe('LABELS_UNREADABLE');
		expect(await gardener.get(previewLabels, { ...wanted, skipEmpty: true })).toMatchObject({
			...{ empty: 1, tasks: 2, labels: 2, people: 1 },
		});
		await gardener.get(importLabels, { ...wanted, skipEmpty: true });
		const [datasetId = ''] = await app.freeze();
		const rows = await rowsOf(datasetId, 'tasks.jsonl');
		expect(rows.map(({ revision_id, consensus }) => [revision_id, consensus.intentions])).toEqual([
			[7, ['elaboration', 'verifiability']],
			[9, ['vandalism']],
		]);
	});
});

describe('a dataset', () => {
	async function frozenFiles() {
		const campaign = await makeCampaign(gardener, { edits: 3, labelsPerTask: 2 });
		for (const [name, damaging] of [
			['Ada', 'yes'],
			['Ben', 'no'],
		] as const) {
			const browser = await app.logIn(name);
			const { tasks } = await take(browser, campaign);
			for (const [i, { taskId }] of tasks.entries())
				await send(browser, i === 2 ? skip(taskId, campaign) : answer(taskId, campaign, damaging));
		}
		await gardener.get(closeCampaign, { campaignId: campaign.id });
		const [datasetId = ''] = await app.freeze();
		const text = async (name: string) =>
			await (await app.browser().fetch(`/datasets/${datasetId}/${name}`)).text();
		const files = {
			...{ SHA256SUMS: await text('SHA256SUMS'), 'campaign.json': await text('campaign.json') },
			...{ 'tasks.jsonl': await text('tasks.jsonl'), 'labels.jsonl': await text('labels.jsonl') },
		};
		return { datasetId, files };
	}

	it('is proved, comes in whole, and says the same once it is frozen here', async () => {
		const { datasetId, files } = await frozenFiles();
		const made = await gardener.get(importDataset, { source: 'Another Label Wing', files });
		expect(made).toMatchObject({ tasks: 3, labels: 6, people: 2 });
		const [copy = ''] = await app.freeze();
		const said = async (id: string) =>
			(await rowsOf(id, 'tasks.jsonl')).map(({ revision_id, state, consensus, answers, labels, skips }) => ({
				...{ revision_id, state, consensus, answers, labels, skips },
			}));
		expect(await said(copy)).toEqual(await said(datasetId));
		const { dataset } = await app.browser().get(readDataset, { datasetId: copy });
		expect(dataset).toMatchObject({ campaignName: 'Autumn', labellers: 2 });
		const { entries } = await app.browser().get(listLog, { action: 'importCampaign' });
		expect(entries).toMatchObject([{ after: { dataset: datasetId, from: 'Another Label Wing' } }]);
	});

	describe('at an address of another Label Wing', () => {
		let server: Server;
		let origin: string;
		let asked: string[] = [];
		/** what it answers by path */
		const answers = new Map<string, string>();
		beforeAll(async () => {
			server = createServer((request, response) => {
				asked.push(request.url ?? '');
				const answer = answers.get(request.url ?? '');
				if (request.url === '/moved') response.writeHead(302, { location: '/' });
				else if (answer === undefined) response.writeHead(404);
				response.end(answer);
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
		});
		afterAll(() => server.close());

		async function published(): Promise<string> {
			const { datasetId, files } = await frozenFiles();
			answers.clear();
			asked = [];
			for (const [name, text] of Object.entries(files)) answers.set(`/datasets/${datasetId}/${name}`, text);
			return datasetId;
		}

		it('is fetched, proved by the digest in the address, and comes in; the address is its source', async () => {
			const datasetId = await published();
			const address = `${origin}/datasets/${datasetId}`;
			const made = await gardener.get(importDataset, { address });
			expect(made).toMatchObject({ tasks: 3, labels: 6, people: 2 });
			expect(asked).toHaveLength(4);
			const { entries } = await app.browser().get(listLog, { action: 'importCampaign' });
			expect(entries).toMatchObject([{ after: { dataset: datasetId, from: address } }]);
		});

		it('that gives out something else is not believed', async () => {
			const datasetId = await published();
			const address = `${origin}/datasets/${datasetId}/`;
			const refused = async () => await gardener.ask(importDataset, { address });
			const labels = `/datasets/${datasetId}/labels.jsonl`;
			answers.set(labels, (answers.get(labels) ?? '').replace('"yes"', '"no"'));
			expect(await refused()).toMatchObject({
				error: { code: 'DATASET_UNPROVEN', details: { files: ['labels.jsonl'] } },
			});
			// all of it in accord, and yet not what the address says
			const sums = `/datasets/${datasetId}/SHA256SUMS`;
			const digest = app.parts.sha256(answers.get(labels) ?? '');
			answers.set(sums, (answers.get(sums) ?? '').replace(/^.*(?= {2}labels\.jsonl$)/m, digest));
			expect(await refused()).toMatchObject({
				error: { code: 'DATASET_UNPROVEN', details: { files: ['SHA256SUMS'] } },
			});
			answers.delete(labels);
			answers.delete(sums);
			expect(await refused()).toMatchObject({
				error: { code: 'DATASET_UNREACHABLE', details: { why: 'it answered 404' } },
			});
		});

		it('must be one, without files beside it', async () => {
			for (const input of [
				{ source: 'Somewhere' },
				{ address: `${origin}/datasets` },
				{ address: 'a dataset' },
				{ address: `${origin}/datasets/${'0'.repeat(64)}`, files: (await frozenFiles()).files },
				{ files: (await frozenFiles()).files },
			])
				expect(await gardener.refused(importDataset, input)).toBe('INVALID_INPUT');
		});

		it('is on the public internet and answers by https, unless this server is for its own machine alone', async () => {
			asked = [];
			const open = publicText({ loopback: false, userAgent: 'test' });
			const { port } = new URL(origin);
			for (const [address, why] of [
				[`${origin}/`, /begin with https/],
				[`https://127.0.0.1:${port}/`, /not on the public internet/],
				[`https://localhost:${port}/`, /localhost is not on the public internet/],
				[`https://[::1]:${port}/`, /not on the public internet/],
				[`https://[::ffff:127.0.0.1]:${port}/`, /not on the public internet/],
				['https://10.0.0.1/', /not on the public internet/],
				['https://169.254.169.254/', /not on the public internet/],
				['https://a:b@label-wing.example/', /password/],
				['ftp://label-wing.example/', /begin with https/],
			] as const)
				await expect(open(address, 1000), address).rejects.toThrow(why);
			const local = publicText({ loopback: true, userAgent: 'test' });
			await expect(local('http://10.0.0.1/', 1000)).rejects.toThrow('https');
			await expect(local('https://192.168.1.1/', 1000)).rejects.toThrow('public internet');
			expect(asked).toEqual([]);
		});

		it('is neither followed elsewhere nor read without end', async () => {
			const read = publicText({ loopback: true, userAgent: 'test' });
			answers.set('/long', 'x'.repeat(100_000));
			await expect(read(`${origin}/moved`, 1000)).rejects.toThrow('it answered 302');
			await expect(read(`${origin}/long`, 99_999)).rejects.toThrow('it is longer than 99999 bytes');
			expect(await read(`${origin}/long`, 100_000)).toHaveLength(100_000);
		});
	});

	it('that was changed on the way is not believed', async () => {
		const { files } = await frozenFiles();
		const changed = { ...files, 'labels.jsonl': files['labels.jsonl'].replace('"yes"', '"no"') };
		const refusal = await gardener.ask(importDataset, { source: 'Somewhere', files: changed });
		expect(refusal).toMatchObject({
			error: { code: 'DATASET_UNPROVEN', details: { files: ['labels.jsonl'] } },
		});
	});
});

it('models learn from labels that were brought in', { timeout: 60_000 }, async () => {
	await app.close();
	app = await startTestApp({ wikis: await demoWikisInProcess(), features: featurePort });
	const coordinator = await app.logIn('Gardener');
	const word = (yes: boolean) => (yes ? 'yes' : 'no');
	const lines = truths.map((truth) => `${truth.revisionId},${word(truth.damaging)},${word(truth.goodfaith)}`);
	await coordinator.get(importLabels, table(['rev_id,damaging,goodfaith', ...lines].join('\n')));
	await app.freeze();
	const trained = await trainNext({
		...{ db: app.parts.db, now: app.parts.now, name: 'test', codeVersion: 'test' },
		say: () => {},
	});
	expect(trained).toMatchObject({ modelId: expect.any(String) });
});
