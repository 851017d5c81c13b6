/**
 * Why `npm run reverts` learns as it does: three recipes on 11,384 real edits of one page, each always judged on later
 * edits than it learned from. The recipe was chosen by the first two columns; the last fifth took no part in it.
 *
 * Takes about a minute. Leaves with status 1 if the history's known counts do not come out.
 */
import { readExport } from '../../trainer/export/read-export.ts';
import { featureSet } from '../../trainer/features/features.ts';
import { featureSpec } from '../../trainer/model/feature-sets.ts';
import { historyExamples } from '../../trainer/reverts/history-examples.ts';
import { recentExamples } from '../../trainer/reverts/recent-examples.ts';
import { revertHyperParameters } from '../../trainer/reverts/recipe.ts';
import { byTime } from '../../trainer/reverts/time-order.ts';
import { usable } from '../../trainer/reverts/usable.ts';
import { fitForest } from '../../trainer/train/boosting.ts';
import { splitByTime } from '../../trainer/train/hold-out.ts';
import { defaultHyperParameters, type HyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { selectRows, type TrainingSet, trainingSet } from '../../trainer/train/matrix.ts';
import { averagePrecision, rank, rocAuc } from '../../trainer/train/metrics.ts';
import { predictMargins } from '../../trainer/train/predictor.ts';
import { sharedData } from '../support/shared-data.ts';

const known = { usable: 11_384, reverted: 2_990, reverting: 1_706 };
const setName = 'text-only-1';

const file = sharedData('enwiki-anarchism-history/history-2001-2007.xml.zst');
if (!file) {
	console.log('Left out: the shared data is not here (set SHARED_DATA to its folder).');
	process.exit();
}

const started = performance.now();
const revisions = usable(byTime(readExport(file, { wiki: 'enwiki' })));
const examples = await historyExamples(revisions, featureSet(setName), () => undefined);
const reverted = examples.reverted.reduce((sum, label) => sum + label, 0);
const counts = { usable: examples.usable, reverted, reverting: examples.reverting };
console.log(
	`${counts.usable} usable revisions, ${reverted} reverted, ${counts.reverting} reverting; read in ${((performance.now() - started) / 1000).toFixed(0)} s.`,
);
if (JSON.stringify(counts) !== JSON.stringify(known)) {
	console.log(`Expected ${JSON.stringify(known)}.`);
	process.exitCode = 1;
}

type Recipe = { name: string; years: number; parameters: HyperParameters };
const strong = { ...defaultHyperParameters, ...revertHyperParameters };
const recipes: Recipe[] = [
	{ name: 'defaults, all years', years: 100, parameters: defaultHyperParameters },
	{ name: 'held back, all years', years: 100, parameters: strong },
	{ name: 'held back, 2 years (used)', years: 2, parameters: strong },
];

console.log('ROC-AUC / PR-AUC            mean of 7 tenths   fourth fifth      last fifth');
for (const { name, years, parameters } of recipes) {
	const tenths = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7].map((part) =>
		areas(part, part + 0.1, years, parameters),
	);
	const mean = [0, 1].map((which) => tenths.reduce((sum, pair) => sum + (pair[which] ?? 0) / 7, 0));
	const cells = [mean, areas(0.6, 0.8, years, parameters), areas(0.8, 1, years, parameters)];
	console.log(name.padEnd(28) + cells.map((pair) => shown(pair).padEnd(18)).join(''));
}

/** Learns from the edits before `from` (a part of the history by time) and judges those from there to `to`. */
function areas(from: number, to: number, years: number, parameters: HyperParameters): number[] {
	const judgedShare = 1 - from / to;
	const past = recentExamples(firstPart(to), years, judgedShare);
	const set: TrainingSet = trainingSet({
		...past,
		features: featureSpec(setName),
		labels: past.reverted,
	});
	const { earlier, later } = splitByTime(set, past.heldOutShare);
	const judged = selectRows(set, later);
	const forest = fitForest(selectRows(set, earlier), parameters, 1);
	const ranking = rank(predictMargins(forest, judged.matrix), judged.labels);
	return [rocAuc(ranking), averagePrecision(ranking)];
}

/** The examples up to a part of the history; one page, so they stand by time already. */
function firstPart(to: number): typeof examples {
	const count = Math.round(examples.revisionIds.length * to);
	const width = examples.values.length / examples.revisionIds.length;
	return {
		...examples,
		revisionIds: examples.revisionIds.slice(0, count),
		pageIds: examples.pageIds.slice(0, count),
		timesSeconds: examples.timesSeconds.slice(0, count),
		reverted: examples.reverted.slice(0, count),
		values: examples.values.slice(0, count * width),
	};
}

function shown(pair: number[]): string {
	return pair.map((area) => area.toFixed(3)).join(' / ');
}
