/** The builder's own form of a form: there and back it is the same, and editing it breaks nothing that it need not. */
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Form } from '../../campaigns/contract/form.ts';
import { faultsOfForm, sentenceOf } from '../../campaigns/contract/form-faults.ts';
import { judgeForm } from '../../campaigns/contract/form-shape-faults.ts';
import { templates } from '../../campaigns/templates/templates.ts';
import { toDraft, toForm } from '../../client/forms/convert.ts';
import { Draft, emptyDraft } from '../../client/forms/draft.ts';
import {
	addChoice,
	addQuestion,
	changeKind,
	copyQuestion,
	missingIn,
	move,
	nameFor,
	offerUnsure,
	removeLanguage,
	removeQuestion,
} from '../../client/forms/edit.ts';
import { directionOf, tagOf } from '../../client/forms/language-names.ts';
import { canonicalJson } from '../../server/domain/canonical-json.ts';
import { anyForm } from '../support/any-form.ts';
import { everyKind } from '../support/every-kind.ts';

const ready = { yes: 'Yes', no: 'No', unsure: 'Unsure', low: 'A guess', medium: 'Fairly', high: 'Certain' };
const digest = (form: unknown) => createHash('sha256').update(canonicalJson(form)).digest('hex');
/** As a file: what the builder exports. */
const exported = (draft: Draft) => JSON.parse(JSON.stringify(toForm(draft)));
const codes = (draft: Draft) => judgeForm(toForm(draft)).faults.map(({ code }) => code);
const question = (draft: Draft, name: string) => {
	const found = draft.questions.find((one) => one.name === name);
	if (!found) throw new Error(`there is no ${name}`);
	return found;
};

describe('there and back', () => {
	test('any form is the same form, under the same digest, as is what was saved of it', () => {
		fc.assert(
			fc.property(anyForm, (form) => {
				const draft = toDraft(form);
				// languages without a single text are left out
				const { texts = {}, ...rest } = form;
				const written = Object.entries(texts).filter(([, said]) => Object.keys(said).length > 0);
				const expected = { ...rest, ...(written.length > 0 ? { texts: Object.fromEntries(written) } : {}) };
				const file = exported(draft);
				expect(digest(Form.parse(file))).toBe(digest(expected));
				expect(digest(exported(toDraft(Form.parse(file))))).toBe(digest(expected));
				const saved = Draft.parse(JSON.parse(JSON.stringify(draft)));
				expect(digest(exported(saved))).toBe(digest(expected));
			}),
			{ numRuns: 200 },
		);
	});

	test.each([everyKind, ...templates.map(({ form }) => form)].map((form) => [form.name, form] as const))(
		'%s',
		(_, form) => {
			expect(digest(exported(toDraft(form)))).toBe(digest(form));
			expect(judgeForm(exported(toDraft(form))).faults).toEqual([]);
		},
	);
});

