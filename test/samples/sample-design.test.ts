import { expect, it } from 'vitest';
import { EditSource, usualAutolabelRules } from '../../campaigns/contract/edit-source.ts';
import { designSample, strataOf, stratumOf } from '../../campaigns/contract/sample-design.ts';

it('makes a stratum of every combination, and nothing but one of none', () => {
	expect(strataOf({}).map(({ key }) => key)).toEqual(['all']);
	expect(strataOf({ author: true, reverted: true }).map(({ key }) => key)).toEqual([
		'anonymous/reverted',
		'anonymous/kept',
		'newcomer/reverted',
		'newcomer/kept',
		'experienced/reverted',
		'experienced/kept',
	]);
	const split = { score: { model: 'damaging', bounds: [0.5, 0.8] }, categories: ['Rivers', 'Towns'] };
	expect(strataOf(split)).toHaveLength(4 * 3);
});

it('puts every edit into exactly one stratum, bounds belonging to the band above them', () => {
	const split = {
		author: true,
		reverted: true,
		score: { model: 'damaging', bounds: [0.5, 0.8] },
		categories: ['Rivers', 'Towns'],
	};
	const facts = { author: 'newcomer', reverted: false, categories: ['Towns', 'Rivers'] } as const;
	const at = (score: number | null) => stratumOf(split, { ...facts, score });
	expect(at(0)).toBe('newcomer/kept/damaging:0-0.5/category:Rivers');
	expect(at(0.5)).toBe('newcomer/kept/damaging:0.5-0.8/category:Rivers');
	expect(at(1)).toBe('newcomer/kept/damaging:0.8-1/category:Rivers');
	expect(at(null)).toBe('newcomer/kept/unscored/category:Rivers');
	expect(stratumOf(split, { ...facts, score: 0.1, categories: [] })).toBe(
		'newcomer/kept/damaging:0-0.5/uncategorised',
	);
	const keys = strataOf(split).map(({ key }) => key);
	for (const score of [0, 0.3, 0.5, 0.79, 0.8, 1, null]) expect(keys).toContain(at(score));
});

it("gives chance, weight and Kish's effective size", () => {
	const counts = [
		{ key: 'anonymous/reverted', count: 24310 },
		{ key: 'anonymous/kept', count: 61842 },
		{ key: 'newcomer/reverted', count: 9406 },
		{ key: 'newcomer/kept', count: 27215 },
		{ key: 'experienced/reverted', count: 6934 },
		{ key: 'experienced/kept', count: 412590 },
	];
	const take = {
		'anonymous/reverted': 1000,
		'anonymous/kept': 1000,
		'newcomer/reverted': 750,
		'newcomer/kept': 750,
		'experienced/reverted': 500,
		'experienced/kept': 1000,
	};
	const design = designSample(counts, take);
	expect(design).toMatchObject({ size: 542297, take: 5000, exhausted: [], uncovered: 0 });
	expect(design.strata[0]?.chance).toBeCloseTo(0.0411, 4);
	expect(design.strata[5]?.weight).toBeCloseTo(412.6, 1);
	expect(Math.round(design.effectiveSize)).toBe(1672);

	const weights = design.strata.flatMap(({ take: n, weight }) => Array<number>(n).fill(weight ?? 0));
	const sum = weights.reduce((a, b) => a + b, 0);
	expect(sum).toBeCloseTo(design.size, 6);
	expect(design.effectiveSize).toBeCloseTo(sum ** 2 / weights.reduce((a, b) => a + b * b, 0), 6);
});

it('takes all there is where more is wanted, and says so; and says what cannot be drawn', () => {
	const design = designSample(
		[
			{ key: 'reverted', count: 3 },
			{ key: 'kept', count: 97 },
		],
		{ reverted: 10 },
	);
	expect(design).toMatchObject({ take: 3, exhausted: ['reverted'], uncovered: 97, effectiveSize: 3 });
	expect(design.strata[0]).toMatchObject({ chance: 1, weight: 1 });
	expect(design.strata[1]).toMatchObject({ chance: 0, weight: null });
});

it('takes sources that are not finished yet, as a draft has them', () => {
	for (const source of [
		{ kind: 'uploaded', listId: null, autolabel: usualAutolabelRules },
		{ kind: 'pasted', text: '' },
		{ kind: 'disagreements', campaignId: null, question: null, which: 'tie' },
		{ kind: 'disputes', model: null },
	])
		expect(EditSource.parse(source)).toEqual(source);
	expect(EditSource.safeParse({ kind: 'elsewhere' }).success).toBe(false);
});
