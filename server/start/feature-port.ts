import { featuresOf } from '../../trainer/features/features.ts';
import { FeaturesUnavailable } from '../../trainer/features/unavailable.ts';
import { featureSpec, findFeatureSet } from '../../trainer/model/feature-sets.ts';
import type { FeaturePort } from '../domain/ports.ts';

/** The feature code of the trainer, as the rules ask for it. */
export const featurePort: FeaturePort = {
	names: (set) => featureSpec(set).names,
	versions: (set) => featureSpec(set).versions,
	values(edit, set) {
		try {
			return featuresOf(edit, findFeatureSet(set));
		} catch (error) {
			if (error instanceof FeaturesUnavailable) return null;
			throw error;
		}
	},
};
