/** The last step of a new version: its rows are there, its files are written, and their digest becomes its name. */
import type { DatasetChanges } from '../../campaigns/contract/dataset.ts';
import type { CampaignFacts } from '../../db/campaigns.ts';
import { countRows } from '../../db/dataset-measures.ts';
import { listDatasetIds } from '../../db/datasets.ts';
import { finishDataset } from '../../db/freezing.ts';
import { allEnded } from './all-ended.ts';
import { announce } from './announce.ts';
import {
	type Content,
	checksums,
	contentOf,
	definitionName,
	definitionNaming,
	type FrozenRows,
	listFiles,
	oneText,
	parquetRowsOf,
	partsOf,
} from './dataset-files.ts';
import { measureAgreement } from './dataset-measures.ts';
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
	const { db, nextTurn } = parts;
	// the first two wait for the database most of the time
	const [{ labellers, ...counted }, { id, files, definition }, agreement] = await allEnded([
		countRows(db, dataset.number),
		nameContent(parts, dataset, { campaign, rows }),
		measureAgreement(nextTurn, campaign, tally.said),
	]);
	const measures = { agreement, ...counted };
	const figures = { balance: balance.result, agreement: tally.agreement, labellers, measures };
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
	const files = await writeFiles(parts, dataset, rows);
	const id = parts.sha256(checksums(files));
	if ((await listDatasetIds(parts.db, id)).length === 0) return { id, files, definition };
	const named = definitionNaming(definition, campaign.id);
	const kept = await parts.fileStore.keep(oneText(named));
	const renamed = files.map((file) => (file.name === definitionName ? { ...file, ...kept } : file));
	return { id: parts.sha256(checksums(renamed)), files: renamed, definition: named };
}

type NamedFile = { name: string; mediaType: string };
type Written = NamedFile & { bytes: number; sha256: string; rows: number };

/**
 * Writes all files, one after the other on the one connection that sees the rows. To make Parquet of rows takes longer than
 * to get them, and no connection: that goes on while the next files are written.
 */
async function writeFiles(
	{ db, fileStore, writeParquet }: Pick<Freezing, 'db' | 'fileStore' | 'writeParquet'>,
	dataset: FrozenRows,
	rows: Sealing['rows'],
): Promise<Written[]> {
	const keep = async ({ name, mediaType }: NamedFile, content: Content): Promise<Written> => {
		const kept = await fileStore.keep(content);
		return { name, mediaType, ...kept, rows: rows[partsOf(name).stem] ?? 1 };
	};
	const inHand: Promise<Written>[] = [];
	const files = listFiles(dataset);
	try {
		for (const file of parquetFirst(files)) {
			const { name } = file;
			const made = parquetRowsOf(db, dataset, name);
			if (made) {
				const spooled = fileStore.spool(made.copied);
				const written = keep(file, writeParquet(made.columns, spooled.content));
				// heard below, however early it fails
				written.catch(() => {});
				inHand.push(written);
				await spooled.taken;
			} else {
				const content = contentOf({ db, writeParquet }, dataset, name);
				if (!content) throw new Error(`a dataset lists ${name} and cannot write it`);
				inHand.push(Promise.resolve(await keep(file, content)));
			}
		}
	} finally {
		await Promise.allSettled(inHand);
	}
	const written = await Promise.all(inHand);
	return files.flatMap(({ name }) => written.filter((one) => one.name === name));
}

/** Of each kind of rows, so that it has the time of the others. */
function parquetFirst(files: readonly NamedFile[]): NamedFile[] {
	const rank = ({ name }: NamedFile) => {
		const { stem, format } = partsOf(name);
		return `${stem} ${format === 'parquet' ? 0 : 1}`;
	};
	return files.toSorted((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
}
