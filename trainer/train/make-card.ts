import type { ModelCard } from '../model/card.ts';
import { sha256Hex } from '../model/digest.ts';
import { type Forest, gainShares } from '../model/forest.ts';
import { pickGolden } from '../model/golden.ts';
import type { Origin } from '../model/metadata.ts';
import type { Calibration } from './calibrate.ts';
import { describeEvaluation, describeLimits } from './describe.ts';
import type { Judgement } from './judge.ts';
import type { TrainingSet } from './matrix.ts';
import type { Plan } from './plan.ts';

/** What a learning run leaves for its card. `request` holds what the model is called. */
export type Learned = {
	set: TrainingSet;
	request: { name: string; wiki: string; limits?: string[] };
	plan: Plan;
	judgement: Judgement;
	forest: Forest;
	/** as written to the file: 32-bit floats */
	calibration: Calibration;
	onnx: Uint8Array;
	origin: Origin;
	probabilities: Float64Array;
};

/** Builds the card. Figures are rounded to six decimals: finer than any of them means. */
export function makeCard({
	set,
	request,
	plan,
	judgement,
	forest,
	calibration,
	onnx,
	origin,
	probabilities,
}: Learned): ModelCard {
	const { evaluation } = judgement;
	const modelId = sha256Hex(onnx);
	const positives = set.labels.reduce((sum, label) => sum + label, 0);
	return {
		format: 'label-wing model card 1',
		modelId,
		name: request.name,
		wiki: request.wiki,
		version: modelId.slice(0, 12),
		licence: 'CC0-1.0',
		algorithm: 'gradient-boosted trees (histograms, Newton leaves, logistic loss), Platt-calibrated',
		dataset: {
			digest: origin.datasetDigest,
			rows: set.labels.length,
			positives,
			negatives: set.labels.length - positives,
			pages: set.pageIds && new Set(set.pageIds).size,
			weighted: set.weights.some((weight) => weight !== set.weights[0]),
		},
		features: { ...set.features, gainShares: Array.from(gainShares(forest), rounded) },
		seed: origin.seed,
		codeVersion: origin.codeVersion,
		hyperParameters: { ...plan.hyperParameters, rounds: forest.roots.length },
		evaluation: {
			method: plan.method,
			folds: plan.folds,
			groupedByPage: judgement.groupedByPage,
			rows: evaluation.rows,
			positives: evaluation.positives,
			resamples: plan.resamples,
			sentence: describeEvaluation(plan, judgement),
		},
		metrics: roundedNumbers(evaluation.metrics),
		populationRate: plan.populationRate,
		thresholds: roundedNumbers(evaluation.thresholds),
		operatingPoints: roundedNumbers(evaluation.operatingPoints),
		calibration: {
			method: 'Platt',
			...calibration,
			expectedCalibrationErrorBefore: rounded(evaluation.expectedCalibrationErrorBefore),
			bins: roundedNumbers(evaluation.bins),
		},
		limits: [...describeLimits(request.wiki, set, plan, judgement), ...(request.limits ?? [])],
		golden: pickGolden({
			values: set.matrix.values,
			columnCount: set.matrix.columnCount,
			revisionIds: set.revisionIds,
			probabilities,
		}),
	};
}

function rounded(value: number): number {
	return Math.round(value * 1e6) / 1e6;
}

function roundedNumbers<T>(value: T): T {
	return JSON.parse(
		JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'number' ? rounded(inner) : inner)),
	);
}
