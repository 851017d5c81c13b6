/**
 * Brings frozen datasets to an S3-compatible store, file by file: `datasets/<digest>/<file>`, as the addresses here are, so
 * that a folder fetched from there is the same as one fetched from here. Beside the frozen files lie the documents about
 * them; those may change, and are looked at again from time to time.
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
import { type Copying, type OutgoingFile, openOutgoingFile } from './copies.ts';
import { type DocumentName, datasetDocuments, withdrawnOf } from './datasets.ts';
import { pauseAfter } from './resting.ts';

/** a file that takes longer to send was lost with its process */
const CLAIM_MS = 30 * 60_000;

/** documents that changed are sent again within so long */
const LOOK_AGAIN_MS = 60 * 60_000;

/** A store of objects. Each fails with an error whose message says what the store answered, and no key. */
export type ObjectStore = {
	/** address and bucket */
	name: string;
	put(key: string, file: OutgoingFile): Promise<void>;
	/** also when it is not there */
	remove(key: string): Promise<void>;
};

export type Storing = Copying & {
	store: ObjectStore;
	publicUrl: string;
	writeDocument(datasetId: string, name: DocumentName): Promise<string>;
};

/**
 * Moves everything that waits; says what was moved. A file that cannot be moved now is told to `onFailure` and tried
 * again later, and the others go on.
 */
export async function storeDatasets(
	parts: Storing,
	onFailure: (file: FileToMove, error: unknown) => void,
): Promise<FileToMove[]> {
	const { db, now, store } = parts;
	const documents = datasetDocuments.map(({ name }) => name);
	await planStoredFiles(db, store.name, documents, now());
	const moved: FileToMove[] = [];
	for (;;) {
		const at = now();
		const file = await claimFileToMove(db, store.name, at, new Date(at.getTime() + CLAIM_MS));
		if (!file) return moved;
		try {
			const outcome = await move(parts, file);
			await settleStoredFile(db, store.name, file, outcome);
			if (!('document' in outcome) || outcome.document?.sha256 !== file.stored) moved.push(file);
		} catch (error) {
			const failure = error instanceof Error ? error.message : String(error);
			const until = new Date(now().getTime() + pauseAfter(file.attempts));
			await settleStoredFile(db, store.name, file, { failure, until });
			onFailure(file, error);
		}
	}
}

type Moved = { state: 'removed' } | { state: 'stored'; document: { sha256: string; lookAgain: Date } | null };

async function move(parts: Storing, { datasetId, name, withdrawn, stored }: FileToMove): Promise<Moved> {
	const key = `datasets/${datasetId}/${name}`;
	if (withdrawn && name !== WITHDRAWN_NOTE) {
		await parts.store.remove(key);
		return { state: 'removed' };
	}
	const described = datasetDocuments.find((one) => one.name === name);
	if (described) {
		const document = fileOf(parts, described, await parts.writeDocument(datasetId, described.name));
		if (document.sha256 !== stored) await parts.store.put(key, document);
		const lookAgain = new Date(parts.now().getTime() + LOOK_AGAIN_MS);
		return { state: 'stored', document: { sha256: document.sha256, lookAgain } };
	}
	const file = withdrawn ? noteOf(parts, datasetId) : openOutgoingFile(parts, datasetId, name);
	await parts.store.put(key, await file);
	return { state: 'stored', document: null };
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
	return fileOf(
		{ sha256 },
		{ name: WITHDRAWN_NOTE, mediaType: 'application/json' },
		`${canonicalJson(note)}\n`,
	);
}

function fileOf(
	{ sha256 }: Pick<Storing, 'sha256'>,
	named: { name: string; mediaType: string },
	text: string,
): OutgoingFile {
	const bytes = new TextEncoder().encode(text);
	const { name, mediaType } = named;
	return {
		...{ name, mediaType, bytes: bytes.length, sha256: sha256(bytes) },
		content: new Blob([bytes]).stream(),
	};
}
