/** The last step of a new version: its rows are there, its files are written, and their digest becomes its name. */
import type { DatasetChanges } from '../../campaigns/contract/dataset.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import { finishDataset } from '../../db/freezing.ts';
import { announce } from './announce.ts';
import { checksums, contentOf, type FrozenRows, listFiles, partsOf } from './dataset-files.ts';
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
	parts: Pick<Freezing, 'db' | 'sha256' | 'fileStore' | 'writeParquet'>,
	dataset: FrozenRows & { frozenAt: Date },
	{ campaign, rows, tally, balance, teaches, changes }: Sealing,
): Promise<string> {
	const { db, sha256 } = parts;
	const files = await writeFiles(parts, dataset, rows);
	const id = sha256(checksums(files));
	const counted = await measureDataset(db, dataset.number, campaign, tally.said);
	const figures = { balance: balance.result, agreement: tally.agreement, ...counted };
	await finishDataset(db, dataset.number, { id, files, changes, ...figures }, teaches, dataset.frozenAt);
	const announced = { at: dataset.frozenAt, wiki: campaign.wiki };
	await announce(db, announced, {
		type: 'dataset.frozen',
		data: { datasetId: id, campaignId: campaign.id },
	});
	return id;
}

type Written = { name: string; mediaType: string; bytes: number; sha256: string; rows: number };

async function writeFiles(
	parts: Pick<Freezing, 'db' | 'fileStore' | 'writeParquet'>,
	dataset: FrozenRows,
	rows: Sealing['rows'],
): Promise<Written[]> {
	const files: Written[] = [];
	for (const { name, mediaType } of listFiles(dataset)) {
		const content = contentOf(parts, dataset, name);
		if (!content) throw new Error(`a dataset lists ${name} and cannot write it`);
		const written = await parts.fileStore.keep(content);
		files.push({ name, mediaType, ...written, rows: rows[partsOf(name).stem] ?? 1 });
	}
	return files;
}
