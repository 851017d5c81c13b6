/** Where copies of datasets go, as the settings say. */
import type { Wiki } from '../../campaigns/contract/wiki.ts';
import type { Copying } from '../domain/copies.ts';
import type { Depositing } from '../domain/deposits.ts';
import type { Storing } from '../domain/store-datasets.ts';
import type { Settings } from '../env.ts';
import { depositMetadata } from '../pages/deposit-metadata.ts';
import { objectStore } from '../remote/object-store.ts';
import { zenodo } from '../remote/zenodo.ts';
import { writeDocument } from '../routes/dataset-documents.ts';
import { version } from './version.ts';

type Parts = Copying & { publicUrl: string; wikis: { list(): Wiki[] } };

export function copiesOf(
	settings: Pick<Settings, 'store' | 'zenodo'>,
	parts: Parts,
): { storing: Storing | null; depositing: Depositing | null } {
	const { publicUrl, wikis } = parts;
	const userAgent = `LabelWing/${version} (${publicUrl})`;
	return {
		storing: settings.store && {
			...parts,
			store: objectStore(settings.store),
			writeDocument: (datasetId, name) => writeDocument(parts, datasetId, name),
		},
		depositing: settings.zenodo && {
			...parts,
			archive: zenodo({ ...settings.zenodo, userAgent }),
			describe: (dataset) =>
				depositMetadata({
					dataset,
					wiki: wikis.list().find(({ name }) => name === dataset.wiki)?.siteName ?? dataset.wiki,
					address: new URL(`/datasets/${dataset.id}`, publicUrl).href,
				}),
		},
	};
}
