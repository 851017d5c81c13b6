import fc from 'fast-check';
import { expect, test } from 'vitest';
import { binMatrix, binOf, fitBinning } from '../../trainer/train/binning.ts';

const column = (values: number[]) => ({
	values: Float32Array.from(values),
	rowCount: values.length,
	columnCount: 1,
});
const cutsOf = (values: number[], maxBins?: number) =>
	fitBinning(column(values), maxBins).cutPoints[0] ?? new Float32Array();

test('cuts lie midway between values, and nowhere when there is nothing to part', () => {
	expect([...cutsOf([3, 1, 2, 2])]).toEqual([1.5, 2.5]);
	expect([...cutsOf([5, 5, Number.NaN])]).toEqual([]);
	expect([...cutsOf([Number.NaN, Number.NaN])]).toEqual([]);
	expect([...cutsOf([0, -0])]).toEqual([]);
});

test('a cut parts even neighbouring floats and the largest ones', () => {
	// the middle of two neighbours is rounded down once and up once
	for (const low of [1, 1 + 2 ** -23]) {
		const pair = [low, low + 2 ** -23];
		expect(pair.map((value) => binOf(value, cutsOf(pair)))).toEqual([0, 1]);
	}
	const huge = [-3.4028234663852886e38, 3.4028234663852886e38];
	expect(huge.map((value) => binOf(value, cutsOf(huge)))).toEqual([0, 1]);
});

test('a value that fills most rows leaves the other bins to the rest', () => {
	const values = [...Array(9000).fill(0), ...Array.from({ length: 1000 }, (_, i) => i + 1)];
	for (const mostly of [values, values.map((value) => -value)]) {
		const cuts = cutsOf(mostly, 64);
		expect(cuts.length).toBeGreaterThan(50);
		expect(cuts.length).toBeLessThan(64);
	}
});

test('bins hold about equally many rows when values are many', () => {
	const matrix = column(Array.from({ length: 10_000 }, (_, i) => (i * 7919) % 10_007));
	const { columns } = binMatrix(matrix, fitBinning(matrix));
	const counts = new Map<number, number>();
	for (const bin of columns[0] ?? []) counts.set(bin, (counts.get(bin) ?? 0) + 1);
	expect(counts.size).toBe(255);
	expect(Math.max(...counts.values())).toBeLessThanOrEqual(41);
});

test('comparing floats and comparing bins decide alike', () => {
	const values = fc.array(fc.oneof(fc.float(), fc.integer({ min: -3, max: 3 })), {
		minLength: 1,
		maxLength: 400,
	});
	fc.assert(
		fc.property(values, fc.integer({ min: 2, max: 255 }), (numbers, maxBins) => {
			const finite = numbers.map(Math.fround).filter((value) => Math.abs(value) < Infinity);
			const cuts = cutsOf(finite, maxBins);
			expect(cuts.length).toBeLessThan(maxBins);
			for (const value of [...finite, -Infinity, Infinity]) {
				const bin = binOf(value, cuts);
				expect([...cuts].every((cut, b) => value <= cut === bin <= b)).toBe(true);
			}
		}),
		{ numRuns: 200 },
	);
});
