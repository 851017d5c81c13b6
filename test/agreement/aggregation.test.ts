import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Aggregator } from '../../campaigns/agreement/aggregate.ts';
import { dawidSkene } from '../../campaigns/agreement/dawid-skene.ts';
import { mace } from '../../campaigns/agreement/mace.ts';
import { agreementWithGold, agreementWithOthers } from '../../campaigns/agreement/rater-agreement.ts';
import { type Ratings, ratingsOf } from '../../campaigns/agreement/ratings.ts';
import {
	leadingClass,
	leadingClasses,
	undecided,
	voteShares,
	weightedVoteShares,
} from '../../campaigns/agreement/soft-labels.ts';
import { wawa } from '../../campaigns/agreement/wawa.ts';
import type { Aggregation } from '../../campaigns/contract/campaign.ts';
import type { Form } from '../../campaigns/contract/form.ts';
import { openRandom } from '../../campaigns/contract/random.ts';
import { type Row, ratingsFrom, renamed, sheets } from './random-ratings.ts';
import { byRater } from './sample-ratings.ts';

/** Dawid and Skene 1979, table 1: observer 1 three times, then 2 to 5, for patients 1 to 45. */
const patients =
	'1111111 3334334 1122122 2223121 2223222 2223322 1222111 3333433 2222223 2322223 4444444 2223343 1111111 2223212 ' +
	'1211111 1112111 1111111 1111111 2222221 2221322 2222222 2222221 2223222 2212222 1111111 1111111 2322222 1111111 ' +
	'1111111 1121121 1111111 3333233 1111111 2222222 2223232 4334343 2212232 2323233 3333432 1111111 1111111 1212111 ' +
	'2322222 1211111 2222222';

function anaesthetists(): Ratings {
	const rows = { units: [] as number[], raters: [] as number[], classes: [] as number[] };
	for (const [patient, answers] of patients.split(' ').entries()) {
		for (const [i, answer] of Array.from(answers).entries()) {
			rows.units.push(patient);
			rows.raters.push(Math.max(0, i - 2));
			rows.classes.push(Number(answer) - 1);
		}
	}
	return ratingsOf(rows, { unitCount: 45, raterCount: 5, classCount: 4 });
}

describe("Dawid and Skene's anaesthetists", () => {
	const fit = dawidSkene(anaesthetists(), { smoothing: 0, tolerance: 1e-14 });

	it('climbs as the reference does', () => {
		const first = [
			-205.091138293804, -194.550952356543, -193.159445491708, -192.942423963998, -192.909310159648,
		];
		for (const [i, logLikelihood] of first.entries())
			expect(fit.logLikelihoods[i]).toBeCloseTo(logLikelihood, 9);
		expect(fit.logLikelihoods.at(-1)).toBeCloseTo(-192.890881214205, 9);
		expect(fit.isConverged).toBe(true);
	});

	it('finds how common the classes are and how the observers err', () => {
		const prior = [0.399554752882, 0.421983391914, 0.111795188537, 0.066666666667];
		for (const [j, share] of prior.entries()) expect(fit.prior[j]).toBeCloseTo(share, 6);
		const printed =
			'.89 .11 0 0 .07 .88 .05 0 0 .34 .66 0 0 0 .56 .44  .83 .17 0 0 .05 .63 .31 0 0 0 1 0 0 0 0 1 ' +
			'1 0 0 0 .11 .79 .11 0 0 .40 .20 .40 0 0 .67 .33  .94 .06 0 0 .05 .84 .10 0 0 0 .80 .20 0 0 .33 .67 ' +
			'1 0 0 0 .16 .73 .11 0 0 .21 .79 0 0 0 .33 .67';
		const confusions = printed.split(/ +/).map(Number);
		expect(confusions).toHaveLength(fit.confusions.length);
		for (const [at, share] of confusions.entries())
			expect(Math.abs((fit.confusions[at] ?? 9) - share)).toBeLessThanOrEqual(0.005 + 1e-9);
	});

	it('tells the class of every patient, and of whom it is unsure', () => {
		const classes = '142222132243121111222222112111131224233111212';
		expect([...leadingClasses(fit.posteriors)].map((each) => each + 1).join('')).toBe(classes);
		const surest = Array.from({ length: 45 }, (_, i) =>
			Math.max(...fit.posteriors.shares.subarray(4 * i, 4 * i + 4)),
		);
		expect(
			surest.flatMap((share, i) => (share < 0.99 ? [[i + 1, Math.round(share * 1000) / 1000]] : [])),
		).toEqual([
			[7, 0.981],
			[35, 0.948],
			[38, 0.979],
		]);
	});

	it('never says never when smoothed', () => {
		const smoothed = dawidSkene(anaesthetists());
		expect(Math.min(...smoothed.posteriors.shares)).toBeGreaterThan(0);
		expect(Math.min(...smoothed.confusions)).toBeGreaterThan(0);
	});
});

/** crowd-kit's toy: workers by tasks, the first task a tie. */
const toy = byRater(
	['nyyyy', 'yynyn', '.ynyn', 'ynyyn', 'nnnyn'].map((row) => Array.from(row, (c) => (c === '.' ? null : c))),
);
const yes = ({ shares }: { shares: Float64Array }) => [...shares].filter((_, at) => at % 2 === 1);

