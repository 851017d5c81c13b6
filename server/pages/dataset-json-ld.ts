import { html, raw } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { absolute, type PageChrome, siteName } from './chrome.ts';
import { type Html, speaker } from './say.ts';

/** The dataset in the words of schema.org (https://schema.org/Dataset), for search engines of data. */
export function datasetJsonLd(chrome: PageChrome, dataset: Dataset): Record<string, unknown> {
	const { write } = speaker(chrome.language);
	const wiki = siteName(chrome, dataset.wiki);
	return {
		'@context': 'https://schema.org/',
		'@type': 'Dataset',
		name: dataset.campaignName,
		description: write('dataset-description', dataset.tasks, wiki, dataset.labels, dataset.labellers),
		url: absolute(chrome, `/datasets/${dataset.id}`),
		identifier: `sha256:${dataset.id}`,
		version: dataset.id,
		license: 'https://creativecommons.org/publicdomain/zero/1.0/',
		isAccessibleForFree: true,
		datePublished: dataset.frozenAt.slice(0, 10),
		creator: { '@type': 'Organization', name: write('volunteers-of', wiki) },
		variableMeasured: Object.keys(dataset.balance),
		measurementTechnique: write('dataset-technique'),
		distribution: dataset.files.map((file) => ({
			'@type': 'DataDownload',
			name: file.name,
			contentUrl: absolute(chrome, file.url),
			encodingFormat: file.mediaType,
			contentSize: `${file.bytes} B`,
			sha256: file.sha256,
		})),
	};
}

/** A data block that no text inside can end: `<` is written as JSON's own escape. */
export function jsonLdBlock(data: Record<string, unknown>): Html {
	const json = JSON.stringify(data).replaceAll('<', '\\u003c');
	return html`<script type="application/ld+json">${raw(json)}</script>`;
}
