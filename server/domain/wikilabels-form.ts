/**
 * A form for answers that were given to a form which is not here: written from the answers themselves. Keys become
 * questions; values become choices where they are few, else numbers and texts. The words of the answers stay as they are
 * beside it (`wikilabels_label`), so that nothing hangs on this reading of them.
 */
import { tidyAnswers } from '../../campaigns/contract/answers.ts';
import type { Answer, Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';

const MOST_CHOICES = 9;
const MOST_OF_SEVERAL = 40;
const LONGEST_TEXT = 10_000;

/** A form, and how the data of a label is answered in its words. */
export type ReadForm = { form: Form; template: string; answersOf(data: unknown): Answers };

type Values = { single: Map<string, unknown>; listed: Set<string>; numbers: boolean; odd: boolean };

/** @param datas what every label says */
export function readForm(name: string, datas: Iterable<unknown>): ReadForm {
	const found = new Map<string, Values>();
	for (const data of datas)
		for (const [key, value] of entriesOf(data)) {
			const values = found.get(key) ?? { single: new Map(), listed: new Set(), numbers: false, odd: false };
			found.set(key, values);
			remember(values, value);
		}
	const names = questionNames([...found.keys()]);
	const isDamaging = name === 'damaging_and_goodfaith';
	const questions = [...found].map(([key, values]) => {
		const question =
			(isDamaging && ofTemplate(names.get(key))) || questionFor(names.get(key) ?? '', key, values);
		return { key, question };
	});
	const form: Form = {
		name: isDamaging ? damagingGoodfaith.form.name : name.slice(0, 2000) || 'Wikilabels',
		questions: questions.map(({ question }) => question).slice(0, 20),
		shortcuts: [],
		examples: [],
	};
	if (form.questions.length === 0) form.questions = damagingGoodfaith.form.questions.map(unforced);
	return {
		form,
		template: isDamaging ? damagingGoodfaith.key : 'custom',
		answersOf(data) {
			const said = new Map(entriesOf(data));
			const answers: Answers = {};
			for (const { key, question } of questions.slice(0, 20)) {
				const answer = answerTo(question, said.get(key));
				if (answer !== undefined) answers[question.name] = answer;
			}
			return tidyAnswers(form, answers);
		},
	};
}

/** A label that is no object says one thing without a name; `automated` says how it came about, not what. */
function entriesOf(data: unknown): [key: string, value: unknown][] {
	if (data === null || data === undefined) return [];
	if (typeof data !== 'object' || Array.isArray(data)) return [['value', data]];
	return Object.entries(data).filter(([key]) => key !== 'automated');
}

function remember(values: Values, value: unknown): void {
	if (value === null || value === '') return;
	if (typeof value === 'number') values.numbers = true;
	else if (typeof value === 'string' || typeof value === 'boolean') values.single.set(String(value), value);
	else if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
		for (const one of value) values.listed.add(one);
	else values.odd = true;
}

/** Names as questions have them: `good-faith` is `goodfaith`, as Wikilabels' later forms call it. */
function questionNames(keys: readonly string[]): Map<string, string> {
	const taken = new Set<string>();
	const names = new Map<string, string>();
	for (const key of keys) {
		const plain = key === 'good-faith' ? 'goodfaith' : key.toLowerCase().replaceAll(/[^a-z0-9_]+/g, '_');
		const base = (/^[a-z]/.test(plain) ? plain : `q_${plain}`).slice(0, 36);
		let name = base;
		for (let n = 2; taken.has(name); n++) name = `${base}_${n}`;
		taken.add(name);
		names.set(key, name);
	}
	return names;
}

const unforced = (question: Question): Question => ({ ...question, required: false });

function ofTemplate(name: string | undefined): Question | null {
	const question = damagingGoodfaith.form.questions.find((one) => one.name === name);
	return question ? unforced(question) : null;
}

/** A value as choices are written: letters, digits and low lines. */
const choiceValue = (value: string) => value.replaceAll(/[^A-Za-z0-9_]/g, '_');

function choicesFor(values: Iterable<string>, most: number) {
	const choices = [...values].sort().map((label) => ({ value: choiceValue(label), label }));
	const fits = choices.every(({ value }) => /^[A-Za-z0-9]\w{0,39}$/.test(value));
	const once = new Set(choices.map(({ value }) => value)).size === choices.length;
	return fits && once && choices.length >= 2 && choices.length <= most ? choices : null;
}

function questionFor(name: string, label: string, { single, listed, numbers, odd }: Values): Question {
	const asked = { name, label: label.slice(0, 2000) || name, required: false };
	const kinds = Number(single.size > 0) + Number(listed.size > 0) + Number(numbers) + Number(odd);
	if (kinds === 1 && numbers) return { ...asked, kind: 'number' };
	if (kinds === 1 && listed.size > 0) {
		const choices = choicesFor(listed, MOST_OF_SEVERAL);
		if (choices) return { ...asked, kind: 'several', choices };
	}
	if (kinds === 1 && single.size > 0) {
		const isBoolean = [...single.values()].some((value) => typeof value === 'boolean');
		const choices = choicesFor(
			new Set([...(isBoolean ? ['true', 'false'] : []), ...single.keys()]),
			MOST_CHOICES,
		);
		if (choices) return { ...asked, kind: 'choice', choices };
	}
	return { ...asked, kind: 'text', size: 'long', maxLength: LONGEST_TEXT };
}

function answerTo(question: Question, value: unknown): Answer | undefined {
	if (value === null || value === undefined || value === '') return undefined;
	switch (question.kind) {
		case 'choice': {
			// the questions of our own template say yes and no
			const own = question.choices.some((choice) => choice.value === 'yes');
			const word = own && typeof value === 'boolean' ? (value ? 'yes' : 'no') : choiceValue(String(value));
			return question.choices.some((choice) => choice.value === word) ? word : undefined;
		}
		case 'several':
			return Array.isArray(value) ? value.map((one) => choiceValue(String(one))) : undefined;
		case 'number':
			return typeof value === 'number' ? value : undefined;
		default:
			return (typeof value === 'string' ? value : JSON.stringify(value)).slice(0, LONGEST_TEXT);
	}
}
