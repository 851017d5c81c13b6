/** What is written about a dataset when it is asked for: its descriptions, its datasheet, how to cite it. */

import { readColumns } from '../../db/datasets.ts';
import { findCampaign } from '../domain/campaigns.ts';
import { type DocumentName, findDataset } from '../domain/datasets.ts';
import { readNotes } from '../domain/datasheets.ts';
import { bibtex, type Cited, citationCff } from '../pages/citation.ts';
import { croissant } from '../pages/croissant.ts';
import { dataDictionary } from '../pages/data-dictionary.ts';
import { datasheetMarkdown } from '../pages/datasheet-markdown.ts';
import type { SheetMaterial } from '../pages/sheet-blocks.ts';
import type { AppParts } from '../parts.ts';

type Parts = Pick<AppParts, 'db' | 'now' | 'sha256' | 'publicUrl'> & {
	wikis: Pick<AppParts['wikis'], 'list'>;
};

/** @throws {Failure} NOT_FOUND */
export async function sheetMaterial(parts: Parts, datasetId: string): Promise<SheetMaterial> {
	const dataset = await findDataset(parts, datasetId);
	const campaign = await findCampaign(parts.db, dataset.campaignId);
	const notes = await readNotes(parts.db, dataset.campaignId);
	const wiki = parts.wikis.list().find(({ name }) => name === dataset.wiki)?.siteName ?? dataset.wiki;
	return { dataset, campaign, notes, wiki };
}

/** @throws {Failure} NOT_FOUND */
export async function writeDocument(parts: Parts, datasetId: string, name: DocumentName): Promise<string> {
	const material = await sheetMaterial(parts, datasetId);
	const { dataset, wiki } = material;
	const cited: Cited = { dataset, wiki, address: new URL(`/datasets/${dataset.id}`, parts.publicUrl).href };
	if (name === 'datasheet.md') return datasheetMarkdown(material, cited.address);
	if (name === 'CITATION.cff') return citationCff(cited);
	if (name === 'citation.bib') return bibtex(cited);
	const columns = (await readColumns(parts.db, dataset.id)) ?? {};
	const described =
		name === 'columns.json'
			? dataDictionary(columns)
			: croissant({ ...cited, origin: parts.publicUrl }, columns);
	return `${JSON.stringify(described, null, '\t')}\n`;
}
