/** The decision before an adjudicator, as the questions of the labelling page take it. */
import { createMemo, createSignal } from 'solid-js';
import { answerTo } from '../../campaigns/contract/answers.ts';
import type { Answers, Form } from '../../campaigns/contract/form.ts';
import type { Answering } from '../labelling/answering.ts';
import { answersForForm, answersToSend, flawsToMend, questionsNow, withToggled } from '../labelling/place.ts';

export type Deciding = Answering & {
	choose(question: string, value: string): void;
	/** several answers by one key */
	answer(given: Answers): void;
	reason(): string;
	setReason(reason: string): void;
	/** what is still missing, named from then on; null when it can be sent */
	missing(): string | null;
	/** what is sent */
	toSend(): { answers: Answers; reason: string };
};

/** What `missing` says when only the reason is. */
export const theReason = 'reason';

/** @param before what stands now; nothing is chosen for the adjudicator otherwise */
export function createDeciding(form: Form, taskId: number, before: Answers | null): Deciding {
	const [answers, setAnswers] = createSignal<Answers>(answersForForm(form, before ?? {}));
	const [asked, setAsked] = createSignal<string | null>(null);
	const [reason, setReason] = createSignal('');
	const questions = createMemo(() => questionsNow(form, answers()));
	const give = (given: Answers) => {
		setAsked(null);
		setAnswers({ ...answers(), ...given });
	};
	return {
		form,
		questions,
		answers,
		asked,
		current: () => taskId,
		isReady: () => true,
		write: (question, answer) => give({ [question]: answer }),
		choose(question, value) {
			const several = form.questions.some(({ name, kind }) => name === question && kind === 'several');
			give({ [question]: several ? withToggled(answerTo(answers(), question), value) : value });
		},
		answer: (given) => give(answersForForm(form, given)),
		reason,
		setReason(next) {
			setAsked(null);
			setReason(next);
		},
		missing() {
			const first = flawsToMend(form, answers())[0]?.question;
			setAsked(first ?? (reason().trim() === '' ? theReason : null));
			return asked();
		},
		toSend: () => ({ answers: answersToSend(form, answers()), reason: reason().trim() }),
	};
}
