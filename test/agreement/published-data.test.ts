/** All vectors of the reference file, and real campaigns: alpha of 254,449 judgements of talk page attacks. */
import { createReadStream, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { linearWeights, quadraticWeights } from '../../campaigns/agreement/agreement-weights.ts';
import { brennanPrediger, generalisedFleiss, gwetAc } from '../../campaigns/agreement/chance-corrected.ts';
import { cohenKappa } from '../../campaigns/agreement/cohen.ts';
import { congerKappa } from '../../campaigns/agreement/conger.ts';
import { interval, nominal, ordinal, ratio } from '../../campaigns/agreement/distances.ts';
import { fleissKappa } from '../../campaigns/agreement/fleiss.ts';
import { coincidences, krippendorffAlpha } from '../../campaigns/agreement/krippendorff.ts';
import { ratingsOf } from '../../campaigns/agreement/ratings.ts';
import { countUnits } from '../../campaigns/agreement/unit-counts.ts';
import { bunzip2 } from '../../trainer/export/bunzip2.ts';
import { sharedData } from '../support/shared-data.ts';
import { type Answer, byCounts, byRater, classesOf } from './sample-ratings.ts';

type Vectors = {
	krippendorff_alpha: {
		id: string;
		coders_by_units: Answer[][];
		published: Record<string, number>;
		computed: Record<string, { alpha: number; n_pairable: number }>;
		coincidence_matrix: number[][];
	}[];
	fleiss_kappa: {
		id: string;
		table_subjects_by_categories: number[][];
		computed: { fleiss_kappa?: number; kappa?: number; z?: number; kappa_j?: number[] };
	}[];
	cohen_kappa: {
		id: string;
		table_rater1_rows_rater2_cols: number[][];
		computed: { kappa: number; weighted_linear: number; weighted_quadratic: number };
	}[];
	other_chance_corrected: {
		id: string;
		data: string;
		coders_by_units?: Answer[][];
		computed: Record<'pa' | 'fleiss_generalised' | 'gwet_ac1' | 'brennan_prediger' | 'conger', number>;
	}[];
};

const file = sharedData('agreement-reference/agreement-vectors.json');
const vectors: Vectors | null = file ? JSON.parse(readFileSync(file, 'utf8')) : null;

describe.skipIf(!vectors)('the reference vectors (need the shared data)', () => {
	it.each(vectors?.krippendorff_alpha.map((each) => [each.id, each] as const) ?? [])(
		'alpha %s',
		(_id, vector) => {
			const units = countUnits(byRater(vector.coders_by_units));
			const values = classesOf(vector.coders_by_units).map(Number);
			const metrics = { nominal, ordinal, interval: interval(values), ratio: ratio(values) };
			for (const [name, metric] of Object.entries(metrics)) {
				const computed = vector.computed[name];
				if (!computed) continue;
				const alpha = krippendorffAlpha(units, metric);
				expect(alpha).toMatchObject({
					value: expect.closeTo(computed.alpha, 11),
					pairable: expect.closeTo(computed.n_pairable, 9),
				});
				const published = vector.published[name];
				if (published !== undefined) expect(alpha.value).toBeCloseTo(published, String(published).length - 2);
			}
			for (const [at, count] of vector.coincidence_matrix.flat().entries())
				expect(coincidences(units).matrix[at]).toBeCloseTo(count, 10);
		},
	);

	it.each(vectors?.fleiss_kappa.map((each) => [each.id, each] as const) ?? [])('Fleiss %s', (_id, vector) => {
		const kappa = fleissKappa(countUnits(byCounts(vector.table_subjects_by_categories)));
		if (kappa.value === null) throw new Error(kappa.reason);
		const { computed } = vector;
		expect(kappa.value).toBeCloseTo(computed.kappa ?? computed.fleiss_kappa ?? Number.NaN, 11);
		if (computed.z !== undefined) expect(kappa.z).toBeCloseTo(computed.z, 9);
		for (const [j, each] of (computed.kappa_j ?? []).entries())
			expect(kappa.categories[j]?.value).toBeCloseTo(each, 11);
	});

	it.each(vectors?.cohen_kappa.map((each) => [each.id, each] as const) ?? [])('Cohen %s', (_id, vector) => {
		const table = Float64Array.from(vector.table_rater1_rows_rater2_cols.flat());
		const size = vector.table_rater1_rows_rater2_cols.length;
		const { kappa, weighted_linear, weighted_quadratic } = vector.computed;
		expect(cohenKappa(table).value).toBeCloseTo(kappa, 11);
		expect(cohenKappa(table, linearWeights(size)).value).toBeCloseTo(weighted_linear, 11);
		expect(cohenKappa(table, quadraticWeights(size)).value).toBeCloseTo(weighted_quadratic, 11);
	});

	it.each(vectors?.other_chance_corrected.map((each) => [each.id, each] as const) ?? [])(
		'Gwet %s',
		(_id, vector) => {
			const inline =
				vector.coders_by_units ??
				vectors?.krippendorff_alpha.find(({ id }) => id === vector.data)?.coders_by_units;
			const ratings = byRater(inline ?? []);
			const units = countUnits(ratings);
			const { computed } = vector;
			expect(gwetAc(units)).toMatchObject({
				value: expect.closeTo(computed.gwet_ac1, 8),
				observed: expect.closeTo(computed.pa, 8),
			});
			expect(generalisedFleiss(units).value).toBeCloseTo(computed.fleiss_generalised, 8);
			expect(brennanPrediger(units).value).toBeCloseTo(computed.brennan_prediger, 8);
			expect(congerKappa(ratings).value).toBeCloseTo(computed.conger, 8);
		},
	);
});

const detox = sharedData('detox-annotations/detox_annotations.mturk.dev.json.bz2');

it.skipIf(!detox)('254,449 judgements of attacks and of aggression (needs the shared data)', async () => {
	const blocks: Uint8Array[] = [];
	for await (const block of bunzip2(createReadStream(detox ?? ''))) blocks.push(block);
	const text = Buffer.concat(blocks).toString();
	const columns = {
		units: [] as number[],
		raters: [] as number[],
		attack: [] as number[],
		aggression: [] as number[],
	};
	const [revisions, workers] = [new Map<unknown, number>(), new Map<unknown, number>()];
	const codeOf = (codes: Map<unknown, number>, name: unknown) => {
		if (!codes.has(name)) codes.set(name, codes.size);
		return codes.get(name) ?? 0;
	};
	for (const line of text.split('\n')) {
		if (line === '') continue;
		const row = JSON.parse(line);
		columns.units.push(codeOf(revisions, row.rev_id));
		columns.raters.push(codeOf(workers, row.worker_id));
		columns.attack.push(row.attack ? 1 : 0);
		columns.aggression.push(row.aggression ? 1 : 0);
	}
	const sizes = { unitCount: revisions.size, raterCount: workers.size, classCount: 2 };
	expect([columns.units.length, sizes]).toEqual([
		254_449,
		{ unitCount: 23_236, raterCount: 4_018, classCount: 2 },
	]);
	const alphaOf = (classes: number[]) =>
		krippendorffAlpha(countUnits(ratingsOf({ ...columns, classes }, sizes))).value;
	expect(alphaOf(columns.attack)).toBeCloseTo(0.4457, 4);
	expect(alphaOf(columns.aggression)).toBeCloseTo(0.4308, 4);
});