describe("crowd-kit's toy", () => {
	it('votes, plainly and by weight', () => {
		expect(yes(voteShares(toy))).toEqual([0.5, 0.6, 0.4, 1, 0.2]);
		expect([...leadingClasses(voteShares(toy))]).toEqual([undecided, 1, 0, 1, 0]);
		const weighted = yes(weightedVoteShares(toy, [0.6, 0.8, 1, 0.4, 0.8]));
		for (const [i, share] of [0.461538, 0.666667, 0.277778, 1, 0.166667].entries())
			expect(weighted[i]).toBeCloseTo(share, 6);
	});

	it("weighs people by their agreement with the majority, as crowd-kit's Wawa does", () => {
		const { weights, posteriors } = wawa(toy);
		expect([...weights]).toEqual([0.6, 0.8, 1, 0.4, 0.8]);
		for (const [i, share] of [0.461538, 0.666667, 0.277778, 1, 0.166667].entries())
			expect(yes(posteriors)[i]).toBeCloseTo(share, 6);
	});

	it('is solved by Dawid-Skene and MACE, tie included', () => {
		expect([...leadingClasses(dawidSkene(toy).posteriors)]).toEqual([1, 1, 0, 1, 0]);
		const fit = mace(toy, { random: openRandom(42, 'mace') });
		expect([...leadingClasses(fit.posteriors)]).toEqual([1, 1, 0, 1, 0]);
	});
});

/** 400 units, 7 people who are right in 8 of 10, and one who always says the common class. */
function withSpammer(): { ratings: Ratings; truth: number[] } {
	const random = openRandom(7, 'spammer');
	const truth = Array.from({ length: 400 }, () => (random.next() < 0.75 ? 0 : 1 + random.below(2)));
	const table = Array.from({ length: 8 }, (_, rater) =>
		truth.map((each) => (rater === 3 ? 0 : random.next() < 0.8 ? each : random.below(3))),
	);
	return { ratings: byRater(table, [0, 1, 2]), truth };
}

describe('a person who always says the same', () => {
	const { ratings, truth } = withSpammer();

	it('ranks last with MACE, whichever way classes are held', () => {
		for (const classes of ['learned', 'alike'] as const) {
			const fit = mace(ratings, { random: openRandom(1, 'mace'), classes });
			const lowest = Math.min(...fit.competence);
			expect(fit.competence[3]).toBe(lowest);
			expect(lowest).toBeLessThan(0.4);
		}
	});

	it('has equal rows in his confusions', () => {
		const own = dawidSkene(ratings).confusions.subarray(27, 36);
		for (const truly of [0, 1, 2]) expect(own[truly * 3]).toBeGreaterThan(0.9);
	});

	it('is told from the others by gold where the class is rare', () => {
		const rare = truth.map((each) => (each === 0 ? undecided : each));
		const results = agreementWithGold(ratings, rare);
		expect(results[3]).toMatchObject({ agreed: 0, share: { value: 0, low: 0 } });
		for (const [rater, { agreed, compared }] of results.entries())
			if (rater !== 3) expect(agreed / compared).toBeGreaterThan(0.6);
	});

	it('aggregation beats the majority when several guess', () => {
		const random = openRandom(3, 'guessers');
		const table = Array.from({ length: 7 }, (_, rater) =>
			truth.map((each) => (random.next() < (rater < 3 ? 0.9 : 0.1) ? each : random.below(3))),
		);
		const some = byRater(table, [0, 1, 2]);
		const right = (classes: Int32Array) => truth.filter((each, i) => classes[i] === each).length;
		const votes = right(leadingClasses(voteShares(some)));
		expect(right(leadingClasses(dawidSkene(some).posteriors))).toBeGreaterThan(votes + 20);
		expect(right(leadingClasses(mace(some, { random: openRandom(1, 'm') }).posteriors))).toBeGreaterThan(
			votes + 20,
		);
	});
});

describe('agreement with the others', () => {
	it('leaves out the own answer, and says where the others were tied', () => {
		const ratings = byRater([
			['a', 'a', 'a', null],
			['a', 'b', 'a', 'b'],
			['b', 'b', null, null],
		]);
		// of rater 0: tied by a and b, against b, with a; rater 1: tied, tied, with a, alone
		expect(
			agreementWithOthers(ratings).map(({ compared, agreed, undecided: tied }) => [compared, agreed, tied]),
		).toEqual([
			[2, 1, 1],
			[1, 1, 2],
			[1, 0, 1],
		]);
	});

	it('is undefined for who was never compared', () => {
		const [alone] = agreementWithOthers(byRater([['a', 'b']]));
		expect(alone).toEqual({
			compared: 0,
			agreed: 0,
			undecided: 0,
			share: { value: null, reason: 'nothing-counted' },
		});
	});
});

