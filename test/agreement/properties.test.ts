/** What must hold of any answers, against the definitions written out pair by pair. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { brennanPrediger, generalisedFleiss, gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { cohenKappa, tableOfRaters } from '../../campaigns/agreement/cohen.ts';
import { congerKappa } from '../../campaigns/agreement/conger.ts';
import { interval, type Metric, nominal, ordinal, ratio } from '../../campaigns/agreement/distances.ts';
import { krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { krippendorffError } from '../../campaigns/agreement/krippendorff-error.ts';
import { observedAgreement } from '../../campaigns/agreement/observed-agreement.ts';
import { type Ratings, withoutRepeats } from '../../campaigns/agreement/ratings.ts';
import { specificAgreement } from '../../campaigns/agreement/specific-agreement.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { type Row, ratingsFrom, renamed, type Sheet, sheets } from './random-ratings.ts';
import { byRater } from './sample-ratings.ts';

const values = [1, 2, 4, 7, 11];
const metrics: Record<string, Metric> = {
	nominal,
	ordinal,
	interval: interval(values),
	ratio: ratio(values),
};

/** Every coefficient by name. */
function all(ratings: Ratings): Record<string, number | null> {
	const units = countUnits(ratings);
	const figures = {
		alpha: krippendorffAlpha(units),
		ac1: gwetAc(units),
		fleiss: generalisedFleiss(units),
		brennanPrediger: brennanPrediger(units),
		conger: congerKappa(ratings),
		observed: observedAgreement(units),
	};
	return Object.fromEntries(Object.entries(figures).map(([name, { value }]) => [name, value]));
}

const perUnit = (sheet: Sheet): number[][] =>
	Array.from({ length: sheet.unitCount }, (_, unit) =>
		sheet.rows.filter((row) => row[0] === unit).map((row) => row[2]),
	);
const mean = (numbers: number[]) => numbers.reduce((sum, each) => sum + each, 0) / numbers.length;

/** Alpha from its definition: mean distance within units over mean distance of any two pairable answers. */
function alphaByPairs(sheet: Sheet, metric: Metric): number | null {
	const units = perUnit(sheet).filter((answers) => answers.length >= 2);
	const pool = units.flat();
	const totals = new Float64Array(sheet.classCount);
	for (const answer of pool) totals[answer] = (totals[answer] ?? 0) + 1;
	const distances = metric(totals);
	const between = (a: number, b: number) => distances[a * sheet.classCount + b] ?? 0;
	let expected = 0;
	for (const [i, a] of pool.entries())
		for (const [j, b] of pool.entries())
			if (i !== j) expected += between(a, b) / (pool.length * (pool.length - 1));
	if (pool.length === 0 || expected === 0) return null;
	let observed = 0;
	for (const answers of units)
		for (const [i, a] of answers.entries())
			for (const [j, b] of answers.entries())
				if (i !== j) observed += between(a, b) / (answers.length - 1) / pool.length;
	return 1 - observed / expected;
}

function observedByPairs(sheet: Sheet): number | null {
	const units = perUnit(sheet).filter((answers) => answers.length >= 2);
	if (units.length === 0) return null;
	return mean(
		units.map((answers) =>
			mean(answers.flatMap((a, i) => answers.filter((_, j) => j !== i).map((b) => (a === b ? 1 : 0)))),
		),
	);
}

/** Conger's chance: the mean over ordered pairs of different raters. */
function congerChance(sheet: Sheet): number {
	const shares = Array.from({ length: sheet.raterCount }, (_, rater) => {
		const own = sheet.rows.filter((row) => row[1] === rater).map((row) => row[2]);
		return Array.from(
			{ length: sheet.classCount },
			(_, k) => own.filter((each) => each === k).length / own.length,
		);
	}).filter(([first]) => !Number.isNaN(first));
	return mean(
		shares.flatMap((a, g) =>
			shares.filter((_, h) => h !== g).map((b) => a.reduce((sum, p, k) => sum + p * (b[k] ?? 0), 0)),
		),
	);
}

const close = (a: number | null, b: number | null) =>
	a === null || b === null ? expect(a).toBe(b) : expect(a).toBeCloseTo(b, 9);

it.each(Object.keys(metrics))('alpha equals its definition, %s', (name) => {
	const metric = metrics[name] ?? nominal;
	fc.assert(
		fc.property(sheets, (sheet) => {
			close(krippendorffAlpha(countUnits(ratingsFrom(sheet)), metric).value, alphaByPairs(sheet, metric));
		}),
	);
});

it('the others equal theirs', () => {
	fc.assert(
		fc.property(sheets, (sheet) => {
			const ratings = ratingsFrom(sheet);
			const observed = observedByPairs(sheet);
			const rated = perUnit(sheet).filter((answers) => answers.length > 0);
			const share = (k: number) =>
				mean(rated.map((answers) => answers.filter((each) => each === k).length / answers.length));
			const shares = Array.from({ length: sheet.classCount }, (_, k) => share(k));
			const corrected = (chance: number) =>
				observed === null || chance > 1 - 1e-12 ? null : (observed - chance) / (1 - chance);
			const found = all(ratings);
			close(found.observed ?? null, observed);
			close(
				found.ac1 ?? null,
				corrected(shares.reduce((sum, p) => sum + p * (1 - p), 0) / (sheet.classCount - 1)),
			);
			close(found.fleiss ?? null, corrected(shares.reduce((sum, p) => sum + p * p, 0)));
			close(found.brennanPrediger ?? null, corrected(1 / sheet.classCount));
			close(found.conger ?? null, observed === null ? null : corrected(congerChance(sheet)));
		}),
	);
});

