/** A card that its own schema accepts, with figures that follow from two bell curves of scores. */
import { type ModelCard, parseCard } from '../../../trainer/model/card.ts';
import {
	answerThresholdQuery,
	parseThresholdQuery,
	type ThresholdCounts,
} from '../../../trainer/model/thresholds.ts';

const positives = 1024;
const negatives = 3430;

/** part of a logistic distribution that lies above `x` */
const above = (x: number, middle: number) => 1 / (1 + Math.exp(x - middle));
const logOdds = (share: number) => Math.log(share / (1 - share));

const steps = Array.from({ length: 199 }, (_, i) => (i + 1) / 200);

const table = (mine: number, others: number): ThresholdCounts[] =>
	steps.map((threshold) => {
		const tp = mine * above(logOdds(threshold), 0.6);
		const fp = others * above(logOdds(threshold), -2.4);
		return { threshold, tp, fp, fn: mine - tp, tn: others - fp };
	});

const thresholds = { true: table(positives, negatives), false: table(negatives, positives) };

const queries = [
	'maximum recall @ precision >= 0.995',
	'maximum filter_rate @ recall >= 0.9',
	'maximum recall @ precision >= 0.6',
	'maximum recall @ precision >= 0.9',
];

const estimate = (value: number) => ({ value, low: value - 0.01, high: value + 0.01 });

export const card: ModelCard = parseCard({
	format: 'label-wing model card 1',
	modelId: '1'.repeat(64),
	name: 'damaging',
	wiki: 'demowiki',
	version: '111111111111',
	licence: 'CC0-1.0',
	algorithm: 'gradient-boosted trees, Platt-calibrated',
	dataset: {
		digest: 'd'.repeat(64),
		rows: positives + negatives,
		positives,
		negatives,
		pages: 3020,
		weighted: false,
	},
	features: {
		set: 'edit-quality-1',
		names: ['chars_added', 'words_added', 'longest_run', 'is_anonymous'],
		versions: [1, 1, 1, 2],
		gainShares: [0.41, 0.07, 0.3, 0.22],
	},
	seed: 20_260_620,
	codeVersion: '0.1.0',
	hyperParameters: { rounds: 200 },
	evaluation: {
		method: 'cross-validation',
		folds: 5,
		groupedByPage: true,
		rows: positives + negatives,
		positives,
		resamples: 1000,
		sentence: '5 stratified folds, no page in two folds.',
	},
	metrics: {
		rocAuc: estimate(0.95),
		prAuc: estimate(0.61),
		brier: estimate(0.05),
		logLoss: estimate(0.19),
		expectedCalibrationError: estimate(0.012),
	},
	populationRate: null,
	thresholds,
	operatingPoints: [true, false].flatMap((label) =>
		queries.map((query) => {
			const point = answerThresholdQuery(
				parseThresholdQuery(query),
				label ? thresholds.true : thresholds.false,
				null,
			);
			return {
				label,
				query,
				threshold: point?.threshold ?? null,
				precision: point?.statistics.precision ?? null,
				recall: point?.statistics.recall ?? null,
				filterRate: point?.statistics.filter_rate ?? null,
			};
		}),
	),
	calibration: {
		method: 'Platt',
		scale: 1.1,
		shift: -0.05,
		expectedCalibrationErrorBefore: 0.04,
		bins: [0.01, 0.03, 0.06, 0.1, 0.2, 0.4, 0.6, 0.85].map((meanProbability, place) => ({
			low: Math.max(0, meanProbability - 0.02),
			high: meanProbability + 0.02,
			rows: 60,
			share: 0.125,
			meanProbability,
			positiveRate: meanProbability + (place % 2 === 0 ? 0.01 : -0.01),
		})),
	},
	limits: [
		'Learned from 4454 labelled edits of demowiki; nothing is known about other wikis or later years.',
	],
	golden: [{ revisionId: 123, features: [1, 2, null, 0], probability: 0.86 }],
});
