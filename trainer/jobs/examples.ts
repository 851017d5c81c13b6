import type { StoredTask } from '../../campaigns/contract/dataset.ts';
import type { Target } from '../../campaigns/templates/template.ts';
import type { FeatureSpec } from '../model/feature-spec.ts';
import { type TrainingSet, trainingSet } from '../train/matrix.ts';

export type Example = { row: StoredTask; values: readonly number[] };

/** What a dataset teaches about one question, and what it leaves undecided. */
export type Lesson = { set: TrainingSet; undecided: Record<string, number> };

/**
 * Rows whose consensus is the positive or the negative choice. A tie, "unsure" or no answer teaches nothing: such rows
 * are left out and counted, never turned into "no".
 *
 * @throws {ModelError} NO_ROWS when none is decided
 */
export function lessonOf(examples: readonly Example[], target: Target, features: FeatureSpec): Lesson {
	const undecided: Record<string, number> = {};
	const decided: Example[] = [];
	for (const example of examples) {
		// of one choice: a target's question is a choice or a scale
		const outcome = String(example.row.consensus[target.question] ?? 'none');
		if (outcome === target.positive || outcome === target.negative) decided.push(example);
		else undecided[outcome] = (undecided[outcome] ?? 0) + 1;
	}
	const set = trainingSet({
		features,
		values: decided.flatMap((example) => example.values),
		labels: decided.map(({ row }) => Number(row.consensus[target.question] === target.positive)),
		revisionIds: decided.map(({ row }) => row.revision_id),
		pageIds: decided.map(({ row }) => row.page_id ?? 0),
		timesSeconds: decided.map(({ row }) => Date.parse(row.edit_timestamp ?? '') / 1000),
	});
	return { set, undecided };
}

const outcomeWords: Record<string, string> = {
	none: 'without an answer',
	tie: 'with a tie',
	unsure: 'called unsure',
};

/** What of the dataset belongs on the card. */
export function limitsOf({ set, undecided }: Lesson, examples: readonly Example[]): string[] {
	const left = Object.entries(undecided).map(
		([outcome, rows]) => `${rows} ${outcomeWords[outcome] ?? outcome}`,
	);
	const decided = set.matrix.rowCount;
	const sentences = [`${decided} of ${examples.length} edits had a decided answer and taught this model.`];
	if (left.length > 0) sentences.push(`Left out because people did not decide: ${left.join(', ')}.`);
	if (decided < 1000)
		sentences.push('It learned from few edits: look at the intervals before relying on it.');
	return sentences;
}