it('Conger of two raters who answered everything is Cohen', () => {
	const answers = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 20 });
	fc.assert(
		fc.property(answers, (pairs) => {
			const ratings = byRater([pairs.map(([a]) => a), pairs.map(([, b]) => b)], [0, 1, 2]);
			close(congerKappa(ratings).value, cohenKappa(tableOfRaters(ratings, 0, 1)).value);
		}),
	);
});

it('names and order of units, raters and classes change nothing', () => {
	fc.assert(
		fc.property(sheets, fc.array(fc.nat(), { minLength: 60, maxLength: 60 }), (sheet, keys) => {
			const turned = (code: number) => (code + (keys[0] ?? 0)) % sheet.classCount;
			const before = all(ratingsFrom(sheet));
			const after = all(ratingsFrom(renamed(sheet, keys, turned)));
			for (const name of Object.keys(before)) close(after[name] ?? null, before[name] ?? null);
			// for the metrics that know an order, to turn it around
			const backwards = renamed(sheet, keys, (code) => sheet.classCount - 1 - code);
			const [there, back] = [sheet, backwards].map((each) => countUnits(ratingsFrom(each)));
			if (there && back)
				close(krippendorffAlpha(there, ordinal).value, krippendorffAlpha(back, ordinal).value);
		}),
	);
});

it('no figure is above 1 or not a number, and shares lie between 0 and 1', () => {
	fc.assert(
		fc.property(sheets, (sheet) => {
			const units = countUnits(ratingsFrom(sheet));
			for (const [name, value] of Object.entries(all(ratingsFrom(sheet)))) {
				if (value === null) continue;
				expect(value, name).toBeLessThanOrEqual(1 + 1e-12);
				// with gaps some fall below -1
				expect(value, name).toBeGreaterThanOrEqual(name === 'observed' ? 0 : -1e6);
			}
			const specific = specificAgreement(units);
			if ('overall' in specific)
				for (const { value } of [{ value: specific.overall }, ...specific.classes]) {
					if (value === null) continue;
					expect(value).toBeGreaterThanOrEqual(0);
					expect(value).toBeLessThanOrEqual(1 + 1e-12);
				}
			const error = krippendorffError(units, nominal);
			if ('standardError' in error && error.standardError !== null)
				expect(error.standardError).toBeGreaterThanOrEqual(0);
		}),
	);
});

it('perfect agreement is 1 where something varies, and has a reason where nothing does', () => {
	fc.assert(
		fc.property(
			fc.array(fc.nat(2), { minLength: 2, maxLength: 10 }),
			fc.integer({ min: 2, max: 5 }),
			(truth, raters) => {
				const ratings = byRater(
					Array.from({ length: raters }, () => truth),
					[0, 1, 2],
				);
				const varies = new Set(truth).size > 1;
				const found = all(ratings);
				for (const name of ['alpha', 'fleiss', 'conger']) close(found[name] ?? null, varies ? 1 : null);
				for (const name of ['ac1', 'brennanPrediger', 'observed']) close(found[name] ?? null, 1);
				if (!varies)
					expect(krippendorffAlpha(countUnits(ratings))).toEqual({ value: null, reason: 'no-variation' });
			},
		),
	);
});

it('a weight is as good as so many equal units, but for the small-sample part of alpha', () => {
	const weighted = fc.tuple(
		sheets,
		fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 12, maxLength: 12 }),
	);
	fc.assert(
		fc.property(weighted, ([sheet, weights]) => {
			const unitWeights = Float64Array.from({ length: sheet.unitCount }, (_, unit) => weights[unit] ?? 1);
			const copies = sheet.rows.flatMap(([unit, rater, answer]) =>
				Array.from({ length: weights[unit] ?? 1 }, (_, copy): Row => [unit * 4 + copy, rater, answer]),
			);
			const one = ratingsFrom(sheet, unitWeights);
			const many = ratingsFrom({ ...sheet, rows: copies, unitCount: sheet.unitCount * 4 });
			const [a, b] = [all(one), all(many)];
			for (const name of ['ac1', 'fleiss', 'brennanPrediger', 'observed', 'conger'])
				close(a[name] ?? null, b[name] ?? null);
			const [few, copied] = [krippendorffAlpha(countUnits(one)), krippendorffAlpha(countUnits(many))];
			if (few.value === null || copied.value === null) expect(few.value).toBe(copied.value);
			else expect(few.observed).toBeCloseTo(copied.observed, 9);
			const doubled = krippendorffAlpha(
				countUnits(
					ratingsFrom(
						sheet,
						unitWeights.map((weight) => 7 * weight),
					),
				),
			);
			close(doubled.value, few.value);
		}),
	);
});

it('answers twice by one person count once, the latest', () => {
	fc.assert(
		fc.property(sheets, (sheet) => {
			const earlier = sheet.rows.map(
				([unit, rater, answer]): Row => [unit, rater, (answer + 1) % sheet.classCount],
			);
			const twice = withoutRepeats(ratingsFrom({ ...sheet, rows: [...earlier, ...sheet.rows] }));
			expect(twice).toEqual(ratingsFrom(sheet));
		}),
	);
});
