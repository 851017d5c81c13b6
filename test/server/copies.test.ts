/** Copies of datasets in a store and in an archive, by the real clients, from servers that check what they are sent. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { closeCampaign, readCampaign } from '../../campaigns/contract/calls.ts';
import { askForDeposit, readDeposit } from '../../campaigns/contract/deposit-calls.ts';
import { readDataset, writeDatasheetNote } from '../../campaigns/contract/result-calls.ts';
import { listLog } from '../../campaigns/contract/role-calls.ts';
import { insertTombstones, listTasksHere } from '../../db/hidden-edits.ts';
import { type Depositing, goThroughDeposits } from '../../server/domain/deposits.ts';
import { type Storing, storeDatasets } from '../../server/domain/store-datasets.ts';
import { recutDatasets } from '../../server/domain/withdrawal.ts';
import { copiesOf } from '../../server/start/copies.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { type FakeObjectStore, startFakeObjectStore } from '../support/fake-object-store.ts';
import { type FakeZenodo, startFakeZenodo } from '../support/fake-zenodo.ts';
import { answer, makeCampaign, send, take } from './campaign.ts';

const HOUR_MS = 3_600_000;
const keys = { accessKeyId: 'a key', secretAccessKey: 'hush/hush', region: 'local-1' };
let s3: FakeObjectStore;
let archive: FakeZenodo;
let app: TestApp;
let gardener: Browser;
let campaignId: number;
let datasetId: string;
let storing: Storing;
let depositing: Depositing;

beforeAll(async () => {
	s3 = await startFakeObjectStore('labels', keys);
	archive = await startFakeZenodo('a token');
});
afterAll(async () => {
	await s3.close();
	await archive.close();
});
beforeEach(async () => {
	s3.objects.clear();
	archive.deposits.clear();
	app = await startTestApp();
	gardener = await app.logIn('Gardener');
	const campaign = await makeCampaign(gardener, { edits: 4 });
	campaignId = campaign.id;
	const ada = await app.logIn('Ada');
	for (const { taskId } of (await take(ada, campaign)).tasks) await send(ada, answer(taskId, campaign));
	await gardener.get(closeCampaign, { campaignId });
	[datasetId = ''] = await app.freeze();
	connect();
});
afterEach(() => app.close());

function connect(token = 'a token', secretAccessKey = keys.secretAccessKey): void {
	const settings = {
		store: { ...keys, secretAccessKey, endpoint: s3.endpoint, bucket: 'labels' },
		zenodo: { url: archive.url, token },
	};
	const copies = copiesOf(settings, app.parts);
	if (!copies.storing || !copies.depositing) throw new Error('the settings name both');
	({ storing, depositing } = { storing: copies.storing, depositing: copies.depositing });
}

const no = (_: unknown, error: unknown) => {
	throw error;
};
const readOf = async (id: string) => (await app.browser().get(readDataset, { datasetId: id })).dataset;
const filesOf = async (id: string) => (await readOf(id)).files;
const download = async (id: string, name: string) =>
	Buffer.from(await (await app.browser().fetch(`/datasets/${id}/${name}`)).arrayBuffer());

/** The first edit is hidden on the wiki, and the dataset is cut. */
async function hideOne(): Promise<string> {
	const { db } = app.parts;
	const [task] = await listTasksHere(db, campaignId, -1, 1);
	await insertTombstones(
		db,
		campaignId,
		[{ taskId: task?.taskId ?? 0, reason: 'text_hidden' }],
		app.parts.now(),
	);
	const [cut] = await recutDatasets(app.parts, no);
	return cut?.datasetId ?? '';
}

