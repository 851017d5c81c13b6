import type { Form } from './form.ts';

/**
 * The form with each text that people read put in other words; names and values, which are stored, stay.
 *
 * @param words gets where the text stands (`damaging-yes-meaning`, `shortcut-j`, `example-1-answer`) and the text
 */
export function withTexts(form: Form, words: (place: string, text: string) => string): Form {
	const optional = <Key extends string>(key: Key, place: string, text: string | undefined) =>
		text === undefined ? {} : { [key]: words(place, text) };
	return {
		...form,
		name: words('name', form.name),
		questions: form.questions.map((question) => ({
			...question,
			label: words(`${question.name}-label`, question.label),
			...optional('help', `${question.name}-help`, question.help),
			choices: question.choices.map((choice) => ({
				...choice,
				label: words(`${question.name}-${choice.value}-label`, choice.label),
				...optional('meaning', `${question.name}-${choice.value}-meaning`, choice.meaning),
			})),
		})),
		shortcuts: form.shortcuts.map((shortcut) => ({
			...shortcut,
			label: words(`shortcut-${shortcut.key}`, shortcut.label),
		})),
		examples: form.examples.map(({ text, answer }, at) => ({
			text: words(`example-${at + 1}`, text),
			answer: words(`example-${at + 1}-answer`, answer),
		})),
	};
}
