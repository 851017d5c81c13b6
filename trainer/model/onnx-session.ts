import { InferenceSession, Tensor } from 'onnxruntime-node';
import { ModelError } from './errors.ts';

/** Our model, loaded by ONNX Runtime on one thread. */
export type OnnxSession = {
	featureCount: number;
	/** P(true) of each of `rowCount` rows, row-major [rowCount, featureCount]. Throws `SHAPE_MISMATCH`. */
	run(values: Float32Array, rowCount: number): Promise<Float32Array>;
	close(): Promise<void>;
};

/** Opens a file written by `writeOnnx`. Throws `MODEL_MISMATCH` when ONNX Runtime refuses it or its input and output are others. */
export async function openOnnx(onnx: Uint8Array): Promise<OnnxSession> {
	let session: InferenceSession;
	try {
		session = await InferenceSession.create(onnx, {
			executionProviders: ['cpu'],
			intraOpNumThreads: 1,
			interOpNumThreads: 1,
			executionMode: 'sequential',
			logSeverityLevel: 3,
		});
	} catch (error) {
		throw new ModelError(
			'MODEL_MISMATCH',
			'ONNX Runtime cannot load the model file; fetch it again or train anew.',
			error,
		);
	}
	const input = session.inputMetadata[0];
	const featureCount = input?.isTensor ? input.shape[1] : undefined;
	if (
		input?.name !== 'features' ||
		typeof featureCount !== 'number' ||
		session.outputNames[0] !== 'probability'
	) {
		await session.release();
		throw new ModelError(
			'MODEL_MISMATCH',
			'The model must take `features` [N, F] and give `probability` [N, 1]; it is not one of ours.',
			{
				expected: ['features', 'probability'],
				got: [...session.inputNames, ...session.outputNames],
			},
		);
	}
	return {
		featureCount,
		async run(values, rowCount) {
			if (values.length !== rowCount * featureCount) {
				throw new ModelError(
					'SHAPE_MISMATCH',
					`${rowCount} rows of ${featureCount} features were expected.`,
					{
						expected: rowCount * featureCount,
						got: values.length,
					},
				);
			}
			if (rowCount === 0) return new Float32Array();
			const { probability } = await session.run({
				features: new Tensor('float32', values, [rowCount, featureCount]),
			});
			if (!(probability?.data instanceof Float32Array)) {
				throw new ModelError(
					'MODEL_MISMATCH',
					'The model gave no float probabilities; it is not one of ours.',
				);
			}
			return probability.data;
		},
		close: () => session.release(),
	};
}