describe('a store', () => {
	it('gets every file and document as it is here, once, with its type and digest', async () => {
		await storeDatasets(storing, no);
		const { files, documents } = await readOf(datasetId);
		expect([...s3.objects.keys()].sort()).toEqual(
			[...files, ...documents].map(({ name }) => `datasets/${datasetId}/${name}`).sort(),
		);
		for (const { name, mediaType } of [...files, ...documents]) {
			const stored = s3.objects.get(`datasets/${datasetId}/${name}`);
			const here = await download(datasetId, name);
			expect(stored?.body, name).toEqual(here);
			expect(stored?.headers).toMatchObject({
				...{ 'content-type': mediaType, 'x-amz-meta-sha256': app.parts.sha256(here) },
				'content-length': String(here.length),
			});
		}
		expect(await storeDatasets(storing, no)).toEqual([]);
	});

	it('is fetched as a folder that proves itself', async () => {
		await storeDatasets(storing, no);
		const folder = mkdtempSync(join(tmpdir(), 'label-wing-bucket-'));
		try {
			for (const [key, { body }] of s3.objects) writeFileSync(join(folder, basename(key)), body);
			const told = execFileSync('sha256sum', ['-c', 'SHA256SUMS'], { cwd: folder, encoding: 'utf8' });
			expect(told.trimEnd().split('\n')).toHaveLength((await filesOf(datasetId)).length - 1);
			expect(told).toContain('tasks.parquet: OK');
		} finally {
			rmSync(folder, { recursive: true });
		}
	});

	it('gets a document again when it has changed, and nothing else', async () => {
		await storeDatasets(storing, no);
		app.later(2 * HOUR_MS);
		expect(await storeDatasets(storing, no)).toEqual([]);
		const note = { section: 'uses', text: 'To see it copied.' } as const;
		await gardener.get(writeDatasheetNote, { campaignId, ...note });
		expect(await storeDatasets(storing, no)).toEqual([]);
		app.later(2 * HOUR_MS);
		expect((await storeDatasets(storing, no)).map(({ name }) => name)).toEqual(['datasheet.md']);
		expect(String(s3.objects.get(`datasets/${datasetId}/datasheet.md`)?.body)).toContain('To see it copied.');
	});

	it('that fails in between gets the rest later; one that refuses says why, and no key', async () => {
		const failures: string[] = [];
		const noting = (_: unknown, error: unknown) => failures.push(String(error));
		s3.failNext(2);
		const { length } = await storeDatasets(storing, noting);
		const { files, documents } = await readOf(datasetId);
		const all = files.length + documents.length;
		expect(length).toBe(all - 2);
		expect(failures[0]).toMatch(/^Error: The store did not take datasets\/.*: it answered 503 SlowDown$/);
		expect(await storeDatasets(storing, no)).toEqual([]);
		app.later(HOUR_MS);
		expect(await storeDatasets(storing, no)).toHaveLength(2);
		expect(s3.objects.size).toBe(all);

		const second = await hideOne();
		connect('a token', 'wrong/secret');
		await storeDatasets(storing, noting);
		expect(failures.at(-1)).toContain('403 SignatureDoesNotMatch');
		expect(failures.join()).not.toMatch(/hush|wrong/);
		expect([...s3.objects.keys()].some((key) => key.includes(second))).toBe(false);
	});

	it('loses what was withdrawn, and keeps a note in its place', async () => {
		await storeDatasets(storing, no);
		const second = await hideOne();
		await storeDatasets(storing, no);
		const of = (id: string) => [...s3.objects.keys()].filter((key) => key.includes(id));
		expect(of(datasetId)).toEqual([`datasets/${datasetId}/withdrawn.json`]);
		expect(JSON.parse(String(s3.objects.get(`datasets/${datasetId}/withdrawn.json`)?.body))).toMatchObject({
			...{ dataset: datasetId, status: 'withdrawn', version: 1 },
			successor: { id: second, version: 2, url: `http://localhost:8080/datasets/${second}` },
		});
		const { files, documents } = await readOf(second);
		expect(of(second)).toHaveLength(files.length + documents.length);
		expect(await storeDatasets(storing, no)).toEqual([]);
	});
});

