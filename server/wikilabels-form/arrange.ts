/** What widgets meant together, and what a form here says in a better way. */
import type { Choice, Question } from '../../campaigns/contract/form.ts';
import { mostDigits } from '../../campaigns/contract/form-faults.ts';
import { type ImportNote, noteOf } from '../../campaigns/contract/import-note.ts';
import { choicesOf } from '../../campaigns/contract/questions.ts';
import { asName, asValue, nameAsLabel, toldApart } from './answers-of.ts';
import { type Asked, withoutKeys } from './questions-of.ts';
import type { Field, Group } from './widgets.ts';
import type { Words } from './words.ts';

const DIGITS = 9;

type OfField = Asked & { field: Field };

/** Several checkboxes in one frame are several answers to one question. The title of any other frame has no place. */
export function joinCheckboxes(
	asked: readonly OfField[],
	groups: readonly Group[],
	words: Words,
): { asked: OfField[]; notes: ImportNote[] } {
	const boxes = groups.map((_, at) =>
		asked.filter(({ field }) => field.group === at && field.kind === 'CheckboxInputWidget'),
	);
	const isOne = (at: number) => (boxes[at]?.length ?? 0) > 1;
	return {
		asked: asked.flatMap((one) => {
			const at = one.field.group ?? -1;
			const [group, together = []] = [groups[at], boxes[at]];
			if (!group || !isOne(at) || !together.includes(one)) return [one];
			return one === together[0] ? [join(one, together, group, words)] : [];
		}),
		notes: groups.flatMap(({ label }, at) => {
			const text = words.say(label);
			return isOne(at) || text === undefined ? [] : [noteOf('text-left-out', words.originalOf(text))];
		}),
	};
}

function join({ field }: OfField, boxes: readonly OfField[], group: Group, words: Words): OfField {
	const names = boxes.map(({ question }) => question.name);
	const prefix = commonStart(names);
	const label = words.say(group.label);
	const help = words.say(group.help);
	const name = asName(prefix) || asName(label ? (words.keyOf(label) ?? '') : '') || 'several';
	const values = toldApart(names.map((one) => asValue(one.slice(prefix.length)) || one));
	return {
		field,
		question: {
			...{ name, kind: 'several', label: label ?? words.sayOwn({ en: nameAsLabel(name) }) },
			...(help === undefined ? {} : { help }),
			choices: boxes.map(({ question }, at) => ({ value: values[at] ?? '', label: question.label })),
		},
		notes: [
			...(label === undefined ? [noteOf('label-from-name', name)] : []),
			noteOf('checkboxes-joined', name, names.join(', ')),
		],
	};
}

/** `information_` of `information_added` and `information_removed`. */
function commonStart([first = '', ...others]: readonly string[]): string {
	let length = first.length;
	while (length > 0 && !others.every((other) => other.startsWith(first.slice(0, length)))) length--;
	return first.slice(0, first.lastIndexOf('_', length) + 1);
}

/** A checkbox "unsure" beside choices was about the whole form; here each choice has an answer of its own for it. */
export function addUnsure(asked: readonly OfField[]): OfField[] {
	const box = asked.find(
		({ field, question }) => field.kind === 'CheckboxInputWidget' && question.name === 'unsure',
	);
	const isAsked = (question: Question) => question.kind === 'choice' && question !== box?.question;
	const choosing = asked.filter(({ question }) => isAsked(question));
	if (!box || choosing.length === 0) return [...asked];
	const unsure: Choice = { value: 'unsure', label: box.question.label };
	const names = choosing.map(({ question }) => question.name).join(', ');
	return asked.flatMap((one) => {
		if (one === box) return [];
		const { question } = one;
		if (question.kind !== 'choice' || question.choices.some(({ value }) => value === 'unsure')) return [one];
		const notes =
			one === choosing[0] ? [...one.notes, noteOf('unsure-everywhere', 'unsure', names)] : one.notes;
		return [{ ...one, notes, question: { ...question, choices: [...question.choices, unsure] } }];
	});
}

/** A text beside the label of an answer ("A: all that matters …") is what that answer means; others have no place. */
export function addMeanings(
	asked: readonly OfField[],
	labels: readonly Field[],
	words: Words,
): { asked: OfField[]; notes: ImportNote[] } {
	const meanings = new Map<string, string>();
	const notes: ImportNote[] = [];
	const answers = new Set(asked.flatMap(({ question }) => choicesOf(question).map(({ label }) => label)));
	for (const { widget, label } of labels) {
		const text = words.say(widget.label);
		if (text === undefined) continue;
		const beside = words.say(label);
		if (beside !== undefined && answers.has(beside)) meanings.set(beside, text);
		else notes.push(noteOf('text-left-out', words.originalOf(text).replace(/<[^>]*>/g, '')));
	}
	const withMeaning = (choice: Choice): Choice => {
		const meaning = choice.meaning ?? meanings.get(choice.label);
		return meaning === undefined ? choice : { ...choice, meaning };
	};
	return {
		asked: asked.map((one) =>
			'choices' in one.question
				? { ...one, question: { ...one.question, choices: one.question.choices.map(withMeaning) } }
				: one,
		),
		notes,
	};
}

/** `notes_true` behind a question of yes and no is asked after its yes: so its name says, which was all there was to say it. */
export function askOnlyAfter(asked: readonly Asked[]): Asked[] {
	return asked.map((one, at) => {
		const value = /_(true|yes)$/.test(one.question.name)
			? 'yes'
			: /_(false|no)$/.test(one.question.name)
				? 'no'
				: null;
		const source = asked
			.slice(0, at)
			.findLast(({ question }) =>
				['yes', 'no'].every((wanted) => choicesOf(question).some((choice) => choice.value === wanted)),
			);
		if (value === null || !source) return one;
		const { name } = source.question;
		return {
			question: { ...one.question, showIf: { question: name, is: [value] } },
			notes: [...one.notes, noteOf('asked-only-after', one.question.name, `${name} = ${value}`)],
		};
	});
}

/** The longest lists give up their keys until there are enough digits for the others. */
export function fitDigits(asked: readonly Asked[]): Asked[] {
	const questions = asked.map(({ question }) => question);
	if (mostDigits({ questions }) <= DIGITS) return [...asked];
	const longest = asked.reduce<Asked | null>((found, one) => {
		const most = found ? choicesOf(found.question).length : 0;
		return one.question.kind === 'choice' && choicesOf(one.question).length > most ? one : found;
	}, null);
	const { question, notes } = longest ?? {};
	if (question?.kind !== 'choice' || !notes) return [...asked];
	return fitDigits(asked.map((one) => (one === longest ? withoutKeys(question, notes) : one)));
}
