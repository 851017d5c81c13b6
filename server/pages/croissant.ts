/**
 * A dataset in Croissant 1.0 (https://docs.mlcommons.org/croissant/docs/croissant-spec.html): where the files are, and
 * what their columns hold, for tools that load data from its description.
 */
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import type { Cited } from './citation.ts';
import { bibtex, doiAddress, doiOf } from './citation.ts';
import { croissantContext } from './croissant-context.ts';
import { recordSet } from './croissant-records.ts';
import { speaker } from './say.ts';
import { hasFewLabellers } from './sheet-limits.ts';

/** @param columns of the dataset's files with rows, by name without the ending */
export function croissant(
	cited: Cited & { origin: string },
	columns: Readonly<Record<string, readonly Column[]>>,
): Record<string, unknown> {
	const { dataset, wiki, address, origin } = cited;
	const { write } = speaker('en');
	const doi = doiOf(dataset);
	const replaced = dataset.versions.findLast(({ withdrawnAt }) => withdrawnAt !== null);
	return {
		'@context': croissantContext,
		'@type': 'sc:Dataset',
		conformsTo: 'http://mlcommons.org/croissant/1.0',
		name: dataset.campaignName,
		description: [
			write('dataset-description', dataset.tasks, wiki, dataset.labels, dataset.labellers),
			...(hasFewLabellers(dataset) ? [write('few-labellers')] : []),
			...(replaced
				? [
						`Version ${replaced.version} (sha256:${replaced.id}) was withdrawn, because an edit in it was hidden on the wiki.`,
					]
				: []),
		].join(' '),
		url: address,
		license: 'https://creativecommons.org/publicdomain/zero/1.0/',
		version: `${dataset.version}.0.0`,
		datePublished: dataset.frozenAt.slice(0, 10),
		creator: { '@type': 'sc:Organization', name: write('volunteers-of', wiki) },
		publisher: { '@type': 'sc:Organization', name: 'Label Wing', url: origin },
		citeAs: bibtex(cited).trim(),
		identifier: `sha256:${dataset.id}`,
		...(doi === null ? {} : { sameAs: doiAddress(doi) }),
		isLiveDataset: false,
		distribution: dataset.files.map((file) => fileObject(file, origin)),
		recordSet: Object.entries(columns)
			.sort(([a], [b]) => (a < b ? -1 : 1))
			.map(([stem, list]) => recordSet(stem, list)),
	};
}

function fileObject(file: Dataset['files'][number], origin: string): Record<string, unknown> {
	return {
		'@type': 'cr:FileObject',
		'@id': file.name,
		name: file.name,
		contentUrl: new URL(file.url, origin).href,
		contentSize: `${file.bytes} B`,
		// parameters, as a charset, are no part of a format here
		encodingFormat: file.mediaType.replace(/;.*$/, ''),
		sha256: file.sha256,
	};
}
