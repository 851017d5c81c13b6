/** Counts, from the rows of a dataset, what its datasheet says. Pure: the same rows and seed give the same figures. */
import { agreementByQuestion } from '../../campaigns/agreement/question-agreement.ts';
import type { DatasetLabel, DatasetTask } from '../../campaigns/contract/dataset.ts';
import type { DatasetMeasures } from '../../campaigns/contract/dataset-measures.ts';
import type { Form } from '../../campaigns/contract/form.ts';

export function measureDataset(
	{ form, seed }: { form: Form; seed: number },
	tasks: readonly DatasetTask[],
	labels: readonly DatasetLabel[],
): DatasetMeasures {
	const answers = labels.filter(({ kind, current }) => kind === 'answer' && current);
	const skips = labels.filter(({ kind, current }) => kind === 'skip' && current);
	const perPerson = Object.values(countEach(answers.map(({ labeller }) => labeller)));
	const revisions = labels.flatMap(({ guideline_revision }) => guideline_revision ?? []);
	return {
		agreement: agreementByQuestion(form, tasks, seed),
		states: countEach(tasks.map(({ state }) => state)),
		ties: tasks.filter(({ consensus }) => Object.values(consensus).includes('tie')).length,
		distressing: tasks.filter(({ distressing }) => distressing).length,
		accepted: sum(tasks.map((task) => task.labels)),
		surplus: sum(tasks.map((task) => task.surplus)),
		skips: countEach(skips.map(({ skip_reason }) => skip_reason ?? 'none')),
		notBlind: answers.filter(({ origin }) => origin === 'wiki').length,
		millisecondsPerAnswer: spread(
			answers.flatMap(({ origin, milliseconds_spent }) => (origin === 'import' ? [] : [milliseconds_spent])),
		),
		answersPerPerson: spread(perPerson),
		largestShare: answers.length === 0 ? 0 : Math.max(...perPerson) / answers.length,
		languages: countEach(answers.map(({ language }) => language)),
		guidelineRevisions: [...new Set(revisions)].sort((a, b) => a - b),
		edits: ends(tasks.flatMap(({ edit_timestamp }) => edit_timestamp ?? [])),
		given: ends(labels.map(({ received_at }) => received_at)),
	};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}

/** By alphabet, so that the order of the rows does not show. */
function countEach(values: readonly string[]): Record<string, number> {
	const counts = new Map<string, number>();
	for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
	return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The middle half of some values: quartiles by the nearest rank. */
function spread(values: readonly number[]): DatasetMeasures['answersPerPerson'] {
	const sorted = [...values].sort((a, b) => a - b);
	const at = (part: number) => sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)];
	const [low, median, high] = [at(0.25), at(0.5), at(0.75)];
	if (low === undefined || median === undefined || high === undefined) return null;
	return { low, median, high };
}

/** Times of one form (ISO 8601, UTC, whole seconds) sort as text. */
function ends(times: readonly string[]): DatasetMeasures['edits'] {
	const sorted = [...times].sort();
	const [from, to] = [sorted[0], sorted.at(-1)];
	return from === undefined || to === undefined ? null : { from, to };
}
