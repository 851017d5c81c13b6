/**
 * Brings frozen datasets to an S3-compatible store, file by file: `datasets/<digest>/<file>`, as the addresses here are.
 * When a dataset is withdrawn, its files leave the store and a note in their place says where to look.
 */
import { findDatasetFacts } from '../../db/datasets.ts';
import {
	claimFileToMove,
	type FileToMove,
	planStoredFiles,
	settleStoredFile,
	WITHDRAWN_NOTE,
} from '../../db/stored-files.ts';
import { canonicalJson } from './canonical-json.ts';
import { type Copying, type OutgoingFile, openOutgoingFile, pauseAfter } from './copies.ts';
import { withdrawnOf } from './datasets.ts';

/** a file that takes longer to send was lost with its process */
const CLAIM_MS = 30 * 60_000;

/** A store of objects. Each fails with an error whose message says what the store answered, and no key. */
export type ObjectStore = {
	/** address and bucket */
	name: string;
	put(key: string, file: OutgoingFile): Promise<void>;
	/** also when it is not there */
	remove(key: string): Promise<void>;
};

export type Storing = Copying & { store: ObjectStore; publicUrl: string };

/**
 * Moves everything that waits; says what was moved. A file that cannot be moved now is told to `onFailure` and tried
 * again later, and the others go on.
 */
export async function storeDatasets(
	parts: Storing,
	onFailure: (file: FileToMove, error: unknown) => void,
): Promise<FileToMove[]> {
	const { db, now, store } = parts;
	await planStoredFiles(db, store.name, now());
	const moved: FileToMove[] = [];
	for (;;) {
		const at = now();
		const file = await claimFileToMove(db, store.name, at, new Date(at.getTime() + CLAIM_MS));
		if (!file) return moved;
		try {
			await settleStoredFile(db, store.name, file, { state: await move(parts, file) });
			moved.push(file);
		} catch (error) {
			const failure = error instanceof Error ? error.message : String(error);
			const until = new Date(now().getTime() + pauseAfter(file.attempts));
			await settleStoredFile(db, store.name, file, { failure, until });
			onFailure(file, error);
		}
	}
}

async function move(
	parts: Storing,
	{ datasetId, name, withdrawn }: FileToMove,
): Promise<'stored' | 'removed'> {
	const key = `datasets/${datasetId}/${name}`;
	if (withdrawn && name !== WITHDRAWN_NOTE) {
		await parts.store.remove(key);
		return 'removed';
	}
	await parts.store.put(
		key,
		await (withdrawn ? noteOf(parts, datasetId) : openOutgoingFile(parts, datasetId, name)),
	);
	return 'stored';
}

async function noteOf({ db, sha256, publicUrl }: Storing, datasetId: string): Promise<OutgoingFile> {
	const facts = await findDatasetFacts(db, datasetId);
	const withdrawn = facts && withdrawnOf(facts);
	if (!withdrawn) throw new Error(`dataset ${datasetId} was not withdrawn`);
	const { successor, tombstones, ...rest } = withdrawn;
	const absolute = (path: string) => new URL(path, publicUrl).href;
	const note = {
		...{ dataset: datasetId, status: 'withdrawn', ...rest },
		reason: 'An edit in this version was hidden on the wiki. A version without that edit takes its place.',
		successor: { ...successor, url: absolute(successor.url) },
		tombstones: absolute(tombstones),
	};
	const bytes = new TextEncoder().encode(`${canonicalJson(note)}\n`);
	return {
		...{ name: WITHDRAWN_NOTE, mediaType: 'application/json', bytes: bytes.length, sha256: sha256(bytes) },
		content: new Blob([bytes]).stream(),
	};
}
