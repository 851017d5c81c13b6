import { readFileSync } from 'node:fs';
import { type TrainingSet, trainingSet } from '../../trainer/train/matrix.ts';
import { parseArff } from './arff.ts';

/** Features of 9,997 real edits with human vandalism labels (PAN-WVC-10), from the shared data's ARFF file. */
export function readPan(path: string): TrainingSet {
	const { names, values, labels } = parseArff(readFileSync(path, 'utf8'));
	const features = { set: 'pan-wvc-10', names, versions: names.map(() => 1) };
	return trainingSet({ features, values, labels, revisionIds: labels.map((_, i) => i + 1) });
}
