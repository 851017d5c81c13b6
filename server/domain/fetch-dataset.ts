/** The files of a dataset of another Label Wing, fetched from its address. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { DatasetFiles } from './import-dataset.ts';
import type { FetchText, Sha256 } from './ports.ts';

/** of all files together: as much as may be uploaded */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The address says the digest that its SHA256SUMS must have, which in turn prove the files.
 *
 * @throws {Failure} INVALID_INPUT for what is not the address of a dataset, DATASET_UNREACHABLE, DATASET_UNPROVEN
 */
export async function fetchDataset(
	{ fetchText, sha256 }: { fetchText: FetchText; sha256: Sha256 },
	address: string,
): Promise<DatasetFiles> {
	const url = URL.canParse(address) ? new URL(address) : null;
	const [, id] = /^\/datasets\/([0-9a-f]{64})(\/|$)/.exec(url?.pathname ?? '') ?? [];
	if (!url || id === undefined)
		throw new Failure('INVALID_INPUT', {
			address: 'give the address of a dataset, as https://label-wing.example/datasets/ and 64 digits',
		});
	let left = MOST_BYTES;
	const read = async (name: string) => {
		const file = new URL(`/datasets/${id}/${name}`, url).href;
		try {
			const text = await fetchText(file, left);
			left -= Buffer.byteLength(text);
			return text;
		} catch (cause) {
			const why = cause instanceof Error ? cause.message : String(cause);
			throw new Failure('DATASET_UNREACHABLE', { address: file, why }, { cause });
		}
	};
	const sums = await read('SHA256SUMS');
	if (sha256(sums) !== id) throw new Failure('DATASET_UNPROVEN', { files: ['SHA256SUMS'] });
	return {
		...{ SHA256SUMS: sums, 'campaign.json': await read('campaign.json') },
		...{ 'tasks.jsonl': await read('tasks.jsonl'), 'labels.jsonl': await read('labels.jsonl') },
	};
}
