/** The scorer as the routes see it: made by trainer/score, joined in main. */

type ScoreError = { type: string; message: string };

/** Probability of the positive class, or why there is none; with the feature values on request. */
export type RevisionScore = {
	score: { prediction: boolean; probability: { true: number; false: number } } | { error: ScoreError };
	features: Record<string, number | boolean> | null;
};

export type LiveModel = {
	id: string;
	wiki: string;
	name: string;
	version: string;
	/** answers ORES's `model_info` paths, joined by `|`; null when there is no such path */
	info(paths: string): unknown;
};

export type ScorePort = {
	models(): readonly LiveModel[];
	/** what keeps a promoted model from answering, one sentence each */
	faults(): readonly string[];
	/** Scores revisions of one wiki with several models from one fetch; keyed by revision, then model name. */
	score(
		wiki: string,
		revisionIds: readonly number[],
		models: readonly string[],
		withFeatures: boolean,
	): Promise<Map<number, Map<string, RevisionScore>>>;
};
