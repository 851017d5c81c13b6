import { ModelError } from '../model/errors.ts';
import { checkHyperParameters, defaultHyperParameters, type HyperParameters } from './hyper-parameters.ts';
import type { TrainingSet } from './matrix.ts';

/** Fewer rows than this of either label and neither folds nor intervals mean anything. */
const MIN_ROWS_PER_LABEL = 10;

/** How a model is learned and judged; every field but the seed may be left out. */
export type LearnOptions = {
	seed: number;
	/** 'time hold-out': learned from the earlier edits, judged on the last `heldOutShare` (default 0.2) by time; the served model then learns from all */
	evaluation?:
		| { method: 'cross-validation'; folds?: number }
		| { method: 'time hold-out'; heldOutShare?: number };
	/** part of true labels among the wiki's edits, (0, 1), when the sample's differs; metrics and calibration are scaled to it */
	populationRate?: number | null;
	hyperParameters?: Partial<HyperParameters>;
	/** choose the number of rounds, up to `hyperParameters.rounds`, on a part of the training rows; default false */
	earlyStopping?: boolean;
	/** bootstrap draws for the intervals, default 1000 */
	resamples?: number;
	/** told after each of `fits` forests */
	onProgress?: (fitted: number, fits: number) => void;
};

/** `LearnOptions` with everything decided. */
export type Plan = {
	seed: number;
	method: 'cross-validation' | 'time hold-out';
	/** 0 for cross-validation */
	heldOutShare: number;
	folds: number;
	populationRate: number | null;
	hyperParameters: HyperParameters;
	earlyStopping: boolean;
	resamples: number;
};

/** Fills in defaults and throws `OPTION_INVALID` for what is out of range: ten folds for small sets, five where positives are few or rows many. */
export function makePlan(set: TrainingSet, options: LearnOptions): Plan {
	const {
		seed,
		evaluation = { method: 'cross-validation' },
		populationRate = null,
		resamples = 1000,
	} = options;
	const rarer = rarerLabelRows(set.labels);
	const defaultFolds = set.labels.length <= 5000 && rarer >= 50 ? 10 : 5;
	const plan: Plan = {
		seed,
		method: evaluation.method,
		heldOutShare: evaluation.method === 'time hold-out' ? (evaluation.heldOutShare ?? 0.2) : 0,
		folds: evaluation.method === 'cross-validation' ? (evaluation.folds ?? defaultFolds) : defaultFolds,
		populationRate,
		hyperParameters: { ...defaultHyperParameters, ...options.hyperParameters },
		earlyStopping: options.earlyStopping ?? false,
		resamples,
	};
	checkHyperParameters(plan.hyperParameters);
	checkOption('seed', seed, 0, Number.MAX_SAFE_INTEGER);
	checkOption('folds', plan.folds, 2, Math.min(50, MIN_ROWS_PER_LABEL));
	checkOption('resamples', resamples, 20, 100_000);
	if (populationRate !== null && !(populationRate > 0 && populationRate < 1)) {
		throw new ModelError('OPTION_INVALID', `populationRate must lie between 0 and 1, got ${populationRate}.`);
	}
	return plan;
}

function checkOption(name: string, value: number, low: number, high: number): void {
	if (Number.isInteger(value) && value >= low && value <= high) return;
	throw new ModelError(
		'OPTION_INVALID',
		`${name} must be a whole number from ${low} to ${high}, got ${value}.`,
	);
}

function rarerLabelRows(labels: Uint8Array): number {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	return Math.min(positives, labels.length - positives);
}

/** Throws `ONE_CLASS` or `TOO_FEW_OF_A_CLASS`; `part` names the rows in the sentence, e.g. "The dataset". */
export function checkLearnable(labels: Uint8Array, part: string): void {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	const evidence = { positives, negatives: labels.length - positives, minimum: MIN_ROWS_PER_LABEL };
	if (positives === 0 || positives === labels.length) {
		throw new ModelError(
			'ONE_CLASS',
			`${part} has only ${positives === 0 ? 'false' : 'true'} labels; a model needs both.`,
			evidence,
		);
	}
	if (rarerLabelRows(labels) < MIN_ROWS_PER_LABEL) {
		const [rarer, rows] =
			positives < evidence.negatives ? ['true', positives] : ['false', evidence.negatives];
		throw new ModelError(
			'TOO_FEW_OF_A_CLASS',
			`${part} has ${rows} rows labelled ${rarer}; at least ${MIN_ROWS_PER_LABEL} are needed. Label more edits.`,
			evidence,
		);
	}
}
