import { type ThresholdCounts, thresholdStatistics } from './thresholds.ts';

/**
 * revscoring's areas under the curves, kept beside the exact ones so that figures can be compared with published model_info: each curve is interpolated
 * at 50 points between 0 and 1 and summed by the trapezoidal rule. null when the curve has no point.
 */
export function fiftyPointAreas(
	table: readonly ThresholdCounts[],
	populationRate: number | null,
): { rocAuc: number | null; prAuc: number | null } {
	const roc: Point[] = [];
	const precisionRecall: Point[] = [];
	for (const counts of table) {
		const { fpr, recall, precision } = thresholdStatistics(counts, populationRate);
		if (fpr !== null && recall !== null) roc.push([fpr, recall]);
		if (precision !== null && recall !== null) precisionRecall.push([recall, precision]);
	}
	return { rocAuc: fiftyPointArea(roc), prAuc: fiftyPointArea(precisionRecall) };
}

type Point = readonly [x: number, y: number];

function fiftyPointArea(curve: Point[]): number | null {
	if (curve.length === 0) return null;
	const isRising = curve.every(([x], i) => i === 0 || x > (curve[i - 1]?.[0] ?? Number.NaN));
	const points = isRising ? curve : curve.toReversed();
	const heights = Array.from({ length: 50 }, (_, i) => interpolate(points, i / 49));
	return heights.reduce(
		(area, height, i) => area + (i === 0 ? 0 : (height + (heights[i - 1] ?? 0)) / 2 / 49),
		0,
	);
}

/** numpy.interp: flat beyond the ends; of points with the same x the last counts. */
function interpolate(points: Point[], x: number): number {
	const after = points.findIndex(([px]) => px > x);
	const [x0, y0] = points.at(after === -1 ? -1 : Math.max(after - 1, 0)) ?? [0, 0];
	const next = after < 1 ? undefined : points[after];
	return next === undefined ? y0 : y0 + ((next[1] - y0) * (x - x0)) / (next[0] - x0);
}
