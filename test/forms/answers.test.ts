/** What may be stored as an answer, whatever is sent. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	answersAsked,
	askedQuestions,
	faultsOfAnswers,
	tidyAnswers,
} from '../../campaigns/contract/answers.ts';
import type { Answers, Form, Question } from '../../campaigns/contract/form.ts';
import { choicesOf, isRequired } from '../../campaigns/contract/questions.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';
import { everyKind, filledIn } from '../support/every-kind.ts';

const { damaging, ...withoutDamaging } = filledIn;
const faults = (change: Answers) => faultsOfAnswers(everyKind, { ...filledIn, ...change });

test('a form filled in as it asks has no faults', () => {
	expect(faultsOfAnswers(everyKind, filledIn)).toEqual([]);
	expect(faultsOfAnswers(everyKind, { damaging: 'no', sure: 'low' })).toEqual([]);
	expect(faultsOfAnswers(damagingGoodfaith.form, { damaging: 'no', goodfaith: 'unsure' })).toEqual([]);
});

test.each<[Answers, string]>([
	[{ damaging: 'maybe' }, '"damaging" has no choice "maybe"'],
	[{ damaging: ['yes'] }, '"damaging" has no choice "yes"'],
	[{ what: 'spam' }, '"what" has no choice "spam"'],
	[{ what: ['spam', 'other'] }, '"what" has no choice "spam, other"'],
	[{ what: [] }, '"what" wants at least 1 of its choices'],
	[{ what: ['vandalism', 'unsourced', 'spam'] }, '"what" takes at most 2 of its choices, each once'],
	[{ what: ['spam', 'spam'] }, '"what" takes at most 2 of its choices, each once'],
	[{ errors: '3' }, '"errors" wants a number'],
	[{ errors: 2.5 }, '"errors" wants a whole number'],
	[{ errors: -1 }, '"errors" wants a number from 0 on'],
	[{ errors: 100 }, '"errors" wants a number up to 99'],
	[{ notes: 7 }, '"notes" wants a text'],
	[{ notes: '  ' }, '"notes" wants a text'],
	[{ notes: 'x'.repeat(501) }, '"notes" takes at most 500 letters'],
	[{ constructor: 'yes' }, 'the form does not ask "constructor"'],
	[{ damaging: 'no', what: ['spam'] }, '"what" is not asked after these answers'],
	[{ what: ['spam'], word: 'lol' }, '"word" is not asked after these answers'],
])('%j is refused with a sentence', (change, sentence) => {
	expect(faults(change)).toContain(sentence);
});

test('what must be answered is missed, and only while it is asked', () => {
	expect(faultsOfAnswers(everyKind, {})).toEqual(['"damaging" is not answered', '"sure" is not answered']);
	expect(faultsOfAnswers(everyKind, { damaging: 'yes', sure: 'low' })).toEqual(['"what" is not answered']);
	expect(faultsOfAnswers(everyKind, withoutDamaging)).toContain('"word" is not asked after these answers');
	expect(damaging).toBe('yes');
});

test('answers are tidied: trimmed, in order, each once; what says nothing is no answer', () => {
	expect(
		tidyAnswers(everyKind, {
			what: ['spam', 'vandalism', 'spam'],
			word: ' lo\u0000l\u202e\ud800 ',
			notes: ' \r\n ',
			errors: -0,
			other: 'x',
		}),
	).toEqual({ what: ['vandalism', 'spam'], word: 'lol\u202e\ufffd', errors: 0, other: 'x' });
	expect(tidyAnswers(everyKind, { what: [], notes: 'a\r\n\tb' })).toEqual({ notes: 'a\n\tb' });
});

const value = fc.constantFrom('a', 'b', 'c', 'unsure');
const question = (at: number): fc.Arbitrary<Question> => {
	const common = fc.record(
		{
			name: fc.constant(`q${at}`),
			label: fc.constant(`Question ${at}`),
			...(at > 0
				? {
						showIf: fc.record({
							question: fc.nat(at - 1).map((earlier) => `q${earlier}`),
							is: fc.uniqueArray(value, { minLength: 1 }),
						}),
					}
				: {}),
		},
		{ requiredKeys: ['name', 'label'] },
	);
	const choices = ['a', 'b', 'c', 'unsure'].map((each) => ({ value: each, label: each }));
	const kind = fc.oneof(
		fc.constantFrom<Partial<Question>>(
			{ kind: 'choice', choices },
			{ kind: 'scale', choices, required: false },
			{ kind: 'confidence', choices },
			{ kind: 'several', choices, min: 1, max: 3 },
			{ kind: 'number', min: -2, max: 9, whole: true, required: true },
			{ kind: 'text', size: 'short', maxLength: 5 },
		),
	);
	return fc.tuple(common, kind).map(([a, b]) => ({ ...a, ...b }) as Question);
};
const form: fc.Arbitrary<Form> = fc
	.tuple(question(0), question(1), question(2), question(3))
	.map((questions) => ({ name: 'Any', questions, shortcuts: [], examples: [] }));
const answer = fc.oneof(value, fc.string(), fc.double(), fc.integer({ min: -3, max: 10 }), fc.array(value));
const answers = fc.dictionary(fc.constantFrom('q0', 'q1', 'q2', 'q3', 'q4', 'constructor'), answer);

test('tidying twice is tidying once, and never hides a question', () => {
	fc.assert(
		fc.property(form, answers, (asked, said) => {
			const tidy = tidyAnswers(asked, said);
			expect(tidyAnswers(asked, tidy)).toEqual(tidy);
			expect(JSON.stringify(tidy)).not.toMatch(/\\u0000|\\ud[89a-f]/);
		}),
	);
});

test('what is sent of asked questions alone never answers a hidden one, and asks the same', () => {
	fc.assert(
		fc.property(form, answers, (asked, said) => {
			const sent = answersAsked(asked, tidyAnswers(asked, said));
			expect(askedQuestions(asked, sent)).toEqual(askedQuestions(asked, tidyAnswers(asked, said)));
			expect(faultsOfAnswers(asked, sent).filter((fault) => /not ask/.test(fault))).toEqual([]);
		}),
	);
});

test('without faults, every asked question that must be is answered by its kind, and nothing else is there', () => {
	let whole = 0;
	fc.assert(
		fc.property(form, answers, (asked, said) => {
			const sent = answersAsked(asked, tidyAnswers(asked, said));
			if (faultsOfAnswers(asked, sent).length > 0) return;
			whole += 1;
			const shown = askedQuestions(asked, sent);
			for (const each of shown) {
				const given = Object.hasOwn(sent, each.name) ? sent[each.name] : undefined;
				if (given === undefined) expect(isRequired(each)).toBe(false);
				else if (each.kind === 'number') expect(given).toBeTypeOf('number');
				else if (each.kind === 'text') expect(String(given).length).toBeLessThanOrEqual(5);
				else
					for (const one of [given].flat())
						expect(choicesOf(each).map((choice) => choice.value)).toContain(one);
			}
			expect(shown.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(sent)));
		}),
		{ numRuns: 2000, seed: 1 },
	);
	expect(whole).toBeGreaterThan(50);
});
