/**
 * THE list of features, in order. Trainer and scorer both read it from here and neither retypes a name: a model
 * names its feature set, and the features of a set, their order and their versions are facts of this file.
 */
import type { Edit } from '../../campaigns/contract/revision.ts';
import { commentFeatures } from './comment-features.ts';
import { diffFeatures } from './diff-features.ts';
import type { Feature, FeatureGroup } from './feature.ts';
import { pageFeatures } from './page-features.ts';
import { parentFeatures } from './parent-features.ts';
import { PreparedEdit, prepareEdit } from './prepared-edit.ts';
import { userFeatures } from './user-features.ts';
import { englishWordFeatures } from './word-features.ts';

export const editFeatures: readonly Feature[] = [
	...pageFeatures,
	...parentFeatures,
	...diffFeatures,
	...userFeatures,
	...commentFeatures,
	...englishWordFeatures,
];

/**
 * `edit-quality-1`: all of them; needs both texts, the summary, the editor and, of the registered, the account.
 * `text-only-1`: what the edit did to the text and what its summary looks like; needs both texts and the summary, and
 * can be had of edits whose editor is hidden. No features of the text before the edit: on one page's history they
 * tell the date and nothing else.
 */
const groupsBySet = {
	'edit-quality-1': ['page', 'parent', 'diff', 'user', 'comment', 'words'],
	'text-only-1': ['diff', 'comment', 'words'],
} as const satisfies Record<string, readonly FeatureGroup[]>;

export type FeatureSetName = keyof typeof groupsBySet;
export type FeatureSet = { readonly name: FeatureSetName; readonly features: readonly Feature[] };

export const featureSetNames = Object.keys(groupsBySet) as FeatureSetName[];

/** The features of a set, in the order of their columns. */
export function featureSet(name: FeatureSetName): FeatureSet {
	const groups: readonly FeatureGroup[] = groupsBySet[name];
	return { name, features: editFeatures.filter(({ group }) => groups.includes(group)) };
}

/** Names in the order of the columns. */
export function featureNames(set: FeatureSet): string[] {
	return set.features.map(({ name }) => name);
}

/**
 * The values of a set's features, in its order, in the precision that models are trained and served with.
 * Throws FeaturesUnavailable if the set needs a part of the edit that is hidden or missing.
 */
export function featuresOf(edit: Edit | PreparedEdit, set: FeatureSet): Float32Array {
	const prepared = toPrepared(edit);
	return Float32Array.from(set.features, (feature) => feature.of(prepared));
}

/** The same by name and in full precision, for people to read: booleans are booleans. Throws like `featuresOf`. */
export function namedFeatures(edit: Edit | PreparedEdit, set: FeatureSet): Record<string, number | boolean> {
	const prepared = toPrepared(edit);
	return Object.fromEntries(
		set.features.map(({ name, kind, of }) => [name, kind === 'boolean' ? of(prepared) === 1 : of(prepared)]),
	);
}

function toPrepared(edit: Edit | PreparedEdit): PreparedEdit {
	return edit instanceof PreparedEdit ? edit : prepareEdit(edit);
}
