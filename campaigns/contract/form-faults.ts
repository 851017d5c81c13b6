/** What is wrong with a form that somebody made: forms are judged once, before they are stored. Pure. */
import { askedQuestions, flawsOfAnswers } from './answers.ts';
import type { Answers, Form, Question } from './form.ts';
import { withTexts } from './form-texts.ts';
import { choicesOf, isOneOf, isRequired } from './questions.ts';

/** Keys that mean something on the labelling page whatever is asked. */
const takenKeys = 'bgnpsuvwx';
const digitKeys = 9;
/** What datasets say of tasks without a majority. */
const takenValues = ['tie', 'none'];

/** One sentence for each fault; none when campaigns may ask it. The shapes are those of {@link Form}. */
export function faultsOfForm(form: Form): string[] {
	return [
		...repeated(form.questions.map(({ name }) => name)).map(
			(name) => `two questions are called "${name}": give each a name of its own`,
		),
		...form.questions.flatMap((question, at) => [
			...faultsOfNames(question),
			...faultsOfBounds(question),
			...faultsOfReferences(question, form.questions.slice(0, at)),
		]),
		...faultsOfShortcuts(form),
		...faultsOfDigits(form),
		...faultsOfTexts(form),
	];
}

function repeated(names: readonly string[]): string[] {
	return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function faultsOfNames(question: Question): string[] {
	const { name } = question;
	const values = choicesOf(question).map(({ value }) => value);
	return [
		...(name in {} ? [`"${name}" cannot be the name of a question: choose another`] : []),
		...repeated(values).map((value) => `"${name}" has two choices with the value "${value}"`),
		...values
			.filter((value) => takenValues.includes(value) || value in {})
			.map((value) => `"${name}" cannot have the value "${value}": it means something else in datasets`),
	];
}

function faultsOfBounds(question: Question): string[] {
	const { name } = question;
	if (question.kind !== 'several' && question.kind !== 'number') return [];
	const { min, max } = question;
	const faults: string[] = [];
	if (min !== undefined && max !== undefined && min > max)
		faults.push(`"${name}" wants at least ${min} and at most ${max}: no answer is both`);
	if (question.kind === 'several' && (min ?? 0) > question.choices.length)
		faults.push(`"${name}" wants at least ${min} of ${question.choices.length} choices`);
	if (question.kind === 'number' && question.whole && min !== undefined && max !== undefined)
		if (min <= max && Math.ceil(min) > Math.floor(max))
			faults.push(`"${name}" wants a whole number from ${min} to ${max}: there is none`);
	return faults;
}

function faultsOfReferences(question: Question, earlier: readonly Question[]): string[] {
	const { name, showIf } = question;
	const faults: string[] = [];
	if (showIf) {
		const source = earlier.find((candidate) => candidate.name === showIf.question);
		if (source === undefined)
			faults.push(`"${name}" is asked only after "${showIf.question}", which is no earlier question`);
		else if (choicesOf(source).length === 0)
			faults.push(`"${name}" is asked only after "${source.name}", which has no choices`);
		else
			for (const value of showIf.is)
				if (!choicesOf(source).some((choice) => choice.value === value))
					faults.push(`"${name}" is asked only when "${source.name}" is "${value}", which it cannot be`);
	}
	if (question.kind === 'confidence' && question.about !== undefined) {
		const about = earlier.find((candidate) => candidate.name === question.about);
		if (about === undefined || about.kind === 'confidence')
			faults.push(`"${name}" is about "${question.about}", which is no earlier question`);
	}
	return faults;
}

/** A shortcut gives each choice and scale that is then asked an answer that it has, and nothing else. */
function faultsOfShortcuts(form: Form): string[] {
	return [
		...repeated(form.shortcuts.map(({ key }) => key)).map((key) => `two shortcuts have the key "${key}"`),
		...form.shortcuts.flatMap(({ key, answers }) => [
			...(takenKeys.includes(key)
				? [`the key "${key}" already does something on the page: choose another for the shortcut`]
				: []),
			...flawsOfAnswers(form, answers)
				.filter(
					({ question, flaw }) =>
						flaw !== 'missing' ||
						form.questions.some(
							({ name, kind }) => name === question && (kind === 'choice' || kind === 'scale'),
						),
				)
				.map(({ question, flaw }) =>
					flaw === 'missing'
						? `the shortcut "${key}" does not answer "${question}"`
						: `the shortcut "${key}" gives "${question}" an answer that it does not take there`,
				),
		]),
	];
}

/** Every answer of a `choice` has a digit, so that those asked at once may have nine together. */
function faultsOfDigits(form: Form): string[] {
	const most = mostDigits(form);
	return most <= digitKeys
		? []
		: [
				`there are ${most} answers to choose from at once, and ${digitKeys} digit keys: make a question a scale or several, or ask it only after another`,
			];
}

/** What may be asked at once, at worst: all ways to answer what other questions hang on, as long as these are few. */
export function mostDigits(form: Pick<Form, 'questions'>): number {
	const digits = (questions: readonly Question[]) =>
		questions.reduce((sum, question) => sum + (question.kind === 'choice' ? question.choices.length : 0), 0);
	const sources = form.questions.filter(({ name }) =>
		form.questions.some((q) => q.showIf?.question === name),
	);
	const ways = sources.reduce((product, source) => product * (choicesOf(source).length + 1), 1);
	if (sources.some((source) => !isOneOf(source)) || ways > 10_000) return digits(form.questions);
	let most = 0;
	const answer = (at: number, answers: Answers): void => {
		const source = sources[at];
		if (source === undefined) {
			most = Math.max(most, digits(askedQuestions(form, answers)));
			return;
		}
		if (!isRequired(source)) answer(at + 1, answers);
		for (const { value } of choicesOf(source)) answer(at + 1, { ...answers, [source.name]: value });
	};
	answer(0, {});
	return most;
}

function faultsOfTexts(form: Form): string[] {
	const places = new Map<string, string>();
	withTexts(form, (place, text) => {
		places.set(place, text);
		return text;
	});
	const unfit = (text: string) => text.trim() === '' || !text.isWellFormed() || text.includes('\0');
	const faults = [...places]
		.filter(([, text]) => unfit(text))
		.map(([place]) => `the text "${place}" is empty, or has letters that cannot be kept`);
	for (const [language, texts] of Object.entries(form.texts ?? {})) {
		if (language === (form.language ?? 'en'))
			faults.push(`the form is written in "${language}": its translations are to other languages`);
		for (const [place, text] of Object.entries(texts)) {
			if (!places.has(place))
				faults.push(`"${language}" translates "${place}", which the form does not have`);
			else if (unfit(text))
				faults.push(`the text "${place}" in "${language}" is empty, or has letters that cannot be kept`);
		}
	}
	return faults;
}
