/** The datasheet of a dataset as text, tables and lists: one source for the page and for `datasheet.md`. */
import type { DatasheetSection } from '../../campaigns/contract/datasheet.ts';
import { agreementTable } from './sheet-agreement.ts';
import { type Block, type SheetMaterial, text, type Voice } from './sheet-blocks.ts';
import { limitsOf } from './sheet-limits.ts';
import { peopleOf } from './sheet-people.ts';

/** What the system knows of each section; what coordinators add stands in the notes. */
export function sheetOf(voice: Voice, material: SheetMaterial): Record<DatasheetSection, Block[]> {
	const { dataset } = material;
	const { write, date } = voice;
	return {
		why: [{ kind: 'own', text: dataset.purpose }],
		sample: sampleOf(voice, material),
		people: peopleOf(voice, material),
		questions: questionsOf(voice, material),
		quality: agreementTable(voice, material),
		limits: limitsOf(voice, material),
		uses: [text(write('sheet-uses'))],
		upkeep: [text(write('sheet-upkeep', date(dataset.frozenAt), dataset.version))],
	};
}

function sampleOf({ write, date }: Voice, { dataset, campaign }: SheetMaterial): Block[] {
	const { measures } = dataset;
	return [
		text(write('sheet-chosen', String(campaign.seed), campaign.labelsPerTask)),
		...(measures?.edits
			? [text(write('sheet-edits-from', date(measures.edits.from), date(measures.edits.to)))]
			: []),
		...(measures
			? [text(write('sheet-states', ...inStates(measures.states, dataset.tombstones.edits)))]
			: []),
		text(write('made-blind')),
	];
}

/** Older datasets have rows of edits that are gone, others leave them out. */
function inStates({ done = 0, partial = 0, gone = 0 }: Record<string, number>, leftOut: number): number[] {
	return [done, partial, Math.max(gone, leftOut)];
}

function questionsOf({ write }: Voice, { dataset, campaign }: SheetMaterial): Block[] {
	const rows = campaign.form.questions.map((question) => [
		question.name,
		question.label,
		'choices' in question
			? question.choices
					.map(({ value, label, meaning }) => `${value}: ${label}${meaning ? ` (${meaning})` : ''}`)
					.join('; ')
			: question.kind,
	]);
	const guidelines = dataset.measures?.guidelineRevisions ?? [];
	return [
		{
			kind: 'table',
			caption: 'sheet-questions',
			head: [write('column-name'), write('column-question'), write('sheet-choices')],
			rows,
			own: true,
		},
		text(write('sheet-form', campaign.formDigest, 'campaign.json')),
		...(guidelines.length > 0 ? [text(write('sheet-guideline', guidelines.join(', ')))] : []),
	];
}
