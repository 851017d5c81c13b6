/** The feature sets of trainer/features as models name them: by text, with the version of every column. */
import {
	type FeatureSet,
	type FeatureSetName,
	featureNames,
	featureSet,
	featureSetNames,
} from '../features/features.ts';
import { ModelError } from './errors.ts';
import type { FeatureSpec } from './feature-spec.ts';

/** Throws `MODEL_MISMATCH` when this program does not compute a set of that name. */
export function findFeatureSet(name: string): FeatureSet {
	const known = featureSetNames.find((candidate): candidate is FeatureSetName => candidate === name);
	if (known) return featureSet(known);
	throw new ModelError(
		'MODEL_MISMATCH',
		`There is no feature set ${name}; this version has: ${featureSetNames.join(', ')}.`,
	);
}

/** Throws `MODEL_MISMATCH` like `findFeatureSet`. */
export function featureSpec(name: string): FeatureSpec {
	const set = findFeatureSet(name);
	return { set: name, names: featureNames(set), versions: set.features.map(({ version }) => version) };
}
