/** Measures of the answers so far: weighted by hand in a small designed sample, and the width of the goal. */
import { describe, expect, it } from 'vitest';
import { measureGoal, measureQuestions } from '../../campaigns/agreement/answers-so-far.ts';
import type { AnswersSoFar } from '../../campaigns/contract/answers-so-far.ts';
import type { Form } from '../../campaigns/contract/form.ts';

const yesNo = [
	{ value: 'yes', label: 'Yes' },
	{ value: 'no', label: 'No' },
];
const form = {
	questions: [
		{ kind: 'choice', name: 'damaging', label: 'Damaging', choices: yesNo },
		{ kind: 'several', name: 'kinds', label: 'Kinds', choices: yesNo },
	],
} as unknown as Form;
const [yes, no] = [0, 1];

/** Each unit: its cell, and what two people said of it. */
function answers(
	cells: AnswersSoFar['cells'],
	pairs: readonly (readonly [number, number, number])[],
): AnswersSoFar {
	return {
		...{ cells, cellOf: pairs.map(([cell]) => cell), personCount: 2 },
		units: pairs.flatMap((_, unit) => [unit, unit]),
		people: pairs.flatMap(() => [0, 1]),
		said: pairs.flatMap(([, a, b]) => [a, b]),
		dictionary: [
			{ damaging: 'yes', kinds: ['yes'] },
			{ damaging: 'no', kinds: [] },
		],
	};
}

const cell = (probability: number | null, asked: number) => ({ probability, asked, automated: [] });

describe('measures', () => {
	it('weigh each edit by one over the chance that it came into the sample', () => {
		// reverted edits are all taken, others one in nine: of weight 1 and 9
		const rare = Array.from({ length: 20 }, (_, i) => [0, i < 10 ? yes : no, i < 15 ? no : yes] as const);
		const common = Array.from({ length: 20 }, () => [1, no, no] as const);
		const so = answers([cell(1, 20), cell(1 / 9, 20)], [...rare, ...common]);
		const [damaging] = measureQuestions(form, so, 1);
		// the rare ones agree in 5 of 20: (5 * 1 + 20 * 9) / (20 * 1 + 20 * 9)
		expect(damaging).toMatchObject({ edits: 40, observed: { value: expect.closeTo(185 / 200, 9) } });
		// among the rare, 15 of 40 answers are yes; among the others none: 20 of 200 edits are rare
		const share = damaging?.choices.find(({ choice }) => choice === 'yes')?.share;
		expect(share).toMatchObject({ value: expect.closeTo((15 / 40) * (20 / 200), 9) });
		// pi_yes = 0.0375: AC1 = (p_a - p_e) / (1 - p_e) with p_e = 2 pi (1 - pi)
		const pe = 2 * 0.0375 * (1 - 0.0375);
		expect(damaging?.ac1.value).toBeCloseTo((0.925 - pe) / (1 - pe), 9);
		const fleiss = 0.0375 ** 2 + 0.9625 ** 2;
		expect(damaging?.kappa.value).toBeCloseTo((0.925 - fleiss) / (1 - fleiss), 9);
	});

	it('hold each choice of several to be a question, and say why where there is no figure', () => {
		const measured = measureQuestions(
			form,
			answers(
				[cell(null, 2)],
				[
					[0, no, no],
					[0, no, no],
				],
			),
			1,
		);
		expect(measured.map(({ ticked }) => ticked)).toEqual([null, 'yes', 'no']);
		expect(measured[0]).toMatchObject({
			alpha: { value: null, reason: 'no-variation' },
			choices: [{ agreement: { value: null, reason: 'class-unused' } }, { answers: 4 }],
		});
	});

	it('tell about how many answers are left, and how the interval narrowed', () => {
		const pairs = Array.from(
			{ length: 400 },
			(_, i) => [0, i % 10 === 0 ? yes : no, i % 10 === 0 ? yes : no] as const,
		);
		const so = answers([cell(0.001, 400)], pairs);
		const goal = { question: 'damaging', choice: 'yes', within: 0.015 };
		const stop = measureGoal(form, so, goal);
		// sqrt(0.09 / 400) * 1.96 = 0.0294, and half of it needs four times as many edits, of two answers each
		expect(stop?.halfWidth).toBeCloseTo(0.0294, 3);
		expect(stop).toMatchObject({ reached: false, share: { value: expect.closeTo(0.1, 9) } });
		expect(stop?.left).toBeGreaterThan(800 * 2.7);
		expect(stop?.left).toBeLessThan(800 * 3);
		expect(stop?.widths).toHaveLength(24);
		expect(stop?.widths.at(-1)).toEqual({ answers: 800, halfWidth: stop?.halfWidth });
		expect(stop?.widths[0]?.halfWidth).toBeGreaterThan(3 * (stop?.halfWidth ?? 0));
		expect(measureGoal(form, so, { ...goal, within: 0.03 })).toMatchObject({ reached: true, left: 0 });
		expect(measureGoal(form, so, { ...goal, choice: 'maybe' })).toBeNull();
	});
});
