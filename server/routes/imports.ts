/** Labels that were given elsewhere, brought in by coordinators. */
import * as importCalls from '../../campaigns/contract/label-import-calls.ts';
import { importDataset } from '../domain/import-dataset.ts';
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
	mount(app, parts, importCalls.importDataset, async ({ wiki = loginWiki(), source, files }, by) => {
		const made = await importDataset(parts, { wiki, source, files, by });
		parts.wake();
		return made;
	});
}
