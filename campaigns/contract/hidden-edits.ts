/** Edits that the wiki does not show any more, whole or in part. */
import * as z from 'zod/mini';

/**
 * `missing`: the revision was deleted, or its page was; `text_hidden`: its text. Then its rows leave the dataset.
 * `author_hidden`, `summary_hidden`: neither stands in a row; only the features, which look at both, leave.
 */
export const HiddenReason = z.enum(['missing', 'text_hidden', 'author_hidden', 'summary_hidden']);
export type HiddenReason = z.infer<typeof HiddenReason>;

/** One line of `tombstones.jsonl` and `tombstones.csv`. */
export const Tombstone = z.object({
	/** of the row that is left out */
	revision_id: z.int(),
	reason: HiddenReason,
	/** whole seconds */
	noticed_at: z.string(),
	/** the first version of the dataset without it; null while none was frozen since */
	since_version: z.nullable(z.int()),
});
export type Tombstone = z.infer<typeof Tombstone>;
