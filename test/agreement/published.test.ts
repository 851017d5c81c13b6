/** Coefficients against values printed in papers and by the field's own tools, to the digits printed. */
import { describe, expect, it } from 'vitest';
import { linearWeights, quadraticWeights } from '../../campaigns/agreement/agreement-weights.ts';
import { brennanPrediger, generalisedFleiss, gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { cohenKappa } from '../../campaigns/agreement/cohen.ts';
import { congerKappa } from '../../campaigns/agreement/conger.ts';
import { interval, nominal, ordinal, ratio } from '../../campaigns/agreement/distances.ts';
import { fleissKappa } from '../../campaigns/agreement/fleiss.ts';
import { coincidences, krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { krippendorffError } from '../../campaigns/agreement/krippendorff-error.ts';
import { observedAgreement } from '../../campaigns/agreement/observed-agreement.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { type Answer, byCounts, byPairs, byRater, classesOf } from './sample-ratings.ts';

const _ = null;
const wikipedia = [
	[_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
	[1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
	[_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
];
const krippendorffC = [
	[1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
	[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
	[_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
	[1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
];
/** As above, with the lone answer to unit 12 at the third rater. */
const fourRaters = [
	krippendorffC[0] ?? [],
	[1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, _],
	[_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 3],
	krippendorffC[3] ?? [],
];
const letters = (text: string): Answer[] => Array.from(text, (letter) => (letter === '.' ? null : letter));
/** Fleiss 1971: 30 patients, 6 psychiatrists, 5 diagnoses. */
const fleiss1971 = (
	'00060 03003 01401 00006 03030 20400 00402 20310 20040 00006 10050 11040 03300 10050 02031 ' +
	'00501 30012 51000 02040 10203 00006 01050 02013 20040 10041 05010 40002 02040 10500 00006'
)
	.split(' ')
	.map((row) => Array.from(row, Number));

const near = (digits: number) => (figure: { value: number | null }, printed: number) =>
	expect(figure.value).toBeCloseTo(printed, digits);

describe("Krippendorff's alpha", () => {
	it.each<[string, readonly (readonly Answer[])[], number, number[], number]>([
		['Wikipedia, 3 coders', wikipedia, 26, [0.691358, 0.806721, 0.810845, 0.808944], 6],
		['Krippendorff 2011, C', krippendorffC, 40, [0.743, 0.815, 0.849, 0.797], 3],
		['Krippendorff 2011, C, computed', krippendorffC, 40, [0.743421, 0.815388, 0.849107, 0.797403], 6],
		['Krippendorff 2011, A', [Array.from('0100000010'), Array.from('1110010000')], 20, [0.095238], 6],
		[
			'Krippendorff 2011, B',
			[letters('aabbdcccedda'), letters('babbbcccEddd'.toLowerCase())],
			24,
			[0.691964],
			6,
		],
		['one answer missing from B', [letters('aabbdcccedda'), letters('babbbccce.dd')], 22, [0.664894], 6],
		[
			'Gwet, g1 and g2',
			[
				letters('abccbadab...bb'),
				letters('abccbbdabe..ba'),
				letters('.cccbcdbbeaccc'),
				letters('abccbddabea.bb'),
			],
			48,
			[0.631806],
			6,
		],
		[
			'crowd-kit',
			[letters('nyyyy'), letters('yynyn'), letters('.ynyn'), letters('ynyyn'), letters('nnnyn')],
			24,
			[0.142191142191],
			11,
		],
		['crowd-kit, two', [letters('yny'), letters('ynn')], 6, [0.444444444444], 11],
	])('%s', (_name, table, pairable, printed, digits) => {
		const units = countUnits(byRater(table));
		const values = classesOf(table).map(Number);
		const metrics = [nominal, ordinal, interval(values), ratio(values)];
		for (const [i, alpha] of printed.entries()) near(digits)(krippendorffAlpha(units, metrics[i]), alpha);
		expect(coincidences(units).pairable).toBeCloseTo(pairable, 9);
	});

	it('builds the coincidences of the Wikipedia example', () => {
		const { matrix, totals } = coincidences(countUnits(byRater(wikipedia)));
		expect([...matrix].map((each) => Math.round(each * 1e9) / 1e9)).toEqual([
			...[6, 0, 1, 0],
			...[0, 4, 0, 0],
			...[1, 0, 7, 2],
			...[0, 0, 2, 3],
		]);
		expect([...totals].map(Math.round)).toEqual([7, 4, 10, 5]);
	});

	it("has Gwet's error over units", () => {
		const error = krippendorffError(countUnits(byRater(krippendorffC)), nominal);
		expect(error).toMatchObject({ standardError: expect.closeTo(0.145, 3), high: 1 });
		expect(error).toMatchObject({ low: expect.closeTo(0.42, 2) });
	});
});

describe("Fleiss' kappa", () => {
	it('of Fleiss 1971', () => {
		const kappa = fleissKappa(countUnits(byCounts(fleiss1971)));
		if (kappa.value === null) throw new Error(kappa.reason);
		expect(kappa.value).toBeCloseTo(0.4302445, 7);
		expect(kappa.z).toBeCloseTo(17.65183, 5);
		expect(kappa.standardErrorOfNone).toBeCloseTo(0.024373932099, 11);
		expect([kappa.observed, kappa.expected]).toEqual([expect.closeTo(0.5556, 4), expect.closeTo(0.2199, 4)]);
		expect(kappa.categories.map(({ share }) => Math.round(share * 180))).toEqual([26, 26, 30, 55, 43]);
		const printed = [0.245, 0.245, 0.52, 0.471, 0.566];
		for (const [j, category] of kappa.categories.entries()) near(3)(category, printed[j] ?? 0);
		near(5)(krippendorffAlpha(countUnits(byCounts(fleiss1971))), 0.43341);
	});

	it('of the Wikipedia example, 10 subjects and 14 raters', () => {
		const table = [
			[0, 0, 0, 0, 14],
			[0, 2, 6, 4, 2],
			[0, 0, 3, 5, 6],
			[0, 3, 9, 2, 0],
			[2, 2, 8, 1, 1],
			[7, 7, 0, 0, 0],
			[3, 2, 6, 3, 0],
			[2, 5, 3, 2, 2],
			[6, 5, 2, 1, 0],
			[0, 2, 2, 3, 7],
		];
		const units = countUnits(byCounts(table));
		expect(fleissKappa(units)).toMatchObject({
			value: expect.closeTo(0.209930704422, 11),
			observed: expect.closeTo(0.378, 3),
			expected: expect.closeTo(0.213, 3),
			z: expect.closeTo(12.37429105919, 9),
		});
		const agreement = observedAgreement(units);
		if (agreement.value === null) throw new Error(agreement.reason);
		const printed = [1, 0.253, 0.308, 0.44, 0.33, 0.462, 0.242, 0.176, 0.286, 0.286];
		const perUnit = [...agreement.perRow].sort((a, b) => a - b);
		for (const [i, each] of printed.toSorted((a, b) => a - b).entries())
			expect(perUnit[i]).toBeCloseTo(each, 3);
	});

	it("of the first half of Fleiss 1971, beside Gwet's", () => {
		const units = countUnits(byCounts(fleiss1971.slice(0, 15)));
		near(7)(fleissKappa(units), 0.4139265);
		expect(generalisedFleiss(units)).toMatchObject({
			value: expect.closeTo(0.4139265, 7),
			observed: expect.closeTo(0.5511111, 7),
			expected: expect.closeTo(0.2340741, 7),
			standardError: expect.closeTo(0.08119291, 8),
		});
		expect(gwetAc(units)).toMatchObject({
			value: expect.closeTo(0.4448007, 7),
			expected: expect.closeTo(0.1914815, 7),
			standardError: expect.closeTo(0.08418757, 8),
		});
		expect(brennanPrediger(units)).toMatchObject({
			value: expect.closeTo(0.4388889, 7),
			standardError: expect.closeTo(0.08312142, 8),
		});
		// irrCAC prints the error .08243228 here, which takes the part of p_e once and not twice, as it does elsewhere
		near(7)(krippendorffAlpha(units), 0.4204384);
	});
});

describe("Cohen's kappa", () => {
	it.each([
		[
			'[[20,5],[10,15]]',
			[
				[20, 5],
				[10, 15],
			],
			0.4,
			10,
		],
		[
			'[[45,15],[25,15]]',
			[
				[45, 15],
				[25, 15],
			],
			0.1304,
			4,
		],
		[
			'[[25,35],[5,35]]',
			[
				[25, 35],
				[5, 35],
			],
			0.2593,
			4,
		],
		[
			'Artstein and Poesio 2008',
			[
				[20, 20],
				[10, 50],
			],
			0.348,
			3,
		],
	])('%s', (_name, table, printed, digits) => {
		near(digits)(cohenKappa(Float64Array.from(table.flat())), printed);
	});

	it('as SAS prints it, with errors', () => {
		const table = Float64Array.from([0, 4, 1, 0, 8, 0, 0, 1, 5]);
		expect(cohenKappa(table)).toMatchObject({
			value: expect.closeTo(0.4842, 4),
			standardError: expect.closeTo(0.138, 4),
			low: expect.closeTo(0.2137, 4),
			high: expect.closeTo(0.7547, 4),
			standardErrorOfNone: expect.closeTo(0.1484, 4),
			z: expect.closeTo(3.2626, 4),
		});
		expect(cohenKappa(table, linearWeights(3))).toMatchObject({
			value: expect.closeTo(0.4701, 4),
			standardError: expect.closeTo(0.1457, 4),
			low: expect.closeTo(0.1845, 4),
			high: expect.closeTo(0.7558, 4),
			standardErrorOfNone: expect.closeTo(0.1426, 4),
			z: expect.closeTo(3.2971, 4),
		});
	});

	it('as R prints it, for raters who disagree', () => {
		// the table counts the classes that were used, in order
		const table = Float64Array.from([
			0, 0, 1, 0, 0, 4, 0, 1, 0, 0, 2, 3, 3, 0, 0, 0, 2, 0, 1, 1, 1, 0, 0, 1, 0,
		]);
		expect(cohenKappa(table)).toMatchObject({
			value: expect.closeTo(-0.006289308, 9),
			z: expect.closeTo(-0.0604067, 7),
		});
		expect(cohenKappa(table, linearWeights(5))).toMatchObject({
			value: expect.closeTo(0.1459075, 7),
			z: expect.closeTo(1.282472, 6),
		});
		expect(cohenKappa(table, quadraticWeights(5))).toMatchObject({
			value: expect.closeTo(0.2520325, 7),
			z: expect.closeTo(1.437451, 6),
		});
	});

	it("beside Gwet's coefficients of two raters", () => {
		const table = [
			[13, 0, 0],
			[0, 20, 7],
			[0, 4, 56],
		];
		const counts = Float64Array.from(table.flat());
		const units = countUnits(byPairs(table));
		// for tables irrCAC divides by n where its formula for ratings divides by n - 1
		const asTable = (error: number) => expect.closeTo(error / Math.sqrt(0.99), 8);
		expect(cohenKappa(counts)).toMatchObject({
			value: expect.closeTo(0.7964094, 7),
			standardError: expect.closeTo(0.05891072, 8),
		});
		near(3)(cohenKappa(counts, linearWeights(3)), 0.843);
		near(3)(cohenKappa(counts, quadraticWeights(3)), 0.892);
		expect(generalisedFleiss(units)).toMatchObject({
			value: expect.closeTo(0.7962397, 7),
			standardError: asTable(0.05905473),
		});
		expect(gwetAc(units)).toMatchObject({
			value: expect.closeTo(0.8493305, 7),
			standardError: asTable(0.04321747),
		});
		expect(brennanPrediger(units)).toMatchObject({
			value: expect.closeTo(0.835, 7),
			standardError: asTable(0.04693346),
		});
		expect(observedAgreement(units)).toMatchObject({
			value: expect.closeTo(0.89, 12),
			standardError: asTable(0.03128898),
		});
		near(7)(krippendorffAlpha(units), 0.7972585);
	});
});

it("Gwet's coefficients with answers missing", () => {
	const ratings = byRater(fourRaters);
	const units = countUnits(ratings);
	expect(observedAgreement(units)).toMatchObject({ value: expect.closeTo(0.8181818, 7) });
	expect(gwetAc(units)).toMatchObject({
		value: expect.closeTo(0.77544, 5),
		expected: expect.closeTo(0.1903212, 7),
		standardError: expect.closeTo(0.14295, 5),
	});
	expect(generalisedFleiss(units)).toMatchObject({
		value: expect.closeTo(0.76117, 5),
		expected: expect.closeTo(0.2387153, 7),
		standardError: expect.closeTo(0.15302, 5),
	});
	expect(brennanPrediger(units)).toMatchObject({
		value: expect.closeTo(0.77273, 5),
		expected: expect.closeTo(0.2, 12),
	});
	expect(congerKappa(ratings)).toMatchObject({
		value: expect.closeTo(0.76282, 5),
		expected: expect.closeTo(0.2334252, 7),
	});
	near(5)(krippendorffAlpha(units), 0.74342);
});
