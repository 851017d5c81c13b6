/** Forms of Wikilabels, in its format and with its traps, become forms that campaigns here can ask. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { inLanguage } from '../../campaigns/contract/form-texts.ts';
import { noteOf } from '../../campaigns/contract/import-note.ts';
import { onlyOne, read, values } from './read-wikilabels.ts';

const faults = (yaml: string): unknown => {
	try {
		return read(yaml);
	} catch (thrown) {
		return (thrown as { code?: string; details?: { faults: string[] } }).details?.faults;
	}
};

/** In the manner of the form that most campaigns asked: keys for texts, true and false, a box for all of it. */
const judged = `
name: ours
title: "<form-title>"
fields:
  - class: FieldLayout
    label: "<harm-label>"
    help: "<harm-help>"
    classes: ['inline-field']
    fieldWidget:
      name: harm
      class: ButtonSelectWidget
      items:
        - { class: ButtonOptionWidget, data: true, label: "<harm-yes-label>", title: "<harm-yes-tooltip>", flags: [destructive] }
        - { class: ButtonOptionWidget, data: false, label: "<harm-no-label>", indicatorTitle: "<harm-no-tooltip>" }
  - class: FieldLayout
    help: "<will-help>"
    fieldWidget:
      name: "will"
      class: OO.ui.ButtonSelectWidget
      items:
        - { class: ButtonOptionWidget, data: no, label: Bad }
        - { class: ButtonOptionWidget, data: yes, label: Good }
  - class: FieldLayout
    label: "<unsure-label>"
    fieldWidget: { name: "unsure", class: CheckboxInputWidget }
`;
const english = {
	'@metadata': { authors: ['Somebody'] },
	'form-title': 'Harm and will',
	'harm-label': 'Does it do harm?',
	'harm-help': 'Think of the readers.',
	'harm-yes-label': 'It does',
	'harm-no-label': 'It does not',
	'harm-yes-tooltip': 'The page got worse.',
	'harm-no-tooltip': 'The page is as good.',
	'will-help': 'Was it meant well?',
	'unsure-label': 'I cannot tell',
};
const german = {
	'harm-label': 'Schadet es?',
	'harm-yes-label': 'Ja, schon',
	'unsure-label': '',
	nobody: 'x',
};

describe('a form that judges', () => {
	const { definition, notes } = read(judged, {
		en: english,
		de: german,
		qqq: { 'harm-label': 'A question' },
	});

	test('keeps its questions, with true as yes, and offers “unsure” with each of them', () => {
		expect(definition).toEqual({
			name: 'Harm and will',
			questions: [
				{
					...{ name: 'harm', kind: 'choice', label: 'Does it do harm?', help: 'Think of the readers.' },
					choices: [
						{ value: 'yes', label: 'It does', meaning: 'The page got worse.' },
						{ value: 'no', label: 'It does not', meaning: 'The page is as good.' },
						{ value: 'unsure', label: 'I cannot tell' },
					],
				},
				{
					...{ name: 'will', kind: 'choice', label: 'Was it meant well?' },
					choices: [
						{ value: 'no', label: 'Bad' },
						{ value: 'yes', label: 'Good' },
						{ value: 'unsure', label: 'I cannot tell' },
					],
				},
			],
			...{ shortcuts: [], examples: [] },
			texts: { de: { 'harm-label': 'Schadet es?', 'harm-yes-label': 'Ja, schon' } },
		});
		expect(inLanguage(definition, 'de').questions[0]?.label).toBe('Schadet es?');
	});

	test('says what is other than it was', () => {
		expect(notes.map(({ sentence }) => sentence)).toEqual([
			'The checkbox unsure was about everything at once. Each choice offers “unsure” instead: harm, will.',
			'will had no label; what was its help is the question now.',
			'These need an answer now; Wikilabels let all be left out: harm, will.',
			'Colours, icons and places of buttons were left out: all answers look alike here, on purpose.',
		]);
	});
});

