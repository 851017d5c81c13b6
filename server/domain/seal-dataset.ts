/** The last step of a new version: its rows are there, its files are written, and their digest becomes its name. */
import type { DatasetChanges } from '../../campaigns/contract/dataset.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import { listDatasetIds } from '../../db/datasets.ts';
import { finishDataset } from '../../db/freezing.ts';
import { announce } from './announce.ts';
import {
	checksums,
	contentOf,
	definitionName,
	definitionNaming,
	type FrozenRows,
	listFiles,
	partsOf,
} from './dataset-files.ts';
import { measureDataset } from './dataset-measures.ts';
import type { Balance, Tally } from './dataset-rows.ts';
import type { Freezing } from './freeze.ts';

export type Sealing = {
	campaign: CampaignFacts;
	/** how many rows there are of each kind */
	rows: Readonly<Record<string, number>>;
	tally: Tally;
	balance: Balance;
	/** names of the models that it is to teach */
	teaches: readonly string[];
	changes: DatasetChanges | null;
};

/** The id of the dataset, in the caller's transaction. */
export async function sealDataset(
	parts: Pick<Freezing, 'db' | 'sha256' | 'fileStore' | 'writeParquet' | 'nextTurn'>,
	dataset: FrozenRows & { frozenAt: Date },
	{ campaign, rows, tally, balance, teaches, changes }: Sealing,
): Promise<string> {
	const { db } = parts;
	const { id, files, definition } = await nameContent(parts, dataset, { campaign, rows });
	const counted = await measureDataset(parts, dataset.number, campaign, tally.said);
	const figures = { balance: balance.result, agreement: tally.agreement, ...counted };
	await finishDataset(
		db,
		dataset.number,
		{ id, files, definition, changes, ...figures },
		teaches,
		dataset.frozenAt,
	);
	const announced = { at: dataset.frozenAt, wiki: campaign.wiki };
	await announce(db, announced, {
		type: 'dataset.frozen',
		data: { datasetId: id, campaignId: campaign.id },
	});
	return id;
}

/**
 * The digest of the content, which no other dataset may have: versions, withdrawals and models hang on the campaign. Two
 * campaigns can have the same content where nobody said anything, as when one without labels is imported twice. The second
 * then says in `campaign.json` which campaign it is; its rows stay the same files.
 */
async function nameContent(
	parts: Pick<Freezing, 'db' | 'sha256' | 'fileStore' | 'writeParquet'>,
	dataset: FrozenRows,
	{ campaign, rows }: Pick<Sealing, 'campaign' | 'rows'>,
): Promise<{ id: string; files: Written[]; definition: string }> {
	const { definition } = dataset;
	const files: Written[] = [];
	for (const file of listFiles(dataset)) files.push(await writeFile(parts, dataset, file, rows));
	const id = parts.sha256(checksums(files));
	if ((await listDatasetIds(parts.db, id)).length === 0) return { id, files, definition };
	const named = { ...dataset, definition: definitionNaming(definition, campaign.id) };
	const renamed: Written[] = [];
	for (const file of files)
		renamed.push(file.name === definitionName ? await writeFile(parts, named, file, rows) : file);
	return { id: parts.sha256(checksums(renamed)), files: renamed, definition: named.definition };
}

type Written = { name: string; mediaType: string; bytes: number; sha256: string; rows: number };

async function writeFile(
	parts: Pick<Freezing, 'db' | 'fileStore' | 'writeParquet'>,
	dataset: FrozenRows,
	{ name, mediaType }: Pick<Written, 'name' | 'mediaType'>,
	rows: Sealing['rows'],
): Promise<Written> {
	const content = contentOf(parts, dataset, name);
	if (!content) throw new Error(`a dataset lists ${name} and cannot write it`);
	const written = await parts.fileStore.keep(content);
	return { name, mediaType, ...written, rows: rows[partsOf(name).stem] ?? 1 };
}
