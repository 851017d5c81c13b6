/**
 * `node test/bench/train.ts`: how long learning takes and how good it is. On PAN-WVC-10 (where the shared data is) with the default hyper-parameters by
 * cross-validation and from small samples, and on 20,000 x 80 made-up rows.
 */
import { openRandom, type Random } from '../../campaigns/contract/random.ts';
import { fitForest } from '../../trainer/train/boosting.ts';
import { assignFolds } from '../../trainer/train/folds.ts';
import { defaultHyperParameters } from '../../trainer/train/hyper-parameters.ts';
import { learn } from '../../trainer/train/learn.ts';
import { selectRows, type TrainingSet, trainingSet } from '../../trainer/train/matrix.ts';
import { averagePrecision, rank, rocAuc } from '../../trainer/train/metrics.ts';
import { outOfFoldMargins } from '../../trainer/train/out-of-fold.ts';
import { predictMargins } from '../../trainer/train/predictor.ts';
import { shuffled } from '../../trainer/train/random.ts';
import { readPan } from '../support/pan.ts';
import { sharedData } from '../support/shared-data.ts';

function report(what: string, margins: Float64Array, labels: Uint8Array, startedMs: number): void {
	const ranking = rank(margins, labels);
	const seconds = (performance.now() - startedMs) / 1000;
	const areas = `ROC-AUC ${rocAuc(ranking).toFixed(4)}  PR-AUC ${averagePrecision(ranking).toFixed(4)}`;
	console.log(`${what.padEnd(52)} ${areas}  ${seconds.toFixed(1)} s`);
}

/** In the order of the file, row modulo 5: HistGradientBoosting .9751 to .9760 and .844 to .8475, XGBoost .9758 to .9769 and .846 to .847. */
async function benchPan(path: string): Promise<void> {
	const set = readPan(path);
	for (const seed of [1, 2, 3]) {
		const started = performance.now();
		const folds = assignFolds(set.labels, null, 5, seed);
		const margins = outOfFoldMargins(set, folds, (part) => fitForest(part, defaultHyperParameters, seed));
		report(`PAN-WVC-10 9,997 x 66, 5 folds, seed ${seed}`, margins, set.labels, started);
	}
	for (const rowCount of [150, 500, 2000]) benchSmallSample(set, rowCount);
	const started = performance.now();
	const request = {
		name: 'damaging',
		wiki: 'enwiki',
		version: '0',
		datasetDigest: '0'.repeat(64),
		codeVersion: 'bench',
		seed: 1,
	} as const;
	const { card, onnx, largestDifference } = await learn(set, request);
	const { rocAuc: roc, prAuc, expectedCalibrationError: ece } = card.metrics;
	console.log(
		`PAN-WVC-10 whole run with intervals, ONNX and card: ${((performance.now() - started) / 1000).toFixed(1)} s, ONNX ${onnx.length} bytes, largest difference ${largestDifference.toExponential(1)}`,
	);
	console.log(
		`  ROC-AUC ${roc.value} [${roc.low}, ${roc.high}]  PR-AUC ${prAuc.value} [${prAuc.low}, ${prAuc.high}]  ECE ${ece.value}`,
	);
}

/** Learns from a few rows, one in five positive, and judges on those that no sample takes; mean of ten samples. */
function benchSmallSample(set: TrainingSet, rowCount: number): void {
	const started = performance.now();
	let [roc, pr] = [0, 0];
	for (let sample = 0; sample < 10; sample++) {
		const random = openRandom(sample, 'bench');
		const take = (label: number, count: number) => {
			const rows = Int32Array.from(set.labels.keys()).filter((row) => set.labels[row] === label);
			const order = shuffled(rows.length, random).map((i) => rows[i] ?? 0);
			return { taken: [...order.slice(0, count)], kept: [...order.slice(label === 1 ? 420 : 4000)] };
		};
		const positives = take(1, rowCount / 5);
		const negatives = take(0, rowCount - rowCount / 5);
		const train = Int32Array.from([...positives.taken, ...negatives.taken]).sort();
		const judged = selectRows(set, Int32Array.from([...positives.kept, ...negatives.kept]));
		const forest = fitForest(selectRows(set, train), defaultHyperParameters, sample);
		const ranking = rank(predictMargins(forest, judged.matrix), judged.labels);
		roc += rocAuc(ranking) / 10;
		pr += averagePrecision(ranking) / 10;
	}
	const seconds = ((performance.now() - started) / 10_000).toFixed(2);
	console.log(
		`${`PAN-WVC-10 learned from ${rowCount} rows, mean of 10`.padEnd(52)} ROC-AUC ${roc.toFixed(4)}  PR-AUC ${pr.toFixed(4)}  ${seconds} s each`,
	);
}

/** A nonlinear truth over 20 of the columns, the rest noise; one value in ten missing. */
function synthetic(rowCount: number, columnCount: number, seed: number): TrainingSet {
	const random = openRandom(seed, 'synthetic');
	const values = new Float32Array(rowCount * columnCount);
	const labels = new Uint8Array(rowCount);
	for (let row = 0; row < rowCount; row++) {
		const x = Float64Array.from({ length: columnCount }, () => gaussian(random));
		const at = (column: number) => x[column] ?? 0;
		let margin = -2.2 + at(0) * at(1) + Math.abs(at(2)) - (at(3) > 1 ? 1.5 : 0);
		for (let column = 4; column < 20; column++) margin += 0.2 * at(column);
		labels[row] = random.next() < 1 / (1 + Math.exp(-margin)) ? 1 : 0;
		for (let column = 0; column < columnCount; column++) {
			values[row * columnCount + column] = random.next() < 0.1 ? Number.NaN : at(column);
		}
	}
	const names = Array.from({ length: columnCount }, (_, column) => `x${column}`);
	return trainingSet({
		features: { set: 'synthetic', names, versions: names.map(() => 1) },
		values,
		labels,
		revisionIds: Uint32Array.from(labels.keys()),
	});
}

function gaussian(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

function benchSynthetic(): void {
	const train = synthetic(20_000, 80, 1);
	const judged = synthetic(10_000, 80, 2);
	const started = performance.now();
	const forest = fitForest(train, defaultHyperParameters, 1);
	report(
		'synthetic 20,000 x 80, one fit, judged on 10,000 more',
		predictMargins(forest, judged.matrix),
		judged.labels,
		started,
	);
}

const pan = sharedData('pan-wvc-10-features/edits.arff');
if (pan === null) console.log('PAN-WVC-10 left out: the shared data is not here (set SHARED_DATA).');
else await benchPan(pan);
benchSynthetic();