describe('an archive', () => {
	const go = async () => {
		app.later(HOUR_MS);
		await goThroughDeposits(depositing, no);
	};
	const deposit = async () => (await gardener.get(readDeposit, { campaignId })).deposit;

	it('gets a draft with all files; once a person has published it, its DOI stands wherever the dataset is cited', async () => {
		expect(await gardener.get(readDeposit, { campaignId })).toEqual({ possible: true, deposit: null });
		await gardener.get(askForDeposit, { campaignId });
		expect(await gardener.refused(askForDeposit, { campaignId })).toBe('NOT_CHANGEABLE');
		await go();
		expect(await deposit()).toMatchObject({ state: 'draft', doi: '10.5072/zenodo.1', failure: null });
		const draft = archive.deposits.get(1);
		expect(draft?.metadata).toMatchObject({
			...{ title: 'Autumn', upload_type: 'dataset', license: 'cc-zero', version: '1', access_right: 'open' },
			creators: [{ name: 'Volunteers of Test Wiki' }],
		});
		expect(JSON.stringify(draft?.metadata)).toContain(`sha256:${datasetId}`);
		for (const { name } of await filesOf(datasetId))
			expect(draft?.files.get(name), name).toEqual(await download(datasetId, name));

		// reserved is not published: nobody is to cite it yet
		const cff = async () => String(await download(datasetId, 'CITATION.cff'));
		expect(await cff()).not.toContain('doi:');
		if (draft) draft.published = true;
		await go();
		expect(await deposit()).toMatchObject({ state: 'published', url: `${archive.url}/record/1` });
		expect(await cff()).toContain('doi: "10.5072/zenodo.1"');
		for (const path of ['/citation.bib', '/croissant.json', ''])
			expect(await (await app.browser().fetch(`/datasets/${datasetId}${path}`)).text(), path).toContain(
				'10.5072/zenodo.1',
			);
		expect(app.parts.sha256(await download(datasetId, 'SHA256SUMS'))).toBe(datasetId);
		const { entries } = await app.browser().get(listLog, { subjectKind: 'dataset', subjectId: datasetId });
		expect(entries.map(({ action, after }) => [action, after?.state ?? after?.archive])).toEqual([
			['settleDeposit', 'published'],
			['settleDeposit', 'draft'],
			['askForDeposit', 'zenodo.test'],
		]);
		const second = await hideOne();
		const page = await (await app.browser().fetch(`/datasets/${second}`)).text();
		expect(page).toContain('can only be withdrawn by that archive');
	});

	it('that fails says why on the page, and one draft is made all the same', async () => {
		await gardener.get(askForDeposit, { campaignId });
		const failures: unknown[] = [];
		app.later(HOUR_MS);
		connect('wrong');
		await goThroughDeposits(depositing, (_, error) => failures.push(error));
		expect((await deposit())?.failure).toContain('ZENODO_TOKEN is wrong');
		const page = await gardener.fetch(`/campaigns/${campaignId}/deposit`);
		expect(await page.text()).toContain('ZENODO_TOKEN is wrong');
		connect();
		app.later(HOUR_MS);
		let sent = 0;
		const breaksOff = { ...depositing.archive };
		breaksOff.upload = async (draft, file) => {
			if (++sent === 3) archive.failNext(1);
			await depositing.archive.upload(draft, file);
		};
		await goThroughDeposits({ ...depositing, archive: breaksOff }, (_, error) => failures.push(error));
		expect((await deposit())?.failure).toContain('It is tried again by itself');
		await go();
		expect(await deposit()).toMatchObject({ state: 'draft', failure: null });
		expect(archive.deposits.size).toBe(1);
		expect(failures).toHaveLength(2);
		expect(JSON.stringify(failures.map(String))).not.toContain('a token');
	});

	it('has its draft thrown away when the version is withdrawn, and notices when a person did so', async () => {
		await gardener.get(askForDeposit, { campaignId });
		await go();
		const second = await hideOne();
		await go();
		expect(archive.deposits.size).toBe(0);
		expect(await deposit()).toBeNull();
		await gardener.get(askForDeposit, { campaignId });
		await go();
		expect(await deposit()).toMatchObject({ datasetId: second, state: 'draft' });
		archive.deposits.clear();
		await go();
		expect(await deposit()).toMatchObject({ state: 'discarded' });
		await gardener.get(askForDeposit, { campaignId });
		await go();
		expect(await deposit()).toMatchObject({ state: 'draft' });
		expect((await gardener.get(readCampaign, { campaignId })).campaign.datasetId).toBe(second);
	});
});
