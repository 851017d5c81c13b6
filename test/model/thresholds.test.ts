import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fiftyPointAreas } from '../../trainer/model/curve-areas.ts';
import {
	answerThresholdQuery,
	parseThresholdQuery,
	type ThresholdCounts,
	thresholdStatistics,
} from '../../trainer/model/thresholds.ts';
import { thresholdTable } from '../../trainer/train/threshold-table.ts';

const table = (probabilities: number[], labels: number[]) =>
	thresholdTable(
		Float64Array.from(probabilities),
		Uint8Array.from(labels),
		new Float64Array(labels.length).fill(1),
	);

test('statistics are those of revscoring, also where nothing is defined', () => {
	// its own test's "good" matrix at a population rate of 5%: 9.5, 9.5, 180.5, 0.5 of 200
	const good = thresholdStatistics({ tp: 95, fp: 5, tn: 95, fn: 5 }, 0.05);
	expect(good.match_rate).toBeCloseTo(19 / 200, 12);
	expect(good.precision).toBeCloseTo(9.5 / 19, 12);
	expect(good['!precision']).toBeCloseTo(180.5 / 181, 12);
	expect(good.f1).toBeCloseTo((2 * 0.5 * 0.95) / 1.45, 12);
	expect(thresholdStatistics({ tp: 0, fp: 100, tn: 0, fn: 100 }, 0.05)).toMatchObject({
		precision: 0,
		recall: 0,
		fpr: 1,
		f1: null,
		'!f1': null,
	});
	expect(thresholdStatistics({ tp: 0, fp: 0, tn: 5, fn: 5 }, null).precision).toBeNull();
});

test('a row is a match exactly when its probability >= the threshold', () => {
	const probability = fc.oneof(
		fc.double({ min: 0, max: 1, noNaN: true }),
		fc.integer({ min: 0, max: 1000 }).map((step) => step / 1000),
	);
	fc.assert(
		fc.property(
			fc.array(fc.tuple(probability, fc.integer({ min: 0, max: 1 })), { minLength: 1, maxLength: 50 }),
			(rows) => {
				for (const { threshold, tp, fp, tn, fn } of table(
					rows.map(([p]) => p),
					rows.map(([, label]) => label),
				)) {
					expect(tp).toBe(rows.filter(([p, label]) => p >= threshold && label === 1).length);
					expect(fp).toBe(rows.filter(([p, label]) => p >= threshold && label === 0).length);
					expect(tp + fp + tn + fn).toBe(rows.length);
				}
			},
		),
		{ numRuns: 200 },
	);
});

test('queries find the best threshold that meets the condition, or none', () => {
	const counts = table([0.1, 0.2, 0.3, 0.4, 0.5, 0.6], [0, 0, 1, 0, 1, 1]);
	const ask = (query: string) =>
		answerThresholdQuery(parseThresholdQuery(query), counts, null)?.threshold ?? null;
	expect(ask('maximum recall @ precision >= 0.9')).toBe(0.5);
	expect(ask('maximum recall @ precision >= 0.7')).toBe(0.3);
	expect(ask('  MAXIMUM filter_rate @ recall >= 0.6 and so on')).toBe(0.5);
	expect(ask('minimum match_rate @ recall >= .3')).toBe(0.6);
	expect(ask('maximum !recall @ fpr <= 0')).toBe(0.6);
	expect(ask('maximum recall @ precision >= 1.1')).toBeNull();
});

test('of equal targets a maximum takes the highest threshold and a minimum the lowest', () => {
	const counts: ThresholdCounts[] = [0.2, 0.4, 0.6].map((threshold) => ({
		threshold,
		tp: 5,
		fp: 1,
		tn: 3,
		fn: 1,
	}));
	const ask = (query: string) => answerThresholdQuery(parseThresholdQuery(query), counts, null)?.threshold;
	expect(ask('maximum recall @ precision >= 0.5')).toBe(0.6);
	expect(ask('minimum recall @ precision >= 0.5')).toBe(0.2);
});

test('a query that cannot be read says how to write one', () => {
	for (const query of [
		'maximum recall@precision >= 0.9',
		'maximum beauty @ recall >= 0.9',
		'best recall',
		'maximum recall @ fpr > 1',
	]) {
		expect(() => parseThresholdQuery(query)).toThrow(
			expect.objectContaining({ code: 'QUERY_INVALID', message: expect.stringContaining('match_rate') }),
		);
	}
});

test('fifty-point areas are those of numpy.interp and the trapezoidal rule', () => {
	const scores = Array.from({ length: 200 }, (_, i) => ((i * 37 + 11) % 64) / 64);
	const labels = scores.map((score, i) => (((i * 29) % 64) / 64 + score * 1.2 > 1.25 ? 1 : 0));
	// computed with numpy 2.4.6 from the definition in revscoring 2.11.13
	const sampled = fiftyPointAreas(table(scores, labels), null);
	expect(sampled.rocAuc).toBeCloseTo(0.8656887755102041, 12);
	expect(sampled.prAuc).toBeCloseTo(0.8162860274160373, 12);
	expect(fiftyPointAreas(table(scores, labels), 0.05).prAuc).toBeCloseTo(0.45367919810765023, 12);
});
