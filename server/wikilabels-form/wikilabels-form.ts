/** A form of Wikilabels, its YAML and the files of its messages, as a form that campaigns here can ask. Pure. */
import { Failure } from '../../campaigns/contract/errors.ts';
import { Form } from '../../campaigns/contract/form.ts';
import { faultsOfForm } from '../../campaigns/contract/form-faults.ts';
import { withTexts } from '../../campaigns/contract/form-texts.ts';
import { type ImportNote, noteOf } from '../../campaigns/contract/import-note.ts';
import { isRequired } from '../../campaigns/contract/questions.ts';
import { asName, toldApart } from './answers-of.ts';
import { addMeanings, addUnsure, askOnlyAfter, fitDigits, joinCheckboxes } from './arrange.ts';
import { type Asked, questionOf } from './questions-of.ts';
import { readYaml } from './read-yaml.ts';
import { type Field, flatten, hasLooks, isRecord } from './widgets.ts';
import { asWords, createWords, type MessagesByLanguage, type Words } from './words.ts';

/** more than any form may ask, so that what is told apart by its name stays few */
const MOST_FIELDS = 100;

export type ImportedForm = { definition: Form; notes: ImportNote[] };

/**
 * @param yaml as `forms/available/<form>.yaml` has it
 * @param messages as `forms/i18n/<form>/<language>.json` have them, by language
 * @throws {Failure} FORM_UNREADABLE, with `faults`, a sentence each
 */
export function readWikilabelsForm(yaml: string, messages: MessagesByLanguage): ImportedForm {
	const read = readYaml(yaml);
	if (!isRecord(read) || !Array.isArray(read.fields))
		throw new Failure('FORM_UNREADABLE', { faults: ['it has no list of "fields"'] });
	const words = createWords(messages);
	const { asked, notes } = arranged(read.fields, words);
	const title = words.say(read.title);
	const marked: Form = {
		name:
			title !== undefined && words.isSaid(title)
				? title
				: words.sayOwn({ en: asWords(String(read.name ?? '')) || 'Form' }),
		questions: asked.map(({ question }) => question),
		shortcuts: [],
		examples: [],
		...(words.language === 'en' ? {} : { language: words.language }),
	};
	const needed = marked.questions.filter(isRequired).map(({ name }) => name);
	const definition = inAllLanguages(marked, words);
	return {
		definition: checked(definition),
		notes: [
			...asked.flatMap((one) => one.notes),
			...notes,
			...(needed.length > 0 ? [noteOf('needed-now', needed.join(', '))] : []),
			...(hasLooks(read.fields) ? [noteOf('looks')] : []),
			...words.missing().map((key) => noteOf('text-missing', key, asWords(key))),
			...words.cut().map((key) => noteOf('text-cut', key)),
			...words.leftOut.map((name) => noteOf('language-left-out', name)),
		],
	};
}

function arranged(listed: readonly unknown[], words: Words): { asked: Asked[]; notes: ImportNote[] } {
	const { fields, groups } = flatten(listed);
	if (fields.length > MOST_FIELDS)
		throw new Failure('FORM_UNREADABLE', { faults: [`it has more than ${MOST_FIELDS} fields`] });
	const labels = fields.filter(({ kind }) => kind === 'LabelWidget');
	const asking = fields.filter(({ kind }) => kind !== 'LabelWidget');
	const names = namesOf(asking, words);
	const notes: ImportNote[] = [];
	const single = asking.flatMap((field, at): (Asked & { field: Field })[] => {
		const { name, notes: ofName } = names[at] ?? { name: '', notes: [] };
		const one = name === '' ? null : questionOf(field, name, words);
		if (one) return [{ ...one, field, notes: [...ofName, ...one.notes] }];
		notes.push(
			name === ''
				? noteOf('field-without-anything', field.kind)
				: noteOf('widget-left-out', field.kind, name),
		);
		return [];
	});
	const joined = joinCheckboxes(single, groups, words);
	const unsure = addUnsure(joined.asked);
	const meant = addMeanings(unsure, labels, words);
	return { asked: fitDigits(askOnlyAfter(meant.asked)), notes: [...notes, ...joined.notes, ...meant.notes] };
}

/** Small letters, each once; empty for a field that has neither a name nor words. */
function namesOf(fields: readonly Field[], words: Words): { name: string; notes: ImportNote[] }[] {
	const given = fields.map(({ widget }) => (typeof widget.name === 'string' ? widget.name : ''));
	const wanted = fields.map(({ label, help }, at) => {
		const mark = words.say(label ?? help);
		const key = mark === undefined ? '' : (words.keyOf(mark) ?? words.originalOf(mark));
		return asName(given[at] || key.replace(/-label$/, ''));
	});
	const unique = toldApart(wanted, 'question');
	return fields.map(({ label, help }, at) => {
		const [before = '', name = ''] = [given[at], unique[at]];
		const mark = words.say(label ?? help);
		if (before === '' && mark === undefined) return { name: '', notes: [] };
		if (before === '')
			return { name, notes: [noteOf('field-without-name', words.originalOf(mark ?? ''), name)] };
		return { name, notes: before === name ? [] : [noteOf('name-changed', before, name)] };
	});
}

/** Texts in the place of their marks, and the same texts in the other languages. */
function inAllLanguages(marked: Form, words: Words): Form {
	const texts: Record<string, Record<string, string>> = {};
	const form = withTexts(marked, (place, mark) => {
		for (const language of words.languages) {
			const text = language === words.language ? undefined : words.textOf(mark, language);
			if (text === undefined) continue;
			texts[language] = { ...texts[language], [place]: text };
		}
		return words.originalOf(mark);
	});
	return Object.keys(texts).length > 0 ? { ...form, texts } : form;
}

/** @throws {Failure} FORM_UNREADABLE */
function checked(definition: Form): Form {
	const read = Form.safeParse(definition);
	const faults = read.success
		? faultsOfForm(read.data)
		: read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
	if (!read.success || faults.length > 0) throw new Failure('FORM_UNREADABLE', { faults });
	return read.data;
}
