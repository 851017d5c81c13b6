/**
 * Every result that the tests of irrCAC assert (Gwet's tables), to the digits printed: 153 of 159 cases,
 * the others weigh by what the data do not hold. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
	type AgreementWeights,
	identityWeights,
	linearWeights,
	ordinalWeights,
	quadraticWeights,
} from '../../campaigns/agreement/agreement-weights.ts';
import { brennanPrediger, generalisedFleiss, gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { cohenKappa, tableOfRaters } from '../../campaigns/agreement/cohen.ts';
import { congerKappa } from '../../campaigns/agreement/conger.ts';
import { type Alpha, krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { krippendorffError } from '../../campaigns/agreement/krippendorff-error.ts';
import { observedAgreement } from '../../campaigns/agreement/observed-agreement.ts';
import type { Ratings } from '../../campaigns/agreement/ratings.ts';
import { student95, studentTails } from '../../campaigns/agreement/student-t.ts';
import type { Undefined } from '../../campaigns/agreement/undefined.ts';
import { countUnits, type UnitCounts, unitTotal } from '../../campaigns/agreement/unit-counts.ts';
import { sharedData } from '../support/shared-data.ts';
import { type Answer, byPairs, byRater } from './sample-ratings.ts';

type Case = {
	test: string;
	asserts: Record<string, number>;
	dataset?: string;
	cac_args: { weights?: string };
	method: string;
};
type Result = {
	value: number;
	observed?: number;
	expected?: number;
	standardError: number | null;
	low: number | null;
	high: number | null;
};

/** Three more weights of Gwet's, which no campaign needs; `a` and `b` count from 1. */
const weightsBy = (size: number, disagreement: (a: number, b: number) => number): AgreementWeights => {
	const all = Float64Array.from({ length: size ** 2 }, (_, at) => {
		const [a, b] = [Math.floor(at / size) + 1, (at % size) + 1];
		return a === b ? 0 : disagreement(a, b);
	});
	const largest = Math.max(...all);
	return all.map((each) => 1 - each / largest);
};
const weightsNamed: Record<string, (size: number) => AgreementWeights> = {
	identity: identityWeights,
	linear: linearWeights,
	quadratic: quadraticWeights,
	ordinal: ordinalWeights,
	radical: (size) => weightsBy(size, (a, b) => Math.sqrt(Math.abs(a - b))),
	ratio: (size) => weightsBy(size, (a, b) => ((a - b) / (a + b)) ** 2),
	circular: (size) => weightsBy(size, (a, b) => Math.sin((Math.PI * (a - b)) / size) ** 2),
	bipolar: (size) => weightsBy(size, (a, b) => (a - b) ** 2 / ((a + b - 2) * (2 * size - a - b))),
	// of the raw ratings: every two classes agree by 0.375; the ones for the table are not in the data
	custom: (size) => Float64Array.from(identityWeights(size), (same) => (same === 1 ? 1 : 0.375)),
};

function resultOf(method: string, ratings: Ratings, weights: AgreementWeights): Result {
	const units = countUnits(ratings);
	const methods: Record<string, () => Result | Undefined | Alpha> = {
		bp: () => brennanPrediger(units, weights),
		gwet: () => gwetAc(units, weights),
		fleiss: () => generalisedFleiss(units, weights),
		scott: () => generalisedFleiss(units, weights),
		conger: () => congerKappa(ratings, weights),
		cohen: () => cohenKappa(tableOfRaters(ratings, 0, 1), weights),
		pa2: () => observedAgreement(units, weights),
		krippendorff: () => {
			const metric = () => weights.map((weight) => 1 - weight);
			const alpha = krippendorffAlpha(units, metric);
			const error = krippendorffError(units, metric);
			if (alpha.value === null || !('low' in error)) return alpha;
			const expected = 1 - (alpha.expected * (alpha.pairable - 1)) / alpha.pairable;
			return { ...error, value: alpha.value, observed: 1 - (1 - expected) * (1 - alpha.value), expected };
		},
	};
	const result = methods[method]?.();
	if (!result || !('standardError' in result)) throw new Error(`no result by ${method}`);
	return result;
}

