import type { Estimate } from '../../campaigns/contract/dataset-measures.ts';
import { plainQuestionName } from './names.ts';
import { type Block, type SheetMaterial, text, type Voice } from './sheet-blocks.ts';

/** 0.61 (0.58 to 0.64), or why there is none. */
function estimate({ write, probability }: Voice, found: Estimate): string {
	if (found.value !== null)
		return write('sheet-interval', probability(found.value), probability(found.low), probability(found.high));
	if (found.reason === 'no-pairs') return write('sheet-no-pairs');
	return write(found.reason === 'no-variation' ? 'sheet-no-variation' : 'sheet-too-few');
}

/** A row a question: how often two people gave the same answer, and what that is worth beside chance. */
export function agreementTable(voice: Voice, { dataset }: SheetMaterial): Block[] {
	const { write } = voice;
	const measured = Object.entries(dataset.measures?.agreement ?? {});
	if (measured.length === 0) return [];
	return [
		{
			kind: 'table',
			caption: 'section-agreement',
			head: [
				'column-question',
				'column-same-answer',
				'column-alpha',
				'column-ac1',
				'column-edits-compared',
			].map((key) => write(key as 'column-alpha')),
			rows: measured.map(([question, { tasks, observed, alpha, ac1 }]) => [
				plainQuestionName(write, question),
				...[observed, alpha, ac1].map((found) => estimate(voice, found)),
				voice.integer(tasks),
			]),
		},
		text(write('sheet-intervals')),
	];
}

/** What the answers came to, in figures. */
export function balanceTables({ write, integer }: Voice, { dataset }: SheetMaterial): Block[] {
	return Object.entries(dataset.balance).map(([question, counts]) => ({
		kind: 'table',
		caption: 'section-answers',
		head: [plainQuestionName(write, question), write('column-edits')],
		rows: Object.entries(counts).map(([choice, count]) => [choice, integer(count)]),
	}));
}
