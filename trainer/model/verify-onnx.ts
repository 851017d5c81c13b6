import { ModelError } from './errors.ts';
import { openOnnx } from './onnx-session.ts';

/** How far ONNX Runtime, which adds 32-bit floats, may stray from the trainer's own sum. */
export const PROBABILITY_TOLERANCE = 1e-5;

/**
 * Runs the file over rows [N, F] and compares with the trainer's own probabilities; answers the largest difference.
 * Throws `MODEL_MISMATCH` with the first row that differs by more than `PROBABILITY_TOLERANCE`.
 */
export async function verifyOnnx(
	onnx: Uint8Array,
	values: Float32Array,
	expected: Float64Array,
): Promise<number> {
	const session = await openOnnx(onnx);
	try {
		const got = await session.run(values, expected.length);
		let largest = 0;
		for (const [row, probability] of expected.entries()) {
			const difference = Math.abs(probability - (got[row] ?? Number.NaN));
			if (!(difference <= PROBABILITY_TOLERANCE)) {
				throw new ModelError(
					'MODEL_MISMATCH',
					`ONNX Runtime and the trainer disagree about row ${row}; this is a bug, please report it.`,
					{
						expected: probability,
						got: got[row],
					},
				);
			}
			largest = Math.max(largest, difference);
		}
		return largest;
	} finally {
		await session.close();
	}
}
