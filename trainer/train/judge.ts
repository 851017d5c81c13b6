import { fitForest } from './boosting.ts';
import { type Calibration, calibrated, fitPlatt } from './calibrate.ts';
import { chooseRounds } from './early-stopping.ts';
import { type Evaluation, evaluate, populationWeights } from './evaluate.ts';
import { assignFolds } from './folds.ts';
import { splitByTime } from './hold-out.ts';
import { selectRows, type TrainingSet } from './matrix.ts';
import { crossCalibrated, type Fit, outOfFoldMargins } from './out-of-fold.ts';
import { checkLearnable, type Plan } from './plan.ts';
import { predictMargins } from './predictor.ts';

/** How good models learned this way are, and how their margins become probabilities. */
export type Judgement = { evaluation: Evaluation; calibration: Calibration; groupedByPage: boolean };

/** The way a plan learns a forest from any set of rows. */
export function fitOf({ hyperParameters, earlyStopping, seed }: Plan): Fit {
	return (set) => {
		const rounds = earlyStopping ? chooseRounds(set, hyperParameters, seed) : hyperParameters.rounds;
		return fitForest(set, { ...hyperParameters, rounds }, seed);
	};
}

/** Judges by out-of-fold predictions, calibrated across folds; the calibration to use is fitted to all of them. */
function crossValidate(set: TrainingSet, plan: Plan, fitOn: Fit): Judgement {
	const folds = assignFolds(set.labels, set.pageIds, plan.folds, plan.seed);
	const margins = outOfFoldMargins(set, folds, fitOn);
	const scaled = populationWeights(set.labels, set.weights, plan.populationRate);
	const probabilities = crossCalibrated(margins, set.labels, scaled, folds);
	const predictions = { probabilities, margins, labels: set.labels, weights: set.weights };
	return {
		evaluation: evaluate(predictions, plan.populationRate, plan.resamples, plan.seed),
		calibration: fitPlatt(margins, set.labels, scaled),
		groupedByPage: folds.grouped,
	};
}

/**
 * Judges on the last edits by time what was learned and calibrated on the earlier ones alone. Throws `ONE_CLASS` or `TOO_FEW_OF_A_CLASS` when either part
 * lacks a label.
 */
function evaluateHoldOut(set: TrainingSet, plan: Plan, fitOn: Fit): Evaluation {
	const { earlier, later } = splitByTime(set, plan.heldOutShare);
	const past = selectRows(set, earlier);
	const future = selectRows(set, later);
	checkLearnable(past.labels, 'The earlier part of the dataset');
	checkLearnable(future.labels, 'The held-out last part of the dataset');
	const { calibration } = calibrateOutOfFold(past, plan, fitOn);
	const margins = predictMargins(fitOn(past), future.matrix);
	const predictions = {
		probabilities: calibrated(margins, calibration),
		margins,
		labels: future.labels,
		weights: future.weights,
	};
	return evaluate(predictions, plan.populationRate, plan.resamples, plan.seed);
}

/** Judges as the plan says. */
export function judge(set: TrainingSet, plan: Plan, fitOn: Fit): Judgement {
	if (plan.method === 'cross-validation') return crossValidate(set, plan, fitOn);
	const evaluation = evaluateHoldOut(set, plan, fitOn);
	return { evaluation, ...calibrateOutOfFold(set, plan, fitOn) };
}

function calibrateOutOfFold(set: TrainingSet, plan: Plan, fitOn: Fit): Omit<Judgement, 'evaluation'> {
	const folds = assignFolds(set.labels, set.pageIds, plan.folds, plan.seed);
	const scaled = populationWeights(set.labels, set.weights, plan.populationRate);
	return {
		calibration: fitPlatt(outOfFoldMargins(set, folds, fitOn), set.labels, scaled),
		groupedByPage: folds.grouped,
	};
}

/** How many forests a plan fits in all, the final one included. */
export function fitCount({ method, folds }: Plan): number {
	return method === 'cross-validation' ? folds + 1 : 2 * folds + 2;
}
