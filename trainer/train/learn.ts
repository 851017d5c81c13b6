import { encodeCard, type ModelCard } from '../model/card.ts';
import { writeMetadata } from '../model/metadata.ts';
import { writeOnnx } from '../model/onnx-writer.ts';
import { verifyOnnx } from '../model/verify-onnx.ts';
import { calibrated } from './calibrate.ts';
import { fitCount, fitOf, judge } from './judge.ts';
import { makeCard } from './make-card.ts';
import type { TrainingSet } from './matrix.ts';
import type { Fit } from './out-of-fold.ts';
import { checkLearnable, type LearnOptions, makePlan } from './plan.ts';
import { predictMargins } from './predictor.ts';

/** What the model is to be called and what it is made from. */
export type LearnRequest = LearnOptions & {
	name: string;
	wiki: string;
	datasetDigest: string;
	codeVersion: string;
	/** sentences about this dataset or its features that belong on the card */
	limits?: string[];
};

export type LearnedModel = {
	onnx: Uint8Array;
	card: ModelCard;
	/** the card as it should be stored: these bytes */
	cardText: string;
	/** largest difference between ONNX Runtime and the trainer over all rows */
	largestDifference: number;
};

/**
 * Learns a model from a frozen set: judges it, calibrates it, fits it to all rows, writes ONNX and proves the file against the trainer's own predictions.
 * The same set and request give the same bytes; no clock, locale or unseeded randomness is consulted. Computes on the calling thread.
 * Throws `ONE_CLASS`, `TOO_FEW_OF_A_CLASS`, `OPTION_INVALID`, or `MODEL_MISMATCH` when the file does not hold what was learned.
 */
export async function learn(set: TrainingSet, request: LearnRequest): Promise<LearnedModel> {
	checkLearnable(set.labels, 'The dataset');
	const plan = makePlan(set, request);
	const fitOn = withProgress(fitOf(plan), fitCount(plan), request.onProgress);
	const judgement = judge(set, plan, fitOn);
	const forest = fitOn(set);
	const { seed, datasetDigest, codeVersion } = request;
	const origin = { seed, datasetDigest, codeVersion };
	const calibration = {
		scale: Math.fround(judgement.calibration.scale),
		shift: Math.fround(judgement.calibration.shift),
	};
	const onnx = writeOnnx(forest, calibration, writeMetadata(set.features, origin));
	const probabilities = calibrated(predictMargins(forest, set.matrix), calibration);
	const largestDifference = await verifyOnnx(onnx, set.matrix.values, probabilities);
	const card = makeCard({ set, request, plan, judgement, forest, calibration, onnx, origin, probabilities });
	return { onnx, card, cardText: encodeCard(card), largestDifference };
}

function withProgress(fitOn: Fit, fits: number, onProgress: LearnOptions['onProgress']): Fit {
	let fitted = 0;
	return (set) => {
		const forest = fitOn(set);
		onProgress?.(++fitted, fits);
		return forest;
	};
}
