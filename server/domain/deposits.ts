/**
 * Copies of datasets in an archive that gives them a DOI. A coordinator asks for one; it is prepared there as a draft,
 * with all files; a person looks it over and publishes it; then the DOI is known here. What is published there stays:
 * only the archive itself can withdraw it.
 */
import type { Dataset } from '../../campaigns/contract/dataset.ts';
import type { Deposit } from '../../campaigns/contract/deposit-calls.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Db } from '../../db/connect.ts';
import {
	claimDeposit,
	type DepositRow,
	findDeposit,
	insertDeposit,
	updateDeposit,
} from '../../db/deposits.ts';
import type { PersonRow } from '../../db/people.ts';
import { findCampaign } from './campaigns.ts';
import { type Copying, type OutgoingFile, openOutgoingFile } from './copies.ts';
import { findDataset } from './datasets.ts';
import { logAction } from './log.ts';
import type { Clock } from './ports.ts';
import { pauseAfter } from './resting.ts';

/** a deposit that takes longer to prepare was lost with its process */
const CLAIM_MS = 60 * 60_000;
/** after a failure it is left alone for 8 minutes, which is no burden to anybody and soon enough for who waits */
const FAILED = 5;
/** how often it is asked whether a draft was published */
const LOOK_MS = 10 * 60_000;

/** A draft as the archive made it. */
type Draft = { number: number; bucketUrl: string; pageUrl: string; doi: string };

type Found = { state: 'draft' } | { state: 'gone' } | { state: 'published'; doi: string; pageUrl: string };

/** An archive. Each fails with an error whose message says what to do. */
export type Archive = {
	create(metadata: Record<string, unknown>): Promise<Draft>;
	upload(draft: Pick<Draft, 'bucketUrl'>, file: OutgoingFile): Promise<void>;
	/** what became of it */
	look(number: number): Promise<Found>;
	discard(number: number): Promise<void>;
};

export type Depositing = Copying & {
	archive: Archive;
	/** what the archive is told of a dataset, in its own fields */
	describe(dataset: Dataset): Record<string, unknown>;
};

type Asked = { possible: boolean; deposit: Deposit | null };

/** @throws {Failure} NOT_FOUND */
export async function readDeposit(
	{ db, depositsTo }: { db: Db; depositsTo: string | null },
	campaignId: number,
): Promise<Asked> {
	const { datasetId } = await findCampaign(db, campaignId);
	const row = datasetId === null ? null : await findDeposit(db, datasetId);
	return { possible: depositsTo !== null, deposit: row && describeRow(row) };
}

function describeRow({ datasetId, state, doi, pageUrl, failure }: DepositRow): Deposit {
	return { datasetId, state, doi, failure, url: pageUrl };
}

/**
 * @throws {Failure} NOT_FOUND, DATASET_NOT_FROZEN, ARCHIVE_NOT_SET, NOT_CHANGEABLE when there is a deposit of this version
 */
export async function askForDeposit(
	{ db, now, depositsTo }: { db: Db; now: Clock; depositsTo: string | null },
	campaignId: number,
	by: PersonRow,
): Promise<void> {
	const { datasetId, wiki } = await findCampaign(db, campaignId);
	if (depositsTo === null) throw new Failure('ARCHIVE_NOT_SET');
	if (datasetId === null) throw new Failure('DATASET_NOT_FROZEN', { campaignId });
	await db.transaction(async (tx) => {
		const at = now();
		if (!(await insertDeposit(tx, { datasetId, askedBy: by.id, askedAt: at })))
			throw new Failure('NOT_CHANGEABLE', {
				deposit: 'There is a copy of this version already, or one is being prepared.',
			});
		const subject = { kind: 'dataset', id: datasetId } as const;
		await logAction(tx, { at, by, wiki, action: 'askForDeposit', subject, after: { archive: depositsTo } });
	});
}

/** Goes on with every deposit whose time has come. One that cannot go on now is told, with the reason on its page. */
export async function goThroughDeposits(
	parts: Depositing,
	onFailure: (datasetId: string, error: unknown) => void,
): Promise<void> {
	const { db, now } = parts;
	for (;;) {
		const at = now();
		const row = await claimDeposit(db, at, new Date(at.getTime() + CLAIM_MS));
		if (!row) return;
		try {
			await (row.withdrawn
				? discard(parts, row)
				: row.state === 'asked'
					? prepare(parts, row)
					: look(parts, row));
		} catch (error) {
			const failure = error instanceof Error ? error.message : String(error);
			const claimedUntil = new Date(now().getTime() + pauseAfter(FAILED));
			await updateDeposit(db, row.datasetId, { failure, claimedUntil });
			onFailure(row.datasetId, error);
		}
	}
}

/** Sending a file again replaces it there, so that what broke off goes on. */
async function prepare(parts: Depositing, row: DepositRow): Promise<void> {
	const { db, archive } = parts;
	const { datasetId } = row;
	const dataset = await findDataset(parts, datasetId);
	let { bucketUrl } = row;
	if (bucketUrl === null) {
		const draft = await archive.create(parts.describe(dataset));
		// known at once, so that no second draft is made after a crash
		await updateDeposit(db, datasetId, draft);
		bucketUrl = draft.bucketUrl;
	}
	for (const { name } of dataset.files)
		await archive.upload({ bucketUrl }, await openOutgoingFile(parts, datasetId, name));
	await settle(parts, dataset, 'draft', {});
}

async function look(parts: Depositing, { datasetId, number }: DepositRow): Promise<void> {
	const found = await parts.archive.look(number ?? 0);
	if (found.state === 'draft') {
		const claimedUntil = new Date(parts.now().getTime() + LOOK_MS);
		return await updateDeposit(parts.db, datasetId, { claimedUntil, failure: null });
	}
	const dataset = await findDataset(parts, datasetId);
	if (found.state === 'gone') return await settle(parts, dataset, 'discarded', {});
	await settle(parts, dataset, 'published', { doi: found.doi, pageUrl: found.pageUrl });
}

/** The draft of a version that was withdrawn: nobody is to publish it. */
async function discard({ db, archive }: Depositing, { datasetId, number }: DepositRow): Promise<void> {
	if (number !== null) await archive.discard(number);
	await updateDeposit(db, datasetId, { state: 'discarded', failure: null });
}

async function settle(
	{ db, now }: Depositing,
	{ id, wiki }: Dataset,
	state: 'draft' | 'published' | 'discarded',
	known: { doi?: string; pageUrl?: string },
): Promise<void> {
	await db.transaction(async (tx) => {
		const at = now();
		await updateDeposit(tx, id, {
			...known,
			state,
			failure: null,
			claimedUntil: new Date(at.getTime() + LOOK_MS),
		});
		const subject = { kind: 'dataset', id } as const;
		const after = { state, ...(known.doi ? { doi: known.doi } : {}) };
		await logAction(tx, { at, by: null, wiki, action: 'settleDeposit', subject, after });
	});
}
