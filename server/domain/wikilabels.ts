/**
 * Campaigns in Wikilabels' words, for scripts that read it: the shapes of its answers, with what people said in the way in
 * which they read it. What came in from Wikilabels leaves as it came.
 */
import type { View } from '../../campaigns/contract/campaign.ts';
import type { Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import type {
	CampaignStats,
	ServedCampaign,
	ServedForm,
	ServedTask,
	ServedWorkset,
} from '../../db/wikilabels.ts';

const viewNames: Record<View, string> = {
	diff: 'DiffToPrevious',
	page: 'PageAsOfRevision',
	diffs: 'MultiDiffToPrevious',
	statement: 'UnsourcedStatement',
};

/** Whom rules speak for; no account has this number. */
const RULES = 0;

export function formName({ imported, template, formDigest }: ServedForm): string {
	if (imported !== null) return imported;
	if (template === 'damaging_goodfaith') return 'damaging_and_goodfaith';
	return template === 'custom' ? `form-${formDigest.slice(0, 12)}` : template;
}

export function describeCampaign(campaign: ServedCampaign, stats: CampaignStats | null) {
	const { number, name, wiki, created, view, labelsPerTask, tasksPerWorkset, closed, imported } = campaign;
	return {
		...{ id: number, name, wiki },
		...(imported ?? {
			form: formName({ ...campaign, imported: null }),
			view: viewNames[view],
			labels_per_task: labelsPerTask,
			tasks_per_assignment: tasksPerWorkset,
			active: !closed,
			info_url: null,
		}),
		created,
		...(stats ? { stats } : {}),
	};
}

/** @param stats whether to count; `labeled` counts what its own person answered */
export function describeWorkset(
	campaign: ServedCampaign,
	{ number, userId, created, expires }: ServedWorkset,
	stats: { tasks: number; labeled: number } | null,
) {
	return {
		...{ id: number, campaign_id: campaign.number, user_id: userId, created, expires },
		...(stats ? { stats } : {}),
	};
}

/** A task; of one whose edit is hidden on the wiki nothing that was said is left. */
export function describeTask(campaign: ServedCampaign, task: ServedTask) {
	const { number, data, gone } = task;
	const labels = gone ? [] : labelsOf(campaign.form, task);
	// what came in may hold the edit's own text
	const shown = gone ? dataOf(task) : (data ?? dataOf(task));
	return { id: number, campaign_id: campaign.number, data: shown, labels };
}

function dataOf({ revisionId, part }: ServedTask): Record<string, unknown> {
	if (part === null) return { rev_id: revisionId };
	if ('otherRevisionIds' in part) return { rev_ids: [revisionId, ...part.otherRevisionIds] };
	return {
		...{ revision: revisionId, section_index: part.section, paragraph_index: part.paragraph },
		sentence_index: part.sentence ?? -1,
	};
}

function labelsOf(form: Form, { labels, automated, ruled }: ServedTask) {
	const said: { user_id: number; timestamp: number; data: unknown }[] = labels.map(
		({ userId, timestamp, answers, data }) => ({
			...{ user_id: userId, timestamp, data: data ?? labelData(form, answers) },
		}),
	);
	// each in the place in which it came
	for (const { place, ...label } of automated ?? []) said.splice(place, 0, label);
	if (ruled && automated === null)
		said.push({
			...{ user_id: RULES, timestamp: ruled.timestamp },
			data: { ...labelData(form, ruled.answers), automated: ruled.reasons },
		});
	return said;
}

/** A question that is answered by yes or no, perhaps unsure: true, false or nothing to Wikilabels' readers. */
function isYesNo(question: Question): boolean {
	const values = choicesOf(question).map(({ value }) => value);
	const known = values.every((value) => ['yes', 'no', 'unsure'].includes(value));
	return question.kind === 'choice' && known && values.includes('yes') && values.includes('no');
}

/** Whether unsureness has a key of its own, as in Wikilabels' form of damaging edits. */
function saysUnsure(form: Form): boolean {
	const canBe = form.questions.some(
		(question) => isYesNo(question) && choicesOf(question).some(({ value }) => value === 'unsure'),
	);
	return canBe && !form.questions.some(({ name }) => name === 'unsure');
}

/** Answers as label data: yes and no are true and false, unsure is null and a flag; everything else is its value. */
function labelData(form: Form, answers: Answers): Record<string, unknown> {
	const data: Record<string, unknown> = {};
	for (const question of form.questions) {
		const answer = answers[question.name];
		if (isYesNo(question)) data[question.name] = answer === 'yes' ? true : answer === 'no' ? false : null;
		else if (answer !== undefined) data[question.name] = answer;
	}
	if (saysUnsure(form))
		data.unsure = form.questions.some((question) => isYesNo(question) && answers[question.name] === 'unsure');
	return data;
}

/** A form as Wikilabels' widgets (OOUI), with the words of the form itself. What they cannot say is left out. */
export function describeForm(served: ServedForm) {
	const { form } = served;
	const unsure = saysUnsure(form)
		? [layout({ class: 'CheckboxInputWidget', name: 'unsure' }, 'Unsure', undefined)]
		: [];
	return {
		name: formName(served),
		title: form.name,
		fields: [
			...form.questions.map((question) => layout(widgetOf(question), question.label, question.help)),
			...unsure,
		],
		i18n: { [form.language ?? 'en']: {} },
	};
}

function layout(fieldWidget: Record<string, unknown>, label: string, help: string | undefined) {
	return { class: 'FieldLayout', align: 'top', label, ...(help ? { help } : {}), fieldWidget };
}

function widgetOf(question: Question): Record<string, unknown> {
	const { name, kind } = question;
	const items = (itemClass: string) =>
		choicesOf(question)
			.filter(({ value }) => !(isYesNo(question) && value === 'unsure'))
			.map(({ value, label, meaning }) => ({
				...{ class: itemClass, label, ...(meaning ? { title: meaning } : {}) },
				data: isYesNo(question) ? value === 'yes' : value,
			}));
	if (kind === 'several')
		return { class: 'CheckboxMultiselectWidget', name, items: items('CheckboxMultioptionWidget') };
	if (kind === 'number')
		return { class: 'NumberInputWidget', name, ...only('min', question.min), ...only('max', question.max) };
	if (kind === 'text')
		return question.size === 'long'
			? { class: 'MultilineTextInputWidget', name, maxLength: question.maxLength ?? 2000 }
			: { class: 'TextInputWidget', name, maxLength: question.maxLength ?? 200 };
	return question.choices.length <= 4
		? { class: 'ButtonSelectWidget', name, items: items('ButtonOptionWidget') }
		: { class: 'RadioSelectWidget', name, items: items('RadioOptionWidget') };
}

function only(key: string, value: number | undefined): Record<string, number> {
	return value === undefined ? {} : { [key]: value };
}