describe('texts', () => {
	const fields =
		'fields: [{ class: FieldLayout, label: <a-label>, fieldWidget: { name: a, class: TextInputWidget } }]';

	test('are those of the language that says most where there is no English', () => {
		const { definition } = read(fields, {
			nl: { 'a-label': 'Wat?', b: 'x' },
			it: { 'a-label': 'Che cosa?' },
		});
		expect(definition).toMatchObject({
			language: 'nl',
			questions: [{ label: 'Wat?' }],
			texts: { it: { 'a-label': 'Che cosa?' } },
		});
	});

	test('that nobody has written are said in words and named', () => {
		const { definition, notes } = read(fields, { en: {}, fr: { 'a-label': 'Quoi ?' } });
		expect(definition.questions[0]?.label).toBe('Quoi ?');
		expect(notes).toContainEqual(noteOf('text-missing', 'a-label', 'A label'));
		expect(read(fields).definition.questions[0]?.label).toBe('A label');
	});

	test('of languages without a tag are left out, and tags are written as browsers know them', () => {
		const { definition, notes } = read(fields, {
			...{ en: { 'a-label': 'What?' }, 'zh-Hant': { 'a-label': '什麼?' }, 'roa-tara': { 'a-label': 'Ccè?' } },
			simple: { 'a-label': 'What is it?' },
		});
		expect(Object.keys(definition.texts ?? {})).toEqual(['roa-tara', 'zh-hant']);
		expect(notes).toContainEqual(noteOf('language-left-out', 'simple'));
	});

	test('that are no texts, or too long, do no harm', () => {
		const long = read(fields, {
			en: { 'a-label': 'x'.repeat(3000) },
			de: { 'a-label': null },
			fr: [] as never,
		});
		expect(long.definition.questions[0]?.label).toHaveLength(2000);
		expect(long.definition.texts).toBeUndefined();
		expect(long.notes).toContainEqual(noteOf('text-cut', 'a-label'));
	});
});

describe('answers that cannot be told apart by what was stored', () => {
	test('are told apart by their messages, and turned round where those say so', () => {
		const option = (data: unknown, key: string) => `{ data: ${data}, label: "<${key}-label>" }`;
		const radio = (name: string, options: string[]) =>
			` - { class: RadioSelectWidget, name: ${name}, items: [${options.join(', ')}] }`;
		const { definition, notes } = read(
			[
				'fields:',
				radio('pick-one', [option(true, 'people'), option(false, 'films'), option(false, 'books')]),
				radio('is-fit', [option(false, 'fit-yes'), option(true, 'fit-no')]),
				radio('3rd', [option('"none"', 'unsure'), option('very-good', 'good')]),
			].join('\n'),
		);
		expect(definition.questions.map((question) => [question.name, values(question)])).toEqual([
			['pick_one', ['people', 'films', 'books']],
			['is_fit', ['yes', 'no']],
			['q_3rd', ['unsure', 'very_good']],
		]);
		expect(notes.map(({ code }) => code)).toEqual(
			expect.arrayContaining(['answers-told-apart', 'answer-turned-round', 'values-changed', 'name-changed']),
		);
		expect(notes).toContainEqual(noteOf('values-changed', 'q_3rd', 'none → unsure, very-good → very_good'));
	});

	test('two fields of one name are two questions', () => {
		const text = '{ class: TextInputWidget, name: note, label: Note }';
		expect(read(`fields: [${text}, ${text}]`).definition.questions.map(({ name }) => name)).toEqual([
			'note',
			'note_2',
		]);
	});
});

