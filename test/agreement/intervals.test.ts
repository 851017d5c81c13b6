import { describe, expect, it } from 'vitest';
import { drawBinomial } from '../../campaigns/agreement/binomial.ts';
import { bootstrapIntervals } from '../../campaigns/agreement/bootstrap.ts';
import { gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { nominal } from '../../campaigns/agreement/distances.ts';
import { fleissKappa } from '../../campaigns/agreement/fleiss.ts';
import { krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { krippendorffError } from '../../campaigns/agreement/krippendorff-error.ts';
import { ratingsOf } from '../../campaigns/agreement/ratings.ts';
import { populationWeights, stratifiedShare, wilsonShare } from '../../campaigns/agreement/share.ts';
import { specificAgreement } from '../../campaigns/agreement/specific-agreement.ts';
import { logGamma, normal95, student95, studentTails } from '../../campaigns/agreement/student-t.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { openRandom } from '../../campaigns/contract/random.ts';
import { byCounts, byRater } from './sample-ratings.ts';

it("Wilson's interval", () => {
	const ends = (k: number, n: number) => {
		const share = wilsonShare(k, n);
		return share.value === null ? share.reason : [share.low, share.high];
	};
	expect(ends(0, 10)).toEqual([0, expect.closeTo(0.277532799863, 11)]);
	expect(ends(8, 10)).toEqual([expect.closeTo(0.490162471537, 11), expect.closeTo(0.943317848546, 11)]);
	expect(ends(50, 100)).toEqual([expect.closeTo(0.403831530366, 11), expect.closeTo(0.596168469634, 11)]);
	expect(ends(1, 1)).toEqual([expect.closeTo(0.206549314377, 11), 1]);
	expect(ends(0, 0)).toBe('nothing-counted');
});

it("Student's t as in every table", () => {
	const table: [number, number][] = [
		[1, 12.7062],
		[2, 4.30265],
		[5, 2.57058],
		[10, 2.22814],
		[30, 2.04227],
		[100, 1.98397],
		[1e6, 1.95997],
	];
	for (const [degrees, printed] of table) expect(Math.abs(student95(degrees) - printed)).toBeLessThan(6e-5);
	expect(studentTails(0, 5)).toBe(1);
	expect(studentTails(1, 1)).toBeCloseTo(0.5, 12);
	expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.PI) / 2, 12);
	expect(logGamma(171)).toBeCloseTo(706.57306224579, 9);
});

describe('a share of a designed sample', () => {
	it('is weighted by stratum, with its variance', () => {
		// 10% of 1000 and 50% of 100, 50 and 20 looked at: by hand
		const share = stratifiedShare([
			{ population: 1000, sampled: 50, positive: 5 },
			{ population: 100, sampled: 20, positive: 10 },
		]);
		if (share.value === null) throw new Error(share.reason);
		expect(share.value).toBeCloseTo((1000 * 0.1 + 100 * 0.5) / 1100, 12);
		const variance = (1000 / 1100) ** 2 * 0.95 * (0.09 / 49) + (100 / 1100) ** 2 * 0.8 * (0.25 / 19);
		expect(share.standardError).toBeCloseTo(Math.sqrt(variance), 12);
		expect(share.low).toBeLessThan(share.value - share.standardError);
		expect(share.high).toBeGreaterThan(share.value + share.standardError);
	});

	it('is near Wilson for one stratum of a large population, and exact when all was seen', () => {
		const one = stratifiedShare([{ population: 1e9, sampled: 101, positive: 50 }]);
		expect(one).toMatchObject({ effectiveSize: expect.closeTo(100, 4) });
		const whole = stratifiedShare([{ population: 10, sampled: 10, positive: 3 }]);
		expect(whole).toMatchObject({ value: 0.3, standardError: 0 });
	});

	it('says why it has none', () => {
		const reason = (...strata: [number, number, number][]) => {
			const share = stratifiedShare(
				strata.map(([population, sampled, positive]) => ({ population, sampled, positive })),
			);
			return 'reason' in share ? share.reason : share.value;
		};
		expect(reason([10, 0, 0])).toBe('nothing-counted');
		expect(reason([10, 1, 0], [10, 5, 1])).toBe('one-unit');
		expect(reason([1, 1, 1], [3, 3, 0])).toBe(0.25);
	});

	it('turns a balanced sample into the population, as revscoring does', () => {
		const scaled = ([tp, fp, tn, fn]: [number, number, number, number], rate: number) => {
			const [positive, negative] = populationWeights((tp + fn) / (tp + fp + tn + fn), rate);
			return [tp * positive, fp * negative, tn * negative, fn * positive].map(
				(each) => Math.round(each * 1e9) / 1e9,
			);
		};
		expect(scaled([50, 50, 50, 50], 0.05)).toEqual([5, 95, 95, 5]);
		expect(scaled([95, 5, 95, 5], 0.05)).toEqual([9.5, 9.5, 180.5, 0.5]);
		const [tp = 0, fp = 0] = scaled([80, 20, 80, 20], 0.034);
		expect(tp / (tp + fp)).toBeCloseTo(0.1234, 4);
	});
});

