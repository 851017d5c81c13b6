/** Each class of widget that forms of Wikilabels are made of asks here what it asked there. */
import { describe, expect, test } from 'vitest';
import type { Question } from '../../campaigns/contract/form.ts';
import { noteOf } from '../../campaigns/contract/import-note.ts';
import { codes, onlyOne, read, values } from './read-wikilabels.ts';

describe('each class of widget', () => {
	const items = '[{ data: one, label: One }, { data: two, label: Two }]';

	test.each([
		['ButtonSelectWidget', 'items'],
		['RadioSelectWidget', 'items'],
		['MenuSelectWidget', 'items'],
		['SelectWidget', 'items'],
		['DropdownInputWidget', 'options'],
		['RadioSelectInputWidget', 'options'],
		['ComboboxInputWidget', 'options'],
		['ComboBoxInputWidget', 'options'],
	])('%s is one of its answers', (kind, list) => {
		const question = onlyOne(` - { class: ${kind}, name: a, label: Which?, ${list}: ${items} }`);
		expect(question).toEqual({
			...{ name: 'a', kind: 'choice', label: 'Which?' },
			choices: [
				{ value: 'one', label: 'One' },
				{ value: 'two', label: 'Two' },
			],
		});
	});

	test('an answer that says nothing is none: the question may be left out', () => {
		const options = '[{ data: none-yet, label: "" }, { data: 1, label: One }, { data: 2, label: Two }]';
		expect(onlyOne(` - { class: DropdownInputWidget, name: a, options: ${options} }`)).toMatchObject({
			required: false,
			choices: [
				{ value: '1', label: 'One' },
				{ value: '2', label: 'Two' },
			],
		});
	});

	test.each([
		['CheckboxMultiselectWidget', 'items'],
		['CheckboxMultiselectInputWidget', 'options'],
		['MenuTagMultiselectWidget', 'options'],
	])('%s is several of its answers', (kind, list) => {
		expect(onlyOne(` - { class: ${kind}, name: a, label: Which?, ${list}: ${items} }`)).toMatchObject({
			kind: 'several',
			choices: [{ value: 'one' }, { value: 'two' }],
		});
	});

	test.each(['CheckboxInputWidget', 'ToggleSwitchWidget', 'ToggleButtonWidget', 'ButtonOptionWidget'])(
		'%s alone is yes or no, and may be left out',
		(kind) => {
			const question = onlyOne(
				` - { class: FieldLayout, label: Odd?, fieldWidget: { class: ${kind}, name: odd } }`,
				{
					...{ en: {}, de: {} },
				},
			);
			expect(question).toMatchObject({ kind: 'choice', required: false, label: 'Odd?' });
			expect(values(question)).toEqual(['yes', 'no']);
		},
	);

	test.each<[string, Partial<Question>]>([
		['class: TextInputWidget', { kind: 'text', size: 'short' }],
		[
			'class: TextInputWidget, multiline: true, required: true',
			{ kind: 'text', size: 'long', required: true },
		],
		['class: MultilineTextInputWidget, maxLength: 99', { kind: 'text', size: 'long', maxLength: 99 }],
		['class: TextInputWidget, type: number', { kind: 'number' }],
		['class: NumberInputWidget, min: 0, max: 9, step: 1', { kind: 'number', min: 0, max: 9, whole: true }],
	])('{ %s } is a field', (widget, expected) => {
		expect(onlyOne(` - { ${widget}, name: a, label: Say it }`)).toEqual({
			...{ name: 'a', label: 'Say it' },
			...expected,
		});
	});

	test('SemanticsSelector is several meanings, at least one', () => {
		const meanings =
			'[{ label: Mends, value: mend, description: It mends. }, { label: Breaks, value: break }]';
		const widget = `class: SemanticsSelector, name: m, meaningsLabel: What for?, meanings: ${meanings}`;
		expect(onlyOne(` - { ${widget}, emptyMessage: None yet }`)).toEqual({
			...{ name: 'm', kind: 'several', label: 'What for?', required: true },
			choices: [
				{ value: 'mend', label: 'Mends', meaning: 'It mends.' },
				{ value: 'break', label: 'Breaks' },
			],
		});
		expect(
			codes(`fields: [{ ${widget.replace('SemanticsSelector', 'SemanticOperationsSelector')} }]`),
		).toContain('operations-left-out');
	});

	test('LabelWidget beside an answer says what it means; elsewhere it is left out, in words', () => {
		const { definition, notes } = read(`
fields:
  - { class: FieldLayout, label: A, fieldWidget: { class: LabelWidget, label: All of it. } }
  - { class: FieldLayout, label: " ", fieldWidget: { class: LabelWidget, label: { class: HtmlSnippet, content: 'See <a href="x">there</a>.' } } }
  - { class: FieldLayout, label: How good?, fieldWidget: { name: q, class: ButtonSelectWidget, items: [{ data: A, label: A }, { data: B, label: B }] } }`);
		expect(definition.questions[0]).toMatchObject({
			choices: [{ value: 'A', label: 'A', meaning: 'All of it.' }, { value: 'B' }],
		});
		expect(notes).toContainEqual(noteOf('text-left-out', 'See there.'));
	});

	test('checkboxes in one frame are one question', () => {
		const box = (name: string) =>
			`{ class: FieldLayout, label: ${name}, fieldWidget: { name: info-${name}, class: CheckboxInputWidget } }`;
		const frame = `{ class: FieldsetLayout, label: Information, items: [${box('added')}, ${box('removed')}] }`;
		expect(onlyOne(` - ${frame}`)).toEqual({
			...{ name: 'info', kind: 'several', label: 'Information' },
			choices: [
				{ value: 'added', label: 'added' },
				{ value: 'removed', label: 'removed' },
			],
		});
		const { notes } = read(`fields: [${frame}]`);
		expect(notes).toContainEqual(noteOf('checkboxes-joined', 'info', 'info_added, info_removed'));
		// one alone in its frame stays what it is
		expect(codes(`fields: [{ class: FieldsetLayout, label: Alone, items: [${box('a')}] }]`)).toContain(
			'text-left-out',
		);
	});

	test('whatever asks nothing here is left out, and named', () => {
		const notes = codes(`
fields:
  - { class: SearchWidget, name: find }
  - { class: ButtonSelectWidget, name: lonely, items: [{ data: 1, label: One }] }
  - { class: TextInputWidget }
  - { class: FieldLayout, label: Why?, fieldWidget: { class: TextInputWidget } }
  - { class: CheckboxInputWidget, name: on_it, label: On, selected: on }`);
		expect(notes.filter((code) => code === 'widget-left-out')).toHaveLength(2);
		expect(notes).toEqual(
			expect.arrayContaining(['field-without-anything', 'field-without-name', 'preset-left-out']),
		);
	});
});