test('reasons are asked after the answer that their name says, and long lists give up their keys', () => {
	const list = (from: string, length: number) =>
		`[{ data: "", label: "" }, ${Array.from({ length }, (_, at) => `{ data: ${from}-${at}, label: R${at} }`).join(', ')}]`;
	const yesNo =
		'[{ data: true, label: Yes }, { data: false, label: No }, { data: none, label: <unsure-label> }]';
	const { definition, notes } = read(`
fields:
  - { class: ButtonSelectWidget, name: needed, label: Needed?, items: ${yesNo} }
  - { class: DropdownInputWidget, name: why-true, label: Why?, options: ${list('t', 8)} }
  - { class: DropdownInputWidget, name: why-false, label: Why not?, options: ${list('f', 4)} }`);
	expect(definition.questions.map(({ kind, showIf }) => [kind, showIf])).toEqual([
		['choice', undefined],
		['several', { question: 'needed', is: ['yes'] }],
		['choice', { question: 'needed', is: ['no'] }],
	]);
	expect(definition.questions[1]).toMatchObject({ max: 1, required: false });
	expect(notes).toContainEqual(noteOf('asked-only-after', 'why_true', 'needed = yes'));
	expect(notes).toContainEqual(noteOf('one-of-a-list', 'why_true'));
	const endless = read(
		`fields: [{ class: DropdownInputWidget, name: a, label: A, options: ${list('t', 60)} }]`,
	);
	expect(values(endless.definition.questions[0])).toHaveLength(40);
	expect(endless.notes).toContainEqual(noteOf('answers-left-out', 'a', '40'));
});

describe('what is no form, or no plain YAML, is refused with the reason', () => {
	const bomb = Array.from({ length: 8 }, (_, at) =>
		at === 0 ? 'a0: &a0 [x, x, x, x, x, x, x, x, x, x]' : `a${at}: &a${at} [${`*a${at - 1}, `.repeat(10)}]`,
	).join('\n');

	test.each<[string, string, RegExp]>([
		['no list of fields', 'name: x', /"fields"/],
		['a text', 'just words', /"fields"/],
		['nothing that asks', 'fields: []', /questions/],
		['broken YAML, with its line', 'fields:\n  - {a: [}', /^line 2: /],
		['a tag', 'fields: [!!js/function "x"]', /tag/],
		['a tag of YAML itself', 'fields: [!!binary aGk=]', /tag/],
		['a bomb of aliases', `${bomb}\nfields: *a7`, /aliases/],
		['a name twice', 'fields: []\nfields: []', /unique/i],
		['very deep lists', `fields: ${'['.repeat(5000)}${']'.repeat(5000)}`, /deep/],
		['very deep lists on lines', `fields: ${'- '.repeat(5000)}x`, /deep|line/],
		['more than a form has', 'x'.repeat(40_001), /letters/],
		['a crowd of fields', `fields: [${'{ a: 1 },'.repeat(4000)}]`, /more than 100 fields/],
		[
			'a crowd of answers',
			`fields: [{ class: SelectWidget, name: a, items: [${'b,'.repeat(15_000)}] }]`,
			/200 answers/,
		],
		['a crowd of aliases', `a: &a x\nfields: [${'*a,'.repeat(12_000)}]`, /aliases/],
		[
			'more questions than a form may have',
			`fields: [${Array.from({ length: 21 }, (_, at) => `{ class: TextInputWidget, name: n${at}, label: N }`).join(', ')}]`,
			/questions/,
		],
	])('%s', (_, yaml, fault) => {
		expect(faults(yaml)).toEqual(expect.arrayContaining([expect.stringMatching(fault)]));
	});

	test('what PyYAML takes for true and false is so; quoted, it is a text', () => {
		const options = '[{ data: on, label: A }, { data: "off", label: B }]';
		expect(values(onlyOne(` - { class: ButtonSelectWidget, name: a, items: ${options} }`))).toEqual([
			'yes',
			'off',
		]);
	});
});

describe('from a shell', () => {
	const folder = mkdtempSync(join(tmpdir(), 'label-wing-form-'));
	afterAll(() => rmSync(folder, { recursive: true }));

	test('the form goes to one side, and what was changed to the other', () => {
		writeFileSync(join(folder, 'ours.yaml'), judged);
		writeFileSync(join(folder, 'en.json'), JSON.stringify(english));
		writeFileSync(join(folder, 'de.json'), JSON.stringify(german));
		const program = fileURLToPath(new URL('../../server/cli/forms.ts', import.meta.url));
		const printed = execFileSync(
			process.execPath,
			[program, 'import', join(folder, 'ours.yaml'), '--i18n', folder],
			{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
		);
		expect(JSON.parse(printed)).toEqual(read(judged, { en: english, de: german }).definition);
	});
});
