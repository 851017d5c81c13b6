/**
 * A label is a row that says what one person did with one task, once. Rows are only ever added: the latest of a person
 * for a task is what counts. Its id is made in the browser, so that sending it again changes nothing.
 */
import * as z from 'zod/mini';
import { Answers } from './form.ts';

/** Why a person passed an edit on: recorded as data, never as an answer. */
export const SkipReason = z.enum(['none', 'cannot_judge', 'other_language', 'gone', 'distressing']);
export type SkipReason = z.infer<typeof SkipReason>;

const common = {
	taskId: z.int(),
	/** when the key was pressed, by the browser's clock; ISO 8601 */
	answeredAt: z.iso.datetime({ offset: true }),
	/** from the edit being on screen to the key, in milliseconds; at most a day */
	millisecondsSpent: z.int().check(z.minimum(0), z.maximum(86_400_000)),
	/** language of the interface, BCP 47 */
	language: z.string().check(z.regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$/)),
	formDigest: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
	/** the guideline that lay beside the edit, where the campaign has one */
	guidelineRevisionId: z.optional(z.int()),
};

export const LabelContent = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('answer'), answers: Answers, ...common }),
	z.object({ kind: z.literal('skip'), reason: SkipReason, ...common }),
	/** takes back what the person said of this task before: the task is theirs again */
	z.object({ kind: z.literal('undo'), ...common }),
]);
export type LabelContent = z.infer<typeof LabelContent>;

/**
 * What became of it. `accepted`: it holds one of the task's k places. `surplus`: it came after all places were taken;
 * kept and published as such. `recorded`: a skip or an undo.
 */
export const LabelOutcome = z.enum(['accepted', 'surplus', 'recorded']);
export type LabelOutcome = z.infer<typeof LabelOutcome>;
