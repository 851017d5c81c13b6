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

/**
 * In English; `$1` and so on are the parameters. In other languages: client/forms/messages, `forms-fault-…`. The last
 * ones are about shapes: see form-shape-faults.ts.
 */
const sentences = {
	'same-name': 'two questions are called "$1": give each a name of its own',
	'taken-name': '"$1" cannot be the name of a question: choose another',
	'same-value': '"$1" has two choices with the value "$2"',
	'taken-value': '"$1" cannot have the value "$2": it means something else in datasets',
	'no-number-is-both': '"$1" wants at least $2 and at most $3: no answer is both',
	'more-than-choices': '"$1" wants at least $2 of $3 choices',
	'no-whole-number': '"$1" wants a whole number from $2 to $3: there is none',
	'after-no-question': '"$1" is asked only after "$2", which is no earlier question',
	'after-no-choices': '"$1" is asked only after "$2", which has no choices',
	'after-no-answer': '"$1" is asked only when "$2" is "$3", which it cannot be',
	'about-no-question': '"$1" is about "$2", which is no earlier question',
	'same-key': 'two shortcuts have the key "$1"',
	'taken-key': 'the key "$1" already does something on the page: choose another for the shortcut',
	'key-leaves-out': 'the shortcut "$1" does not answer "$2"',
	'key-answers-wrong': 'the shortcut "$1" gives "$2" an answer that it does not take there',
	'too-few-digits':
		'there are $1 answers to choose from at once, and $2 digit keys: make a question a scale or several, or ask it only after another',
	'empty-text': 'the text "$1" is empty, or has letters that cannot be kept',
	'own-language': 'the form is written in "$1": its translations are to other languages',
	'text-of-nothing': '"$1" translates "$2", which the form does not have',
	'empty-translation': 'the text "$1" in "$2" is empty, or has letters that cannot be kept',
	'no-form-name': 'the form has no name',
	'no-questions': 'the form asks nothing: add a question',
	'many-questions': 'the form has more than $1 questions',
	'bad-name': 'question $1 needs a name in the dataset: small letters, digits and low lines, a letter first',
	'no-label': 'question $1 asks nothing: write the question',
	'few-choices': 'question $1 offers fewer than $2 answers',
	'many-choices': 'question $1 offers more than $2 answers',
	'bad-value':
		'answer $2 of question $1 needs a value in the dataset: letters, digits and low lines, no low line first',
	'no-choice-label': 'answer $2 of question $1 says nothing: write the answer',
	'no-end': 'question $1 says what one end of its scale stands for: say the other too',
	'after-nothing': 'question $1 is asked only after an answer: choose which',
	'bad-bound': 'question $1 has a bound that is no number, or no fitting one',
	'long-text': 'a text of question $1 is longer than $2 letters',
	'bad-shape': '"$1" is not as it must be: $2',
} as const;

export type FormFaultCode = keyof typeof sentences;

export type FormFault = {
	code: FormFaultCode;
	/** the place of the question that it is about, from 0; null for what is about the form */
	question: number | null;
	params: readonly (string | number)[];
};

/** In English, for programs and for whoever reads an answer of the server. */
export function sentenceOf({ code, params }: FormFault): string {
	return sentences[code].replace(/\$(\d)/g, (_, digit: string) => String(params[Number(digit) - 1] ?? ''));
}

/** One sentence for each fault; none when campaigns may ask it. The shapes are those of {@link Form}. */
export function faultsOfForm(form: Form): string[] {
	return findFormFaults(form).map(sentenceOf);
}

type Found = Omit<FormFault, 'question'>;

const fault = (code: FormFaultCode, ...params: (string | number)[]): Found => ({ code, params });

export function findFormFaults(form: Form): FormFault[] {
	const at = (question: number | null, found: readonly Found[]) => found.map((one) => ({ ...one, question }));
	const names = form.questions.map(({ name }) => name);
	return [
		...repeated(names).flatMap((name) => at(names.lastIndexOf(name), [fault('same-name', name)])),
		...form.questions.flatMap((question, place) =>
			at(place, [
				...faultsOfNames(question),
				...faultsOfBounds(question),
				...faultsOfReferences(question, form.questions.slice(0, place)),
			]),
		),
		...at(null, [...faultsOfShortcuts(form), ...faultsOfDigits(form), ...faultsOfTexts(form)]),
	];
}

