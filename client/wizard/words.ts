/** What is decided in a draft, in words. */
import type { DraftContent } from '../../campaigns/contract/draft.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { inLanguage } from '../../campaigns/contract/form-texts.ts';
import { findTemplate } from '../../campaigns/templates/templates.ts';
import { describeEditList } from '../coordinate/edit-list.ts';
import { formInWords } from '../form-words.ts';
import { rulesInWords } from '../joining/words.ts';
import { formatDate, formatNumber, formatTime, language, t } from '../language.ts';
import type { Step } from './steps.ts';

/** The form that a draft asks, in the language of the interface; of one that is kept, only once it was read. */
export function formOf({ template, form }: DraftContent, kept: Form | null): Form | null {
	const built = template === undefined ? undefined : findTemplate(template);
	if (built) return formInWords(built.key, built.form);
	const own = form ?? kept;
	return own ? inLanguage(own, language()) : null;
}

export function editsInWords({ edits }: DraftContent): string | null {
	if (edits?.kind === 'pasted') {
		const { kind, lines } = describeEditList(edits.text);
		return lines === 0 ? null : t(`coordinate-edits-${kind}`, lines);
	}
	return edits ? t(`wizard-source-${edits.kind}`) : null;
}

export function answersInWords({ labelsPerTask, mostLabelsPerTask }: DraftContent): string | null {
	if (labelsPerTask === undefined) return null;
	return mostLabelsPerTask === undefined || mostLabelsPerTask <= labelsPerTask
		? t('coordinate-labels-each', labelsPerTask)
		: t('wizard-labels-up-to', labelsPerTask, mostLabelsPerTask);
}

/** What was to be known in the campaign that a file came from; the words of its form are not at hand everywhere. */
export function goalInWords({ goal }: DraftContent): string | null {
	if (!goal) return null;
	const points = formatNumber(100 * goal.within, { maximumSignificantDigits: 2 });
	return t('wizard-goal-words', `${goal.question}: ${goal.choice}`, points);
}

export function goldInWords({ gold }: DraftContent): string | null {
	if (!gold) return null;
	return gold.every === null
		? t('wizard-gold-none-yet', gold.edits.length)
		: t('wizard-gold-words', gold.edits.length, gold.every);
}

export function whoInWords({ rules }: DraftContent): string | null {
	return rules === undefined ? null : (rulesInWords(rules) ?? t('anyone-with-account'));
}

export function timeInWords(iso: string): string {
	const at = new Date(iso);
	return t('wizard-time', formatDate(at), formatTime(at));
}

/** One line below the name of a step; null while nothing is decided there. */
export function stepInWords(
	step: Step,
	content: DraftContent,
	wiki: string,
	form: Form | null,
): string | null {
	switch (step) {
		case 'purpose':
			return content.name?.trim() || null;
		case 'form':
			return form ? t('wizard-wiki-and-form', wiki, form.name) : wiki;
		case 'edits':
			return editsInWords(content);
		case 'who':
			return whoInWords(content);
		case 'answers':
			return answersInWords(content);
		case 'guideline':
			return content.guideline?.page ?? null;
		default:
			return '';
	}
}
