import { ModelError } from './errors.ts';

/**
 * What happens when everything with probability >= threshold is called the label, as sums of row weights.
 * A table holds one row per step of 0.001 at which a probability lies, rising; the first row calls everything.
 */
export type ThresholdCounts = { threshold: number; tp: number; fp: number; tn: number; fn: number };

/** ORES's names, in the order in which revscoring lists them. `!` is the same statistic about everything but the label. */
const statisticNames = [
	'match_rate',
	'filter_rate',
	'precision',
	'!precision',
	'recall',
	'!recall',
	'accuracy',
	'fpr',
	'f1',
	'!f1',
] as const;
export type StatisticName = (typeof statisticNames)[number];

/** null = undefined at this threshold, such as the precision of no match at all. */
export type Statistics = Record<StatisticName, number | null>;

/** Counts as they would be if the label made up `populationRate` of all; unchanged for null. */
function scaleToPopulation<Counts extends Omit<ThresholdCounts, 'threshold'>>(
	counts: Counts,
	populationRate: number | null,
): Counts {
	if (populationRate === null) return counts;
	const { tp, fp, tn, fn } = counts;
	const observed = (tp + fn) / (tp + fp + tn + fn);
	const up = populationRate / observed;
	const down = (1 - populationRate) / (1 - observed);
	return { ...counts, tp: tp * up, fn: fn * up, fp: fp * down, tn: tn * down };
}

const ratio = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function harmonicMean(a: number | null, b: number | null): number | null {
	return a === null || b === null || a + b === 0 ? null : (2 * a * b) / (a + b);
}

/** All statistics of one threshold, scaled to a population in which the label has rate `populationRate` (null: as sampled). */
export function thresholdStatistics(
	counts: Omit<ThresholdCounts, 'threshold'>,
	populationRate: number | null,
): Statistics {
	const { tp, fp, tn, fn } = scaleToPopulation(counts, populationRate);
	const n = tp + fp + tn + fn;
	const precision = ratio(tp, tp + fp);
	const recall = ratio(tp, tp + fn);
	const otherPrecision = ratio(tn, tn + fn);
	const otherRecall = ratio(tn, tn + fp);
	return {
		match_rate: ratio(tp + fp, n),
		filter_rate: n === 0 ? null : 1 - (tp + fp) / n,
		precision,
		'!precision': otherPrecision,
		recall,
		'!recall': otherRecall,
		accuracy: ratio(tp + tn, n),
		fpr: ratio(fp, tn + fp),
		f1: harmonicMean(precision, recall),
		'!f1': harmonicMean(otherPrecision, otherRecall),
	};
}

/** `maximum recall @ precision >= 0.9`: the best target among the thresholds that meet the condition. */
export type ThresholdQuery = {
	maximise: boolean;
	target: StatisticName;
	condition: StatisticName;
	atLeast: boolean;
	bound: number;
};

const queryPattern = /^(maximum|minimum) (!?\w+) @ (!?\w+) (>=|<=) ([-+]?(?:\d*\.\d+|\d+))/;

/** Whether a text is meant as a query (and not, say, as the name of a statistic). */
export function looksLikeQuery(text: string): boolean {
	return /^\s*(maximum|minimum)\s/i.test(text);
}

/** Reads ORES's query language; case and what follows the number are ignored, as there. Throws `QUERY_INVALID`. */
export function parseThresholdQuery(text: string): ThresholdQuery {
	const [, direction, target = '', condition = '', comparison, bound] =
		queryPattern.exec(text.trim().toLowerCase()) ?? [];
	if (direction === undefined || !isStatistic(target) || !isStatistic(condition)) {
		throw new ModelError(
			'QUERY_INVALID',
			`Write "maximum|minimum STATISTIC @ STATISTIC >=|<= NUMBER" with one of ${statisticNames.join(', ')}; got "${text}".`,
		);
	}
	return {
		maximise: direction === 'maximum',
		target,
		condition,
		atLeast: comparison === '>=',
		bound: Number(bound),
	};
}

function isStatistic(name: string): name is StatisticName {
	return (statisticNames as readonly string[]).includes(name);
}

export type OperatingPoint = { threshold: number; statistics: Statistics };

/**
 * The threshold a query asks for, or null when none meets its condition. Among equal targets a maximum takes the highest threshold and a minimum
 * the lowest, as revscoring does.
 */
export function answerThresholdQuery(
	query: ThresholdQuery,
	table: readonly ThresholdCounts[],
	populationRate: number | null,
): OperatingPoint | null {
	const sign = query.maximise ? 1 : -1;
	let best: { target: number; point: OperatingPoint } | null = null;
	for (const counts of table) {
		const statistics = thresholdStatistics(counts, populationRate);
		const condition = statistics[query.condition];
		const target = statistics[query.target];
		if (condition === null || target === null) continue;
		if (query.atLeast ? condition < query.bound : condition > query.bound) continue;
		// rising thresholds: >= keeps the highest of a maximum, > the lowest of a minimum
		const isBetter =
			best === null || sign * target > sign * best.target || (query.maximise && target === best.target);
		if (isBetter) best = { target, point: { threshold: counts.threshold, statistics } };
	}
	return best?.point ?? null;
}
