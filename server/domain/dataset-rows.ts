/** Turns the labels of a campaign into the rows of its dataset. Pure. */
import { majority, pairAgreement } from '../../campaigns/agreement/majority.ts';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { LabelToFreeze, TaskToFreeze } from '../../db/datasets.ts';

/** What became of asking the wiki for an edit: null when it is gone. */
export type EditOrGone = Edit | null;

export function taskRow(
	task: TaskToFreeze,
	labels: readonly LabelToFreeze[],
	edit: EditOrGone,
	form: Form,
	wiki: string,
): DatasetTask {
	const answers = edit ? labels.filter((label) => label.seated) : [];
	const counts = Object.fromEntries(
		form.questions.map(({ name, choices }) => [
			name,
			Object.fromEntries(
				choices.map(({ value }) => [
					value,
					answers.filter((label) => label.answers?.[name] === value).length,
				]),
			),
		]),
	);
	return {
		wiki,
		revision_id: task.revisionId,
		parent_id: edit?.revision.parentId ?? null,
		page_id: edit?.revision.pageId ?? null,
		edit_timestamp: edit?.revision.timestamp ?? null,
		distressing: task.distressing,
		position: task.position,
		state: edit ? (task.state === 'done' ? 'done' : 'partial') : 'gone',
		consensus: Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, majority(count)])),
		answers: counts,
		labels: answers.length,
		surplus: labels.filter((label) => label.current && label.outcome === 'surplus').length,
		skips: labels.filter((label) => label.current && label.kind === 'skip').length,
	};
}

/** Labels of a revision that is gone keep their place and lose what they say of it. */
export function labelRow(
	label: LabelToFreeze,
	revisionId: number,
	labeller: string,
	gone: boolean,
	wiki: string,
): DatasetLabel {
	return {
		label_id: label.id,
		wiki,
		revision_id: revisionId,
		labeller,
		origin: label.origin,
		kind: label.kind,
		outcome: label.outcome,
		current: label.current,
		answers: gone ? null : label.answers,
		skip_reason: label.skipReason,
		form_digest: label.formDigest,
		language: label.language,
		milliseconds_spent: label.millisecondsSpent,
		received_at: label.receivedAt,
	};
}

/** Per question: how many tasks came out as what, `none` for tasks without an answer. */
export function balanceOf(rows: readonly DatasetTask[], form: Form): Record<string, Record<string, number>> {
	return Object.fromEntries(
		form.questions.map(({ name, choices }) => {
			const classes = [...choices.map((choice) => choice.value), 'tie', 'none'];
			const outcomes = rows.map((row) => row.consensus[name] ?? 'none');
			return [name, Object.fromEntries(classes.map((c) => [c, outcomes.filter((o) => o === c).length]))];
		}),
	);
}

/** Per question: the share of pairs of answers that agree. */
export function agreementOf(rows: readonly DatasetTask[], form: Form): Record<string, number | null> {
	return Object.fromEntries(
		form.questions.map(({ name }) => [name, pairAgreement(rows.map((row) => row.answers[name] ?? {}))]),
	);
}
