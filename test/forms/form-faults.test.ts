/** A form is judged before it is stored. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Form } from '../../campaigns/contract/form.ts';
import { faultsOfForm } from '../../campaigns/contract/form-faults.ts';
import { inLanguage } from '../../campaigns/contract/form-texts.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { everyKind } from '../support/every-kind.ts';

const digest = (form: Form) => createHash('sha256').update(canonicalJson(form)).digest('hex');
type Question = Form['questions'][number];

const yesNo = (name: string, more: Partial<Question> = {}): Question =>
	({
		name,
		kind: 'choice',
		label: 'Is it?',
		choices: ['yes', 'no', 'unsure'].map((value) => ({ value, label: value })),
		...more,
	}) as Question;
const formOf = (questions: Question[], more: Partial<Form> = {}): Form =>
	Form.parse({ name: 'A form', questions, shortcuts: [], examples: [], ...more });

test('forms that are fine have no faults, and parsing them changes nothing', () => {
	for (const form of [everyKind, ...templates.map((template) => template.form)]) {
		expect(faultsOfForm(form)).toEqual([]);
		expect(digest(Form.parse(JSON.parse(JSON.stringify(form))))).toBe(digest(form));
	}
});

test('the form that campaigns have asked from the start still has its digest', () => {
	const form = templates.find(({ key }) => key === 'damaging_goodfaith')?.form;
	expect(digest(Form.parse(form))).toBe('5dde3f8b4c8bdf7b554733fda99ce2191f7da3beb01824deb03dd9f85060cdb2');
});

test.each<[string, Form]>([
	['two questions are called "a"', formOf([yesNo('a'), yesNo('a')])],
	['"constructor" cannot be the name', formOf([yesNo('constructor')])],
	[
		'"a" has two choices with the value "yes"',
		formOf([
			yesNo('a', {
				choices: [
					{ value: 'yes', label: 'Yes' },
					{ value: 'yes', label: 'No' },
				],
			}),
		]),
	],
	[
		'"a" cannot have the value "tie"',
		formOf([
			yesNo('a', {
				choices: [
					{ value: 'tie', label: 'Tie' },
					{ value: 'bow', label: 'Bow' },
				],
			}),
		]),
	],
	[
		'"a" is asked only after "b", which is no earlier',
		formOf([yesNo('a', { showIf: { question: 'b', is: ['yes'] } }), yesNo('b')]),
	],
	[
		'"a" is asked only after "a", which is no earlier',
		formOf([yesNo('a', { showIf: { question: 'a', is: ['yes'] } })]),
	],
	[
		'when "a" is "perhaps", which it cannot be',
		formOf([yesNo('a'), yesNo('b', { showIf: { question: 'a', is: ['perhaps'] } })]),
	],
	[
		'after "n", which has no choices',
		formOf([{ name: 'n', kind: 'number', label: 'N' }, yesNo('b', { showIf: { question: 'n', is: ['1'] } })]),
	],
	['"n" wants at least 5 and at most 2', formOf([{ name: 'n', kind: 'number', label: 'N', min: 5, max: 2 }])],
	[
		'whole number from 0.2 to 0.8: there is none',
		formOf([{ name: 'n', kind: 'number', label: 'N', min: 0.2, max: 0.8, whole: true }]),
	],
	['"a" wants at least 4 of 3 choices', formOf([yesNo('a', { kind: 'several', min: 4 })])],
	[
		'"c" is about "d", which is no earlier question',
		formOf([yesNo('a'), yesNo('c', { kind: 'confidence', about: 'd' })]),
	],
	[
		'the key "s" already does something',
		formOf([yesNo('a')], { shortcuts: [{ key: 's', label: 'S', answers: { a: 'yes' } }] }),
	],
	[
		'two shortcuts have the key "j"',
		formOf([yesNo('a')], {
			shortcuts: ['j', 'j'].map((key) => ({ key, label: 'J', answers: { a: 'yes' } })),
		}),
	],
	[
		'the shortcut "j" does not answer "b"',
		formOf([yesNo('a'), yesNo('b')], { shortcuts: [{ key: 'j', label: 'J', answers: { a: 'yes' } }] }),
	],
	[
		'the shortcut "j" gives "a" an answer',
		formOf([yesNo('a')], { shortcuts: [{ key: 'j', label: 'J', answers: { a: 'fine' } }] }),
	],
	[
		'the shortcut "j" gives "z" an answer',
		formOf([yesNo('a')], { shortcuts: [{ key: 'j', label: 'J', answers: { a: 'yes', z: 'yes' } }] }),
	],
	[
		'there are 12 answers to choose from at once, and 9 digit keys',
		formOf(['a', 'b', 'c', 'd'].map((name) => yesNo(name))),
	],
	[
		'"de" translates "b-label", which the form does not have',
		formOf([yesNo('a')], { texts: { de: { 'b-label': 'B' } } }),
	],
	['written in "en"', formOf([yesNo('a')], { texts: { en: { 'a-label': 'A' } } })],
	['the text "a-label" is empty, or has letters', formOf([yesNo('a', { label: 'a\0b' })])],
	['the text "name" in "de" is empty', formOf([yesNo('a')], { texts: { de: { name: ' ' } } })],
])('%s', (sentence, form) => {
	expect(faultsOfForm(form).join('\n')).toContain(sentence);
});

test('questions that are never asked together share the digits', () => {
	const after = (name: string, is: string) => yesNo(name, { showIf: { question: 'a', is: [is] } });
	expect(faultsOfForm(formOf([yesNo('a'), yesNo('b'), after('c', 'yes'), after('d', 'no')]))).toEqual([]);
	expect(faultsOfForm(formOf([yesNo('a'), yesNo('b'), after('c', 'yes'), after('d', 'yes')]))).toHaveLength(
		1,
	);
	expect(
		faultsOfForm(
			formOf([
				yesNo('a'),
				yesNo('b'),
				after('c', 'yes'),
				yesNo('d', { showIf: { question: 'c', is: ['no'] } }),
			]),
		),
	).toHaveLength(1);
});

test('a form of its own is read in the first language of the reader that it has, text by text', () => {
	const label = (tag: string) => inLanguage(everyKind, tag).questions[0]?.label;
	expect(['de', 'de-AT', 'gsw', 'bar', 'fr', 'en'].map(label)).toEqual([
		...['Schädlich?', 'Schädlich?', 'Schädlich, gäll?', 'Schädlich?', 'Damaging?', 'Damaging?'],
	]);
	const swiss = inLanguage(everyKind, 'gsw');
	expect(swiss.questions[0]).toMatchObject({
		help: 'Does it make the page worse?',
		choices: [{ label: 'Ja' }, {}, {}],
	});
	expect(swiss.questions[2]).toMatchObject({ ends: { low: 'schlecht', high: 'excellent' } });
});
