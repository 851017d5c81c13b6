import type { Judgement } from './judge.ts';
import type { TrainingSet } from './matrix.ts';
import type { Plan } from './plan.ts';

const percent = (share: number) => `${(share * 100).toFixed(1)}%`;

/** How the metrics were got, in one sentence for the card. */
export function describeEvaluation(plan: Plan, { evaluation, groupedByPage }: Judgement): string {
	const intervals = `95% intervals from ${plan.resamples} bootstrap resamples within each label`;
	if (plan.method === 'time hold-out') {
		return `Learned and calibrated on the earlier edits, judged on the last ${percent(plan.heldOutShare)} by time (${evaluation.rows} edits); ${intervals}.`;
	}
	const pages = groupedByPage ? 'no page in two folds' : 'pages may be in several folds';
	return `${plan.folds} stratified folds, ${pages}, each edit judged by a model and a calibration that had not seen its fold; ${intervals}.`;
}

/** What a reader of the card must know before trusting the figures. */
export function describeLimits(wiki: string, set: TrainingSet, plan: Plan, judgement: Judgement): string[] {
	const { evaluation, calibration, groupedByPage } = judgement;
	const { rows, positives, metrics } = evaluation;
	const limits = [
		`Learned from ${set.labels.length} labelled edits of ${wiki}; nothing is known about other wikis or later years.`,
		'Intervals treat edits as independent; edits of one page or person are not quite, so the truth may lie outside more often.',
	];
	const learnedRate = set.labels.reduce((sum, label) => sum + label, 0) / set.labels.length;
	if (plan.populationRate === null) {
		limits.push(
			`Probabilities fit edits of which ${percent(learnedRate)} are positive, as in the dataset; where the share differs, so will they, and precision with them.`,
		);
	}
	if (Math.abs(positives / rows - learnedRate) > 0.02) {
		limits.push(
			`Of the edits judged ${percent(positives / rows)} are positive: the share changes with time.`,
		);
	}
	if (Math.min(positives, rows - positives) < 100) {
		limits.push(
			`Only ${Math.min(positives, rows - positives)} of the rows judged carry the rarer label: the intervals are wide.`,
		);
	}
	if (plan.method === 'cross-validation' && !groupedByPage) {
		limits.push('Edits of one page may be both learned from and judged, which flatters the figures.');
	}
	if (calibration.scale === 0 || metrics.rocAuc.low <= 0.5) {
		limits.push('It has not been shown to be better than chance. Do not use it.');
	}
	return limits;
}
