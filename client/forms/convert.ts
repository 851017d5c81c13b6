/** Between a form as it is kept and as one works on it. There and back it is the same form, under the same digest. */
import type { Choice, Form, Question } from '../../campaigns/contract/form.ts';
import { withTexts } from '../../campaigns/contract/form-texts.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { type Draft, type DraftChoice, type DraftQuestion, offersChoices, type Texts } from './draft.ts';

/** A form to work on. */
export function toDraft(form: Form): Draft {
	const language = form.language ?? 'en';
	const marked = markTexts(form, language);
	let nextId = 1;
	const id = () => nextId++;
	const questions = marked.form.questions.map((question) => toDraftQuestion(question, id, marked.textsOf));
	const find = (name: string) => questions.find((question) => question.name === name);
	for (const [at, question] of marked.form.questions.entries()) {
		const draft = questions[at];
		if (draft) refer(draft, question, find);
	}
	const shortcuts = marked.form.shortcuts.map(({ key, label, answers }) => ({
		...{ id: id(), key, label: marked.textsOf(label) },
		answers: Object.entries(answers).flatMap(([name, value]) => {
			const question = find(name);
			const choice = question?.choices.find((one) => one.value === value);
			return question && choice ? [{ question: question.id, choice: choice.id }] : [];
		}),
	}));
	const examples = marked.form.examples.map(({ text, answer }) => ({
		...{ id: id(), text: marked.textsOf(text), answer: marked.textsOf(answer) },
	}));
	return {
		...{ nextId, language, saysLanguage: form.language !== undefined },
		languages: Object.keys(form.texts ?? {}),
		name: marked.textsOf(marked.form.name),
		...{ questions, shortcuts, examples },
	};
}

/** Each text replaced by a mark that leads to it in all languages. */
function markTexts(form: Form, language: string): { form: Form; textsOf: (mark: string) => Texts } {
	const all: Texts[] = [];
	const marked = withTexts(form, (place, text) => {
		const texts: Texts = { [language]: text };
		for (const [other, translated] of Object.entries(form.texts ?? {})) {
			const own = Object.hasOwn(translated, place) ? translated[place] : undefined;
			if (own !== undefined) texts[other] = own;
		}
		return String(all.push(texts) - 1);
	});
	return { form: marked, textsOf: (mark) => all[Number(mark)] ?? {} };
}

function toDraftQuestion(
	question: Question,
	id: () => number,
	textsOf: (mark: string) => Texts,
): DraftQuestion {
	const some = (mark: string | undefined) => (mark === undefined ? {} : textsOf(mark));
	const number = (value: number | undefined) => (value === undefined ? '' : String(value));
	const bounded = question.kind === 'number' || question.kind === 'several';
	const ends = question.kind === 'scale' ? question.ends : undefined;
	return {
		...{ id: id(), kind: question.kind, name: question.name, required: question.required, showIf: null },
		...{ label: textsOf(question.label), help: some(question.help) },
		choices: choicesOf(question).map(({ value, label, meaning }) => ({
			...{ id: id(), value, label: textsOf(label), meaning: some(meaning) },
		})),
		...{ low: some(ends?.low), high: some(ends?.high) },
		...{ min: bounded ? number(question.min) : '', max: bounded ? number(question.max) : '' },
		whole: question.kind === 'number' ? question.whole : undefined,
		size: question.kind === 'text' ? question.size : 'short',
		maxLength: question.kind === 'text' ? number(question.maxLength) : '',
		about: null,
	};
}

function refer(
	draft: DraftQuestion,
	question: Question,
	find: (name: string) => DraftQuestion | undefined,
): void {
	if (question.showIf) {
		const source = find(question.showIf.question);
		const is = question.showIf.is.flatMap(
			(value) => source?.choices.find((one) => one.value === value) ?? [],
		);
		draft.showIf = { after: source?.id ?? null, is: is.map(({ id }) => id) };
	}
	if (question.kind === 'confidence' && question.about !== undefined)
		draft.about = find(question.about)?.id ?? null;
}

/**
 * What the draft comes to: in the shape of a form, with whatever is still wrong with it. Empty texts that may be left
 * out are left out, and so are languages that nothing is translated to.
 */
