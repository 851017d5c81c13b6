/** A question for each widget that asks one. */
import type { Choice, Question } from '../../campaigns/contract/form.ts';
import { type ImportNote, noteOf } from '../../campaigns/contract/import-note.ts';
import { answersOf, nameAsLabel } from './answers-of.ts';
import type { Field } from './widgets.ts';
import type { Words } from './words.ts';

const MOST_CHOICES = 9;
const MOST_OF_SEVERAL = 40;

const yes = { en: 'Yes', ar: 'نعم', de: 'Ja', es: 'Sí', fr: 'Oui', he: 'כן', ja: 'はい' };
const no = { en: 'No', ar: 'لا', de: 'Nein', es: 'No', fr: 'Non', he: 'לא', ja: 'いいえ' };

export type Asked = {
	question: Question;
	notes: ImportNote[];
};

/** What a widget of each class asks, by what its class is called; the first that fits. */
const kinds: readonly [pattern: RegExp, ask: (asking: Asking) => Asked | null][] = [
	[/^Semantic/, semantics],
	[/Multiselect/i, several],
	[/^ComboBox/i, typedOrChosen],
	[/Select|^Dropdown/, oneOf],
	[/^Checkbox|^Toggle|^ButtonOption/, yesOrNo],
	[/^Number/, number],
	[/Text/, text],
];

type Asking = { field: Field; name: string; words: Words };

/** Null for what asks nothing that can be asked here. */
export function questionOf(field: Field, name: string, words: Words): Asked | null {
	const ask = kinds.find(([pattern]) => pattern.test(field.kind))?.[1];
	return ask ? ask({ field, name, words }) : null;
}

/** What its layout says; else its help; else its name. */
function said({ field, name, words }: Asking): {
	common: { name: string; label: string; help?: string };
	notes: ImportNote[];
} {
	const label = words.say(field.label ?? field.widget.meaningsLabel ?? field.widget.placeholder);
	const help = words.say(field.help);
	if (label !== undefined)
		return { common: { name, label, ...(help === undefined ? {} : { help }) }, notes: [] };
	if (help !== undefined) return { common: { name, label: help }, notes: [noteOf('label-from-help', name)] };
	const own = words.sayOwn({ en: nameAsLabel(name) });
	return { common: { name, label: own }, notes: [noteOf('label-from-name', name)] };
}

function oneOf(asking: Asking): Asked | null {
	const { common, notes } = said(asking);
	const answered = answersOf(asking.field.widget, asking.name, asking.words);
	if (answered.choices.length < 2) return null;
	const required = answered.mayBeLeftOut ? { required: false } : {};
	const all = [...notes, ...answered.notes];
	if (answered.choices.length <= MOST_CHOICES)
		return { question: { ...common, kind: 'choice', ...required, choices: answered.choices }, notes: all };
	const choice = { ...common, kind: 'choice' as const, ...required, choices: answered.choices };
	return withoutKeys(choice, all);
}

/** One of a list without digit keys: several of which one may be ticked. */
export function withoutKeys(question: Question & { kind: 'choice' }, notes: readonly ImportNote[]): Asked {
	const { name, choices } = question;
	const kept = choices.slice(0, MOST_OF_SEVERAL);
	return {
		question: { ...question, kind: 'several', required: question.required ?? true, choices: kept, max: 1 },
		notes: [...notes, ...leftOut(name, choices), noteOf('one-of-a-list', name)],
	};
}

function leftOut(name: string, choices: readonly Choice[]): ImportNote[] {
	return choices.length > MOST_OF_SEVERAL ? [noteOf('answers-left-out', name, String(MOST_OF_SEVERAL))] : [];
}

function several(asking: Asking): Asked | null {
	const { common, notes } = said(asking);
	const { choices, notes: more } = answersOf(asking.field.widget, asking.name, asking.words);
	if (choices.length < 2) return null;
	return {
		question: { ...common, kind: 'several', choices: choices.slice(0, MOST_OF_SEVERAL) },
		notes: [...notes, ...more, ...leftOut(asking.name, choices)],
	};
}

/** What an edit means, or what was done to what: the message for an empty list says that one is needed. */
function semantics(asking: Asking): Asked | null {
	const asked = several(asking);
	if (asked === null) return null;
	const { kind, widget } = asking.field;
	return {
		question: { ...asked.question, ...(widget.emptyMessage === undefined ? {} : { required: true }) },
		notes: [
			...asked.notes,
			...(kind.includes('Operations') ? [noteOf('operations-left-out', asking.name)] : []),
		],
	};
}

function typedOrChosen(asking: Asking): Asked | null {
	const asked = oneOf(asking);
	return asked && { ...asked, notes: [...asked.notes, noteOf('typing-left-out', asking.name)] };
}

function yesOrNo(asking: Asking): Asked {
	const { common, notes } = said(asking);
	const { words, field } = asking;
	const choices = [
		{ value: 'yes', label: words.sayOwn(yes) },
		{ value: 'no', label: words.sayOwn(no) },
	];
	const preset = field.widget.selected === true || field.widget.value === true;
	return {
		question: { ...common, kind: 'choice', required: false, choices },
		notes: [...notes, ...(preset ? [noteOf('preset-left-out', asking.name)] : [])],
	};
}

function number(asking: Asking): Asked {
	const { common, notes } = said(asking);
	const { min, max, isInteger, step, required } = asking.field.widget;
	const bound = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : undefined);
	const [least, most] = [bound(min), bound(max)];
	return {
		question: {
			...{ ...common, kind: 'number' },
			...(required === true ? { required } : {}),
			...(least === undefined ? {} : { min: least }),
			...(most === undefined ? {} : { max: most }),
			...(isInteger === true || (typeof step === 'number' && Number.isInteger(step)) ? { whole: true } : {}),
		},
		notes,
	};
}

function text(asking: Asking): Asked {
	const { kind, widget } = asking.field;
	if (widget.type === 'number') return number(asking);
	const { common, notes } = said(asking);
	const { maxLength, required } = widget;
	const fits = typeof maxLength === 'number' && Number.isInteger(maxLength) && maxLength >= 1;
	return {
		question: {
			...{
				...common,
				kind: 'text',
				size: kind.includes('Multiline') || widget.multiline === true ? 'long' : 'short',
			},
			...(required === true ? { required } : {}),
			...(fits ? { maxLength: Math.min(10_000, maxLength) } : {}),
		},
		notes,
	};
}
