import { describe, expect, it } from 'vitest';
import { choicesOf } from '../../../server/pages/dataset-answers.ts';
import { precisionRecall } from '../../../server/pages/model-quality.ts';
import { renderPlot } from '../../../server/pages/plot.ts';
import { readersStylesheets } from '../../../server/pages/stylesheets.ts';
import { wilsonInterval } from '../../../server/pages/wilson.ts';
import { card } from './examples.ts';

describe("Wilson's interval", () => {
	// Newcombe 1998, Statistics in Medicine 17:857, table I: method 3
	it.each([
		[81, 263, 0.2553, 0.3662],
		[15, 148, 0.0624, 0.1605],
		[0, 20, 0, 0.1611],
		[1, 29, 0.0061, 0.1718],
	])('of %i in %i is as published', (found, rows, low, high) => {
		const interval = wilsonInterval(found / rows, rows);
		expect(interval.low).toBeCloseTo(low, 4);
		expect(interval.high).toBeCloseTo(high, 4);
	});

	it('knows nothing without rows', () => {
		expect(wilsonInterval(Number.NaN, 0)).toEqual({ low: 0, high: 1 });
	});
});

describe('the curve of a card', () => {
	it('runs from finding all to finding little, with precision rising from the base rate', () => {
		const points = precisionRecall(card);
		const [first, last] = [points[0], points.at(-1)];
		expect(first?.[0]).toBeGreaterThan(0.99);
		expect(first?.[1]).toBeCloseTo(1024 / 4454, 1);
		expect(last?.[0]).toBeLessThan(0.05);
		expect(points.length).toBeGreaterThan(20);
		expect(points.length).toBeLessThan(card.thresholds.true.length);
	});

	it('is scaled to the wiki where the card knows its rate', () => {
		const [first] = precisionRecall({ ...card, populationRate: 0.03 });
		expect(first?.[1]).toBeCloseTo(0.03, 2);
	});
});

describe('a plot', () => {
	const plot = { label: 'x', across: ['0', '', '1'], up: ['0', '', '1'], dots: [[0, 1]] } as const;

	it('puts 0 at the start of the line of reading', async () => {
		const x = async (direction: 'ltr' | 'rtl') =>
			Number(/lw-plot__dots" d="M([\d.]+) /.exec(String(await renderPlot({ direction }, plot)))?.[1]);
		expect(await x('ltr')).toBe(46);
		expect(await x('rtl')).toBe(350 - 46);
	});

	it('draws what lies outside on its edge', async () => {
		const page = String(await renderPlot({ direction: 'ltr' }, { ...plot, dots: [[-1, 7]] }));
		expect(page).toContain('lw-plot__dots" d="M46 10h0"');
	});
});

describe('answers', () => {
	it('stand in the same order however they come, and last what nobody chose', () => {
		expect(choicesOf({ a: { none: 1, no: 2, tie: 0, zebra: 1 }, b: { yes: 1, apple: 0, none: 0 } })).toEqual([
			'yes',
			'no',
			'apple',
			'zebra',
			'tie',
			'none',
		]);
	});
});

describe('the style sheets', () => {
	it('are found in the manifest of the build, or it is said that they are not', () => {
		expect(readersStylesheets({ 'styles/reading.css': { file: 'assets/reading-1.css' } })).toEqual([
			'/assets/reading-1.css',
		]);
		expect(() => readersStylesheets({})).toThrow();
	});
});
