import { ModelError } from './errors.ts';

/** Which numbers a model looks at: a named set, and its features in column order, each with the version of its definition. */
export type FeatureSpec = { set: string; names: string[]; versions: number[] };

/** Throws `SHAPE_MISMATCH` unless every feature has one distinct name and one version. */
export function checkFeatureSpec(spec: FeatureSpec): void {
	const { names, versions } = spec;
	if (names.length === 0 || names.length !== versions.length || new Set(names).size !== names.length) {
		throw new ModelError(
			'SHAPE_MISMATCH',
			`Feature set ${spec.set} must list at least one feature, each name once and with one version.`,
			{ names: names.length, distinctNames: new Set(names).size, versions: versions.length },
		);
	}
}

/** The first difference between two specs as a sentence, or null when they are the same. */
export function featureSpecDifference(expected: FeatureSpec, got: FeatureSpec): string | null {
	if (expected.set !== got.set) return `feature set ${expected.set} was expected, got ${got.set}`;
	if (expected.names.length !== got.names.length) {
		return `${expected.names.length} features were expected, got ${got.names.length}`;
	}
	for (const [column, name] of expected.names.entries()) {
		if (name !== got.names[column]) return `column ${column} should be ${name}, got ${got.names[column]}`;
		if (expected.versions[column] !== got.versions[column]) {
			return `${name} should have version ${expected.versions[column]}, got ${got.versions[column]}`;
		}
	}
	return null;
}
