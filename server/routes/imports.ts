/** Labels that were given elsewhere, brought in by coordinators. */
import type { ParsedInputOf } from '../../campaigns/contract/call.ts';
import { Failure } from '../../campaigns/contract/errors.ts';
import * as importCalls from '../../campaigns/contract/label-import-calls.ts';
import { fetchDataset } from '../domain/fetch-dataset.ts';
import { type DatasetFiles, importDataset } from '../domain/import-dataset.ts';
import { importLabels, previewLabels } from '../domain/import-labels.ts';
import type { JoinedParts } from '../parts.ts';
import { type App, mount } from './mount.ts';

export function mountImports(app: App, parts: JoinedParts): void {
	const loginWiki = () => parts.wikis.login().name;
	mount(app, parts, importCalls.previewLabels, ({ wiki: _, ...wanted }) => previewLabels(parts, wanted));
	mount(app, parts, importCalls.importLabels, async ({ wiki = loginWiki(), ...wanted }, by) => {
		const made = await importLabels(parts, { ...wanted, wiki, by });
		parts.wake();
		return made;
	});
	mount(app, parts, importCalls.importDataset, async ({ wiki = loginWiki(), ...given }, by) => {
		const { source, files } = await filesOf(parts, given);
		const made = await importDataset(parts, { wiki, source, files, by });
		parts.wake();
		return made;
	});
}

/** What was sent, or what lies at the address. @throws {Failure} INVALID_INPUT, and those of {@link fetchDataset} */
async function filesOf(
	parts: JoinedParts,
	{
		address,
		files,
		source = address,
	}: Pick<ParsedInputOf<typeof importCalls.importDataset>, 'address' | 'files' | 'source'>,
): Promise<{ source: string; files: DatasetFiles }> {
	if ((address === undefined) === (files === undefined))
		throw new Failure('INVALID_INPUT', { address: 'give either the address of the dataset or its files' });
	if (source === undefined) throw new Failure('INVALID_INPUT', { source: 'say where the files come from' });
	return { source, files: files ?? (await fetchDataset(parts, address ?? '')) };
}
