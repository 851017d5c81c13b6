import { expect, test } from 'vitest';
import { parsePath, readModelInfo } from '../../trainer/model/model-info-path.ts';
import { sampleCard } from './sample-card.ts';

/** 2000 predictions whose statistics revscoring's own tests state: 51 true, of which 46 are found at a half; population rate 5%. */
function skewed() {
	const pool = [
		...Array.from({ length: 101 }, (_, i) => ({
			p: i / 100,
			label: !((i < 50 && i % 10 !== 3) || i % 10 === 5),
		})),
		...Array.from({ length: 39 * 51 }, (_, i) => ({ p: (i % 51) / 100, label: false })),
	];
	const rows = [
		...pool.filter(({ label }) => label).slice(0, 51),
		...pool.filter(({ label }) => !label).slice(0, 1949),
	];
	return sampleCard(
		rows.map(({ p }) => p),
		rows.map(({ label }) => label),
		0.05,
	);
}

const card = skewed();

test('statistics are the figures revscoring computes from the same predictions', () => {
	expect(readModelInfo(card, 'statistics')).toMatchObject({
		statistics: {
			counts: { n: 2000, labels: { true: 51, false: 1949 }, predictions: { true: { true: 46, false: 5 } } },
			rates: { sample: { true: 0.026, false: 0.974 }, population: { true: 0.05, false: 0.95 } },
			roc_auc: { micro: 0.952, macro: 0.946 },
			pr_auc: { micro: 0.988, macro: 0.933 },
			accuracy: { micro: 0.975, macro: 0.975 },
		},
	});
});

test('threshold queries are answered in both of their forms', () => {
	const path = 'statistics.thresholds.true."maximum recall @ precision >= 0.9"';
	expect(readModelInfo(card, path)).toMatchObject({
		statistics: { thresholds: { true: [{ threshold: 0.51, recall: expect.any(Number) }] } },
	});
	expect(readModelInfo(card, 'statistics."maximum recall @ precision >= 0.9"')).toMatchObject({
		statistics: { 'maximum recall @ precision >= 0.9': { labels: { true: 0.51 } } },
	});
	const both = `${path}|statistics.thresholds.true.'maximum recall @ precision >= 1.1'|version`;
	expect(readModelInfo(card, both)).toMatchObject({
		version: '0.1.0',
		statistics: { thresholds: { true: [{ threshold: 0.51 }, null] } },
	});
});

test('threshold tables come only when asked for', () => {
	expect(JSON.stringify(readModelInfo(card, ''))).not.toContain('thresholds');
	const { statistics } = readModelInfo(card, 'statistics.thresholds') as {
		statistics: { thresholds: Record<string, Record<string, number>[]> };
	};
	expect(statistics.thresholds.true?.length).toBe(card.thresholds.true.length);
	expect(Object.keys(statistics.thresholds.false?.[0] ?? {}).sort()).toEqual(
		[
			'!f1',
			'!precision',
			'!recall',
			'accuracy',
			'f1',
			'filter_rate',
			'fpr',
			'match_rate',
			'precision',
			'recall',
			'threshold',
		].sort(),
	);
});

test('everything ORES told is there', () => {
	expect(Object.keys(readModelInfo(card, '') as object)).toEqual([
		'type',
		'version',
		'params',
		'environment',
		'statistics',
		'score_schema',
	]);
	expect(readModelInfo(card, 'statistics.roc_auc.labels.true|params.population_rates')).toEqual({
		statistics: { roc_auc: { labels: { true: expect.any(Number) } } },
		params: { population_rates: { true: 0.05, false: 0.95 } },
	});
});

test('a path that leads nowhere is refused in the words of ORES', () => {
	for (const path of ['foo', 'statistics.thresholds.maybe', 'version.x', 'toString', 'statistics."open']) {
		expect(() => readModelInfo(card, path), path).toThrow(
			expect.objectContaining({
				code: 'MODEL_INFO_NOT_FOUND',
				message: expect.stringMatching(/could not be retrieved for '/),
			}),
		);
	}
	expect(() => readModelInfo(card, 'statistics."maximum x @ y >= 1"')).toThrow(
		expect.objectContaining({ code: 'QUERY_INVALID' }),
	);
});

test('quotes protect dots in a path', () => {
	expect(parsePath(`statistics.thresholds.true."a @ b >= 0.9".'c.d'`)).toEqual([
		'statistics',
		'thresholds',
		'true',
		'a @ b >= 0.9',
		'c.d',
	]);
	expect(parsePath('')).toEqual([]);
});
