/** What is written about a dataset, over HTTP: Croissant, datasheet, citation; and that none of it is in the digest. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeCampaign } from '../../campaigns/contract/calls.ts';
import { featureColumns } from '../../campaigns/contract/dataset-columns.ts';
import {
	readDataset,
	readDatasheetNotes,
	writeDatasheetNote,
} from '../../campaigns/contract/result-calls.ts';
import { recordSet } from '../../server/pages/croissant-records.ts';
import { featurePort } from '../../server/start/feature-port.ts';
import { startTestApp, type TestApp } from '../support/app.ts';
import type { Browser } from '../support/ask.ts';
import { answer, makeCampaign, send, skip, take } from './campaign.ts';
import { visibleText } from './pages/document.ts';

type Field = {
	name: string;
	dataType: string;
	source: { fileObject: { '@id': string }; extract: { column: string } };
};

describe('the manifest of a dataset', () => {
	let app: TestApp;
	let anyone: Browser;
	let coordinator: Browser;
	let id: string;
	let campaignId: number;

	beforeAll(async () => {
		app = await startTestApp();
		anyone = app.browser();
		coordinator = await app.logIn('Gardener');
		const campaign = await makeCampaign(coordinator, {
			...{ edits: 12, labelsPerTask: 2, tasksPerWorkset: 12 },
			rules: { minimumEdits: 5 },
		});
		campaignId = campaign.id;
		for (const [who, name] of ['Ada', 'Ben'].entries()) {
			const person = await app.logIn(name);
			for (const { taskId, revisionId } of (await take(person, campaign)).tasks) {
				const damaging = revisionId === 106 && who === 1 ? 'yes' : revisionId % 2 ? 'yes' : 'no';
				await send(person, revisionId === 111 ? skip(taskId, campaign) : answer(taskId, campaign, damaging));
			}
		}
		await coordinator.get(closeCampaign, { campaignId });
		[id] = (await app.freeze()) as [string];
	});
	afterAll(() => app.close());

	const text = async (path: string) => await (await anyone.fetch(path)).text();
	const document = (name: string) => text(`/datasets/${id}/${name}`);

	it('counts agreement with intervals, skips and times when it freezes', async () => {
		const { measures } = (await anyone.get(readDataset, { datasetId: id })).dataset;
		const damaging = measures?.agreement.damaging;
		expect(damaging?.tasks).toBe(11);
		expect(damaging?.observed.value).toBeCloseTo(10 / 11, 10);
		for (const figure of [damaging?.observed, damaging?.alpha, damaging?.ac1]) {
			if (!figure || figure.value === null) throw new Error('no figure');
			expect(figure.low).toBeLessThanOrEqual(figure.value);
			expect(figure.high).toBeGreaterThanOrEqual(figure.value);
		}
		// everybody said "yes" of good faith: alpha has no value, and says why
		expect(measures?.agreement.goodfaith?.alpha).toEqual({ value: null, reason: 'no-variation' });
		expect(measures).toMatchObject({
			...{ skips: { cannot_judge: 2 }, accepted: 22, surplus: 0, notBlind: 0, largestShare: 0.5 },
			millisecondsPerAnswer: { low: 4000, median: 4000, high: 4000 },
			answersPerPerson: { low: 11, median: 11, high: 11 },
		});
	});

	it('describes every file and every column in Croissant', async () => {
		const { dataset } = await anyone.get(readDataset, { datasetId: id });
		const response = await anyone.fetch(`/datasets/${id}/croissant.json`);
		expect(response.headers.get('content-type')).toBe('application/ld+json');
		expect(response.headers.get('access-control-allow-origin')).toBe('*');
		const described = JSON.parse(await response.text());
		expect(described).toMatchObject({
			'@type': 'sc:Dataset',
			conformsTo: 'http://mlcommons.org/croissant/1.0',
			license: 'https://creativecommons.org/publicdomain/zero/1.0/',
			name: 'Autumn',
			version: '1.0.0',
			datePublished: '2026-11-21',
			citeAs: expect.stringMatching(/^@misc\{/),
			'@context': { '@vocab': 'https://schema.org/', cr: 'http://mlcommons.org/croissant/' },
		});
		expect(described.distribution).toEqual(
			dataset.files.map(({ name, url, bytes, sha256, mediaType }) => ({
				...{ '@type': 'cr:FileObject', '@id': name, name, sha256 },
				...{ contentSize: `${bytes} B`, contentUrl: `http://localhost:8080${url}` },
				encodingFormat: mediaType.split(';')[0],
			})),
		);
		const sets = ['features-edit-quality-1', 'labels', 'tasks'];
		expect(described.recordSet.map((set: { name: string }) => set.name)).toEqual(sets);
		for (const { name, field } of described.recordSet as { name: string; field: Field[] }[]) {
			const [header = ''] = (await document(`${name}.csv`)).split('\n');
			expect(field.map(({ source }) => source.extract.column)).toEqual(header.split(','));
			expect(new Set(field.map(({ source }) => source.fileObject['@id']))).toEqual(new Set([`${name}.csv`]));
		}
	});

	it('says in Croissant all that its specification asks for', async () => {
		const described = JSON.parse(await document('croissant.json'));
		const asked = ['@context', '@type', 'conformsTo', 'description', 'license', 'name', 'url', 'creator'];
		for (const property of [...asked, 'datePublished', 'distribution', 'recordSet'])
			expect(described[property], property).toBeTruthy();
		const ids = new Set<string>();
		for (const file of described.distribution)
			for (const property of ['@id', 'name', 'contentUrl', 'encodingFormat', 'sha256']) {
				expect(file[property], property).toMatch(/./);
				if (property === '@id') ids.add(file[property]);
			}
		for (const { '@id': set, field } of described.recordSet)
			for (const one of field) {
				expect(one).toMatchObject({ '@type': 'cr:Field', dataType: expect.stringMatching(/^sc:/) });
				expect(one['@id']).toBe(`${set}/${one.name.replaceAll(' ', '_')}`);
				expect(ids).toContain(one.source.fileObject['@id']);
			}
	});

	it('names features in Croissant by what an address may hold, and each otherwise', () => {
		const set = 'edit-quality-1';
		const columns = featureColumns(featurePort.names(set), featurePort.versions(set));
		const { field } = recordSet(`features-${set}`, columns) as { field: { '@id': string }[] };
		const ids = field.map((one) => one['@id']);
		expect(columns.some(({ name }) => name.includes(' '))).toBe(true);
		expect(ids.filter((one) => /[\s<>]/.test(one))).toEqual([]);
		expect(new Set(ids).size).toBe(columns.length);
	});

	it('has a dictionary of every column of every format', async () => {
		const dictionary = JSON.parse(await document('columns.json'));
		expect(Object.keys(dictionary)).toEqual(['features-edit-quality-1', 'labels', 'tasks']);
		for (const [stem, columns] of Object.entries<{ name: string; jsonl: string[]; description?: string }[]>(
			dictionary,
		)) {
			const [header = ''] = (await document(`${stem}.csv`)).split('\n');
			expect(columns.map(({ name }) => name)).toEqual(header.split(','));
			const [row = '{}'] = (await document(`${stem}.jsonl`)).split('\n');
			expect(new Set(columns.map(({ jsonl }) => jsonl[0]))).toEqual(new Set(Object.keys(JSON.parse(row))));
			if (stem === 'tasks' || stem === 'labels')
				for (const { name, description } of columns) expect(description, name).toMatch(/\.$/);
		}
		expect(dictionary['features-edit-quality-1']).toContainEqual(
			expect.objectContaining({ name: 'two', version: 3, parquet: 'FLOAT' }),
		);
	});

	it('uses no word in Croissant that its context does not declare', async () => {
		const { '@context': context, ...described } = JSON.parse(await document('croissant.json'));
		const schemaOrg = new Set([
			...['name', 'description', 'url', 'license', 'version', 'datePublished', 'creator', 'publisher'],
			...['identifier', 'distribution', 'contentUrl', 'contentSize', 'encodingFormat', 'sha256'],
		]);
		const unknown: string[] = [];
		const visit = (value: unknown): void => {
			if (Array.isArray(value)) for (const inner of value) visit(inner);
			else if (typeof value === 'object' && value !== null)
				for (const [key, inner] of Object.entries(value)) {
					if (!key.startsWith('@') && !(key in context) && !schemaOrg.has(key)) unknown.push(key);
					visit(inner);
				}
		};
		visit(described);
		expect(unknown).toEqual([]);
	});

	it('cites itself', async () => {
		expect(await document('CITATION.cff')).toMatch(
			/^cff-version: 1\.2\.0\n[\s\S]*type: dataset\ntitle: "Autumn"\n/,
		);
		const bibtex = await document('citation.bib');
		expect(bibtex).toContain(`note    = {sha256:${id}}`);
		expect(bibtex.split('{').length).toBe(bibtex.split('}').length);
	});

	it('says in the datasheet what the system knows', async () => {
		const sheet = await document('datasheet.md');
		expect(sheet).toContain('# Autumn');
		expect(sheet).toContain('- at least 5 edits on the wiki');
		expect(sheet).toContain('Skipped, cannot be judged: 2.');
		expect(sheet).toMatch(/\| Damaging \| 0\.91 \(0\.\d\d to 1\.00\) \|/);
		expect(sheet).toContain('Fewer than five people');
	});

	it('is completed by coordinators, row by row, and the digest stands', async () => {
		const before = await document('SHA256SUMS');
		const words = 'Drawn by hand.\n\n[evil](https://x.example) <script>';
		expect(await anyone.refused(writeDatasheetNote, { campaignId, section: 'sample', text: words })).toBe(
			'LOGIN_NEEDED',
		);
		const ada = await app.logIn('Ada');
		expect(await ada.refused(writeDatasheetNote, { campaignId, section: 'sample', text: words })).toBe(
			'NOT_ALLOWED',
		);
		await coordinator.get(writeDatasheetNote, { campaignId, section: 'sample', text: 'First.' });
		await coordinator.get(writeDatasheetNote, { campaignId, section: 'sample', text: words });
		await coordinator.get(writeDatasheetNote, { campaignId, section: 'sample', text: words });
		const { notes } = await anyone.get(readDatasheetNotes, { campaignId });
		expect(notes).toEqual([
			{ section: 'sample', text: words, version: 2, by: 'Gardener', at: '2026-11-21T12:00:00.000Z' },
		]);
		const page = await text(`/datasets/${id}`);
		expect(visibleText(page)).toContain('Added by Gardener on 21 November 2026.');
		expect(page).not.toContain(' <script>');
		const sheet = await document('datasheet.md');
		expect(sheet).toContain('> Drawn by hand.');
		expect(sheet).toContain('> \\[evil\\](https\\://x.example) \\<script\\>');
		expect(await document('SHA256SUMS')).toBe(before);
		expect(createHash('sha256').update(before).digest('hex')).toBe(id);
	});

	it('is completed in a form without a script, by coordinators', async () => {
		const address = `/campaigns/${campaignId}/datasheet`;
		expect((await anyone.fetch(address)).status).toBe(401);
		expect(visibleText(await (await coordinator.fetch(address)).text())).toContain(
			'What only you know'.slice(10, 14),
		);
		const sent = await coordinator.fetch(address, {
			method: 'POST',
			body: new URLSearchParams({ section: 'uses', text: 'One\r\ntwo' }),
		});
		expect([sent.status, sent.headers.get('location')]).toEqual([303, `${address}#note-uses`]);
		const { notes } = await anyone.get(readDatasheetNotes, { campaignId });
		expect(notes.find(({ section }) => section === 'uses')?.text).toBe('One\ntwo');
		await coordinator.get(writeDatasheetNote, { campaignId, section: 'uses', text: '' });
		const { notes: left } = await anyone.get(readDatasheetNotes, { campaignId });
		expect(left.map(({ section }) => section)).toEqual(['sample']);
		const nonsense = await coordinator.fetch(address, {
			method: 'POST',
			body: new URLSearchParams({ section: 'x', text: '' }),
		});
		expect(nonsense.status).toBe(422);
	});
});
