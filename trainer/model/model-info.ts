import type { ModelCard } from './card.ts';
import { fiftyPointAreas } from './curve-areas.ts';
import { ModelError } from './errors.ts';
import {
	answerThresholdQuery,
	type OperatingPoint,
	parseThresholdQuery,
	type StatisticName,
	type ThresholdCounts,
	thresholdStatistics,
} from './thresholds.ts';

/** JSON as ORES's model_info answers it. */
export type Info = null | boolean | number | string | Info[] | { [key: string]: Info };
type InfoTree = { [key: string]: Info };

type Label = 'true' | 'false';

/** The order of `statistics`; thresholds come only when asked for. */
const statisticOrder: StatisticName[] = [
	'match_rate',
	'filter_rate',
	'recall',
	'!recall',
	'precision',
	'!precision',
	'f1',
	'!f1',
	'accuracy',
	'fpr',
];

/** Everything ORES told about a model, from its card: type, version, params, environment, statistics, score_schema. */
export function modelInfo(card: ModelCard): InfoTree {
	return {
		type: 'GradientBoosting',
		version: card.version,
		params: {
			...card.hyperParameters,
			labels: [true, false],
			label_weights: null,
			multilabel: false,
			population_rates: card.populationRate === null ? null : byLabel((label) => populationRate(card, label)),
			center: false,
			scale: false,
		},
		environment: { code_version: card.codeVersion, model_id: card.modelId, dataset: card.dataset.digest },
		statistics: statistics(card),
		score_schema: {
			title: 'Prediction with probabilities',
			type: 'object',
			properties: {
				prediction: { description: 'Whether the label is more probable than not', type: 'boolean' },
				probability: {
					description: 'The calibrated probability of either answer',
					type: 'object',
					properties: { true: { type: 'number' }, false: { type: 'number' } },
				},
			},
		},
	};
}

/** The part of `statistics` that has a life of its own below it: tables and queries. Throws `MODEL_INFO_NOT_FOUND` or `QUERY_INVALID`. */
export function thresholdInfo(card: ModelCard, [label, query, ...fields]: string[]): Info {
	if (label === undefined) return byLabel((each) => thresholdRows(card, each));
	if (label !== 'true' && label !== 'false') throw notFound(label);
	if (query === undefined) return { [label]: thresholdRows(card, label) };
	const point = answerThresholdQuery(
		parseThresholdQuery(query),
		card.thresholds[label],
		populationRate(card, label),
	);
	return { [label]: [point && pointInfo(point, fields)] };
}

/** `statistics."maximum recall @ precision >= 0.9"`: the threshold for each label and its means. */
export function queryInfo(card: ModelCard, query: string): Info {
	const parsed = parseThresholdQuery(query);
	return microMacro(
		card,
		(label) =>
			answerThresholdQuery(parsed, card.thresholds[label], populationRate(card, label))?.threshold ?? null,
	);
}

/** The refusal of a path, worded as ORES does. */
export function notFound(path: string): ModelError {
	return new ModelError('MODEL_INFO_NOT_FOUND', `Model information could not be retrieved for '${path}'`);
}

function statistics(card: ModelCard): InfoTree {
	const areas = byLabelOf((label) => fiftyPointAreas(card.thresholds[label], populationRate(card, label)));
	const atHalf = byLabelOf((label) =>
		thresholdStatistics(confusion(card, label), populationRate(card, label)),
	);
	const sampleRate = card.evaluation.positives / card.evaluation.rows;
	return {
		counts: counts(card),
		rates: {
			sample: { true: round(sampleRate), false: round(1 - sampleRate) },
			...(card.populationRate !== null && {
				population: byLabel((label) => round(populationRate(card, label))),
			}),
		},
		...Object.fromEntries(
			statisticOrder.map((name) => [name, microMacro(card, (label) => atHalf[label][name])]),
		),
		roc_auc: microMacro(card, (label) => areas[label].rocAuc),
		pr_auc: microMacro(card, (label) => areas[label].prAuc),
	};
}

function byLabelOf<T>(value: (label: Label) => T): Record<Label, T> {
	return { true: value('true'), false: value('false') };
}

function byLabel(value: (label: Label) => Info): InfoTree {
	return byLabelOf(value);
}

function populationRate({ populationRate: rate }: ModelCard, label: Label): number | null {
	return rate === null || label === 'true' ? rate : 1 - rate;
}

type Confusion = Omit<ThresholdCounts, 'threshold'>;

/** What happens when `true` is predicted at a probability of a half or more, seen from one label. */
function confusion({ thresholds }: ModelCard, label: Label): Confusion {
	const everything = thresholds.true[0] ?? { tp: 0, fp: 0, tn: 0, fn: 0 };
	const nothing = { tp: 0, fp: 0, tn: everything.fp, fn: everything.tp };
	const { tp, fp, tn, fn } = thresholds.true.find(({ threshold }) => threshold >= 0.5) ?? nothing;
	return label === 'true' ? { tp, fp, tn, fn } : { tp: tn, fp: fn, tn: tp, fn: fp };
}

function counts(card: ModelCard): InfoTree {
	const { tp, fp, tn, fn } = confusion(card, 'true');
	const { rows, positives } = card.evaluation;
	return {
		n: rows,
		labels: { true: positives, false: rows - positives },
		predictions: { true: { true: tp, false: fn }, false: { true: fp, false: tn } },
	};
}

/** micro: mean of the labels by how many there are in the population; macro: plain mean; null when a label has none. */
function microMacro(card: ModelCard, value: (label: Label) => number | null): InfoTree {
	const values = byLabelOf(value);
	const { tp, fn, fp, tn } = confusion(card, 'true');
	const trueShare = card.populationRate ?? (tp + fn) / (tp + fn + fp + tn);
	const both =
		values.true !== null && values.false !== null ? { true: values.true, false: values.false } : null;
	return {
		micro: round(both && both.true * trueShare + both.false * (1 - trueShare)),
		macro: round(both && (both.true + both.false) / 2),
		labels: byLabel((label) => round(values[label])),
	};
}

function thresholdRows(card: ModelCard, label: Label): Info[] {
	const rate = populationRate(card, label);
	return card.thresholds[label].map((counts) =>
		pointInfo({ threshold: counts.threshold, statistics: thresholdStatistics(counts, rate) }, []),
	);
}

function pointInfo({ threshold, statistics }: OperatingPoint, fields: string[]): InfoTree {
	const wanted = Object.entries(statistics).filter(([name]) => fields.length === 0 || fields.includes(name));
	return { threshold, ...Object.fromEntries(wanted.map(([name, value]) => [name, round(value)])) };
}

/** Three decimals; a half goes to the even neighbour, as in Python. */
function round(value: number | null): number | null {
	if (value === null) return null;
	const scaled = value * 1000;
	const below = Math.floor(scaled);
	const isHalf = scaled - below === 0.5;
	return (isHalf ? below + (below % 2) : Math.round(scaled)) / 1000;
}
