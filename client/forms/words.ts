/** What the builder says of parts of a form. */
import type { FormFault } from '../../campaigns/contract/form-faults.ts';
import { sentenceOf } from '../../campaigns/contract/form-faults.ts';
import { formatNumber, fromEnglish, language, t } from '../language.ts';
import { formatMessage } from '../messages.ts';
import type { Draft, DraftQuestion, Texts } from './draft.ts';
import type { Beginning, Ready } from './edit.ts';

export const beginnings: readonly Beginning[] = [
	...(['yes-no', 'choice', 'several', 'scale', 'number', 'text', 'long-text', 'confidence'] as const),
];

/** A text in the form's own language, or what stands in its place. */
export function written(texts: Texts, draft: Draft, instead: string): string {
	const text = texts[draft.language] ?? '';
	return text.trim() === '' ? instead : text;
}

/** What a question is called on the page. */
export function titleOf(question: DraftQuestion, draft: Draft): string {
	return written(question.label, draft, question.name === '' ? t('forms-unwritten') : question.name);
}

/** Which of the kinds in the menu it is: yes, no and unsure are a choice of three. */
export function beginningOf({ kind, size, choices }: DraftQuestion): Beginning {
	const values = choices.map(({ value }) => value).join(' ');
	if (kind === 'choice' && (values === 'yes no unsure' || values === 'yes no')) return 'yes-no';
	return kind === 'text' && size === 'long' ? 'long-text' : kind;
}

/** "Several of six, if Damaging? is Yes" */
export function summaryOf(question: DraftQuestion, draft: Draft): string {
	const kind = t(`forms-kind-${beginningOf(question)}-short`, question.choices.length);
	const source = draft.questions.find(({ id }) => id === question.showIf?.after);
	if (!source) return kind;
	const is = source.choices
		.filter(({ id }) => question.showIf?.is.includes(id))
		.map(({ label, value }) => written(label, draft, value))
		.join(t('comma'));
	return t('forms-only-if', kind, titleOf(source, draft), is);
}

/** A fault in the language of the interface. */
export function faultInWords(fault: FormFault): string {
	const own = fromEnglish(`forms-fault-${fault.code}`, '');
	if (own === '') return sentenceOf(fault);
	return formatMessage(
		own,
		language(),
		fault.params.map((param) => (typeof param === 'number' ? formatNumber(param) : param)),
	);
}

/** Answers that come ready made are written in the language of the interface when the form is, else in English. */
export function readyFor(draft: Draft): Ready {
	const own = draft.language === language();
	const say = (key: keyof Ready, english: string) => (own ? t(`forms-ready-${key}`) : english);
	return {
		...{ yes: say('yes', 'Yes'), no: say('no', 'No'), unsure: say('unsure', 'Unsure') },
		...{ low: say('low', 'A guess'), medium: say('medium', 'Fairly sure'), high: say('high', 'Certain') },
	};
}
