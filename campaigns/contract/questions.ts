/** What follows from the kind of a question. Apart from the shapes, which a browser need not have. */
import type { Choice, Question } from './form.ts';

/** What a question offers to choose from; nothing for numbers and texts. */
export function choicesOf(question: Question): readonly Choice[] {
	return 'choices' in question ? question.choices : [];
}

/** Whether a question is answered by exactly one of its choices. */
export function isOneOf(question: Question): boolean {
	return question.kind === 'choice' || question.kind === 'scale' || question.kind === 'confidence';
}

export function isRequired(question: Question): boolean {
	return question.required ?? isOneOf(question);
}
