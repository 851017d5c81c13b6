/** The steps of making a campaign, in the order in which they are offered, and what each still lacks. Pure. */
import type { DraftContent } from '../../campaigns/contract/draft.ts';

export const steps = ['purpose', 'form', 'edits', 'who', 'answers', 'guideline', 'look'] as const;
export type Step = (typeof steps)[number];

export function isStep(name: unknown): name is Step {
	return steps.some((step) => step === name);
}

/** What keeps a campaign from being opened, named like the field that is to be filled in. */
export type Lack =
	| 'name'
	| 'purpose'
	| 'question'
	| 'edits'
	| 'labelsPerTask'
	| 'tasksPerWorkset'
	| 'leaseMinutes'
	| 'most'
	| 'deadline';

const blank = (text: string | undefined) => (text ?? '').trim() === '';

/** Whether it is chosen where the edits come from, and all of that. */
function hasEdits({ edits }: DraftContent): boolean {
	switch (edits?.kind) {
		case 'pasted':
			return !blank(edits.text);
		case 'uploaded':
			return edits.listId !== null;
		case 'sample':
			return edits.frameId !== null && Object.values(edits.take).some((many) => many > 0);
		case 'disagreements':
			return edits.campaignId !== null;
		default:
			return edits?.kind === 'disputes';
	}
}

/** @param now in milliseconds */
export function lacksOf(step: Step, content: DraftContent, now: number): Lack[] {
	const { labelsPerTask, mostLabelsPerTask, deadline } = content;
	const lacks: Partial<Record<Step, [Lack, boolean][]>> = {
		purpose: [
			['name', blank(content.name)],
			['purpose', blank(content.purpose)],
		],
		form: [['question', !content.template && !content.form && !content.formDigest]],
		edits: [['edits', !hasEdits(content)]],
		answers: [
			['labelsPerTask', labelsPerTask === undefined],
			['most', (mostLabelsPerTask ?? 20) < (labelsPerTask ?? 1)],
			['tasksPerWorkset', content.tasksPerWorkset === undefined],
			['leaseMinutes', content.leaseMinutes === undefined],
		],
		guideline: [['deadline', deadline !== undefined && Date.parse(deadline) <= now]],
	};
	return (lacks[step] ?? []).flatMap(([lack, isMissing]) => (isMissing ? [lack] : []));
}

/** Whether somebody has decided something here and nothing is missing; what may be left out is decided once it was seen. */
export function isDone(step: Step, content: DraftContent, now: number): boolean {
	if (step === 'look') return false;
	if (step === 'who') return content.rules !== undefined;
	if (step === 'guideline' && !content.guideline && !content.practice) return false;
	return lacksOf(step, content, now).length === 0;
}
