import type { ModelCard } from '../model/card.ts';
import { sha256Hex } from '../model/digest.ts';
import { ModelError } from '../model/errors.ts';
import { type FeatureSpec, featureSpecDifference } from '../model/feature-spec.ts';
import { proveGolden } from '../model/golden.ts';
import { readMetadata, writeMetadata } from '../model/metadata.ts';
import { openOnnx } from '../model/onnx-session.ts';

/** A model that has proved itself and may be asked. */
export type LoadedModel = {
	card: ModelCard;
	/** P(true) of `rowCount` rows, row-major in the card's column order, NaN = missing. Throws `SHAPE_MISMATCH`. */
	score(rows: Float32Array, rowCount: number): Promise<Float32Array>;
	/** Frees the memory outside JavaScript. */
	close(): Promise<void>;
};

/**
 * Loads a model and lets it prove itself: the file is the one the card describes, both name the same features and origin, and every golden example gets the
 * promised probability. `computed` is the feature list this process computes; when given, the model must have been learned from exactly that one.
 * Throws `MODEL_MISMATCH` otherwise, with the evidence as cause; nothing is left open then.
 */
export async function loadModel(
	onnx: Uint8Array,
	card: ModelCard,
	computed?: FeatureSpec,
): Promise<LoadedModel> {
	const modelId = sha256Hex(onnx);
	if (modelId !== card.modelId) {
		throw new ModelError(
			'MODEL_MISMATCH',
			'The model file is not the one its card describes; fetch both again.',
			{
				expected: card.modelId,
				got: modelId,
			},
		);
	}
	checkMetadata(onnx, card);
	if (computed !== undefined) checkFeatures(card, computed);
	const session = await openOnnx(onnx);
	try {
		if (session.featureCount !== card.features.names.length) {
			throw new ModelError(
				'MODEL_MISMATCH',
				'The model takes another number of features than its card lists.',
				{
					expected: card.features.names.length,
					got: session.featureCount,
				},
			);
		}
		await proveGolden(session, card.golden);
	} catch (error) {
		await session.close();
		throw error;
	}
	return { card, score: session.run, close: session.close };
}

function checkMetadata(onnx: Uint8Array, card: ModelCard): void {
	const got = readMetadata(onnx);
	const { features, seed, codeVersion, dataset } = card;
	for (const [key, expected] of Object.entries(
		writeMetadata(features, { seed, codeVersion, datasetDigest: dataset.digest }),
	)) {
		if (got[key] === expected) continue;
		throw new ModelError(
			'MODEL_MISMATCH',
			`The model file and its card disagree about ${key}; train the model anew.`,
			{
				expected,
				got: got[key],
			},
		);
	}
}

function checkFeatures(card: ModelCard, computed: FeatureSpec): void {
	const difference = featureSpecDifference(card.features, computed);
	if (difference === null) return;
	throw new ModelError(
		'MODEL_MISMATCH',
		`This version computes other features than the model was learned from (${difference}); train the model anew or run the version it was made with.`,
		{ expected: card.features, got: computed },
	);
}