describe('while it is edited', () => {
	test('what refers to a question follows its name, letter by letter, and its values', () => {
		const draft = toDraft(everyKind);
		const damaging = question(draft, 'damaging');
		// on the way it is called as another question is
		damaging.name = 'what';
		expect(codes(draft)).toContain('same-name');
		damaging.name = 'worse';
		const yes = damaging.choices[0];
		if (yes) yes.value = 'indeed';
		const form = Form.parse(exported(draft));
		expect(form.questions[1]?.showIf).toEqual({ question: 'worse', is: ['indeed'] });
		expect(form.questions[5]).toMatchObject({ about: 'worse' });
		expect(form.texts?.de?.['worse-indeed-label']).toBe('Ja');
		expect(faultsOfForm(form)).toEqual([]);
	});

	test('what refers to something that is gone, or comes later, says so', () => {
		const draft = toDraft(everyKind);
		move(draft.questions, 0, 1);
		expect(codes(draft)).toContain('after-no-question');
		move(draft.questions, 1, 0);
		expect(codes(draft)).toEqual([]);
		const damaging = question(draft, 'damaging');
		damaging.choices.splice(0, 1);
		expect(codes(draft)).toContain('after-nothing');
		removeQuestion(draft, damaging.id);
		expect(codes(draft)).toContain('after-nothing');
	});

	test('a new form says what it lacks, in the order of the page, until it lacks nothing', () => {
		const draft = emptyDraft('en');
		expect(codes(draft)).toEqual(['no-form-name', 'no-questions']);
		draft.name.en = 'Mine';
		const id = addQuestion(draft, 'choice', ready);
		expect(judgeForm(toForm(draft)).faults.map(sentenceOf)).toEqual([
			'question 1 needs a name in the dataset: small letters, digits and low lines, a letter first',
			'question 1 asks nothing: write the question',
			'answer 1 of question 1 needs a value in the dataset: letters, digits and low lines, no low line first',
			'answer 1 of question 1 says nothing: write the answer',
			'answer 2 of question 1 needs a value in the dataset: letters, digits and low lines, no low line first',
			'answer 2 of question 1 says nothing: write the answer',
		]);
		const [asked] = draft.questions;
		if (!asked) throw new Error('nothing was added');
		expect(asked.id).toBe(id);
		asked.label.en = 'Which?';
		asked.name = nameFor('Which?');
		changeKind(draft, asked, 'yes-no', ready);
		expect(exported(draft)).toEqual({
			...{ name: 'Mine', shortcuts: [], examples: [] },
			questions: [
				{
					...{ kind: 'choice', name: 'which', label: 'Which?' },
					choices: [
						{ value: 'yes', label: 'Yes' },
						{ value: 'no', label: 'No' },
						{ value: 'unsure', label: 'Unsure' },
					],
				},
			],
		});
		expect(codes(draft)).toEqual([]);
	});

	test('bounds that are no numbers are named, and a comma is a point', () => {
		const draft = toDraft(everyKind);
		const errors = question(draft, 'errors');
		errors.min = 'few';
		expect(codes(draft)).toEqual(['bad-bound']);
		errors.min = '0,5';
		expect(Form.parse(exported(draft)).questions[3]).toMatchObject({ min: 0.5 });
	});

	test('answers stay when another kind is tried out, and come before “unsure”', () => {
		const draft = toDraft(everyKind);
		const damaging = question(draft, 'damaging');
		const before = JSON.stringify(damaging.choices);
		changeKind(draft, damaging, 'text', ready);
		expect(Form.parse({ ...exported(draft), questions: [exported(draft).questions[0]] })).toMatchObject({
			questions: [{ kind: 'text', size: 'short' }],
		});
		changeKind(draft, damaging, 'scale', ready);
		expect(JSON.stringify(damaging.choices)).toBe(before);
		addChoice(draft, damaging);
		expect(damaging.choices.map(({ value }) => value)).toEqual(['yes', 'no', '', 'unsure']);
		offerUnsure(draft, damaging, false, ready);
		offerUnsure(draft, damaging, true, ready);
		expect(damaging.choices.at(-1)).toMatchObject({ value: 'unsure', label: { en: 'Unsure' } });
	});

	test('a copy has a name and answers of its own', () => {
		const draft = toDraft(everyKind);
		const copy = copyQuestion(draft, question(draft, 'damaging'));
		expect(draft.questions[1]).toMatchObject({ id: copy, name: 'damaging_2' });
		expect(Form.parse(exported(draft)).questions[2]?.showIf?.question).toBe('damaging');
		expect(codes(draft)).toEqual([]);
	});

	test('a language lacks what is not translated, and takes its texts along', () => {
		const draft = toDraft(everyKind);
		expect(draft.languages).toEqual(['de', 'gsw']);
		const all = missingIn(draft, 'fr');
		expect(missingIn(draft, 'de')).toBe(all - 3);
		expect(missingIn(draft, 'gsw')).toBe(all - 1);
		removeLanguage(draft, 'de');
		expect(Form.parse(exported(draft)).texts).toEqual({ gsw: { 'damaging-label': 'Schädlich, gäll?' } });
	});
});

test('every fault of a shape is said of the question that has it', () => {
	const broken = {
		...everyKind,
		questions: [
			{ ...everyKind.questions[0], choices: [{ value: '_', label: '' }] },
			{ ...everyKind.questions[1], showIf: { question: 'damaging', is: [] } },
			{ ...everyKind.questions[2], ends: { low: 'low', high: '' } },
			{ ...everyKind.questions[4], maxLength: 0, label: 'x'.repeat(2001) },
		],
	};
	expect(judgeForm(broken).faults.map(({ code, question: at }) => [code, at])).toEqual([
		['bad-value', 0],
		['no-choice-label', 0],
		['few-choices', 0],
		['after-nothing', 1],
		['no-end', 2],
		['long-text', 3],
		['bad-bound', 3],
	]);
	expect(judgeForm({ ...everyKind, questions: 'none' }).faults[0]?.code).toBe('no-questions');
	expect(judgeForm(null).faults).toHaveLength(1);
	expect(judgeForm({ ...everyKind, texts: { '!': {} } }).faults[0]?.code).toBe('bad-shape');
});

test('names come of what one reads, and languages of what one types', () => {
	expect(nameFor('What is wrong with it?')).toBe('what_is_wrong_with_it');
	expect(nameFor('Schädlich?')).toBe('schadlich');
	expect(nameFor('2 × ما العيب؟')).toBe('');
	expect(['DE', 'pt_BR', 'zh-Hant', 'x', 'simple english'].map(tagOf)).toEqual([
		'de',
		'pt-br',
		'zh-hant',
		null,
		null,
	]);
	expect(['ar', 'fa', 'ks-arab', 'de', 'zh-hant', 'az-latn', 'ku-latn'].map(directionOf)).toEqual([
		...['rtl', 'rtl', 'rtl'],
		...['ltr', 'ltr', 'ltr', 'ltr'],
	]);
});
