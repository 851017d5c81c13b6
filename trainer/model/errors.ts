/** Every way in which learning or loading a model is refused. Codes are stable; people and tools may match on them. */
export type ModelErrorCode =
	/** the dataset has no row at all */
	| 'NO_ROWS'
	/** arrays that belong together differ in length, or a feature is named twice */
	| 'SHAPE_MISMATCH'
	/** a label is neither 0 nor 1 (NaN = nobody decided) */
	| 'LABEL_INVALID'
	/** a weight is negative, infinite or NaN, or all are 0 */
	| 'WEIGHT_INVALID'
	/** a feature is infinite, or too large for a 32-bit float */
	| 'FEATURE_INFINITE'
	/** all rows carry the same label */
	| 'ONE_CLASS'
	/** fewer rows of the rarer label than a model can be learned and judged from */
	| 'TOO_FEW_OF_A_CLASS'
	/** an option is out of its range */
	| 'OPTION_INVALID'
	/** a model file, its card and the feature code do not belong together, or give other numbers than promised */
	| 'MODEL_MISMATCH'
	/** the file is not a model card this version can read */
	| 'CARD_INVALID'
	/** a threshold query is not written as `maximum recall @ precision >= 0.9` */
	| 'QUERY_INVALID'
	/** a model_info path leads nowhere */
	| 'MODEL_INFO_NOT_FOUND';

/** A refusal with its code. `message` is a sentence that says what to do; `cause` holds the evidence, such as `{ expected, got }`. */
export class ModelError extends Error {
	readonly code: ModelErrorCode;

	constructor(code: ModelErrorCode, message: string, cause?: unknown) {
		super(message, cause === undefined ? undefined : { cause });
		this.name = 'ModelError';
		this.code = code;
	}
}
