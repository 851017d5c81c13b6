import { answerThresholdQuery, parseThresholdQuery, type ThresholdCounts } from '../model/thresholds.ts';
import { type Estimate, estimateMetrics } from './bootstrap.ts';
import {
	averagePrecision,
	brierScore,
	type CalibrationBin,
	calibrationBins,
	expectedCalibrationError,
	logLoss,
	rank,
	rocAuc,
} from './metrics.ts';
import { sigmoid } from './predictor.ts';
import { thresholdTable } from './threshold-table.ts';

/** Predictions to be judged: by models and calibrations that had not seen the rows. */
export type Predictions = {
	/** calibrated P(true) */
	probabilities: Float64Array;
	/** the trees' own log-odds */
	margins: Float64Array;
	labels: Uint8Array;
	weights: Float64Array;
};

export type Evaluation = {
	rows: number;
	positives: number;
	/** scaled to the population rate, if one was given */
	metrics: Record<'rocAuc' | 'prAuc' | 'brier' | 'logLoss' | 'expectedCalibrationError', Estimate>;
	expectedCalibrationErrorBefore: number;
	bins: CalibrationBin[];
	/** not scaled */
	thresholds: { true: ThresholdCounts[]; false: ThresholdCounts[] };
	operatingPoints: OperatingPointOfLabel[];
};

type OperatingPointOfLabel = {
	label: boolean;
	query: string;
	threshold: number | null;
	precision: number | null;
	recall: number | null;
	filterRate: number | null;
};

/** Weights under which the positives make up `populationRate` of the whole; the weights themselves for null. */
export function populationWeights(
	labels: Uint8Array,
	weights: Float64Array,
	populationRate: number | null,
): Float64Array {
	if (populationRate === null) return weights;
	const total = [0, 0];
	for (const [row, weight] of weights.entries()) total[labels[row]] += weight;
	const observed = total[1] / (total[0] + total[1]);
	const factor = [(1 - populationRate) / (1 - observed), populationRate / observed];
	return weights.map((weight, row) => weight * factor[labels[row]]);
}

const metrics = { rocAuc, prAuc: averagePrecision, brier: brierScore, logLoss, expectedCalibrationError };

/** Judges predictions. Both labels must be among them. `resamples` bootstrap draws make the intervals. */
export function evaluate(
	predictions: Predictions,
	populationRate: number | null,
	resamples: number,
	seed: number,
): Evaluation {
	const { probabilities, margins, labels, weights } = predictions;
	const scaled = populationWeights(labels, weights, populationRate);
	const ranking = rank(probabilities, labels, scaled);
	const thresholds = {
		true: thresholdTable(probabilities, labels, weights),
		false: thresholdTable(
			probabilities.map((probability) => 1 - probability),
			labels.map((label) => 1 - label),
			weights,
		),
	};
	return {
		rows: labels.length,
		positives: labels.reduce((sum, label) => sum + label, 0),
		metrics: estimateMetrics(ranking, metrics, resamples, seed),
		expectedCalibrationErrorBefore: expectedCalibrationError(rank(margins.map(sigmoid), labels, scaled)),
		bins: calibrationBins(ranking),
		thresholds,
		operatingPoints: operatingPoints(thresholds, populationRate),
	};
}

/** The four levels that the ORES extension of MediaWiki asks for, on either label. */
const queries = [
	'maximum recall @ precision >= 0.995',
	'maximum filter_rate @ recall >= 0.9',
	'maximum recall @ precision >= 0.6',
	'maximum recall @ precision >= 0.9',
];

function operatingPoints(
	thresholds: Evaluation['thresholds'],
	populationRate: number | null,
): OperatingPointOfLabel[] {
	return [true, false].flatMap((label) => {
		const rate = populationRate === null || label ? populationRate : 1 - populationRate;
		return queries.map((query) => {
			const point = answerThresholdQuery(
				parseThresholdQuery(query),
				label ? thresholds.true : thresholds.false,
				rate,
			);
			return {
				label,
				query,
				threshold: point?.threshold ?? null,
				precision: point?.statistics.precision ?? null,
				recall: point?.statistics.recall ?? null,
				filterRate: point?.statistics.filter_rate ?? null,
			};
		});
	});
}