describe('binomial draws', () => {
	it.each([
		[20, 0.3],
		[60, 0.5],
		[400, 0.9],
		[1000, 0.002],
	])('follow the distribution: %d tries at %d', (count, probability) => {
		const random = openRandom(11, 'binomial');
		const draws = 20_000;
		const seen = new Float64Array(count + 1);
		for (let i = 0; i < draws; i++) {
			const drawn = drawBinomial(count, probability, random);
			seen[drawn] = (seen[drawn] ?? 0) + 1;
		}
		let [chiSquare, cells] = [0, 0];
		for (let k = 0; k <= count; k++) {
			const log =
				logGamma(count + 1) -
				logGamma(k + 1) -
				logGamma(count - k + 1) +
				k * Math.log(probability) +
				(count - k) * Math.log1p(-probability);
			const expected = draws * Math.exp(log);
			if (expected < 5) continue;
			chiSquare += ((seen[k] ?? 0) - expected) ** 2 / expected;
			cells++;
		}
		// five standard deviations above its mean
		expect(chiSquare).toBeLessThan(cells + 5 * Math.sqrt(2 * cells));
	});
});

/** 400 units, 3 answers each, right in 4 of 5. */
function campaign(seed: number, unitWeights: Float64Array | null = null) {
	const random = openRandom(seed, 'campaign');
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	for (let unit = 0; unit < 400; unit++) {
		const truth = random.below(3);
		for (let rater = 0; rater < 3; rater++) {
			rows.units.push(unit);
			rows.raters.push(rater);
			rows.classes.push(random.next() < 0.8 ? truth : random.below(3));
		}
	}
	return countUnits(ratingsOf(rows, { unitCount: 400, raterCount: 3, classCount: 3, unitWeights }));
}

