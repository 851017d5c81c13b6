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

	/** edits of weight 1 by a table of what the first and the second said */
	const tabled = ([[yesYes, yesNo], [noYes, noNo]]: [[number, number], [number, number]]) =>
		[
			...Array.from({ length: yesYes }, () => [0, yes, yes] as const),
			...Array.from({ length: yesNo }, () => [0, yes, no] as const),
			...Array.from({ length: noYes }, () => [0, no, yes] as const),
			...Array.from({ length: noNo }, () => [0, no, no] as const),
		] as const;

	it("tell Cohen's kappa, as published, where the same two people answered, whoever was first", () => {
		// of the same percent agreement, 0.6, the second and third (Wikipedia, Cohen's kappa)
		const published: [[[number, number], [number, number]], number][] = [
			[
				[
					[20, 5],
					[10, 15],
				],
				0.4,
			],
			[
				[
					[45, 15],
					[25, 15],
				],
				0.1304,
			],
			[
				[
					[25, 35],
					[5, 35],
				],
				0.2593,
			],
		];
		for (const [table, kappa] of published) {
			const so = answers([cell(null, 100)], tabled(table));
			// every other edit was answered by the second person first
			const swapped = (column: ArrayLike<number>) =>
				Array.from(column, (_, row) => column[Math.floor(row / 2) % 2 ? row ^ 1 : row] ?? 0);
			const mixed = { ...so, people: swapped(so.people), said: swapped(so.said) };
			for (const { cohen } of [so, mixed].map(
				(one) => measureQuestions(form, one, 1)[0] ?? { cohen: null },
			)) {
				expect(cohen?.value).toBeCloseTo(kappa, 4);
				if (!cohen || cohen.value === null) throw new Error('no interval');
				expect(cohen.low).toBeLessThan(cohen.value);
				expect(cohen.high).toBeGreaterThan(cohen.value);
			}
		}
	});

	it("weigh Cohen's kappa by the sample, and tell none of three people or of no pair", () => {
		const pairs = [
			...tabled([
				[4, 2],
				[1, 3],
			]),
			...tabled([
				[1, 0],
				[0, 9],
			]).map(([, a, b]) => [1, a, b] as const),
		];
		const cells = [cell(1, 10), cell(1 / 9, 10)];
		const [damaging] = measureQuestions(form, answers(cells, pairs), 1);
		// [[4 + 9, 2], [1, 3 + 81]] of 100: (0.97 - 0.15 * 0.14 - 0.85 * 0.86) / (1 - 0.15 * 0.14 - 0.85 * 0.86)
		const chance = 0.15 * 0.14 + 0.85 * 0.86;
		expect(damaging?.cohen?.value).toBeCloseTo((0.97 - chance) / (1 - chance), 12);

		const so = answers(
			[cell(null, 10)],
			tabled([
				[4, 2],
				[1, 3],
			]),
		);
		const third = {
			...so,
			personCount: 3,
			people: Array.from(so.people, (one, row) => (row === 0 ? 2 : one)),
		};
		expect(measureQuestions(form, third, 1)[0]?.cohen).toBeNull();
		const alone = {
			...so,
			cellOf: Array.from({ length: 20 }, () => 0),
			units: Array.from(so.units, (_, row) => row),
		};
		expect(measureQuestions(form, alone, 1)[0]?.cohen).toBeNull();
		const same = measureQuestions(
			form,
			answers(
				[cell(null, 10)],
				tabled([
					[9, 0],
					[0, 0],
				]),
			),
			1,
		)[0];
		expect(same?.cohen).toEqual({ value: null, reason: 'no-variation' });
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
