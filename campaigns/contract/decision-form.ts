/** What an adjudicator decides of an edit: the questions on which answers can differ. */
import type { Form, Question } from './form.ts';

/** What one says in one's own words, and how sure one is, nobody can decide for others. */
const isDecided = ({ kind }: Question) => kind !== 'text' && kind !== 'confidence';

/** The form without them, and without what hangs on them. */
export function decisionForm(form: Form): Form {
	const kept: Question[] = [];
	for (const question of form.questions) {
		const rule = question.showIf;
		if (isDecided(question) && (!rule || kept.some(({ name }) => name === rule.question)))
			kept.push(question);
	}
	const shortcuts = form.shortcuts.filter(({ answers }) =>
		Object.keys(answers).every((name) => kept.some((question) => question.name === name)),
	);
	return { ...form, questions: kept, shortcuts };
}