const file = sharedData('agreement-reference/irrcac_expected_coefficients.json');
const dataFile = sharedData('agreement-reference/irrcac_datasets.json');

describe.skipIf(!file || !dataFile)('as irrCAC prints it (needs the shared data)', () => {
	const cases: Case[] = file ? JSON.parse(readFileSync(file, 'utf8')) : [];
	const data: Record<string, { data: { data: Record<string, Answer[]> } }> = dataFile
		? JSON.parse(readFileSync(dataFile, 'utf8'))
		: {};
	const isGiven = ({ test, cac_args }: Case) => cac_args.weights !== 'weights' || !test.includes('4x4');

	it('leaves out only what the data do not hold', () => {
		expect([cases.length, cases.filter(isGiven).length]).toEqual([159, 153]);
	});

	it.each(cases.filter(isGiven).map((each) => [each.test.split('::').at(-1) ?? '', each] as const))(
		'%s',
		(name, { asserts, dataset, cac_args, method }) => {
			const table = Object.values(data[tableName(name, dataset)]?.data.data ?? {});
			// columns of the one are the second rater's classes, the other is written in rows
			const pairs = name.includes('3x3')
				? table.map((_, i) => table.map((row) => Number(row[i])))
				: (table as number[][]);
			const ratings = dataset ? byRater(table) : byPairs(pairs);
			const weightName = (cac_args.weights ?? 'identity').replaceAll("'", '').replace('weights', 'custom');
			const weights = weightsNamed[weightName]?.(ratings.classCount) ?? new Float64Array();
			const units = countUnits(ratings);
			const n = method === 'krippendorff' ? pairableUnits(units) : unitTotal(units);
			const result = resultOf(method, ratings, weights);
			const printed = dataset ? result : asForTables(method, result, n);
			for (const [key, expected] of Object.entries(asserts)) {
				const figure = figureOf(key, method, printed, n);
				const digits = /p_value'\], 6/.test(key) ? 6 : key.includes('p_value') ? 5 : 3;
				// it rounds to four digits first
				let tolerance = 0.5 * 10 ** -digits + (digits === 3 ? 0.5e-4 : 1e-9);
				// its error of alpha is linearised around p_a corrected for small samples, Gwet's and ours around p_a
				if (dataset && method === 'krippendorff') tolerance += digits === 3 ? 0.4e-3 : 0.01 * expected;
				expect(Math.abs(figure - expected), `${key} ${figure}, not ${expected}`).toBeLessThanOrEqual(
					tolerance,
				);
			}
		},
	);
});

function tableName(name: string, dataset: string | undefined): string {
	if (dataset) return dataset;
	return name.includes('3x3') ? 'table_cont3x3abstractors' : 'table_cont4x4diagnosis';
}

/** For tables it divides by n what Gwet's formula for ratings divides by n - 1; Cohen's error is the same. */
function asForTables(method: string, result: Result, n: number): Result {
	const factor = method === 'cohen' ? 1 : Math.sqrt((n - 1) / n);
	const standardError = (result.standardError ?? Number.NaN) * factor;
	const halfWidth = student95(n - 1) * standardError;
	return { ...result, standardError, low: result.value - halfWidth, high: result.value + halfWidth };
}

function pairableUnits({ answers, frequencies }: UnitCounts): number {
	return frequencies.reduce((sum, frequency, row) => sum + ((answers[row] ?? 0) < 2 ? 0 : frequency), 0);
}

function figureOf(key: string, method: string, result: Result, n: number): number {
	const { value, observed, expected, standardError, low, high } = result;
	if (key.includes('p_value')) {
		const p = studentTails(value / (standardError ?? Number.NaN), n - 1);
		// of this one it prints one tail
		return method === 'bp' ? p / 2 : p;
	}
	const figures: [string, number | null | undefined][] = [
		["'pa'", observed],
		["'pe'", expected],
		["'coefficient_value'", value],
		["'se'", standardError],
		['[0]', low],
		['[1]', high],
	];
	return Number(figures.find(([name]) => key.includes(name))?.[1] ?? Number.NaN);
}
