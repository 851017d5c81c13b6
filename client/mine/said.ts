/** What somebody said of an edit, in the words of the form and of the pages. */
import type { Answer, Answers, Form, Question } from '../../campaigns/contract/form.ts';
import type { MyLabel } from '../../campaigns/contract/mine.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { formatNumber, type MessageKey, t } from '../language.ts';

/** Each question that has an answer, with it. */
export function answersInWords(form: Form, answers: Answers): { question: string; answer: string }[] {
	return form.questions.flatMap((question) => {
		const answer = Object.hasOwn(answers, question.name) ? answers[question.name] : undefined;
		return answer === undefined
			? []
			: [{ question: question.label, answer: answerInWords(question, answer) }];
	});
}

/** The form's own words for an answer; what is stored where the form has none, as for texts. */
function answerInWords(question: Question, answer: Answer): string {
	const choices = choicesOf(question);
	return [answer]
		.flat()
		.map((one) =>
			typeof one === 'number'
				? formatNumber(one)
				: (choices.find(({ value }) => value === one)?.label ?? one),
		)
		.join(t('comma'));
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
