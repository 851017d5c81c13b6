import { describe, expect, it } from 'vitest';
import { dawidSkene } from '../../campaigns/agreement/dawid-skene.ts';
import {
	assumedConfusions,
	clueBotRule,
	needsAnotherAnswer,
	type OverlapRule,
	unitPosterior,
} from '../../campaigns/agreement/overlap.ts';
import {
	labelsLeft,
	largestFDifference,
	predictionStability,
	stableInARow,
} from '../../campaigns/agreement/stopping.ts';
import { byRater } from './sample-ratings.ts';

describe('is one more answer needed', () => {
	const needs = (counts: number[], rule: OverlapRule, posterior: number[] | null = null) =>
		needsAnotherAnswer({ counts, posterior }, rule, { least: 2, most: 5 });

	it("by ClueBot's three to one", () => {
		const cases: [number[], boolean][] = [
			[[0, 0], true],
			[[1, 0], true],
			[[2, 0], false],
			[[1, 1], true],
			[[2, 1], true],
			[[3, 1], false],
			[[2, 2], true],
			[[3, 2], false],
		];
		// 3 to 2 is no three to one, but the fifth answer is the last
		for (const [counts, needed] of cases) expect(needs(counts, clueBotRule), counts.join(':')).toBe(needed);
	});

	it('by the posterior', () => {
		const rule: OverlapRule = { kind: 'posterior', atLeast: 0.95 };
		expect(needs([2, 0], rule, [0.96, 0.04])).toBe(false);
		expect(needs([2, 0], rule, [0.94, 0.06])).toBe(true);
		expect(needs([2, 0], rule)).toBe(true);
		expect(needs([1, 0], rule, [0.99, 0.01])).toBe(true);
		expect(needs([3, 2], rule, [0.5, 0.5])).toBe(false);
	});

	it('never when the number is fixed', () => {
		expect(needs([1, 1], { kind: 'fixed' })).toBe(false);
		expect(needs([1, 0], { kind: 'fixed' })).toBe(true);
	});
});

describe('the posterior of one unit', () => {
	it('is what the fit itself says', () => {
		const ratings = byRater([Array.from('aabbabbaab'), Array.from('aabbabaaab'), Array.from('abbbabbabb')]);
		const fit = dawidSkene(ratings, { tolerance: 1e-14, maxIterations: 5000 });
		const answers = [0, 1, 2].map((rater) => ({
			class: ratings.classes[(ratings.starts[1] ?? 0) + rater] ?? 0,
			confusions: fit.confusions.subarray(rater * 4, rater * 4 + 4),
		}));
		const posterior = unitPosterior(fit.prior, answers);
		expect(posterior?.[0]).toBeCloseTo(fit.posteriors.shares[2] ?? 9, 6);
	});

	it('of people of whom nothing is known but an accuracy', () => {
		const confusions = assumedConfusions(3, 0.8);
		expect([...confusions.subarray(0, 3)]).toEqual([0.8, expect.closeTo(0.1, 12), expect.closeTo(0.1, 12)]);
		const even = Float64Array.from([1 / 3, 1 / 3, 1 / 3]);
		const posterior = unitPosterior(even, [
			{ class: 0, confusions },
			{ class: 0, confusions },
		]);
		expect(posterior?.[0]).toBeCloseTo(0.64 / 0.66, 12);
		expect(unitPosterior(even, [])?.[0]).toBeCloseTo(1 / 3, 12);
	});

	it('is none where the model holds the answers to be impossible', () => {
		const sure = assumedConfusions(2, 1);
		expect(
			unitPosterior(Float64Array.from([0.5, 0.5]), [
				{ class: 0, confusions: sure },
				{ class: 1, confusions: sure },
			]),
		).toBeNull();
	});
});

describe('when to stop', () => {
	it('bounds the difference in F', () => {
		expect(largestFDifference(0.99)).toBeCloseTo(0.040404040404, 11);
		expect(largestFDifference(0.99, 1)).toBeCloseTo(0.020202020202, 11);
		expect(largestFDifference(0.95)).toBeCloseTo(0.210526315789, 11);
	});

	it('measures how stable predictions are', () => {
		const before = Array.from({ length: 50 }, (_, i) => (i < 30 ? 1 : 0));
		const after = Array.from({ length: 50 }, (_, i) => (i < 20 || i >= 45 ? 1 : 0));
		expect(predictionStability(before, after, 2)).toMatchObject({ value: expect.closeTo(0.4, 12) });
		expect(predictionStability(before, before, 2)).toMatchObject({ value: 1 });
		expect(predictionStability([0, 0], [0, 0], 2)).toEqual({ value: null, reason: 'no-variation' });
		expect(predictionStability([], [], 2)).toEqual({ value: null, reason: 'no-pairs' });
		expect(() => predictionStability([0], [0, 1], 2)).toThrow(RangeError);
	});

	it('counts the last comparisons that reached the bound', () => {
		const inARow = (...kappas: (number | null)[]) => stableInARow(kappas, { atLeast: 0.99, inARow: 3 });
		expect(inARow()).toBe(0);
		expect(inARow(0.5, 0.99, 1, 0.995)).toBe(3);
		expect(inARow(0.99, 0.9899, 0.99)).toBe(1);
		// both models saying the same of everything is no sign
		expect(inARow(1, 1, null)).toBe(0);
		expect(inARow(1, null, 1, 1)).toBe(2);
	});

	it('says about how many labels are left, and what it takes for granted', () => {
		const now = { halfWidth: 0.1, unitCount: 100, labelCount: 300 };
		expect(labelsLeft(now, 0.05)).toEqual({ value: 900, assumption: 'root-n' });
		expect(labelsLeft(now, 0.1)).toMatchObject({ value: 0 });
		expect(labelsLeft(now, 0.2)).toMatchObject({ value: 0 });
		expect(labelsLeft({ ...now, halfWidth: 0 }, 0.05)).toEqual({ value: null, reason: 'no-variation' });
		expect(labelsLeft({ ...now, unitCount: 0 }, 0.05)).toEqual({ value: null, reason: 'nothing-counted' });
	});
});
