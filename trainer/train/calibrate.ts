import { sigmoid } from './predictor.ts';

/** P(true) = sigmoid(scale * margin + shift); two ordinary nodes before the Sigmoid in ONNX. */
export type Calibration = { scale: number; shift: number };

/** The calibrated probability of each margin. */
export function calibrated(margins: Float64Array, { scale, shift }: Calibration): Float64Array {
	return margins.map((margin) => sigmoid(scale * margin + shift));
}

/**
 * Platt scaling (Platt 1999) of out-of-fold margins by Newton's method with step halving (Lin, Lin and Weng 2007), two parameters and therefore
 * robust with few rows. Targets are drawn in from 0 and 1 as Platt does, by the number of rows. A model whose margins do not rise with the label gets scale 0:
 * it has learned nothing, and the positive rate is the best it can say.
 */
export function fitPlatt(margins: Float64Array, labels: Uint8Array, weights: Float64Array): Calibration {
	const positives = labels.reduce((sum, label) => sum + label, 0);
	const high = (positives + 1) / (positives + 2);
	const low = 1 / (labels.length - positives + 2);
	const targets = Float64Array.from(labels, (label) => (label === 1 ? high : low));
	const fitted = minimise(margins, targets, weights, true);
	return fitted.scale > 0 ? fitted : minimise(margins, targets, weights, false);
}

function minimise(
	margins: Float64Array,
	targets: Float64Array,
	weights: Float64Array,
	withScale: boolean,
): Calibration {
	const total = weights.reduce((sum, weight) => sum + weight, 0);
	let at: Calibration = { scale: withScale ? 1 : 0, shift: 0 };
	let loss = crossEntropy(margins, targets, weights, at);
	for (let step = 0; step < 100; step++) {
		let [gradScale, gradShift, hessScale, hessBoth, hessShift] = [0, 0, 1e-12, 0, 1e-12];
		for (let i = 0; i < margins.length; i++) {
			const probability = sigmoid(at.scale * margins[i] + at.shift);
			const error = weights[i] * (probability - targets[i]);
			const curve = weights[i] * probability * (1 - probability);
			gradShift += error;
			hessShift += curve;
			if (!withScale) continue;
			gradScale += error * margins[i];
			hessBoth += curve * margins[i];
			hessScale += curve * margins[i] * margins[i];
		}
		if (Math.abs(gradScale) + Math.abs(gradShift) < 1e-9 * total) break;
		const determinant = hessScale * hessShift - hessBoth * hessBoth;
		const moveScale = (hessBoth * gradShift - hessShift * gradScale) / determinant;
		const moveShift = (hessBoth * gradScale - hessScale * gradShift) / determinant;
		let length = 1;
		let next = at;
		let nextLoss = loss;
		do {
			next = { scale: at.scale + length * moveScale, shift: at.shift + length * moveShift };
			nextLoss = crossEntropy(margins, targets, weights, next);
			length /= 2;
		} while (nextLoss > loss && length > 1e-10);
		if (!(nextLoss < loss)) break;
		at = next;
		loss = nextLoss;
	}
	return at;
}

function crossEntropy(
	margins: Float64Array,
	targets: Float64Array,
	weights: Float64Array,
	{ scale, shift }: Calibration,
): number {
	let sum = 0;
	for (let i = 0; i < margins.length; i++) {
		const z = scale * margins[i] + shift;
		// -t log p - (1 - t) log(1 - p), written so that large |z| neither overflows nor loses digits
		sum += weights[i] * (Math.max(z, 0) - targets[i] * z + Math.log1p(Math.exp(-Math.abs(z))));
	}
	return sum;
}
