/** What models, questions, answers and wikis are called in sentences, where the pages know better than the data. */
import { type Html, isMessageKey, type Say } from './say.ts';

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

/** `unsure` is “Unsure”, `none` is “No answer”. */
export function choiceName(say: Say, choice: string): Html | string {
	return known(say, 'choice', choice);
}
