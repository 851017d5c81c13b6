import { ModelError } from '../model/errors.ts';
import { checkFeatureSpec, type FeatureSpec } from '../model/feature-spec.ts';

/** Row-major: the features of row r are `values[r * columnCount ...]`. NaN means missing. */
export type Matrix = { values: Float32Array; rowCount: number; columnCount: number };

/** A frozen dataset as the trainer sees it: one row per revision, in the dataset's order. */
export type TrainingSet = {
	features: FeatureSpec;
	matrix: Matrix;
	/** 1 = the label is true */
	labels: Uint8Array;
	/** how much a row counts in fitting and in metrics, e.g. 1 / its inclusion probability */
	weights: Float64Array;
	revisionIds: Float64Array;
	/** the page of each row, or null when unknown */
	pageIds: Float64Array | null;
	/** when each edit was made, seconds since 1970, or null when unknown */
	timesSeconds: Float64Array | null;
};

export type TrainingRows = {
	features: FeatureSpec;
	/** row-major, rows x features; numbers become 32-bit floats */
	values: ArrayLike<number>;
	/** 0 or 1 per row */
	labels: ArrayLike<number>;
	revisionIds: ArrayLike<number>;
	weights?: ArrayLike<number> | undefined;
	pageIds?: ArrayLike<number> | undefined;
	timesSeconds?: ArrayLike<number> | undefined;
};

/** Checks rows at the door. Throws `NO_ROWS`, `SHAPE_MISMATCH`, `LABEL_INVALID`, `WEIGHT_INVALID` or `FEATURE_INFINITE`, naming the row. */
export function trainingSet(rows: TrainingRows): TrainingSet {
	const { features } = rows;
	checkFeatureSpec(features);
	const rowCount = rows.labels.length;
	const columnCount = features.names.length;
	if (rowCount === 0) throw new ModelError('NO_ROWS', 'The dataset has no rows; label some edits first.');
	const lengths: [string, ArrayLike<number> | undefined, number][] = [
		['values', rows.values, rowCount * columnCount],
		['revisionIds', rows.revisionIds, rowCount],
		['weights', rows.weights, rowCount],
		['pageIds', rows.pageIds, rowCount],
		['timesSeconds', rows.timesSeconds, rowCount],
	];
	for (const [name, list, expected] of lengths) {
		if (list !== undefined && list.length !== expected) {
			throw new ModelError(
				'SHAPE_MISMATCH',
				`${rowCount} rows of ${columnCount} features need ${expected} ${name}, got ${list.length}.`,
			);
		}
	}
	return {
		features,
		matrix: { values: checkedValues(rows), rowCount, columnCount },
		labels: checkedLabels(rows),
		weights: checkedWeights(rows),
		revisionIds: Float64Array.from(rows.revisionIds),
		pageIds: rows.pageIds === undefined ? null : Float64Array.from(rows.pageIds),
		timesSeconds: rows.timesSeconds === undefined ? null : Float64Array.from(rows.timesSeconds),
	};
}

function checkedValues({ values, features, revisionIds }: TrainingRows): Float32Array {
	const floats = Float32Array.from(values);
	const at = floats.findIndex((value) => value === Infinity || value === -Infinity);
	if (at === -1) return floats;
	const row = Math.floor(at / features.names.length);
	const name = features.names[at % features.names.length];
	throw new ModelError(
		'FEATURE_INFINITE',
		`Feature ${name} of revision ${revisionIds[row]} is infinite or beyond a 32-bit float; it must be a number, or NaN when missing.`,
		{ row, feature: name, got: values[at] },
	);
}

function checkedLabels({ labels, revisionIds }: TrainingRows): Uint8Array {
	for (let row = 0; row < labels.length; row++) {
		if (labels[row] !== 0 && labels[row] !== 1) {
			throw new ModelError(
				'LABEL_INVALID',
				`The label of revision ${revisionIds[row]} must be 0 or 1; leave undecided rows out.`,
				{
					row,
					got: labels[row],
				},
			);
		}
	}
	return Uint8Array.from(labels);
}

function checkedWeights({ weights, labels, revisionIds }: TrainingRows): Float64Array {
	if (weights === undefined) return new Float64Array(labels.length).fill(1);
	const checked = Float64Array.from(weights);
	const row = checked.findIndex((weight) => !(weight > 0 && weight < Infinity));
	if (row === -1) return checked;
	throw new ModelError(
		'WEIGHT_INVALID',
		`The weight of revision ${revisionIds[row]} must be a finite number above 0.`,
		{
			row,
			got: checked[row],
		},
	);
}

/** The given rows, in the given order, as a set of their own. */
export function selectRows(set: TrainingSet, rows: Int32Array): TrainingSet {
	const { columnCount, values } = set.matrix;
	const selected = new Float32Array(rows.length * columnCount);
	for (let i = 0; i < rows.length; i++) {
		selected.set(values.subarray(rows[i] * columnCount, (rows[i] + 1) * columnCount), i * columnCount);
	}
	const pick = (list: Float64Array) => Float64Array.from(rows, (row) => list[row]);
	return {
		features: set.features,
		matrix: { values: selected, rowCount: rows.length, columnCount },
		labels: Uint8Array.from(rows, (row) => set.labels[row]),
		weights: pick(set.weights),
		revisionIds: pick(set.revisionIds),
		pageIds: set.pageIds && pick(set.pageIds),
		timesSeconds: set.timesSeconds && pick(set.timesSeconds),
	};
}
