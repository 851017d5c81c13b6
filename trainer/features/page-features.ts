/** The page an edit was made to. */
import { type Feature, feature } from './feature.ts';

const articles = 0;
const drafts = 118;

function inNamespaces(name: string, namespaces: readonly number[]): Feature {
	return feature(`revision.page.${name}`, 'boolean', {
		group: 'page',
		of: ({ edit }) => Number(namespaces.includes(edit.revision.namespace)),
	});
}

export const pageFeatures: readonly Feature[] = [
	inNamespaces('is_articleish', [articles, drafts]),
	inNamespaces('is_mainspace', [articles]),
	inNamespaces('is_draftspace', [drafts]),
];
