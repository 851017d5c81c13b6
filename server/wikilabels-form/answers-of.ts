/** The answers that a widget offers, with values that tell them apart. */
import { Failure } from '../../campaigns/contract/errors.ts';
import type { Choice } from '../../campaigns/contract/form.ts';
import { type ImportNote, noteOf } from '../../campaigns/contract/import-note.ts';
import { isRecord, type Widget } from './widgets.ts';
import { asWords, type Words } from './words.ts';

/** What datasets say of tasks without a majority, and what no object can be asked for. */
const taken = new Set(['tie', 'none']);

/** far more than a question may offer; those too many are named, not those beyond all sense */
const MOST_OPTIONS = 200;

type Offered = { data: unknown; label: string; meaning: string | undefined };

export type Answered = {
	choices: Choice[];
	/** one of them stood for no answer: it is none here, and the question may be left out */
	mayBeLeftOut: boolean;
	notes: ImportNote[];
};

/** @param name of the question, as it will be called */
export function answersOf(widget: Widget, name: string, words: Words): Answered {
	const options = optionsOf(widget);
	const offered = options.flatMap((option): Offered[] => {
		const label = words.say(option.label ?? option.text);
		const data = option.data ?? option.value;
		if (data === undefined || data === null || label === undefined) return [];
		const meaning = words.say(option.description ?? option.title ?? option.indicatorTitle);
		return [{ data, label, meaning }];
	});
	const { values, notes } = valuesOf(offered, name, words);
	return {
		choices: offered.map(({ label, meaning }, at) => ({
			value: values[at] ?? '',
			label,
			...(meaning === undefined ? {} : { meaning }),
		})),
		mayBeLeftOut: offered.length < options.length,
		notes: [...notes, ...presetOf(widget, options, name)],
	};
}

function optionsOf(widget: Widget): Widget[] {
	const menu = isRecord(widget.menu) ? widget.menu : {};
	const found = widget.items ?? widget.options ?? widget.meanings ?? menu.items ?? [];
	if (!Array.isArray(found)) return [];
	if (found.length > MOST_OPTIONS)
		throw new Failure('FORM_UNREADABLE', { faults: [`a field offers more than ${MOST_OPTIONS} answers`] });
	// a list of texts is a list of answers that are stored as they read
	return found.map((option) => (isRecord(option) ? option : { data: option, label: String(option) }));
}

function presetOf(widget: Widget, options: readonly Widget[], name: string): ImportNote[] {
	const preset = widget.value !== undefined || options.some(({ selected }) => selected === true);
	return preset ? [noteOf('preset-left-out', name)] : [];
}

function valuesOf(
	offered: readonly Offered[],
	name: string,
	words: Words,
): { values: string[]; notes: ImportNote[] } {
	const byKey = offered.map(({ label }) => asValue(words.keyOf(label)?.replace(/-label$/, '') ?? ''));
	const isTwice = offered.some(({ data }, at) => offered.findIndex((other) => other.data === data) < at);
	const turned = offered.filter(({ data, label }) => saysOpposite(data, words.keyOf(label)));
	const notes: ImportNote[] = [];
	let values = offered.map(({ data }) => asValue(plain(data)));
	if (isTwice) values = byKey.map((value, at) => value || (values[at] ?? ''));
	else if (turned.length > 0) values = offered.map(({ data }) => asValue(plain(!data)));
	values = values.map((value, at) => (value === '' || taken.has(value) ? (byKey[at] ?? '') : value));
	values = toldApart(values);

	const pairs = (which: (at: number) => boolean) =>
		offered.flatMap(({ data }, at) => (which(at) ? [`${plain(data)} → ${values[at]}`] : [])).join(', ');
	const labels = offered.map(({ label }, at) => `${words.originalOf(label)} → ${values[at]}`).join(', ');
	const isOther = (at: number) =>
		plain(offered[at]?.data) !== values[at] && typeof offered[at]?.data !== 'boolean';
	if (isTwice) notes.push(noteOf('answers-told-apart', name, labels));
	else if (turned.length > 0) notes.push(noteOf('answer-turned-round', name, labels));
	else if (offered.some((_, at) => isOther(at))) notes.push(noteOf('values-changed', name, pairs(isOther)));
	return { values, notes };
}

/** An answer whose message is called yes and which is stored as false. */
function saysOpposite(data: unknown, key: string | null): boolean {
	if (typeof data !== 'boolean' || key === null) return false;
	const parts = key.split('-');
	return data
		? parts.includes('no') || parts.includes('false')
		: parts.includes('yes') || parts.includes('true');
}

/** As people and ORES say it: true is yes. */
function plain(data: unknown): string {
	if (data === true) return 'yes';
	if (data === false) return 'no';
	return typeof data === 'object' ? JSON.stringify(data) : String(data);
}

/** In letters that values may have; empty when nothing is left. */
export function asValue(text: string): string {
	return text
		.replace(/[^A-Za-z0-9_]+/g, '_')
		.replace(/^_+|_+$/g, '')
		.slice(0, 40);
}

/** The second of two that are the same gets a number. */
export function toldApart(names: readonly string[], empty = 'answer'): string[] {
	const seen = new Set<string>();
	return names.map((name) => {
		const base = name === '' || name in {} ? empty : name;
		let unique = base;
		for (let number = 2; seen.has(unique); number++) unique = `${base.slice(0, 36)}_${number}`;
		seen.add(unique);
		return unique;
	});
}

/** `choose-guideline` as a name: small letters, digits and low lines, a letter first. */
export function asName(text: string): string {
	const name = asValue(text).toLowerCase();
	return /^[a-z]/.test(name) ? name : name === '' ? '' : `q_${name}`.slice(0, 40);
}

/** What a question is called to people when nothing says so. */
export function nameAsLabel(name: string): string {
	return asWords(name) || name;
}
