/** A dataset, its models and the frame of a page, with figures that follow from each other. */
import type { Dataset } from '../../../campaigns/contract/dataset.ts';
import type { DatasheetNote } from '../../../campaigns/contract/datasheet.ts';
import type { Model } from '../../../campaigns/contract/model.ts';
import type { Wiki } from '../../../campaigns/contract/wiki.ts';

export { card } from './card-example.ts';

import type { PageChrome } from '../../../server/pages/chrome.ts';
import type { ScoredEdit } from '../../../server/pages/score.ts';
import type { SheetMaterial } from '../../../server/pages/sheet-blocks.ts';

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
	purpose: 'To teach models what makes a page worse.',
	template: 'damaging_goodfaith',
	version: 2,
	versions: [
		{
			...{ id: sha256('c'), version: 1, frozenAt: '2026-05-02T09:30:00.000Z', changes: null },
			doi: '10.5281/zenodo.1',
			withdrawnAt: '2026-06-12T09:30:00.000Z',
		},
		{
			...{ id: sha256('d'), version: 2, frozenAt: '2026-06-12T09:30:00.000Z', withdrawnAt: null, doi: null },
			changes: { added: 0, removed: 3, changed: 0 },
		},
	],
	tombstones: { edits: 1, url: '/campaigns/7/tombstones.csv' },
	measures: null,
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
	documents: ['croissant.json', 'datasheet.md'].map((name) => ({
		...{ name, mediaType: 'text/plain' },
		url: `/datasets/${sha256('d')}/${name}`,
	})),
	training: [
		{ model: 'damaging', state: 'done', modelId: sha256('1'), reason: null },
		{ model: 'goodfaith', state: 'refused', modelId: null, reason: 'Only 3 edits in bad faith.' },
	],
};

/** With every figure that a datasheet can have. */
export const measures: NonNullable<Dataset['measures']> = {
	agreement: {
		damaging: {
			tasks: 4700,
			observed: { value: 0.91, low: 0.9, high: 0.92 },
			alpha: { value: 0.61, low: 0.58, high: 0.64 },
			ac1: { value: 0.88, low: 0.87, high: 0.89 },
		},
		goodfaith: {
			tasks: 0,
			observed: { value: null, reason: 'no-pairs' },
			alpha: { value: null, reason: 'no-variation' },
			ac1: { value: null, reason: 'unstable' },
		},
	},
	states: { done: 4780, partial: 29, gone: 3 },
	...{ ties: 48, distressing: 5, accepted: 9600, surplus: 71, notBlind: 12, largestShare: 0.0432 },
	skips: { cannot_judge: 40, none: 8 },
	millisecondsPerAnswer: { low: 6100, median: 11_000, high: 19_250 },
	answersPerPerson: { low: 11, median: 31, high: 60 },
	languages: { de: 200, en: 9400 },
	guidelineRevisions: [771_203],
	edits: { from: '2026-03-01T00:12:00Z', to: '2026-03-07T23:59:00Z' },
	given: { from: '2026-03-10T08:00:00Z', to: '2026-06-11T20:00:00Z' },
};

export const campaign: SheetMaterial['campaign'] = {
	form: {
		name: 'Damaging and good faith',
		questions: [
			{
				...{ kind: 'choice', name: 'damaging', label: 'Is it damaging?' },
				choices: [
					{ value: 'yes', label: 'Yes', meaning: 'It makes the page worse.' },
					{ value: 'no', label: 'No' },
				],
			},
			{ kind: 'text', name: 'note', label: '<b>Anything else?</b>', size: 'short' },
		],
		shortcuts: [],
		examples: [],
	},
	formDigest: sha256('f'),
	rules: { minimumEdits: 500, minimumAccountDays: 30, groups: ['editor'], onlyAllowed: true, practice: 0.8 },
	labelsPerTask: 2,
	seed: 42,
};

export const notes: DatasheetNote[] = [
	{
		section: 'limits',
		text: 'Talk pages were left out.\n\n<i>All</i> of them.',
		version: 2,
		by: 'Gardener',
		at: '2026-06-14T10:00:00.000Z',
	},
	{
		section: 'why',
		text: 'Asked for by the patrollers.',
		version: 1,
		by: null,
		at: '2026-06-14T10:00:00.000Z',
	},
];

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
