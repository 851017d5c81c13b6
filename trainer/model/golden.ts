import { ModelError } from './errors.ts';
import type { OnnxSession } from './onnx-session.ts';
import { PROBABILITY_TOLERANCE } from './verify-onnx.ts';

/** A revision whose score is promised: whoever loads the model must get the same. null = missing feature. */
export type GoldenExample = { revisionId: number; features: (number | null)[]; probability: number };

export type GoldenSource = {
	/** row-major [N, columnCount], NaN = missing */
	values: Float32Array;
	columnCount: number;
	revisionIds: Float64Array;
	probabilities: Float64Array;
};

/** Takes `count` rows (all, when there are fewer) evenly from the least to the most probable. */
export function pickGolden(
	{ values, columnCount, revisionIds, probabilities }: GoldenSource,
	count = 20,
): GoldenExample[] {
	const rows = [...probabilities.keys()].sort(
		(a, b) => (probabilities[a] ?? 0) - (probabilities[b] ?? 0) || a - b,
	);
	const taken = Math.min(count, rows.length);
	return Array.from({ length: taken }, (_, i) => {
		const row = rows[taken === 1 ? 0 : Math.round((i * (rows.length - 1)) / (taken - 1))] ?? 0;
		const features = values.subarray(row * columnCount, (row + 1) * columnCount);
		return {
			revisionId: revisionIds[row] ?? 0,
			features: Array.from(features, (value) => (Number.isNaN(value) ? null : value)),
			probability: probabilities[row] ?? 0,
		};
	});
}

/** Recomputes every golden example. Throws `MODEL_MISMATCH` with the first that differs by more than `PROBABILITY_TOLERANCE`, or when there is none. */
export async function proveGolden(session: OnnxSession, examples: readonly GoldenExample[]): Promise<void> {
	if (examples.length === 0)
		throw new ModelError(
			'MODEL_MISMATCH',
			'The model card has no golden examples, so the model cannot prove itself.',
		);
	const values = Float32Array.from(
		examples.flatMap(({ features }) => features),
		(value) => value ?? Number.NaN,
	);
	const got = await session.run(values, examples.length);
	for (const [i, { revisionId, probability }] of examples.entries()) {
		if (!(Math.abs((got[i] ?? Number.NaN) - probability) <= PROBABILITY_TOLERANCE)) {
			throw new ModelError(
				'MODEL_MISMATCH',
				`The model gives revision ${revisionId} another probability than its card promises; it stays out of use.`,
				{
					expected: probability,
					got: got[i],
				},
			);
		}
	}
}
