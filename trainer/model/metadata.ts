import { BinaryReader, WireType } from '@bufbuild/protobuf/wire';
import { ModelError } from './errors.ts';
import type { FeatureSpec } from './feature-spec.ts';

/** What a model was learned from and by: repeated in the card and inside the ONNX file. */
export type Origin = {
	/** sha256 of the frozen dataset, hex */
	datasetDigest: string;
	seed: number;
	/** the version (commit) of the code that learned it */
	codeVersion: string;
};

/** The `metadata_props` of an ONNX file of ours. */
export function writeMetadata(
	features: FeatureSpec,
	{ datasetDigest, seed, codeVersion }: Origin,
): Record<string, string> {
	return {
		feature_set: features.set,
		feature_names: JSON.stringify(features.names),
		feature_versions: JSON.stringify(features.versions),
		dataset_digest: datasetDigest,
		seed: String(seed),
		code_version: codeVersion,
	};
}

/** Reads `metadata_props` (field 14 of ModelProto) of any ONNX file. Throws `MODEL_MISMATCH` when the bytes are not one. */
export function readMetadata(onnx: Uint8Array): Record<string, string> {
	const metadata: Record<string, string> = {};
	try {
		const reader = new BinaryReader(onnx);
		while (reader.pos < reader.len) {
			const [field, wireType] = reader.tag();
			if (field === 14 && wireType === WireType.LengthDelimited) {
				const [key, value] = readEntry(reader.bytes());
				metadata[key] = value;
			} else reader.skip(wireType, field);
		}
	} catch (error) {
		throw new ModelError(
			'MODEL_MISMATCH',
			'The file is not an ONNX model, or is cut short; fetch it again.',
			error,
		);
	}
	return metadata;
}

function readEntry(bytes: Uint8Array): [key: string, value: string] {
	const reader = new BinaryReader(bytes);
	const entry: [string, string] = ['', ''];
	while (reader.pos < reader.len) {
		const [field, wireType] = reader.tag();
		if (field === 1) entry[0] = reader.string();
		else if (field === 2) entry[1] = reader.string();
		else reader.skip(wireType, field);
	}
	return entry;
}
