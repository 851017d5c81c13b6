import type { FeatureSpec } from '../model/feature-spec.ts';
import { fitForest } from './boosting.ts';
import { defaultHyperParameters, type HyperParameters } from './hyper-parameters.ts';
import { trainingSet } from './matrix.ts';
import { predictMargins } from './predictor.ts';

/**
 * A small forest that looks at all rows and columns: two of them learned from nearly the same edits differ by what was
 * said, not by chance.
 */
const smallForest: HyperParameters = {
	...defaultHyperParameters,
	...{ rounds: 50, learningRate: 0.1, minRowsLeaf: 5, rowShare: 1, columnShare: 1 },
};

export type ClassLesson = {
	features: FeatureSpec;
	/** features of each row, and its class */
	rows: readonly (readonly number[])[];
	classes: readonly number[];
	seed: number;
};

/**
 * What a model learned from these rows says of others: the likeliest class of each, one forest a class against all others,
 * one forest for two classes. Of equally likely ones the first. At least two classes must be present.
 */
export function learnAndPredict(lesson: ClassLesson, asked: readonly (readonly number[])[]): number[] {
	const { features, rows, classes, seed } = lesson;
	const present = [...new Set(classes)].sort((a, b) => a - b);
	const columnCount = features.names.length;
	const matrix = { values: Float32Array.from(asked.flat()), rowCount: asked.length, columnCount };
	const values = rows.flat();
	const marginsOf = (positive: number) => {
		const set = trainingSet({
			...{ features, values, revisionIds: rows.map((_, row) => row) },
			labels: classes.map((one) => Number(one === positive)),
		});
		return predictMargins(fitForest(set, smallForest, seed), matrix);
	};
	if (present.length === 2) {
		const second = marginsOf(present[1]);
		return asked.map((_, row) => present[second[row] > 0 ? 1 : 0]);
	}
	const margins = present.map(marginsOf);
	return asked.map((_, row) => {
		let best = 0;
		for (let k = 1; k < present.length; k++) if (margins[k][row] > margins[best][row]) best = k;
		return present[best];
	});
}
