/** What one does to a form: each change of a draft, in its place. For use inside `produce`. */
import {
	type Draft,
	type DraftChoice,
	type DraftQuestion,
	type Kind,
	offersChoices,
	type Texts,
} from './draft.ts';

/** What a new question may begin as. Yes, no and unsure are a choice of three. */
export type Beginning = Kind | 'yes-no' | 'long-text';

/** Words for what comes ready made, in the language that the form is written in. */
export type Ready = { yes: string; no: string; unsure: string; low: string; medium: string; high: string };

function choiceOf(draft: Draft, value: string, label: string): DraftChoice {
	return { id: draft.nextId++, value, label: label === '' ? {} : { [draft.language]: label }, meaning: {} };
}

function choicesFor(draft: Draft, beginning: Beginning, ready: Ready): DraftChoice[] {
	const of = (...pairs: (readonly [string, string])[]) =>
		pairs.map(([value, label]) => choiceOf(draft, value, label));
	if (beginning === 'yes-no') return of(['yes', ready.yes], ['no', ready.no], ['unsure', ready.unsure]);
	if (beginning === 'confidence')
		return of(['low', ready.low], ['medium', ready.medium], ['high', ready.high]);
	if (beginning === 'scale') return of(...['1', '2', '3', '4', '5'].map((step) => [step, step] as const));
	return offersChoices(kindOf(beginning)) ? of(['', ''], ['', '']) : [];
}

function kindOf(beginning: Beginning): Kind {
	if (beginning === 'yes-no') return 'choice';
	return beginning === 'long-text' ? 'text' : beginning;
}

/** Adds a question at the end and gives its id. */
export function addQuestion(draft: Draft, beginning: Beginning, ready: Ready): number {
	const id = draft.nextId++;
	draft.questions.push({
		...{ id, kind: kindOf(beginning), name: '', label: {}, help: {}, required: undefined, showIf: null },
		...{
			choices: choicesFor(draft, beginning, ready),
			low: {},
			high: {},
			min: '',
			max: '',
			whole: undefined,
		},
		...{ size: beginning === 'long-text' ? 'long' : 'short', maxLength: '', about: null },
	});
	return id;
}

/**
 * Another kind of answer. Answers stay where the new kind has some, and come back where it has none; those that came
 * ready made make room as long as nothing is asked.
 */
export function changeKind(draft: Draft, question: DraftQuestion, beginning: Beginning, ready: Ready): void {
	question.kind = kindOf(beginning);
	question.size = beginning === 'long-text' ? 'long' : 'short';
	const isBare = question.choices.every(
		({ value, label }) => value === '' && Object.keys(label).length === 0,
	);
	const isNew = Object.keys(question.label).length === 0;
	if (beginning === 'yes-no' || isBare || isNew) question.choices = choicesFor(draft, beginning, ready);
}

export function addChoice(draft: Draft, question: DraftQuestion): void {
	const at = question.choices.findIndex(({ value }) => value === 'unsure');
	question.choices.splice(at < 0 ? question.choices.length : at, 0, choiceOf(draft, '', ''));
}

/** Offers "unsure" as the last answer, or no longer. */
export function offerUnsure(draft: Draft, question: DraftQuestion, offered: boolean, ready: Ready): void {
	if (offered) question.choices.push(choiceOf(draft, 'unsure', ready.unsure));
	else question.choices = question.choices.filter(({ value }) => value !== 'unsure');
}

export function move<Row>(rows: Row[], from: number, to: number): void {
	const [row] = rows.splice(from, 1);
	if (row !== undefined) rows.splice(to, 0, row);
}

/** A copy behind the original; gives its id. */
export function copyQuestion(draft: Draft, question: DraftQuestion): number {
	const id = draft.nextId++;
	const at = draft.questions.findIndex((one) => one.id === question.id);
	const copy: DraftQuestion = JSON.parse(JSON.stringify(question));
	const names = draft.questions.map(({ name }) => name);
	draft.questions.splice(at + 1, 0, {
		...copy,
		...{ id, name: freeName(copy.name, names) },
		choices: copy.choices.map((choice) => ({ ...choice, id: draft.nextId++ })),
	});
	return id;
}

function freeName(name: string, taken: readonly string[]): string {
	const base = name.replace(/_\d+$/, '').slice(0, 36);
	for (let number = 2; ; number++) {
		const free = `${base}_${number}`;
		if (name === '' || !taken.includes(free)) return name === '' ? '' : free;
	}
}

export function removeQuestion(draft: Draft, id: number): void {
	draft.questions = draft.questions.filter((question) => question.id !== id);
	for (const shortcut of draft.shortcuts)
		shortcut.answers = shortcut.answers.filter(({ question }) => question !== id);
}

/** A label as a name for the dataset: "What is wrong?" as what_is_wrong. Empty where nothing of it can stand in one. */
export function nameFor(label: string, mostLetters = 40): string {
	return label
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^[_0-9]+|_+$/g, '')
		.slice(0, mostLetters)
		.replace(/_+$/, '');
}

/** Every text of a form that can be translated, those that are written only. */
function textsOf(draft: Draft): Texts[] {
	const { language } = draft;
	const all = [
		draft.name,
		...draft.questions.flatMap(({ kind, label, help, choices, low, high }) => [
			...[label, help],
			...(kind === 'scale' ? [low, high] : []),
			...(offersChoices(kind) ? choices.flatMap((choice) => [choice.label, choice.meaning]) : []),
		]),
		...draft.shortcuts.map(({ label }) => label),
		...draft.examples.flatMap(({ text, answer }) => [text, answer]),
	];
	return all.filter((texts) => (texts[language] ?? '').trim() !== '');
}

/** How many texts a language lacks. */
export function missingIn(draft: Draft, language: string): number {
	return textsOf(draft).filter((texts) => (texts[language] ?? '').trim() === '').length;
}

/** Takes a language out, with all that was translated to it. */
export function removeLanguage(draft: Draft, language: string): void {
	draft.languages = draft.languages.filter((one) => one !== language);
	for (const texts of textsOf(draft)) delete texts[language];
}