export function toForm(draft: Draft): unknown {
	const { language } = draft;
	const marked = { all: [] as Texts[] };
	const mark = (texts: Texts) => String(marked.all.push(texts) - 1);
	const perhaps = <Key extends string>(key: Key, texts: Texts) =>
		isWritten(texts[language]) ? { [key]: mark(texts) } : {};
	const inMarks = {
		name: mark(draft.name),
		questions: draft.questions.map((question) => toQuestion(question, draft, mark, perhaps)),
		shortcuts: draft.shortcuts.map(({ key, label, answers }) => ({
			...{ key, label: mark(label) },
			answers: Object.fromEntries(
				answers.flatMap((answer): [string, string][] => {
					const question = draft.questions.find(({ id }) => id === answer.question);
					const choice = question?.choices.find(({ id }) => id === answer.choice);
					return question && choice ? [[question.name, choice.value]] : [];
				}),
			),
		})),
		examples: draft.examples.map(({ text, answer }) => ({ text: mark(text), answer: mark(answer) })),
		...(draft.saysLanguage || language !== 'en' ? { language } : {}),
	};
	const translated: Record<string, Record<string, string>> = {};
	const form = withTexts(inMarks as Form, (place, marker) => {
		const texts = marked.all[Number(marker)] ?? {};
		for (const other of draft.languages) {
			const text = texts[other];
			if (isWritten(text)) translated[other] = { ...translated[other], [place]: text };
		}
		return texts[language] ?? '';
	});
	return { ...form, ...(Object.keys(translated).length > 0 ? { texts: translated } : {}) };
}

function isWritten(text: string | undefined): text is string {
	return text !== undefined && text.trim() !== '';
}

function toQuestion(
	question: DraftQuestion,
	draft: Draft,
	mark: (texts: Texts) => string,
	perhaps: <Key extends string>(key: Key, texts: Texts) => { [key: string]: string },
): Record<string, unknown> {
	const { kind, name, label, help, required } = question;
	const byId = (id: number | null) => draft.questions.find((one) => one.id === id);
	return {
		...{ kind, name, label: mark(label), ...perhaps('help', help) },
		...(required === undefined ? {} : { required }),
		...(question.showIf ? { showIf: ruleOf(question.showIf, byId) } : {}),
		...(offersChoices(kind) ? { choices: question.choices.map((one) => toChoice(one, mark, perhaps)) } : {}),
		...ofKind(question, draft, mark, byId),
	};
}

function toChoice(
	{ value, label, meaning }: DraftChoice,
	mark: (texts: Texts) => string,
	perhaps: (key: 'meaning', texts: Texts) => { [key: string]: string },
): Choice {
	return { value, label: mark(label), ...perhaps('meaning', meaning) };
}

type ById = (id: number | null) => DraftQuestion | undefined;

function ruleOf({ after, is }: NonNullable<DraftQuestion['showIf']>, byId: ById): object {
	const source = byId(after);
	return {
		question: source?.name ?? '',
		is: is.flatMap((id) => source?.choices.find((choice) => choice.id === id)?.value ?? []),
	};
}

/** What only questions of this kind have. */
function ofKind(
	question: DraftQuestion,
	{ language }: Draft,
	mark: (texts: Texts) => string,
	byId: ById,
): Record<string, unknown> {
	const { kind, low, high, min, max, whole, size, maxLength, about } = question;
	const number = (key: string, typed: string) => (typed.trim() === '' ? {} : { [key]: numberOf(typed) });
	switch (kind) {
		case 'scale':
			return isWritten(low[language]) || isWritten(high[language])
				? { ends: { low: mark(low), high: mark(high) } }
				: {};
		case 'several':
			return { ...number('min', min), ...number('max', max) };
		case 'number':
			return { ...number('min', min), ...number('max', max), ...(whole === undefined ? {} : { whole }) };
		case 'text':
			return { size, ...number('maxLength', maxLength) };
		case 'confidence':
			return about === null ? {} : { about: byId(about)?.name ?? '' };
		default:
			return {};
	}
}

/** With a point or a comma; what is no number is not one, so that it is noticed. */
function numberOf(typed: string): number {
	return Number(typed.trim().replace(',', '.'));
}
