/** Saying that a score is wrong. */
import * as z from 'zod/mini';

/** What the live models said of an edit when somebody called it wrong, by name. */
export const DisputedScores = z.record(
	z.string(),
	z.object({
		/** SHA-256 of the ONNX file */
		modelId: z.string(),
		/** of the positive class */
		probability: z.number(),
	}),
);
export type DisputedScores = z.infer<typeof DisputedScores>;
