/** A dataset as Zenodo describes one (https://developers.zenodo.org), in English, for a draft that a person looks over. */
import { html } from 'hono/html';
import type { Cited } from './citation.ts';
import { speaker } from './say.ts';
import { hasFewLabellers } from './sheet-limits.ts';

/**
 * Names of volunteers are left out, also of those who want to be thanked: what is published there stays, and thanks can
 * be taken back here.
 */
export function depositMetadata({ dataset, wiki, address }: Cited): Record<string, unknown> {
	const { write } = speaker('en');
	const { versions } = dataset;
	const before = versions.findLast(({ id, doi }) => id !== dataset.id && doi !== null);
	const paragraphs = [
		dataset.purpose,
		write('dataset-description', dataset.tasks, wiki, dataset.labels, dataset.labellers),
		...(hasFewLabellers(dataset) ? [write('few-labellers')] : []),
		`sha256:${dataset.id} is the digest of SHA256SUMS, which names every file: sha256sum -c SHA256SUMS proves them.`,
	];
	const related = [
		{ identifier: address, relation: 'isIdenticalTo', resource_type: 'dataset' },
		...(before?.doi
			? [{ identifier: before.doi, relation: 'isNewVersionOf', resource_type: 'dataset' }]
			: []),
	];
	return {
		...{ upload_type: 'dataset', access_right: 'open', license: 'cc-zero' },
		title: dataset.campaignName,
		// Zenodo reads HTML here
		description: paragraphs.map((text) => String(html`<p>${text}</p>`)).join(''),
		creators: [{ name: write('volunteers-of', wiki) }],
		version: String(dataset.version),
		publication_date: dataset.frozenAt.slice(0, 10),
		keywords: ['labels', 'edits', dataset.wiki, dataset.template],
		related_identifiers: related,
	};
}
