/** One number about an edit. */
import type { PreparedEdit } from './prepared-edit.ts';

export type FeatureGroup = 'page' | 'parent' | 'diff' | 'user' | 'comment' | 'words';

export type Feature = {
	/** the name that revscoring prints, where both mean the same */
	readonly name: string;
	/** raised whenever some edit gets another value: models name the versions they learned from */
	readonly version: number;
	/** who defined it: `revscoring` 2.11.13 with its quirks, or `label-wing` */
	readonly definedBy: 'revscoring' | 'label-wing';
	readonly group: FeatureGroup;
	/** `boolean` is 0 or 1, `count` a whole number (a change may be negative) */
	readonly kind: 'boolean' | 'count' | 'real';
	/** Throws FeaturesUnavailable if it needs a hidden part of the edit. */
	readonly of: (edit: PreparedEdit) => number;
};

type Rest = Pick<Feature, 'group' | 'of'> & Partial<Feature>;

/** A feature as revscoring defines and prints it. */
export function feature(name: string, kind: Feature['kind'], rest: Rest): Feature {
	return { name: `feature.${name}`, version: 1, definedBy: 'revscoring', kind, ...rest };
}
