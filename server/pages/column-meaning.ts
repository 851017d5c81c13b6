/** What a column of a dataset means: one sentence for each field of its rows. */
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Column } from '../../campaigns/contract/dataset-columns.ts';
import type { MessageKey } from './say.ts';

/** `values`: a message, or the values as they stand in the files */
export type Meanings<Row> = Record<keyof Row, readonly [values: string, meaning: MessageKey]>;

const part = {
	other_revision_ids: ['type-integers', 'column-other-revision-ids'],
	section: ['type-integer', 'column-section'],
	paragraph: ['type-integer', 'column-paragraph'],
	sentence: ['type-integer', 'column-sentence'],
} as const;
const edit = {
	parent_id: ['type-integer', 'column-parent-id'],
	page_id: ['type-integer', 'column-page-id'],
	edit_timestamp: ['type-time', 'column-edit-timestamp'],
} as const;
const sampling = {
	stratum: ['type-text', 'column-stratum'],
	inclusion_probability: ['type-number', 'column-inclusion-probability'],
	weight: ['type-number', 'column-weight'],
	seed: ['type-integer', 'column-seed'],
} as const;

/** Records over the contract's own keys, so that a new field without a meaning does not compile. */
export const taskMeanings: Meanings<DatasetTask> = {
	wiki: ['type-text', 'column-wiki'],
	revision_id: ['type-integer', 'column-revision-id'],
	...part,
	...edit,
	distressing: ['true, false', 'column-distressing'],
	position: ['type-integer', 'column-position'],
	...sampling,
	template: ['type-text', 'column-template'],
	form_digest: ['SHA-256', 'column-form-digest'],
	state: ['done, partial, automated, gone', 'column-state'],
	consensus: ['type-by-question', 'column-consensus'],
	method: ['majority, weighted_majority, dawid_skene, mace, adjudicated, automated', 'column-method'],
	adjudicated: ['true, false', 'column-adjudicated'],
	posterior: ['type-by-question-and-choice', 'column-posterior'],
	median: ['type-by-question', 'column-median'],
	answers: ['type-by-question-and-choice', 'column-answers'],
	labels: ['type-integer', 'column-labels-count'],
	surplus: ['type-integer', 'column-surplus'],
	skips: ['type-integer', 'column-skips'],
};

export const labelMeanings: Meanings<DatasetLabel> = {
	label_id: ['UUID', 'column-label-id'],
	wiki: ['type-text', 'column-wiki'],
	revision_id: ['type-integer', 'column-revision-id'],
	...part,
	...edit,
	...sampling,
	template: ['type-text', 'column-template'],
	automated: ['true, false', 'column-automated'],
	reasons: ['type-text', 'column-reasons'],
	labeller: ['type-text', 'column-labeller'],
	origin: ['queue, wiki, import', 'column-origin'],
	kind: ['answer, skip, undo', 'column-kind'],
	outcome: ['accepted, surplus, recorded', 'column-outcome'],
	current: ['true, false', 'column-current'],
	adjudicated: ['true, false', 'column-adjudicated'],
	answers: ['type-by-question', 'column-label-answers'],
	skip_reason: ['type-text', 'column-skip-reason'],
	form_digest: ['SHA-256', 'column-form-digest'],
	guideline_revision: ['type-integer', 'column-guideline-revision'],
	language: ['BCP 47', 'column-language'],
	milliseconds_spent: ['type-integer', 'column-milliseconds-spent'],
	order_shown: ['type-integer', 'column-order-shown'],
	score_shown: ['false', 'column-score-shown'],
	received_at: ['type-time', 'column-received-at'],
};

/** Of a column of a file called so; null for a feature, whose name says it, and for one of a later version. */
export function meaningOf(stem: string, { path: [field = ''] }: Column): MessageKey | null {
	const meanings: Partial<Record<string, readonly [string, MessageKey]>> = {
		tasks: taskMeanings,
		labels: labelMeanings,
	}[stem] ?? { revision_id: taskMeanings.revision_id };
	return Object.hasOwn(meanings, field) ? (meanings[field]?.[1] ?? null) : null;
}
