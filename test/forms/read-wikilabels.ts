/** Reads forms of Wikilabels, as short as a test writes them. */
import type { Question } from '../../campaigns/contract/form.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { readWikilabelsForm } from '../../server/wikilabels-form/wikilabels-form.ts';

export const read = (yaml: string, messages: Parameters<typeof readWikilabelsForm>[1] = {}) =>
	readWikilabelsForm(yaml, messages);
export const onlyOne = (fields: string, messages = {}): Question => {
	const [question] = read(`name: some_form\nfields:\n${fields}`, messages).definition.questions;
	if (!question) throw new Error('the form asks nothing');
	return question;
};
export const codes = (yaml: string, messages = {}) => read(yaml, messages).notes.map(({ code }) => code);
export const values = (question: Question | undefined) =>
	(question ? choicesOf(question) : []).map(({ value }) => value);
