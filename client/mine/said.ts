/** What somebody said of an edit, in the words of the form and of the pages. */
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { MyLabel } from '../../campaigns/contract/mine.ts';
import { type MessageKey, t } from '../language.ts';

type Question = Form['questions'][number];

/** Each question that has an answer, with it. */
export function answersInWords(form: Form, answers: Answers): { question: string; answer: string }[] {
	return form.questions.flatMap((question) => {
		const answer = answers[question.name];
		return answer === undefined
			? []
			: [{ question: question.label, answer: answerInWords(question, answer) }];
	});
}

/** The form's own word for an answer; the stored value where the form has none. */
function answerInWords({ choices }: Question, answer: Answers[string]): string {
	return choices.find(({ value }) => value === answer)?.label ?? answer;
}

const reasons = {
	cannot_judge: 'skip-cannot-judge',
	other_language: 'skip-other-language',
	gone: 'skip-gone',
	distressing: 'skip-distressing',
} as const satisfies Record<string, MessageKey>;

/** What was said instead of an answer. */
export function silenceInWords({ kind, skipReason }: Pick<MyLabel, 'kind' | 'skipReason'>): string {
	if (kind === 'undo') return t('mine-taken-back');
	return skipReason === null || skipReason === 'none'
		? t('mine-skipped')
		: t('mine-skipped-because', t(reasons[skipReason]));
}
