/** How a reverted model is learned, where that differs from models that are learned from people's labels. */
import type { HyperParameters } from '../train/hyper-parameters.ts';

/** part of the edits, the last by time, that the model is judged on */
export const HELD_OUT_SHARE = 0.2;

/**
 * Small trees, strongly held back. Whether an edit was reverted says less of the edit than a person's label does, and
 * what got reverted changes from month to month: trees that follow the past closely follow what is gone. Chosen on the
 * first four fifths of a history of 11,384 edits, always judged on later edits than learned from; test/bench/reverts.ts
 * prints the figures. On people's labels the common defaults are better (test/bench/train.ts).
 */
export const revertHyperParameters = {
	maxLeaves: 8,
	maxDepth: 3,
	minRowsLeaf: 30,
	l2: 100,
} as const satisfies Partial<HyperParameters>;
