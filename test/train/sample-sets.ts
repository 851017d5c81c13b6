import { type TrainingSet, trainingSet } from '../../trainer/train/matrix.ts';

/** Numbers in [0, 1) from integers alone, the same in every language; no library of ours. */
function lattice(i: number, j: number): number {
	return ((i * i * (j + 3) + i * (17 + j * j * 5) + j * 29) % 10_007) / 10_007;
}

export type SampleOptions = { rows: number; columns: number; pages?: number; noise?: number };

/** Labels follow two features and their interaction; one value in 13 is missing; `noise` of the labels are flipped. */
export function sampleSet({ rows, columns, pages, noise = 0.05 }: SampleOptions): TrainingSet {
	const values: number[] = [];
	const labels: number[] = [];
	for (let i = 0; i < rows; i++) {
		for (let j = 0; j < columns; j++)
			values.push((i * 7 + j * 3) % 13 === 0 ? Number.NaN : lattice(i + 1, j));
		const signal = lattice(i + 1, 0) + (lattice(i + 1, 1) > 0.5 ? 0.4 : 0) > 0.95;
		const flipped = (i * 61) % 1000 < noise * 1000;
		labels.push(signal !== flipped ? 1 : 0);
	}
	return trainingSet({
		features: {
			set: 'sample',
			names: Array.from({ length: columns }, (_, j) => `feature_${j}`),
			versions: Array.from({ length: columns }, () => 1),
		},
		values,
		labels,
		revisionIds: labels.map((_, i) => 1000 + i),
		timesSeconds: labels.map((_, i) => 1_700_000_000 + i * 60),
		...(pages !== undefined && { pageIds: labels.map((_, i) => i % pages) }),
	});
}
