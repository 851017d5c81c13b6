import { html, raw } from 'hono/html';
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import { absolute, type PageChrome, siteName } from './chrome.ts';
import { doiAddress, doiOf, plainCitation } from './citation.ts';
import { type Html, speaker } from './say.ts';

const cc0 = 'https://creativecommons.org/publicdomain/zero/1.0/';

/** The dataset in the words of schema.org (https://schema.org/Dataset), for search engines of data. */
export function datasetJsonLd(chrome: PageChrome, dataset: Dataset): Record<string, unknown> {
	const { write } = speaker(chrome.language);
	const wiki = siteName(chrome, dataset.wiki);
	const address = absolute(chrome, `/datasets/${dataset.id}`);
	const edits = dataset.measures?.edits;
	const doi = doiOf(dataset);
	return {
		'@context': 'https://schema.org/',
		'@type': 'Dataset',
		'@id': address,
		name: dataset.campaignName,
		description: write('dataset-description', dataset.tasks, wiki, dataset.labels, dataset.labellers),
		url: address,
		identifier: doi === null ? `sha256:${dataset.id}` : [doiAddress(doi), `sha256:${dataset.id}`],
		version: String(dataset.version),
		license: cc0,
		isAccessibleForFree: true,
		datePublished: dataset.frozenAt.slice(0, 10),
		creator: { '@type': 'Organization', name: write('volunteers-of', wiki) },
		includedInDataCatalog: { '@type': 'DataCatalog', '@id': absolute(chrome, '/datasets') },
		variableMeasured: Object.keys(dataset.agreement),
		...(edits ? { temporalCoverage: `${edits.from.slice(0, 10)}/${edits.to.slice(0, 10)}` } : {}),
		measurementTechnique: write('dataset-technique'),
		citation: plainCitation({ dataset, wiki, address }),
		distribution: [
			...dataset.files.map((file) => ({
				'@type': 'DataDownload',
				name: file.name,
				contentUrl: absolute(chrome, file.url),
				encodingFormat: file.mediaType,
				contentSize: `${file.bytes} B`,
				sha256: file.sha256,
			})),
			...dataset.documents.map((document) => ({
				'@type': 'DataDownload',
				name: document.name,
				contentUrl: absolute(chrome, document.url),
				encodingFormat: document.mediaType,
			})),
		],
	};
}

/** The catalogue (https://schema.org/DataCatalog) with the datasets of one page of it. */
export function catalogueJsonLd(chrome: PageChrome, datasets: readonly Dataset[]): Record<string, unknown> {
	const { write } = speaker(chrome.language);
	return {
		'@context': 'https://schema.org/',
		'@type': 'DataCatalog',
		'@id': absolute(chrome, '/datasets'),
		name: `${write('datasets')} – Label Wing`,
		description: write('datasets-lead'),
		url: absolute(chrome, '/datasets'),
		license: cc0,
		dataset: datasets.map((dataset) => ({
			'@type': 'Dataset',
			'@id': absolute(chrome, `/datasets/${dataset.id}`),
			name: dataset.campaignName,
			description: dataset.purpose,
			url: absolute(chrome, `/datasets/${dataset.id}`),
			license: cc0,
			identifier: `sha256:${dataset.id}`,
		})),
	};
}

/** A data block that no text inside can end: `<` is written as JSON's own escape. */
export function jsonLdBlock(data: Record<string, unknown>): Html {
	const json = JSON.stringify(data).replaceAll('<', '\\u003c');
	return html`<script type="application/ld+json">${raw(json)}</script>`;
}
