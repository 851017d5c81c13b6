/** When the answers to one edit are enough. */
import { describe, expect, it } from 'vitest';
import { isSettled, posteriorOf } from '../../campaigns/agreement/settled.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { damagingGoodfaith } from '../../campaigns/templates/damaging-goodfaith.ts';

const said = (...damaging: string[]) => damaging.map((one) => ({ damaging: one, goodfaith: 'yes' }));
const threeToOne = { rule: 'ratio', ratio: 3 } as const;
const settled = (...damaging: string[]) => isSettled(damagingGoodfaith.form, threeToOne, said(...damaging));

describe('three to one, as ClueBot NG asked', () => {
	it('is enough from 3 to 1 on, or when nobody says otherwise', () => {
		expect(settled('yes', 'yes')).toBe(true);
		expect(settled('yes', 'no')).toBe(false);
		expect(settled('yes', 'yes', 'no')).toBe(false);
		expect(settled('yes', 'yes', 'yes', 'no')).toBe(true);
		expect(settled('yes', 'yes', 'yes', 'unsure', 'no')).toBe(false);
	});

	it('is never settled by being unsure', () => {
		expect(settled('unsure', 'unsure', 'unsure', 'unsure')).toBe(false);
	});

	it('asks for it in every question', () => {
		const answers = [...said('no', 'no', 'no'), { damaging: 'no', goodfaith: 'no' }];
		expect(isSettled(damagingGoodfaith.form, threeToOne, answers)).toBe(true);
		expect(isSettled(damagingGoodfaith.form, threeToOne, answers.slice(1))).toBe(false);
	});

	it('looks at each of several choices by itself, and passes by what nobody was asked', () => {
		const form: Form = {
			...{ name: 'Kinds', shortcuts: [], examples: [] },
			questions: [
				{
					...{ name: 'kinds', kind: 'several', label: 'Kinds' },
					choices: [
						{ value: 'a', label: 'A' },
						{ value: 'b', label: 'B' },
					],
				},
				{
					...{ name: 'why', kind: 'choice', label: 'Why' },
					showIf: { question: 'kinds', is: ['b'] },
					choices: [
						{ value: 'x', label: 'X' },
						{ value: 'y', label: 'Y' },
					],
				},
			],
		};
		expect(isSettled(form, threeToOne, [{ kinds: ['a'] }, { kinds: ['a'] }])).toBe(true);
		expect(isSettled(form, threeToOne, [{ kinds: ['a'] }, { kinds: ['a', 'b'], why: 'x' }])).toBe(false);
	});
});

describe('a posterior', () => {
	it('is that of Bayes, with one accuracy for everybody', () => {
		// two right at .8 against one wrong, two other choices at .1 each: .064 of (.064 + .008 + .001 * .8)
		const likelihoods = [0.8 ** 2 * 0.1, 0.1 ** 2 * 0.8, 0.1 ** 3];
		const sum = likelihoods.reduce((a, b) => a + b);
		expect(posteriorOf('a', { a: 2, b: 1, c: 0 }, 0.8)).toBeCloseTo((likelihoods[0] ?? 0) / sum, 12);
		expect(posteriorOf('a', { a: 1, b: 0 }, 0.8)).toBeCloseTo(0.8, 12);
		expect(posteriorOf('a', { a: 1, b: 1 }, 0.8)).toBeCloseTo(0.5, 12);
	});

	it('leaves "unsure" out, stays finite with many answers, and decides at its bound', () => {
		expect(posteriorOf('a', { a: 1, b: 0, unsure: 4 }, 0.8)).toBeCloseTo(0.8, 12);
		expect(posteriorOf('a', { a: 2000, b: 0 }, 0.99)).toBe(1);
		const rule = { rule: 'posterior', bound: 0.9, accuracy: 0.8 } as const;
		const form = damagingGoodfaith.form;
		expect(isSettled(form, rule, said('yes', 'yes'))).toBe(true);
		expect(isSettled(form, rule, said('yes', 'yes', 'no'))).toBe(false);
		expect(isSettled(form, rule, said('yes', 'yes', 'yes', 'no'))).toBe(true);
	});
});
