import type { ThresholdCounts } from '../model/thresholds.ts';
import { rank } from './metrics.ts';

/**
 * Counts at every thousandth at which a probability lies. Probabilities are rounded down, not to the nearest (as revscoring does), so that a row
 * counts as a match exactly when its probability >= the threshold. `labels` says whether a row has the label the probabilities are of.
 */
export function thresholdTable(
	probabilities: Float64Array,
	labels: Uint8Array,
	weights: Float64Array,
): ThresholdCounts[] {
	const ranking = rank(probabilities.map(thousandthBelow), labels, weights);
	const total = [0, 0];
	for (const [place, weight] of ranking.weights.entries()) total[ranking.labels[place]] += weight;
	const matched = [0, 0];
	const table: ThresholdCounts[] = [];
	for (const [place, threshold] of ranking.probabilities.entries()) {
		matched[ranking.labels[place]] += ranking.weights[place];
		if (ranking.probabilities[place + 1] === threshold) continue;
		// Total and matched are summed in the same order, so that what should come to 0 does so exactly.
		table.push({
			threshold,
			tp: matched[1],
			fp: matched[0],
			tn: total[0] - matched[0],
			fn: total[1] - matched[1],
		});
	}
	return table.reverse();
}

function thousandthBelow(probability: number): number {
	const nearest = Math.round(probability * 1000);
	return (nearest / 1000 <= probability ? nearest : nearest - 1) / 1000;
}
