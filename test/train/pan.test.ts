import { expect, test } from 'vitest';
import { fitForest } from '../../trainer/train/boosting.ts';
import { defaultHyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { selectRows } from '../../trainer/train/matrix.ts';
import { averagePrecision, rank, rocAuc } from '../../trainer/train/metrics.ts';
import { predictMargins } from '../../trainer/train/predictor.ts';
import { readPan } from '../support/pan.ts';
import { sharedData } from '../support/shared-data.ts';

const path = sharedData('pan-wvc-10-features/edits.arff');

test.skipIf(path === null)(
	'is as good on real edits as scikit-learn (skipped without the shared data)',
	() => {
		const set = readPan(path ?? '');
		expect([set.matrix.rowCount, set.matrix.columnCount]).toEqual([9997, 66]);
		const rowsOf = (heldOut: boolean) =>
			Int32Array.from(set.labels.keys()).filter((row) => (row % 5 === 1) === heldOut);
		const unseen = selectRows(set, rowsOf(true));
		const forest = fitForest(selectRows(set, rowsOf(false)), defaultHyperParameters, 1);
		const ranking = rank(predictMargins(forest, unseen.matrix), unseen.labels);
		// On this split, three seeds each: HistGradientBoosting 1.9.1 with the same hyper-parameters .9798 to .9801 ROC and .870 to
		// .873 PR, we .9802 to .9811 and .870 to .875. The lower bounds leave what seeds move twice over; a wrong split or sign falls
		// far below. All five fifths, and XGBoost: test/bench/train.ts.
		expect(rocAuc(ranking)).toBeGreaterThan(0.979);
		expect(averagePrecision(ranking)).toBeGreaterThan(0.865);
	},
);
