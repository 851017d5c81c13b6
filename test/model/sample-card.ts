import type { ModelCard } from '../../trainer/model/card.ts';
import { thresholdTable } from '../../trainer/train/threshold-table.ts';

/** A card about given predictions; everything that is not about them is filler. */
export function sampleCard(
	probabilities: number[],
	labels: boolean[],
	populationRate: number | null,
): ModelCard {
	const p = Float64Array.from(probabilities);
	const y = Uint8Array.from(labels, Number);
	const weights = new Float64Array(p.length).fill(1);
	const positives = labels.filter(Boolean).length;
	const estimate = { value: 0.9, low: 0.8, high: 1 };
	return {
		format: 'label-wing model card 1',
		modelId: 'a'.repeat(64),
		name: 'damaging',
		wiki: 'testwiki',
		version: '0.1.0',
		licence: 'CC0-1.0',
		algorithm: 'none',
		dataset: {
			digest: 'b'.repeat(64),
			rows: labels.length,
			positives,
			negatives: labels.length - positives,
			pages: null,
			weighted: false,
		},
		features: { set: 's', names: ['a'], versions: [1], gainShares: [1] },
		seed: 1,
		codeVersion: 'test',
		hyperParameters: { rounds: 3 },
		evaluation: {
			method: 'cross-validation',
			folds: 5,
			groupedByPage: false,
			rows: labels.length,
			positives,
			resamples: 100,
			sentence: 'By hand.',
		},
		metrics: {
			rocAuc: estimate,
			prAuc: estimate,
			brier: estimate,
			logLoss: estimate,
			expectedCalibrationError: estimate,
		},
		populationRate,
		thresholds: {
			true: thresholdTable(p, y, weights),
			false: thresholdTable(
				p.map((value) => 1 - value),
				y.map((value) => 1 - value),
				weights,
			),
		},
		operatingPoints: [],
		calibration: { method: 'Platt', scale: 1, shift: 0, expectedCalibrationErrorBefore: 0, bins: [] },
		limits: [],
		golden: [],
	};
}
