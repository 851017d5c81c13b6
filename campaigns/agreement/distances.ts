/**
 * Krippendorff's squared differences of two classes, classCount x classCount, 0 on the diagonal. Some depend on how
 * often each class was chosen, so a metric is a function of these numbers (n_c in the formula of alpha).
 */
export type Metric = (totals: Float64Array) => Float64Array;

/** 1 for two different classes. */
export const nominal: Metric = (totals) => squared(totals.length, () => 1);

/** (sum of n_g for g = c..k, less (n_c + n_k) / 2)^2: how many answers lie between two ranks. */
export const ordinal: Metric = (totals) => {
	const below = new Float64Array(totals.length + 1);
	for (let c = 0; c < totals.length; c++) below[c + 1] = below[c] + totals[c];
	return squared(
		totals.length,
		(c, k) => Math.abs(below[Math.max(c, k) + 1] - below[Math.min(c, k)] - (totals[c] + totals[k]) / 2) ** 2,
	);
};

/** (x_c - x_k)^2. @param values what each class stands for, such as 1 to 5 */
export function interval(values: ArrayLike<number>): Metric {
	return (totals) => squared(totals.length, (c, k) => (values[c] - values[k]) ** 2);
}

/** ((x_c - x_k) / (x_c + x_k))^2, for amounts with a true zero. @param values not negative, no two the same */
export function ratio(values: ArrayLike<number>): Metric {
	return (totals) =>
		squared(totals.length, (c, k) => ((values[c] - values[k]) / (values[c] + values[k])) ** 2);
}

function squared(classCount: number, distance: (c: number, k: number) => number): Float64Array {
	return Float64Array.from({ length: classCount ** 2 }, (_, at) => {
		const [c, k] = [Math.floor(at / classCount), at % classCount];
		return c === k ? 0 : distance(c, k);
	});
}
