import { student95 } from './student-t.ts';
import { isWeighted, type UnitCounts, unitTotal } from './unit-counts.ts';

/** A standard error over units as a sample of many, and the 95% interval it makes. */
export type SubjectSampling = { standardError: number | null; low: number | null; high: number | null };

/**
 * Gwet's variance of an agreement coefficient when the units are a sample (K. L. Gwet, Computing inter-rater reliability
 * and its variance in the presence of high agreement, 2008): sum (x_i - value)^2 / (n (n - 1)), where x_i is what unit i
 * adds to the coefficient, linearised. The interval takes Student's t with n - 1 degrees of freedom and ends at 1.
 * All null for a single unit and for a designed sample with unequal weights: there the bootstrap is the way.
 * @param linearised x_i of each row of `units`
 */
export function subjectSampling(units: UnitCounts, linearised: Float64Array, value: number): SubjectSampling {
	const n = unitTotal(units);
	if (n < 2 || isWeighted(units)) return { standardError: null, low: null, high: null };
	let squares = 0;
	for (let row = 0; row < units.rowCount; row++)
		squares += units.frequencies[row] * (linearised[row] - value) ** 2;
	const standardError = Math.sqrt(squares / (n * (n - 1)));
	const halfWidth = student95(n - 1) * standardError;
	return {
		standardError,
		low: value - halfWidth,
		high: Math.min(1, value + halfWidth),
	};
}
