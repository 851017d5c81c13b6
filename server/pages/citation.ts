/** How a dataset is cited: for BibTeX, for CITATION.cff (https://citation-file-format.github.io), and in a sentence. */
import type { Dataset } from '../../campaigns/contract/dataset.ts';

/** `wiki`: how it is called; `address`: of the dataset's page */
export type Cited = { dataset: Dataset; wiki: string; address: string };

/** Of its copy in an archive; null where there is none, or it is not published. */
export function doiOf({ id, versions }: Dataset): string | null {
	return versions.find((version) => version.id === id)?.doi ?? null;
}

export const doiAddress = (doi: string) => `https://doi.org/${doi}`;

/** One line of text without what would end it or start something else. */
const line = (text: string) => text.replace(/\s+/g, ' ').trim();

const bibtexSigns: Record<string, string> = {
	'\\': '\\textbackslash{}',
	'~': '\\textasciitilde{}',
	'^': '\\textasciicircum{}',
};

/** Braces are dropped, since one alone would end the entry. */
function inBibtex(text: string): string {
	return line(text)
		.replace(/[{}]/g, '')
		.replace(/[\\~^]/g, (sign) => bibtexSigns[sign] ?? '')
		.replace(/[&%$#_]/g, '\\$&');
}

export function bibtex({ dataset, wiki, address }: Cited): string {
	const doi = doiOf(dataset);
	return `@misc{labelwing_${dataset.wiki}_${dataset.id.slice(0, 12)},
  title   = {${inBibtex(dataset.campaignName)}},
  author  = {{Volunteers of ${inBibtex(wiki)}}},
  year    = {${dataset.frozenAt.slice(0, 4)}},
  version = {${dataset.version}},
  license = {CC0-1.0},
${doi === null ? '' : `  doi     = {${doi}},\n`}  url     = {${address}},
  note    = {sha256:${dataset.id}}
}
`;
}

/** JSON's strings are YAML's. */
const yaml = (text: string) => JSON.stringify(line(text));

export function citationCff({ dataset, wiki, address }: Cited): string {
	const doi = doiOf(dataset);
	return `cff-version: 1.2.0
message: "If you use this dataset, please cite it as below."
type: dataset
title: ${yaml(dataset.campaignName)}
authors:
  - name: ${yaml(`Volunteers of ${wiki}`)}
version: "${dataset.version}"
date-released: ${dataset.frozenAt.slice(0, 10)}
license: CC0-1.0
${doi === null ? '' : `doi: ${yaml(doi)}\n`}url: ${yaml(address)}
identifiers:
  - type: other
    value: "sha256:${dataset.id}"
    description: "SHA-256 of SHA256SUMS, which names every file"
`;
}

export function plainCitation({ dataset, wiki, address }: Cited): string {
	const year = dataset.frozenAt.slice(0, 4);
	const doi = doiOf(dataset);
	const found = doi === null ? address : `${doiAddress(doi)} ${address}`;
	return `Volunteers of ${line(wiki)} (${year}). ${line(dataset.campaignName)}, version ${dataset.version} [dataset]. Label Wing. ${found} (sha256:${dataset.id})`;
}
