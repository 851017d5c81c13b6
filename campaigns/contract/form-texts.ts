import type { Choice, Form, Question } from './form.ts';
import { fallbackChain } from './languages.ts';

/**
 * The form with each text that people read put in other words; names and values, which are stored, stay.
 *
 * @param words gets where the text stands (`damaging-yes-meaning`, `shortcut-j`, `example-1-answer`) and the text
 */
export function withTexts(form: Form, words: (place: string, text: string) => string): Form {
	const optional = <Key extends string>(key: Key, place: string, text: string | undefined) =>
		text === undefined ? {} : { [key]: words(place, text) };
	const choice = (name: string, { label, meaning, ...rest }: Choice): Choice => ({
		...rest,
		label: words(`${name}-${rest.value}-label`, label),
		...optional('meaning', `${name}-${rest.value}-meaning`, meaning),
	});
	const question = (asked: Question): Question => ({
		...asked,
		label: words(`${asked.name}-label`, asked.label),
		...optional('help', `${asked.name}-help`, asked.help),
		...('choices' in asked ? { choices: asked.choices.map((one) => choice(asked.name, one)) } : {}),
		...('ends' in asked && asked.ends
			? {
					ends: {
						low: words(`${asked.name}-low`, asked.ends.low),
						high: words(`${asked.name}-high`, asked.ends.high),
					},
				}
			: {}),
	});
	return {
		...form,
		name: words('name', form.name),
		questions: form.questions.map(question),
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

/**
 * The form in a language, by the translations that it brings along: each text in the first language of the reader's
 * chain that has it, else as it was written.
 */
export function inLanguage(form: Form, tag: string): Form {
	const { texts, language = 'en' } = form;
	if (texts === undefined) return form;
	const chain = fallbackChain(tag);
	return withTexts(form, (place, text) => {
		for (const link of chain) {
			if (link === language) return text;
			const own = Object.hasOwn(texts, link) ? texts[link] : undefined;
			if (own !== undefined && Object.hasOwn(own, place)) return own[place] ?? text;
		}
		return text;
	});
}
