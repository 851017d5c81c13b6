import type { Forest } from '../model/forest.ts';
import { type Calibration, calibrated, fitPlatt } from './calibrate.ts';
import { type Folds, foldRows } from './folds.ts';
import { selectRows, type TrainingSet } from './matrix.ts';
import { predictMargins } from './predictor.ts';

/** Learns a forest from the rows it is given; everything else is settled. */
export type Fit = (set: TrainingSet) => Forest;

/** The margin of each row from a forest that never saw its fold. */
export function outOfFoldMargins(set: TrainingSet, folds: Folds, fitOn: Fit): Float64Array {
	const margins = new Float64Array(set.labels.length);
	for (let fold = 0; fold < folds.count; fold++) {
		const { train, test } = foldRows(folds, fold);
		const predicted = predictMargins(fitOn(selectRows(set, train)), selectRows(set, test).matrix);
		for (const [i, row] of test.entries()) margins[row] = predicted[i];
	}
	return margins;
}

/** The probability of each row by a calibration that never saw its fold: what a new edit would get. */
export function crossCalibrated(
	margins: Float64Array,
	labels: Uint8Array,
	weights: Float64Array,
	folds: Folds,
): Float64Array {
	const probabilities = new Float64Array(margins.length);
	for (let fold = 0; fold < folds.count; fold++) {
		const { train, test } = foldRows(folds, fold);
		const calibration = calibrateOn(margins, labels, weights, train);
		const tested = calibrated(
			Float64Array.from(test, (row) => margins[row]),
			calibration,
		);
		for (const [i, row] of test.entries()) probabilities[row] = tested[i];
	}
	return probabilities;
}

function calibrateOn(
	margins: Float64Array,
	labels: Uint8Array,
	weights: Float64Array,
	rows: Int32Array,
): Calibration {
	return fitPlatt(
		Float64Array.from(rows, (row) => margins[row]),
		Uint8Array.from(rows, (row) => labels[row]),
		Float64Array.from(rows, (row) => weights[row]),
	);
}