describe('the bootstrap', () => {
	const run = (units = campaign(1), seed = 5, draws = 1000) =>
		bootstrapIntervals(
			units,
			{ alpha: (some) => krippendorffAlpha(some), ac1: (some) => gwetAc(some) },
			{ draws, random: openRandom(seed, 'bootstrap') },
		);

	it('is the same for a seed, and another for another', () => {
		expect(run()).toEqual(run());
		expect(run(campaign(1), 6)).not.toEqual(run());
	});

	it("is as wide as Gwet's errors say", () => {
		const ratios = [1, 2, 3, 4, 5, 6, 7, 8].flatMap((seed) => {
			const units = campaign(seed);
			const { alpha, ac1 } = run(units, seed);
			const direct = { alpha: krippendorffError(units, nominal), ac1: gwetAc(units) };
			if (alpha.value === null || ac1.value === null) throw new Error('undefined');
			if (!('standardError' in direct.alpha && 'standardError' in direct.ac1)) throw new Error('undefined');
			expect(ac1.value).toBe(direct.ac1.value);
			const errorOf = ({ low, high }: { low: number; high: number }) => (high - low) / (2 * normal95);
			return [
				errorOf(alpha) / (direct.alpha.standardError ?? 0),
				errorOf(ac1) / (direct.ac1.standardError ?? 0),
			];
		});
		const mean = ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length;
		expect(mean).toBeGreaterThan(0.97);
		expect(mean).toBeLessThan(1.03);
	});

	it('holds the truth about 95 times in 100', () => {
		// the mean over many campaigns stands for the truth
		const seeds = Array.from({ length: 100 }, (_, seed) => seed + 100);
		const estimates = seeds.map((seed) => run(campaign(seed), seed, 300).alpha);
		const truth = estimates.reduce((sum, { value }) => sum + (value ?? 0), 0) / estimates.length;
		const held = estimates.filter((each) => each.value !== null && each.low <= truth && truth <= each.high);
		expect(held.length).toBeGreaterThanOrEqual(88);
		expect(held.length).toBeLessThanOrEqual(99);
	});

	it('keeps the size of each stratum', () => {
		const weights = Float64Array.from({ length: 400 }, (_, unit) => (unit < 100 ? 1 : 20));
		const totals = new Set<string>();
		bootstrapIntervals(
			campaign(1, weights),
			{
				sizes: (units) => {
					const size = (weight: number) =>
						units.frequencies.reduce(
							(sum, count, row) => sum + (units.weights[row] === weight ? count : 0),
							0,
						);
					totals.add(`${size(1)} ${size(20)}`);
					return { value: 1 };
				},
			},
			{ draws: 50, random: openRandom(1, 'sizes') },
		);
		expect([...totals]).toEqual(['100 300']);
	});

	it('says why it has none', () => {
		const reason = (table: number[][]) => {
			const { alpha } = run(countUnits(byCounts(table)));
			return alpha.value === null ? alpha.reason : alpha.value;
		};
		expect(reason([[1, 1]])).toBe('one-unit');
		expect(
			reason([
				[2, 0],
				[2, 0],
			]),
		).toBe('no-variation');
		expect(
			reason([
				[2, 0],
				[0, 2],
			]),
		).toBe('unstable');
		expect(
			reason([
				[1, 0],
				[0, 1],
			]),
		).toBe('no-pairs');
	});
});

it('agreement on a rare class does not hide behind the common one', () => {
	// 100 units of two answers: 95 both no, 4 split, 1 both yes
	const table = [
		...Array.from({ length: 95 }, () => [2, 0, 0]),
		...Array.from({ length: 4 }, () => [1, 1, 0]),
		[0, 2, 0],
	];
	expect(specificAgreement(countUnits(byCounts(table)))).toEqual({
		overall: expect.closeTo(0.96, 12),
		classes: [
			{ value: expect.closeTo(190 / 194, 12) },
			{ value: expect.closeTo(2 / 6, 12) },
			{ value: null, reason: 'class-unused' },
		],
	});
});

it('figures without a value say why', () => {
	const empty = countUnits(byRater([[null, null]], ['a', 'b']));
	expect(krippendorffAlpha(empty)).toEqual({ value: null, reason: 'no-pairs' });
	expect(gwetAc(empty)).toEqual({ value: null, reason: 'no-pairs' });
	expect(gwetAc(countUnits(byRater([['a'], ['a']])))).toEqual({ value: null, reason: 'one-class' });
	expect(specificAgreement(empty)).toEqual({ value: null, reason: 'no-pairs' });
	expect(fleissKappa(empty)).toEqual({ value: null, reason: 'no-pairs' });
	expect(
		fleissKappa(
			countUnits(
				byCounts([
					[2, 1],
					[1, 1],
				]),
			),
		),
	).toEqual({ value: null, reason: 'unequal-answers' });
	expect(
		fleissKappa(
			countUnits(
				byCounts([
					[2, 0],
					[2, 0],
				]),
			),
		),
	).toEqual({ value: null, reason: 'no-variation' });
	expect(
		fleissKappa(
			campaign(
				1,
				Float64Array.from({ length: 400 }, (_, i) => 1 + (i % 2)),
			),
		),
	).toEqual({ value: null, reason: 'design-weights' });
});
