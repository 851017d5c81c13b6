/** A dataset, its models and the frame of a page, with figures that follow from each other. */
import type { Dataset } from '../../../campaigns/contract/dataset.ts';
import type { Model } from '../../../campaigns/contract/model.ts';
import type { Wiki } from '../../../campaigns/contract/wiki.ts';

export { card } from './card-example.ts';

import type { PageChrome } from '../../../server/pages/chrome.ts';
import type { ScoredEdit } from '../../../server/pages/score.ts';

const sha256 = (digit: string) => digit.repeat(64);

export const lowlands: Wiki = {
	...{ name: 'demowiki', siteName: 'Wiki of the Lowlands', language: 'nds', direction: 'ltr' },
	...{ url: 'https://wiki.example', answers: true },
};

export const chrome: PageChrome = {
	language: 'en',
	direction: 'ltr',
	stylesheets: ['/assets/label-wing.css'],
	person: { id: 1, name: 'Gardener', coordinator: true, roles: { testwiki: 'coordinator' } },
	origin: 'https://label-wing.example',
	path: '/datasets?page=2',
	wikis: [lowlands],
};

export const dataset: Dataset = {
	id: sha256('d'),
	campaignId: 7,
	campaignName: 'Damaging and good faith, spring 2026',
	wiki: 'demowiki',
	frozenAt: '2026-06-12T09:30:00.000Z',
	tasks: 4812,
	labels: 9_671,
	labellers: 213,
	balance: {
		damaging: { yes: 1024, no: 3430, unsure: 290, tie: 48, none: 20 },
		goodfaith: { yes: 4022, no: 442, unsure: 280, tie: 48, none: 20 },
	},
	agreement: { damaging: 0.914, goodfaith: null },
	credits: ['Gardener', '<b>Ünal</b>'],
	licence: 'CC0-1.0',
	files: (['tasks', 'labels'] as const).flatMap((stem, place) =>
		[
			['jsonl', 'application/jsonl'],
			['csv', 'text/csv'],
		].map(([extension = '', mediaType = '']) => ({
			name: `${stem}.${extension}`,
			mediaType,
			bytes: extension === 'csv' ? 268_113 : 412_007,
			sha256: sha256(extension === 'csv' ? 'a' : 'b'),
			rows: place === 0 ? 4812 : 10_671,
			url: `/datasets/${sha256('d')}/${stem}.${extension}`,
		})),
	),
	training: [
		{ model: 'damaging', state: 'done', modelId: sha256('1'), reason: null },
		{ model: 'goodfaith', state: 'refused', modelId: null, reason: 'Only 3 edits in bad faith.' },
	],
};

export const model: Model = {
	id: sha256('1'),
	wiki: 'demowiki',
	name: 'damaging',
	version: sha256('1').slice(0, 12),
	status: 'live',
	datasetId: dataset.id,
	createdAt: '2026-06-20T08:00:00.000Z',
	rows: 4454,
	positives: 1024,
	rocAuc: { value: 0.95, low: 0.94, high: 0.96 },
	prAuc: { value: 0.61, low: 0.57, high: 0.65 },
	cardUrl: `/models/${sha256('1')}/card.json`,
	onnxUrl: `/models/${sha256('1')}/model.onnx`,
	decisions: [{ at: '2026-07-01T10:00:00.000Z', by: 'Gardener', decision: 'promoted' }],
};

/** The one before it. */
export const olderModel: Model = {
	...model,
	id: sha256('2'),
	version: sha256('2').slice(0, 12),
	datasetId: sha256('e'),
	status: 'retired',
	createdAt: '2025-11-14T08:00:00.000Z',
	decisions: [
		{ at: '2026-07-01T10:00:00.000Z', by: 'Gardener', decision: 'retired' },
		{ at: '2025-11-20T10:00:00.000Z', by: 'HistoryBuff', decision: 'promoted' },
	],
};

/** As the server hands it on: sanitised. */
export const edit: ScoredEdit = {
	revisionId: 123,
	title: 'River Ostrel',
	url: 'https://wiki.example/w/index.php?diff=123',
	summaryHtml: 'fixed it',
	bytesChanged: 38,
	diffType: 'table',
	diffHtml: `<tr><td colspan="2" class="diff-lineno">Line 5:</td><td colspan="2" class="diff-lineno">Line 5:</td></tr>
<tr><td class="diff-marker" data-marker="−"></td><td class="diff-deletedline diff-side-deleted"><div>The site is open to the public. </div></td><td class="diff-marker" data-marker="+"></td><td class="diff-addedline diff-side-added"><div><ins class="diffchange diffchange-inline">hahaha tom smells like a WET DOG!!!!! </ins>The site is open to the public. </div></td></tr>`,
	language: 'en',
	direction: 'ltr',
};
