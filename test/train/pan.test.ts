import { expect, test } from 'vitest';
import { fitForest } from '../../trainer/train/boosting.ts';
import { defaultHyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { averagePrecision, rank, rocAuc } from '../../trainer/train/metrics.ts';
import { outOfFoldMargins } from '../../trainer/train/out-of-fold.ts';
import { readPan } from '../support/pan.ts';
import { sharedData } from '../support/shared-data.ts';

const path = sharedData('pan-wvc-10-features/edits.arff');

test.skipIf(path === null)(
	'is as good on real edits as scikit-learn and XGBoost (skipped without the shared data)',
	() => {
		const set = readPan(path ?? '');
		expect([set.matrix.rowCount, set.matrix.columnCount]).toEqual([9997, 66]);
		const folds = { count: 5, foldOf: Uint8Array.from(set.labels, (_, row) => row % 5), grouped: false };
		const margins = outOfFoldMargins(set, folds, (part) => fitForest(part, defaultHyperParameters, 1));
		const ranking = rank(margins, set.labels);
		// On these folds, three seeds each: HistGradientBoosting .9751 to .9759 ROC and .844 to .847 PR, XGBoost .9758 to .9769 and
		// .846 to .847. Seeds move us by .001 and .003; the lower bounds leave twice that, and a wrong split or sign falls far below.
		expect(rocAuc(ranking)).toBeGreaterThan(0.974);
		expect(averagePrecision(ranking)).toBeGreaterThan(0.838);
	},
);
