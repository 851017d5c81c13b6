/** Saying that a score is wrong. */
import * as z from 'zod/mini';
import { call } from './call.ts';
import { Answers } from './form.ts';

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

export const disputeScore = call({
	method: 'POST',
	path: '/api/disputes',
	summary:
		'Says what one thinks of an edit whose score is wrong: once for each person and edit. Campaigns may take it up; others are then asked blind.',
	who: 'person',
	input: z.object({
		wiki: z.string().check(z.minLength(1), z.maxLength(64)),
		revisionId: z.int().check(z.minimum(1)),
		/** to the questions of the form that the models were taught by */
		answers: Answers,
	}),
	output: z.object({
		/** when, and which scores were on the page */
		dispute: z.object({ at: z.iso.datetime(), scores: DisputedScores }),
	}),
});

export const disputeCalls = { disputeScore } as const;
