import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openRandom } from '../../campaigns/contract/random.ts';
import { designSample } from '../../campaigns/contract/sample-design.ts';
import { drawRanks, drawSample } from '../../server/domain/draw-sample.ts';

const strata = fc
	.array(fc.record({ count: fc.integer({ min: 0, max: 60 }), take: fc.integer({ min: 0, max: 80 }) }), {
		minLength: 1,
		maxLength: 6,
	})
	.map((rows) => ({
		counted: rows.map(({ count }, i) => ({ key: `s${i}`, count, meanScore: null })),
		wanted: Object.fromEntries(rows.map(({ take }, i) => [`s${i}`, take])),
	}));
const seeds = fc.integer({ min: 0, max: 2_147_483_647 });

describe('a draw', () => {
	it('takes of every stratum exactly what was asked for, or all there is, each edit once', () => {
		void fc.assert(
			fc.property(strata, seeds, ({ counted, wanted }, seed) => {
				const drawn = new Map(drawSample(counted, wanted, seed).map((one) => [one.key, one]));
				const design = designSample(counted, wanted);
				for (const { key, size, take, chance } of design.strata) {
					const { ranks = [], probability = 0 } = drawn.get(key) ?? {};
					expect([ranks.length, probability]).toEqual([take, chance]);
					expect(new Set(ranks).size).toBe(take);
					expect(ranks.every((rank) => rank >= 0 && rank < size)).toBe(true);
				}
			}),
		);
	});

	it('is the same for the same seed, and another stratum of another size leaves it alone', () => {
		void fc.assert(
			fc.property(strata, seeds, ({ counted, wanted }, seed) => {
				const drawn = drawSample(counted, wanted, seed);
				expect(drawSample(counted, wanted, seed)).toEqual(drawn);
				const more = { ...wanted, s0: (wanted.s0 ?? 0) + 7 };
				const others = ({ key }: { key: string }) => key !== 's0';
				expect(drawSample(counted, more, seed).filter(others)).toEqual(drawn.filter(others));
			}),
		);
		expect(drawRanks(1000, 20, openRandom(1, 'a'))).not.toEqual(drawRanks(1000, 20, openRandom(2, 'a')));
	});

	it('goes on where a smaller one stopped: what that drew is among it', () => {
		void fc.assert(
			fc.property(fc.integer({ min: 1, max: 200 }), fc.nat(200), fc.nat(200), seeds, (size, a, b, seed) => {
				const [few, many] = [Math.min(a, b, size), Math.min(Math.max(a, b), size)];
				const larger = new Set(drawRanks(size, many, openRandom(seed, 'all')));
				expect(drawRanks(size, few, openRandom(seed, 'all')).every((rank) => larger.has(rank))).toBe(true);
			}),
		);
	});

	it('gives every pair of edits the same chance', () => {
		const counts = new Map<string, number>();
		const draws = 6000;
		for (let seed = 0; seed < draws; seed++) {
			const pair = drawRanks(4, 2, openRandom(seed, 'pairs')).join();
			counts.set(pair, (counts.get(pair) ?? 0) + 1);
		}
		expect(counts.size).toBe(6);
		const expected = draws / 6;
		const chiSquared = [...counts.values()].reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0);
		// 5 degrees of freedom: 20.5 is exceeded once in a thousand; the seeds are fixed
		expect(chiSquared).toBeLessThan(20.5);
	});

	it('leaves the weighted mean unbiased, however unevenly it draws', () => {
		// three strata of a known population; the value is the rank's, and much larger in the small stratum
		const sizes = { rare: 40, some: 200, most: 760 };
		const wanted = { rare: 20, some: 20, most: 20 };
		const valueAt = (key: string, rank: number) => (key === 'rare' ? 50 : 0) + (rank % 10);
		const all = Object.entries(sizes).flatMap(([key, size]) =>
			Array.from({ length: size }, (_, rank) => valueAt(key, rank)),
		);
		const truth = all.reduce((a, b) => a + b, 0) / all.length;
		const counted = Object.entries(sizes).map(([key, count]) => ({ key, count, meanScore: null }));
		const estimates = Array.from({ length: 2000 }, (_, seed) => {
			let sum = 0;
			for (const { key, ranks, probability } of drawSample(counted, wanted, seed))
				for (const rank of ranks) sum += valueAt(key, rank) / probability;
			return sum / all.length;
		});
		const mean = estimates.reduce((a, b) => a + b, 0) / estimates.length;
		const variance = estimates.reduce((a, b) => a + (b - mean) ** 2, 0) / (estimates.length - 1);
		// within four standard errors of the truth; the seeds are fixed
		expect(Math.abs(mean - truth)).toBeLessThan(4 * Math.sqrt(variance / estimates.length));
		// while the plain mean of the sample is far off
		const plain = (50 * 20) / 60 + 4.5;
		expect(Math.abs(plain - truth)).toBeGreaterThan(10);
	});
});