describe('of any answers', () => {
	it('Dawid-Skene climbs with every iteration, and shares add up to 1', () => {
		fc.assert(
			fc.property(sheets, fc.constantFrom(0, 0.5), (sheet, smoothing) => {
				const ratings = ratingsFrom(sheet);
				const fit = dawidSkene(ratings, { smoothing, maxIterations: 60 });
				if (smoothing === 0)
					for (const [i, each] of fit.logLikelihoods.entries())
						expect(each).toBeGreaterThanOrEqual(
							(fit.logLikelihoods[i - 1] ?? Number.NEGATIVE_INFINITY) - 1e-9,
						);
				const fitByMace = mace(ratings, { random: openRandom(1, 'mace'), restarts: 2, iterations: 10 });
				for (const { shares } of [fit.posteriors, fitByMace.posteriors, voteShares(ratings)]) {
					for (let unit = 0; unit < sheet.unitCount; unit++) {
						const own = shares.subarray(unit * sheet.classCount, (unit + 1) * sheet.classCount);
						const isAnswered = sheet.rows.some((row) => row[0] === unit);
						expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(isAnswered ? 1 : 0, 9);
					}
				}
			}),
		);
	});

	it('Dawid-Skene does not look at names or order', () => {
		fc.assert(
			fc.property(sheets, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (sheet, keys) => {
				const turned = (code: number) => (code + 1) % sheet.classCount;
				const options = { maxIterations: 20, tolerance: 0 };
				const last = ({ logLikelihoods }: { logLikelihoods: number[] }) => logLikelihoods.at(-1);
				const before = last(dawidSkene(ratingsFrom(sheet), options)) ?? 0;
				const after = last(dawidSkene(ratingsFrom(renamed(sheet, keys, turned)), options)) ?? 0;
				expect(after).toBeCloseTo(before, 6);
			}),
		);
	});

	it('a leading class has more than any other', () => {
		fc.assert(
			fc.property(fc.array(fc.nat(4), { minLength: 1, maxLength: 6 }), (counts) => {
				const most = Math.max(...counts);
				const at = counts.indexOf(most);
				const isAlone = most > 0 && counts.lastIndexOf(most) === at;
				expect(leadingClass(counts)).toBe(isAlone ? at : undecided);
			}),
		);
	});

	it('codes outside of their size are refused', () => {
		const sizes = { unitCount: 2, raterCount: 2, classCount: 2 };
		const rows = (row: Row) => ({ units: [row[0]], raters: [row[1]], classes: [row[2]] });
		for (const row of [
			[2, 0, 0],
			[0, 2, 0],
			[0, 0, 2],
			[-1, 0, 0],
			[0.5, 0, 0],
		] as Row[])
			expect(() => ratingsOf(rows(row), sizes)).toThrow(RangeError);
		for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
			expect(() =>
				ratingsOf(rows([0, 0, 0]), { ...sizes, unitWeights: Float64Array.from([1, weight]) }),
			).toThrow(RangeError);
	});
});

const form: Form = {
	...{ name: 'Form', shortcuts: [], examples: [] },
	questions: [
		{
			kind: 'choice',
			name: 'damaging',
			label: 'Damaging?',
			choices: ['n', 'y'].map((value) => ({ value, label: value })),
		},
		{
			kind: 'several',
			name: 'types',
			label: 'Of which kinds?',
			choices: ['a', 'b'].map((value) => ({ value, label: value })),
		},
	],
};

describe('the answers of a campaign', () => {
	const aggregator = new Aggregator(form.questions);
	for (const [rater, row] of ['nyyyy', 'yynyn', '.ynyn', 'ynyyn', 'nnnyn'].entries())
		for (const [unit, value] of Array.from(row).entries())
			aggregator.add('damaging', unit, rater, value === '.' ? undefined : value);
	for (const [rater, ticked] of [['a'], ['a', 'b'], undefined].entries())
		aggregator.add('types', 0, rater, ticked);

	it('come to one consensus and one soft label by each method', () => {
		const outcomes = (method: Aggregation) => {
			const results = aggregator.results(method, 6, 1).get('damaging');
			return Array.from({ length: 6 }, (_, unit) => results?.(unit).consensus);
		};
		expect(outcomes('majority')).toEqual(['tie', 'y', 'n', 'y', 'n', null]);
		expect(outcomes('weighted_majority')).toEqual(['n', 'y', 'n', 'y', 'n', null]);
		for (const method of ['dawid_skene', 'mace'] as const)
			expect(outcomes(method)).toEqual(['y', 'y', 'n', 'y', 'n', null]);
		expect(aggregator.results('majority', 6, 1).get('damaging')?.(1).posterior).toEqual({ n: 0.4, y: 0.6 });
		expect(aggregator.results('weighted_majority', 6, 1).get('damaging')?.(0).posterior).toEqual({
			...{ n: 0.538462, y: 0.461538 },
		});
	});

	it('come to those of several that are likelier than not, by all who were asked', () => {
		const found = aggregator.results('majority', 6, 1).get('types');
		expect(found?.(0)).toEqual({ consensus: ['a'], posterior: { a: 0.666667, b: 0.333333 } });
		expect(found?.(1)).toEqual({ consensus: null, posterior: null });
	});
});
