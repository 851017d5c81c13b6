/** What models, questions, answers and wikis are called in sentences, where the pages know better than the data. */
import { type Html, isMessageKey, type Say, type Write } from './say.ts';

function known(say: Say, prefix: string, name: string): Html | string {
	const key = `${prefix}-${name}`;
	return isMessageKey(key) ? say(key) : name;
}

/** `damaging` is “Damaging edits”. */
export function modelTitle(say: Say, model: string): Html | string {
	return known(say, 'model-title', model);
}

/** `goodfaith` is “Good faith”. */
export function questionName(say: Say, question: string): Html | string {
	return known(say, 'question', question);
}

/** The same as bare text. */
export function plainQuestionName(write: Write, question: string): string {
	const key = `question-${question}`;
	return isMessageKey(key) ? write(key) : question;
}

/** `damaging_goodfaith` is “Damaging and good faith”. */
export function templateName(write: Write, template: string): string {
	const key = `template-${template.replaceAll('_', '-')}`;
	return isMessageKey(key) ? write(key) : template;
}

/** `unsure` is “Unsure”, `none` is “No answer”. */
export function choiceName(say: Say, choice: string): Html | string {
	return known(say, 'choice', choice);
}

/** The same as bare text. */
export function plainModelTitle(write: Write, model: string): string {
	const key = `model-title-${model}`;
	return isMessageKey(key) ? write(key) : model;
}

/** What a model says, in a sentence. */
export function modelPurpose(say: Say, model: string): Html | string {
	const key = `model-purpose-${model}`;
	return isMessageKey(key) ? say(key) : say('model-purpose-other', model);
}

/** What edits of the class are, after “edits that are”: `damaging`, `not damaging`. */
export function kindName(say: Say, model: string, label: boolean): Html {
	const key = `kind-${model}-${label}`;
	return isMessageKey(key) ? say(key) : say(`kind-other-${label}`, model);
}
