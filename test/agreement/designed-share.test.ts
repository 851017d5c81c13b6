/** The share from a designed sample that is judged in part, against figures worked out by hand. */
import { describe, expect, it } from 'vitest';
import { type DesignedStratum, designedShare } from '../../campaigns/agreement/designed-share.ts';
import { stratifiedShare, wilsonShare } from '../../campaigns/agreement/share.ts';

const people = (drawn: number, judged: number, positive: number) => ({
	...{ drawn, judged, sum: positive, squares: positive },
});

describe('the share of a designed sample', () => {
	it('is that of a stratified one, however many of the drawn are judged', () => {
		const strata = [
			{ population: 900, sampled: 30, positive: 3 },
			{ population: 100, sampled: 20, positive: 12 },
		];
		const expected = stratifiedShare(strata);
		for (const drawn of [20, 50, 1]) {
			const found = designedShare(
				strata.map(({ population, sampled, positive }) => ({
					...{ population, phases: [people(Math.max(drawn, sampled), sampled, positive)] },
				})),
			);
			expect(found.value).toBeCloseTo(expected.value ?? Number.NaN, 12);
			expect(found).toMatchObject({
				standardError: expect.closeTo((expected as { standardError: number }).standardError, 12),
				effectiveSize: expect.closeTo((expected as { effectiveSize: number }).effectiveSize, 8),
			});
		}
	});

	it('counts what a rule said, and the chance with which the rule fell to some', () => {
		// 100 drawn of 1000: 60 by a rule, all "no"; 40 for people, 10 of whom are judged, 5 "yes".
		const strata: DesignedStratum[] = [
			{ population: 1000, phases: [people(40, 10, 5), { drawn: 60, judged: 60, sum: 0, squares: 0 }] },
		];
		// p = 0.4 * 0.5. s^2 of people = 10/9 * 0.25 = 0.27778.
		// judging: 0.4^2 * (1 - 10/40) * 0.27778 / 10 = 0.0033333
		// drawing: S^2 = 0.4 * (0.27778 + 0.3^2) + 0.6 * 0.2^2 = 0.171111; (1 - 100/1000) * 0.171111 / 100 = 0.00154
		const found = designedShare(strata);
		expect(found).toMatchObject({ value: expect.closeTo(0.2, 12) });
		expect((found as { standardError: number }).standardError).toBeCloseTo(
			Math.sqrt(0.0033333333 + 0.00154),
			9,
		);
		const size = 0.16 / (0.0033333333 + 0.00154);
		const wilson = wilsonShare(0.2 * size, size);
		expect(found).toMatchObject({ low: expect.closeTo(wilson.value === null ? 0 : wilson.low, 7) });
	});

	it('has no error left when everything there is was judged', () => {
		const half = { drawn: 4, judged: 4, sum: 2.5, squares: 1.75 };
		expect(designedShare([{ population: 4, phases: [half] }])).toMatchObject({
			...{ value: 0.625, low: 0.625, high: 0.625, standardError: 0 },
		});
	});

	it('is nothing while a part of the sample is not judged, or by one edit alone', () => {
		const judged = { population: 10, phases: [people(5, 3, 1)] };
		expect(designedShare([])).toEqual({ value: null, reason: 'nothing-counted' });
		expect(designedShare([judged, { population: 10, phases: [people(5, 0, 0)] }])).toEqual({
			...{ value: null, reason: 'nothing-counted' },
		});
		expect(designedShare([judged, { population: 10, phases: [people(5, 1, 1)] }])).toEqual({
			...{ value: null, reason: 'one-unit' },
		});
	});
});