function repeated(names: readonly string[]): string[] {
	return [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
}

function faultsOfNames(question: Question): Found[] {
	const { name } = question;
	const values = choicesOf(question).map(({ value }) => value);
	return [
		...(name in {} ? [fault('taken-name', name)] : []),
		...repeated(values).map((value) => fault('same-value', name, value)),
		...values
			.filter((value) => takenValues.includes(value) || value in {})
			.map((value) => fault('taken-value', name, value)),
	];
}

function faultsOfBounds(question: Question): Found[] {
	const { name } = question;
	if (question.kind !== 'several' && question.kind !== 'number') return [];
	const { min, max } = question;
	const faults: Found[] = [];
	if (min !== undefined && max !== undefined && min > max)
		faults.push(fault('no-number-is-both', name, min, max));
	if (question.kind === 'several' && (min ?? 0) > question.choices.length)
		faults.push(fault('more-than-choices', name, min ?? 0, question.choices.length));
	if (question.kind === 'number' && question.whole && min !== undefined && max !== undefined)
		if (min <= max && Math.ceil(min) > Math.floor(max)) faults.push(fault('no-whole-number', name, min, max));
	return faults;
}

function faultsOfReferences(question: Question, earlier: readonly Question[]): Found[] {
	const { name, showIf } = question;
	const faults: Found[] = [];
	if (showIf) {
		const source = earlier.find((candidate) => candidate.name === showIf.question);
		if (source === undefined) faults.push(fault('after-no-question', name, showIf.question));
		else if (choicesOf(source).length === 0) faults.push(fault('after-no-choices', name, source.name));
		else
			for (const value of showIf.is)
				if (!choicesOf(source).some((choice) => choice.value === value))
					faults.push(fault('after-no-answer', name, source.name, value));
	}
	if (question.kind === 'confidence' && question.about !== undefined) {
		const about = earlier.find((candidate) => candidate.name === question.about);
		if (about === undefined || about.kind === 'confidence')
			faults.push(fault('about-no-question', name, question.about));
	}
	return faults;
}

/** A shortcut gives each choice and scale that is then asked an answer that it has, and nothing else. */
function faultsOfShortcuts(form: Form): Found[] {
	return [
		...repeated(form.shortcuts.map(({ key }) => key)).map((key) => fault('same-key', key)),
		...form.shortcuts.flatMap(({ key, answers }) => [
			...(takenKeys.includes(key) ? [fault('taken-key', key)] : []),
			...flawsOfAnswers(form, answers)
				.filter(
					({ question, flaw }) =>
						flaw !== 'missing' ||
						form.questions.some(
							({ name, kind }) => name === question && (kind === 'choice' || kind === 'scale'),
						),
				)
				.map(({ question, flaw }) =>
					fault(flaw === 'missing' ? 'key-leaves-out' : 'key-answers-wrong', key, question),
				),
		]),
	];
}

/** Every answer of a `choice` has a digit, so that those asked at once may have nine together. */
function faultsOfDigits(form: Form): Found[] {
	const most = mostDigits(form);
	return most <= digitKeys ? [] : [fault('too-few-digits', most, digitKeys)];
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

function faultsOfTexts(form: Form): Found[] {
	const places = new Map<string, string>();
	withTexts(form, (place, text) => {
		places.set(place, text);
		return text;
	});
	const unfit = (text: string) => text.trim() === '' || !text.isWellFormed() || text.includes('\0');
	const faults = [...places].filter(([, text]) => unfit(text)).map(([place]) => fault('empty-text', place));
	for (const [language, texts] of Object.entries(form.texts ?? {})) {
		if (language === (form.language ?? 'en')) faults.push(fault('own-language', language));
		for (const [place, text] of Object.entries(texts)) {
			if (!places.has(place)) faults.push(fault('text-of-nothing', language, place));
			else if (unfit(text)) faults.push(fault('empty-translation', place, language));
		}
	}
	return faults;
}
