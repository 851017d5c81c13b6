/** Turns the labels of a campaign into the rows of its dataset. Pure. */
import {
	agreementOn,
	consensusOf,
	countChoices,
	hasConsensus,
	hasMedian,
	labelsThatAsk,
	listAnswers,
	medianOf,
} from '../../campaigns/agreement/consensus.ts';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type { Edit } from '../../campaigns/contract/revision.ts';
import type { TaskPart } from '../../campaigns/contract/task.ts';
import type { LabelToFreeze, TaskToFreeze } from '../../db/datasets.ts';

/** What became of asking the wiki for an edit: null when it is gone. */
export type EditOrGone = Edit | null;

export type PartColumns = Pick<DatasetTask, 'other_revision_ids' | 'section' | 'paragraph' | 'sentence'>;

export function partColumns(part: TaskPart | null): PartColumns {
	const place = part && 'section' in part ? part : { section: null, paragraph: null, sentence: null };
	return {
		other_revision_ids: part && 'otherRevisionIds' in part ? part.otherRevisionIds : null,
		section: place.section,
		paragraph: place.paragraph,
		sentence: place.sentence,
	};
}

/** The answers that count for a task: those in its seats, none when its edit is gone. */
export function answersThatCount(labels: readonly LabelToFreeze[], edit: EditOrGone): Answers[] {
	return edit ? labels.filter((label) => label.seated).map((label) => label.answers ?? {}) : [];
}

export function taskRow(
	task: TaskToFreeze,
	labels: readonly LabelToFreeze[],
	edit: EditOrGone,
	form: Form,
	wiki: string,
): DatasetTask {
	const counting = answersThatCount(labels, edit);
	const perQuestion = <Value>(
		kinds: (question: Question) => boolean,
		value: (question: Question, asking: Answers[]) => Value,
	) =>
		Object.fromEntries(
			form.questions
				.filter(kinds)
				.map((question) => [question.name, value(question, labelsThatAsk(form, question, counting))]),
		);
	return {
		wiki,
		revision_id: task.revisionId,
		...partColumns(task.part),
		parent_id: edit?.revision.parentId ?? null,
		page_id: edit?.revision.pageId ?? null,
		edit_timestamp: edit?.revision.timestamp ?? null,
		distressing: task.distressing,
		position: task.position,
		state: edit ? (task.state === 'done' ? 'done' : 'partial') : 'gone',
		consensus: perQuestion(hasConsensus, consensusOf),
		...(form.questions.some(hasMedian) ? { median: perQuestion(hasMedian, medianOf) } : {}),
		answers: perQuestion(
			() => true,
			(question, asking) =>
				choicesOf(question).length > 0 ? countChoices(question, asking) : listAnswers(question, asking),
		),
		labels: counting.length,
		surplus: labels.filter((label) => label.current && label.outcome === 'surplus').length,
		skips: labels.filter((label) => label.current && label.kind === 'skip').length,
	};
}

/** Labels of a revision that is gone keep their place and lose what they say of it. */
export function labelRow(
	label: LabelToFreeze,
	task: TaskToFreeze,
	labeller: string,
	gone: boolean,
	wiki: string,
): DatasetLabel {
	return {
		label_id: label.id,
		wiki,
		revision_id: task.revisionId,
		...partColumns(task.part),
		labeller,
		origin: label.origin,
		kind: label.kind,
		outcome: label.outcome,
		current: label.current,
		answers: gone ? null : label.answers,
		skip_reason: label.skipReason,
		form_digest: label.formDigest,
		guideline_revision: label.guidelineRevisionId,
		language: label.language,
		milliseconds_spent: label.millisecondsSpent,
		received_at: label.receivedAt,
	};
}

/** Per choice and scale: how many tasks came out as what, `none` for tasks without an answer. */
export function balanceOf(rows: readonly DatasetTask[], form: Form): Record<string, Record<string, number>> {
	const single = form.questions.filter(({ kind }) => kind === 'choice' || kind === 'scale');
	return Object.fromEntries(
		single.map((question) => {
			const classes = [...choicesOf(question).map((choice) => choice.value), 'tie', 'none'];
			const outcomes = rows.map((row) => row.consensus[question.name] ?? 'none');
			return [
				question.name,
				Object.fromEntries(classes.map((c) => [c, outcomes.filter((o) => o === c).length])),
			];
		}),
	);
}

/**
 * Per question that people can agree on: the share of pairs of answers that do.
 *
 * @param tasks for each task the answers that count
 */
export function agreementOf(tasks: readonly Answers[][], form: Form): Record<string, number | null> {
	return Object.fromEntries(
		form.questions.flatMap((question) => {
			const share = agreementOn(form, question, tasks);
			return share === undefined ? [] : [[question.name, share]];
		}),
	);
}
